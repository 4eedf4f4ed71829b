package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// A who is whose rating of whom: two ratings of one pair and topic are the same
// rating.
type who struct{ cycle, employee, rater string }

// duplicates settles ratings that stand more than once in a batch.
type duplicates struct {
	*ladder.Batch
	drop map[int]bool // ratings that give way to another
}

// settleDuplicates looks for ratings of the same employee by the same rater in
// the same dimension and cycle. The same value twice is kept once; a blank
// beside a value gives way to it; different values make both unread, and so does
// a value beside a text nobody could read. It stops once there are more problems
// than a file may have.
func settleDuplicates(b *ladder.Batch, mostProblems int) {
	d := duplicates{Batch: b, drop: map[int]bool{}}
	marks := b.Ratings.Marks()
	standing := make([]struct{ pair, rating int }, len(b.Ratings.Topics())) // by topic: the rating that stands
	for n, runs := range runsByPair(b.Ratings.Runs()) {
		if len(b.Problems) > mostProblems {
			return
		}
		for _, run := range runs {
			for i := run.From; i < run.To; i++ {
				s := &standing[marks[i].Topic]
				if s.pair != n+1 {
					s.pair, s.rating = n+1, i
					continue
				}
				s.rating = d.settle(s.rating, i)
			}
		}
	}
	b.Ratings.Drop(d.drop)
}

// runsByPair sorts runs by whose ratings of whom they hold, in the order they
// come. Most pairs have one run.
func runsByPair(runs []ladder.Run) [][]ladder.Run {
	at := make(map[who]int, len(runs))
	pairs := make([][]ladder.Run, 0, len(runs))
	for i := range runs {
		key := who{runs[i].Cycle, runs[i].Employee, runs[i].Rater}
		n, met := at[key]
		if !met {
			at[key] = len(pairs)
			pairs = append(pairs, runs[i:i+1:i+1])
			continue
		}
		pairs[n] = append(pairs[n], runs[i])
	}
	return pairs
}

// settle decides between an earlier rating and a later one of the same thing. It
// gives the one that stands.
func (d *duplicates) settle(first, second int) int {
	x, y := d.Ratings.At(first), d.Ratings.At(second)
	switch {
	case y.State == ladder.Blank:
		d.drop[second] = true
	case x.State == ladder.Blank:
		d.drop[first] = true
		return second
	case x.State == ladder.Unread && y.State == ladder.Unread: // each has its own problem
	case x.State == ladder.Unread:
		d.conflict(second, y, x)
	case y.State == ladder.Unread:
		d.conflict(first, x, y)
	case x.State == y.State && x.Level == y.Level:
		d.drop[second] = true
		d.Problems = append(d.Problems, ladder.Problem{Source: y.Source, Text: y.Text, Code: ladder.DuplicateSame, Severity: ladder.Warning,
			Message: fmt.Sprintf("%s's rating of %s in %s stands at %s as well, with the same value; it was taken once.", y.Rater, y.Employee, y.Dimension, x.Source.Cell())})
	default:
		d.conflict(first, x, y)
		d.conflict(second, y, x)
	}
	return first
}

// duplicateRule marks a rating that is unread because another contradicts it.
const duplicateRule = "duplicate_conflict"

// conflict makes rating i unread because another one contradicts it.
func (d *duplicates) conflict(i int, rating, other ladder.Rating) {
	at := place(other.Source, rating.Source)
	message := fmt.Sprintf("%s rated %s in %s twice with different values: %.80q here and %.80q at %s; neither was used. Keep one.",
		rating.Rater, rating.Employee, rating.Dimension, rating.Text, other.Text, at)
	if other.State == ladder.Unread {
		message = fmt.Sprintf("%s rated %s in %s twice: %.80q here, and %.80q at %s, which was not read and may contradict it; neither was used. Mend that one, or keep one.",
			rating.Rater, rating.Employee, rating.Dimension, rating.Text, other.Text, at)
	}
	d.Problems = append(d.Problems, ladder.Problem{Source: rating.Source, Text: rating.Text, Code: ladder.DuplicateConflict, Severity: ladder.Error, Message: message})
	d.Ratings.Unread(i, duplicateRule)
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
