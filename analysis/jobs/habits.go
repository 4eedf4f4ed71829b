package jobs

import (
	"math"

	"calibrate/analysis/stats"
)

// A habit is what a rater's own scores show, without a model.
type habit struct {
	ratees, shared int // people rated; those whom others rated too
	ratings        int
	mean, spread   stats.Figure // of all ratings given
	matched        stats.Figure // own rating less the mean of the others, over cells (person × dimension) others rated too
	spreadOthers   stats.Figure // of the others' ratings in those cells
	cells          int          // so many
}

// sums gathers a mean and a standard deviation. Levels are half steps, so the
// sums of levels are exact.
type sums struct{ n, sum, squares float64 }

func (s *sums) add(x float64) { s.n, s.sum, s.squares = s.n+1, s.sum+x, s.squares+x*x }

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

// habitsOf gives the habits of every rater by code. Rows stand by employee.
func habitsOf(t stats.Ratings) []habit {
	habits := make([]habit, t.Rater.Len())
	own, others, matched := make([]sums, len(habits)), make([]sums, len(habits)), make([]sums, len(habits))
	for from := 0; from < t.Len(); {
		to := from
		for to < t.Len() && t.Unit.Code[to] == t.Unit.Code[from] {
			to++
		}
		c := countCells(t, from, to)
		for code, alone := range c.raters {
			habits[code].ratees++
			if !alone {
				habits[code].shared++
			}
		}
		for row := from; row < to; row++ {
			code, level, cell := t.Rater.Code[row], t.Value[row], c.cells[t.Item.Code[row]]
			own[code].add(level)
			if cell.n < 2 {
				continue
			}
			matched[code].add(level - (cell.sum-level)/(cell.n-1))
			others[code].n += cell.n - 1
			others[code].sum += cell.sum - level
			others[code].squares += cell.squares - level*level
		}
		from = to
	}
	for code := range habits {
		h := &habits[code]
		h.ratings, h.cells = int(own[code].n), int(matched[code].n)
		h.mean, h.spread = own[code].mean("no ratings"), own[code].sd("one rating")
		const alone = "nobody else rated the same people on the same dimensions"
		h.matched, h.spreadOthers = matched[code].mean(alone), others[code].sd(alone)
	}
	return habits
}

// cellCount is the ratings of one employee: by dimension, and by rater whether
// that rater is the only one.
type cellCount struct {
	cells  []sums
	raters map[int32]bool
}

func countCells(t stats.Ratings, from, to int) cellCount {
	c := cellCount{cells: make([]sums, t.Item.Len()), raters: map[int32]bool{}}
	for row := from; row < to; row++ {
		c.cells[t.Item.Code[row]].add(t.Value[row])
		c.raters[t.Rater.Code[row]] = true
	}
	for code := range c.raters {
		c.raters[code] = len(c.raters) == 1
	}
	return c
}
