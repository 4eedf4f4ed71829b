package jobs

import (
	"math"

	"calibrate/analysis/stats"
)

// ownScores is what a rater's scores show by themselves, without a model.
type ownScores struct {
	ratees, shared int // people rated; those whom others rated too
	ratings        int
	mean, spread   stats.Figure // of all ratings given
	cells          int          // person × dimension that others rated too
	matched        stats.Figure // own rating less the mean of the others, over those cells
	spreadOthers   stats.Figure // of the others' ratings in those cells
}

// sums gathers a mean and a standard deviation. Levels are half steps, so the
// sums of levels are exact.
type sums struct{ n, sum, squares float64 }

func (s *sums) add(x float64) { s.n, s.sum, s.squares = s.n+1, s.sum+x, s.squares+x*x }

func (s *sums) without(all sums, x float64) {
	s.n, s.sum, s.squares = s.n+all.n-1, s.sum+all.sum-x, s.squares+all.squares-x*x
}

func (s sums) mean(why string) stats.Figure {
	if s.n == 0 {
		return stats.Unknown(why)
	}
	return stats.Known(s.sum / s.n)
}

func (s sums) sd(why string) stats.Figure {
	if s.n < 2 {
		return stats.Unknown(why)
	}
	return stats.Known(math.Sqrt(math.Max(0, (s.squares-s.sum*s.sum/s.n)/(s.n-1))))
}

// raterSums gathers the scores of one rater over all people.
type raterSums struct{ own, others, matched sums }

// ownScoresOf gives the scores of every rater by code. Rows stand by employee.
func ownScoresOf(t stats.Ratings) []ownScores {
	scores, all := make([]ownScores, t.Rater.Len()), make([]raterSums, t.Rater.Len())
	for from, to := range stretchesOf(t.Unit.Code) {
		addEmployee(t, from, to, scores, all)
	}
	const alone = "nobody else rated the same people on the same dimensions"
	for code, a := range all {
		s := &scores[code]
		s.ratings, s.cells = int(a.own.n), int(a.matched.n)
		s.mean, s.spread = a.own.mean("no ratings"), a.own.sd("one rating")
		s.matched, s.spreadOthers = a.matched.mean(alone), a.others.sd(alone)
	}
	return scores
}

// addEmployee takes in the rows of one employee.
func addEmployee(t stats.Ratings, from, to int, scores []ownScores, all []raterSums) {
	cells, raters := make([]sums, t.Item.Len()), map[int32]bool{}
	for row := from; row < to; row++ {
		cells[t.Item.Code[row]].add(t.Value[row])
		raters[t.Rater.Code[row]] = true
	}
	for code := range raters {
		scores[code].ratees++
		if len(raters) > 1 {
			scores[code].shared++
		}
	}
	for row := from; row < to; row++ {
		a, level, cell := &all[t.Rater.Code[row]], t.Value[row], cells[t.Item.Code[row]]
		a.own.add(level)
		if cell.n > 1 {
			a.matched.add(level - (cell.sum-level)/(cell.n-1))
			a.others.without(cell, level)
		}
	}
}
