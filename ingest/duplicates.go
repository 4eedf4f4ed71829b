package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// A who is what makes two ratings of one dimension the same rating.
type who struct{ cycle, employee, rater, ladder string }

// settleDuplicates looks for ratings of the same employee by the same rater in
// the same dimension and cycle. The same value twice is kept once; a blank
// beside a value gives way to it; different values make both unread, and so does
// a value beside a text nobody could read.
func settleDuplicates(b *ladder.Batch) {
	seen := map[who]map[string]int{} // by dimension: index of the rating that stands
	drop := map[int]bool{}
	var last who
	var mine map[string]int
	for i := range b.Ratings {
		rating := &b.Ratings[i]
		key := who{rating.Cycle, rating.Employee, rating.Rater, rating.Ladder}
		if key != last || mine == nil {
			if last, mine = key, seen[key]; mine == nil {
				mine = map[string]int{}
				seen[key] = mine
			}
		}
		first, twice := mine[rating.Dimension]
		if !twice {
			mine[rating.Dimension] = i
			continue
		}
		settle(b, mine, drop, first, i)
	}
	if len(drop) > 0 {
		b.Ratings = without(b.Ratings, drop)
	}
}

// settle decides between an earlier rating and a later one of the same thing.
func settle(b *ladder.Batch, mine map[string]int, drop map[int]bool, first, second int) {
	x, y := &b.Ratings[first], &b.Ratings[second]
	switch {
	case y.State == ladder.Blank:
		drop[second] = true
	case x.State == ladder.Blank:
		drop[first] = true
		mine[y.Dimension] = second
	case x.State == ladder.Unread && y.State == ladder.Unread: // each has its own problem
	case x.State == ladder.Unread:
		conflict(b, y, x)
	case y.State == ladder.Unread:
		conflict(b, x, y)
	case x.State == y.State && x.Level == y.Level:
		drop[second] = true
		b.Problems = append(b.Problems, ladder.Problem{Source: y.Source, Text: y.Text, Code: ladder.DuplicateSame, Severity: ladder.Warning,
			Message: fmt.Sprintf("%s's rating of %s in %s stands at %s as well, with the same value; it was taken once.", y.Rater, y.Employee, y.Dimension, x.Source.Cell())})
	default:
		conflict(b, x, y)
		conflict(b, y, x)
	}
}

// duplicateRule marks a rating that is unread because another contradicts it.
const duplicateRule = "duplicate_conflict"

// conflict makes a rating unread because another one contradicts it.
func conflict(b *ladder.Batch, rating, other *ladder.Rating) {
	b.Problems = append(b.Problems, ladder.Problem{Source: rating.Source, Text: rating.Text, Code: ladder.DuplicateConflict, Severity: ladder.Error,
		Message: fmt.Sprintf("%s rated %s in %s twice with different values: %.80q here and %.80q at %s; neither was used. Keep one.",
			rating.Rater, rating.Employee, rating.Dimension, rating.Text, other.Text, place(other.Source, rating.Source))})
	rating.State, rating.Level, rating.Rule = ladder.Unread, 0, duplicateRule
}

// place names a cell, with its sheet or file when it lies in another one.
func place(at, from ladder.Source) string {
	if at.File != from.File {
		return at.String()
	}
	if at.Sheet != from.Sheet {
		return fmt.Sprintf("%s of sheet %q", at.Cell(), at.Sheet)
	}
	return at.Cell()
}

func without(ratings []ladder.Rating, drop map[int]bool) []ladder.Rating {
	kept := ratings[:0]
	for i := range ratings {
		if !drop[i] {
			kept = append(kept, ratings[i])
		}
	}
	return kept
}
