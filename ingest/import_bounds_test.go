package ingest

import (
	"strings"
	"testing"

	"calibrate/ladder"
)

// TestTooMuchOfABatch: a file with more problems or people than a file may have is
// refused whole, with its first problems and a sentence that says what to do.
func TestTooMuchOfABatch(t *testing.T) {
	r := &run{opt: &Options{}, limits: Limits{Problems: 500, People: 3}.orDefault()}
	for name, b := range map[string]*ladder.Batch{
		"500 of its cells": {File: "a.csv", Problems: make([]ladder.Problem, 501), People: make([]ladder.Person, 1)},
		"3 people":         {File: "a.csv", People: make([]ladder.Person, 2), Mentioned: make([]ladder.Person, 2)},
	} {
		problems := min(len(b.Problems), shownProblems)
		r.finish(&file{}, b)
		if b.Status != ladder.Refused || !strings.Contains(b.Reason, name) || !strings.Contains(b.Reason, "--limits 4") || len(b.People) > 0 {
			t.Errorf("%s: %s %s", name, b.Status, b.Reason)
		}
		if len(b.Problems) != problems+1 || b.Problems[0].Code != ladder.TooLarge {
			t.Errorf("%s: %d problems", name, len(b.Problems))
		}
	}
	b := &ladder.Batch{File: "a.csv", Problems: make([]ladder.Problem, 500), People: make([]ladder.Person, 3)}
	if r.finish(&file{}, b); b.Status == ladder.Refused {
		t.Error(b.Reason)
	}
}
