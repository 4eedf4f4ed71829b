package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// A Refusal is the error of a file that is not read at all, because any part
// of it read would be unsafe or might be wrong. Its problem's message names
// file, sheet, cell or part, what was seen, what was expected and what to do.
type Refusal struct {
	Problem ladder.Problem
}

// Error gives the message of the refusal's problem.
func (r *Refusal) Error() string { return r.Problem.Message }

// refuse makes a Refusal at a place of a file. The place may be a whole file,
// a sheet or a cell.
func refuse(at ladder.Source, code, format string, args ...any) *Refusal {
	return &Refusal{ladder.Problem{
		Source:   at,
		Code:     code,
		Severity: ladder.Error,
		Message:  at.String() + ": " + fmt.Sprintf(format, args...),
	}}
}

// seen notes the offending text in the refusal.
func (r *Refusal) seen(text string) *Refusal {
	r.Problem.Text = text
	return r
}
