package ingest

import (
	"slices"
	"testing"

	"calibrate/ladder"
)

func TestDuplicates(t *testing.T) {
	rating := func(row int, state ladder.State, level float64) ladder.Rating {
		return ladder.Rating{Source: ladder.Source{Row: row, Col: 3}, Cycle: "2026-H1", Employee: "E1", Rater: "E2", Ladder: "sre", Dimension: "Feedback", State: state, Level: level, Text: string(state)}
	}
	rated := func(row int, level float64) ladder.Rating { return rating(row, ladder.Rated, level) }
	cases := []struct {
		name     string
		ratings  []ladder.Rating
		states   []ladder.State // of the ratings kept
		problems []string
	}{
		{"the same twice", []ladder.Rating{rated(1, 3), rated(2, 3)}, []ladder.State{ladder.Rated}, []string{ladder.DuplicateSame}},
		{"two values", []ladder.Rating{rated(1, 3), rated(2, 4)}, []ladder.State{ladder.Unread, ladder.Unread}, []string{ladder.DuplicateConflict, ladder.DuplicateConflict}},
		{"three, two of them alike", []ladder.Rating{rated(1, 3), rated(2, 4), rated(3, 3)}, []ladder.State{ladder.Unread, ladder.Unread, ladder.Unread}, []string{ladder.DuplicateConflict, ladder.DuplicateConflict, ladder.DuplicateConflict}},
		{"a value and a state", []ladder.Rating{rated(1, 3), rating(2, ladder.NotObserved, 0)}, []ladder.State{ladder.Unread, ladder.Unread}, []string{ladder.DuplicateConflict, ladder.DuplicateConflict}},
		{"a value and a blank", []ladder.Rating{rated(1, 3), rating(2, ladder.Blank, 0)}, []ladder.State{ladder.Rated}, nil},
		{"a blank and a value", []ladder.Rating{rating(1, ladder.Blank, 0), rated(2, 3)}, []ladder.State{ladder.Rated}, nil},
		{"a value and a text nobody could read", []ladder.Rating{rated(1, 3), rating(2, ladder.Unread, 0)}, []ladder.State{ladder.Unread, ladder.Unread}, []string{ladder.DuplicateConflict}},
		{"two texts nobody could read", []ladder.Rating{rating(1, ladder.Unread, 0), rating(2, ladder.Unread, 0)}, []ladder.State{ladder.Unread, ladder.Unread}, nil},
		{"one state twice", []ladder.Rating{rating(1, ladder.TooNew, 0), rating(2, ladder.TooNew, 0)}, []ladder.State{ladder.TooNew}, []string{ladder.DuplicateSame}},
	}
	for _, c := range cases {
		b := &ladder.Batch{Ratings: ladder.NewRatings(c.ratings...)}
		settleDuplicates(b, 100)
		var states []ladder.State
		for _, r := range b.Ratings.All() {
			states = append(states, r.State)
			if r.State == ladder.Unread && r.Level != 0 {
				t.Errorf("%s: an unread rating kept its level", c.name)
			}
		}
		var problems []string
		for _, p := range b.Problems {
			problems = append(problems, p.Code)
		}
		if !slices.Equal(states, c.states) || !slices.Equal(problems, c.problems) {
			t.Errorf("%s: gives %v with %v, want %v with %v", c.name, states, problems, c.states, c.problems)
		}
	}
	other := []ladder.Rating{rated(1, 3), rated(2, 4), rated(3, 5), rated(4, 2), rated(5, 1)}
	other[1].Rater, other[2].Dimension, other[3].Cycle, other[4].Employee = "E3", "Delegation", "2025-H2", "E4"
	b := &ladder.Batch{Ratings: ladder.NewRatings(other...)}
	if settleDuplicates(b, 100); b.Ratings.Len() != 5 || len(b.Problems) > 0 {
		t.Errorf("different ratings were taken for duplicates: %+v", b.Problems)
	}
}
