package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// maxTwoWayWork is the largest number of ratings × replicates resampled.
const maxTwoWayWork = 100_000_000

// AlphaTwoWay is the 95 % interval of alpha on each scale when other raters,
// not only other employees, might have been drawn: the pigeonhole bootstrap of
// Owen (2007), Annals of Applied Statistics 1, 386–411, in which employees and
// raters are resampled independently and a rating counts as often as both. It
// is conservative. Use it to speak of raters in general; the interval in
// [AlphaEstimate] speaks of these raters.
func AlphaTwoWay(r Ratings, opt AlphaOptions) ([4]Interval, error) {
	var out [4]Interval
	t, err := NewTally(r, opt.Levels)
	if err != nil {
		return out, err
	}
	if work := r.Len() * opt.Replicates; work > maxTwoWayWork {
		why := fmt.Sprintf("%d ratings by %d replicates are too many to resample raters as well", r.Len(), opt.Replicates)
		return [4]Interval{unknownInterval(why), unknownInterval(why), unknownInterval(why), unknownInterval(why)}, nil
	}
	units := cellsOf(r, t.Categories)
	var replicates [4][]Figure
	for s := range replicates {
		replicates[s] = make([]Figure, opt.Replicates)
	}
	parallel(opt.Replicates, func(b int) {
		employee := poissonWeights(t.Employees, opt.Seed, uint64(b))
		rater := poissonWeights(r.Rater.Len(), ^opt.Seed, uint64(b))
		c := weighted(units, t.Categories, employee, rater)
		for _, s := range Scales {
			replicates[s][b] = c.Alpha(s).Alpha
		}
	})
	all := t.coincidence()
	for _, s := range Scales {
		out[s] = percentileInterval(all.Alpha(s).Alpha, replicates[s], opt.Replicates)
	}
	return out, nil
}

// cell is one rating: who gave it and which category.
type cell struct{ rater, category int32 }

// unitCells are the ratings of one unit of an employee.
type unitCells struct {
	employee int32
	cells    []cell
}

// cellsOf groups the ratings by unit, in an order that does not depend on that
// of the rows. Units with one rating are left out.
func cellsOf(r Ratings, categories []float64) (units []unitCells) {
	item := func(row int32) int32 {
		if r.Item.Code == nil {
			return 0
		}
		return r.Item.Code[row]
	}
	rows := make([]int32, r.Len())
	for i := range rows {
		rows[i] = int32(i)
	}
	slices.SortFunc(rows, func(a, b int32) int {
		return cmp.Or(cmp.Compare(r.Unit.Code[a], r.Unit.Code[b]), cmp.Compare(item(a), item(b)),
			cmp.Compare(r.Rater.Code[a], r.Rater.Code[b]), cmp.Compare(r.Value[a], r.Value[b]))
	})
	for from := 0; from < len(rows); {
		first, to := rows[from], from
		u := unitCells{employee: r.Unit.Code[first]}
		for ; to < len(rows) && r.Unit.Code[rows[to]] == u.employee && item(rows[to]) == item(first); to++ {
			c, _ := slices.BinarySearch(categories, r.Value[rows[to]])
			u.cells = append(u.cells, cell{r.Rater.Code[rows[to]], int32(c)})
		}
		if from = to; len(u.cells) >= 2 {
			units = append(units, u)
		}
	}
	return units
}

// poissonWeights are the bootstrap weights of n subjects in one replicate.
func poissonWeights(n int, seed, replicate uint64) []float64 {
	weight, all := make([]float64, n), streamsOf(seed, replicate)
	for i := range weight {
		own := all.of(uint64(i))
		weight[i] = float64(own.Poisson())
	}
	return weight
}

// weighted is the coincidence matrix of units whose employees and raters count
// several times or not at all.
func weighted(units []unitCells, categories, employee, rater []float64) *Coincidence {
	out := NewCoincidence(categories)
	sums, squares := make([]float64, len(categories)), make([]float64, len(categories))
	for _, u := range units {
		if times := employee[u.employee]; times > 0 {
			clear(sums)
			clear(squares)
			for _, c := range u.cells {
				w := rater[c.rater]
				sums[c.category] += w
				squares[c.category] += w * w
			}
			out.addWeighted(sums, squares, times)
		}
	}
	return out
}

// addWeighted adds a unit given the sums of its raters' weights v and of v² by
// category. Pairs of different raters weigh as the product of their weights,
// scaled so that they sum to V = Σv as in a unit of V raters: by V − Σv²/V,
// which is m − 1 when all weights are 1.
func (c *Coincidence) addWeighted(sums, squares []float64, times float64) {
	v, v2 := sum(sums), sum(squares)
	if v*v-v2 <= 0 {
		return // fewer than two different raters are in the sample
	}
	scale, k := times/(v-v2/v), len(sums)
	for a := range k {
		for b := range k {
			pair := sums[a] * sums[b]
			if a == b {
				pair -= squares[a]
			}
			c.pairs[a*k+b] += scale * pair
		}
	}
}
