package ingest

import (
	"fmt"
	"strings"

	"calibrate/ladder"
)

// tooMuch says why a file is not taken although its cells were read: more problems
// or people than a file may have; "" when it has not. A sheet on another scale has a
// problem in every cell, and telling them all would help nobody.
func (r *run) tooMuch(b *ladder.Batch, people int) string {
	switch {
	case len(b.Problems) > r.limits.Problems:
		return fmt.Sprintf("more than %d of its cells have a problem, as a sheet on another scale or of another roster has; settle the first ones (--scale, --map, a roster) and import it again, or raise the limits (--limits 4)", r.limits.Problems)
	case people > r.limits.People:
		return fmt.Sprintf("it names more than %d people; split it, or raise the limits (--limits 4)", r.limits.People)
	}
	return ""
}

// shownProblems is how many problems are told of a file that has too many.
const shownProblems = 100

// refuseTooMuch refuses a file, telling its first problems only.
func refuseTooMuch(b *ladder.Batch, reason string) {
	whole := ladder.Source{File: b.File}
	first := ladder.Problem{Source: whole, Code: ladder.TooLarge, Severity: ladder.Error, Message: whole.String() + ": " + reason + "."}
	b.Reason = strings.TrimSuffix(first.Message, ".")
	b.Problems = append([]ladder.Problem{first}, b.Problems[:min(len(b.Problems), shownProblems)]...)
}
