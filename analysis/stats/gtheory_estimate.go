package stats

import (
	"context"
	"slices"
)

// likelihood estimates the components by REML and keeps their covariances.
func (g *GStudy) likelihood(ctx context.Context, r Ratings) ([]float64, error) {
	terms, place, part := gTerms(r)
	near, err := gStart(ctx, r, terms, place)
	if err != nil {
		return nil, err
	}
	fit, err := FitLMM(ctx, Model{Y: r.Value, Random: terms}, LMMOptions{NoEffects: true, start: near})
	if err != nil {
		return nil, err
	}
	g.Method, g.Notes, g.part = fit.Method, fit.Notes, part
	place = append(place, len(gNames)-1)
	estimate := make([]float64, len(gNames))
	g.covariance = squareOf(len(gNames))
	for i, k := range place[:len(place)-1] {
		estimate[k] = fit.Components[i].Variance
	}
	estimate[len(gNames)-1] = fit.Residual.Variance
	for i, a := range place {
		for j, b := range place {
			g.covariance[a][b] = fit.Covariances[i][j]
		}
	}
	return estimate, nil
}

// gTerms are the random factors the table can carry, with their places in gNames. An interaction that has one rating per
// level, or that groups the ratings as another term does, is left out as part of that component.
func gTerms(r Ratings) (terms []Factor, place []int, part [7]string) {
	e, j := named(r.Unit, "employee"), named(r.Rater, "rater")
	terms, place = []Factor{e, j}, []int{0, 1}
	if !r.HasItems() {
		return terms, place, part
	}
	d := named(r.Item, "dimension")
	terms, place = append(terms, d), append(place, 2)
	for k, pair := range []Factor{Interact(e, j), Interact(e, d), Interact(j, d)} {
		levels := len(pair.Labels)
		same := slices.IndexFunc(terms, func(f Factor) bool { return distinctCodes(f) == levels && nestedIn(pair.Code, f.Code, levels) })
		switch {
		case levels == r.Len():
			part[3+k] = "residual"
		case same >= 0:
			part[3+k] = terms[same].Name
		default:
			terms, place = append(terms, pair), append(place, 3+k)
		}
	}
	return terms, place, part
}

func named(f Factor, name string) Factor {
	f.Name = name
	return f
}

func distinctCodes(f Factor) int {
	seen, n := make([]bool, codesIn(f.Code)), 0
	for _, c := range f.Code {
		if !seen[c] {
			seen[c], n = true, n+1
		}
	}
	return n
}

func squareOf(n int) [][]float64 {
	out := make([][]float64, n)
	for i := range out {
		out[i] = make([]float64, n)
	}
	return out
}

// meanSquares estimates the components of a complete design, one rating per cell, from its mean squares (Brennan 2001,
// section 3.4 and appendix B), and their covariances from 2 MS² / df. It is false when the design is not complete.
func (g *GStudy) meanSquares(r Ratings) ([]float64, bool) {
	ne, nr, nd := distinctCodes(r.Unit), distinctCodes(r.Rater), 1
	if r.HasItems() {
		nd = distinctCodes(r.Item)
	}
	if ne*nr*nd != r.Len() || !onePerCell(r) {
		return nil, false
	}
	size := [3]float64{float64(ne), float64(nr), float64(nd)}
	effects := gEffects(r.HasItems())
	ms, df := effectMeanSquares(r, size, effects)
	weight := emsInverse(effects, size)
	estimate, variance := make([]float64, len(gNames)), make([]float64, len(effects))
	for j, m := range ms {
		variance[j] = 2 * m * m / df[j]
	}
	g.covariance = squareOf(len(gNames))
	for i, a := range effects {
		for j, m := range ms {
			estimate[a.place] += weight[i][j] * m
			for k, b := range effects {
				g.covariance[a.place][b.place] += weight[i][j] * weight[k][j] * variance[j]
			}
		}
	}
	return estimate, true
}

func onePerCell(r Ratings) bool {
	cells := len(Interact(r.Unit, r.Rater).Labels)
	if r.HasItems() {
		cells = len(Interact(Interact(r.Unit, r.Rater), r.Item).Labels)
	}
	return cells == r.Len()
}

// gEffect is a set of facets (bit 0 employee, 1 rater, 2 dimension) and its place in gNames.
type gEffect struct {
	facets uint
	place  int
}

func gEffects(items bool) []gEffect {
	if !items {
		return []gEffect{{1, 0}, {2, 1}, {3, 6}}
	}
	return []gEffect{{1, 0}, {2, 1}, {4, 2}, {3, 3}, {5, 4}, {6, 5}, {7, 6}}
}

// effectMeanSquares computes sums of squares of means by inclusion and exclusion, over degrees of freedom.
func effectMeanSquares(r Ratings, size [3]float64, effects []gEffect) (ms, df []float64) {
	raw := make([]float64, 8) // per set of facets: the uncorrected sum of squares of its means
	raw[0] = cellSquares(r, 0, size)
	for _, e := range effects {
		raw[e.facets] = cellSquares(r, e.facets, size)
	}
	for _, e := range effects {
		ss, free := 0.0, 1.0
		for sub := uint(0); sub <= e.facets; sub++ {
			if sub&e.facets == sub {
				ss += parity(e.facets^sub) * raw[sub]
			}
		}
		for f := range 3 {
			if e.facets>>f&1 == 1 {
				free *= size[f] - 1
			}
		}
		ms, df = append(ms, ss/free), append(df, free)
	}
	return ms, df
}

func parity(set uint) float64 {
	sign := 1.0
	for ; set > 0; set >>= 1 {
		if set&1 == 1 {
			sign = -sign
		}
	}
	return sign
}

func cellSquares(r Ratings, facets uint, size [3]float64) float64 {
	codes, cell, cells := [][]int32{r.Unit.Code, r.Rater.Code, r.Item.Code}, make([]int, r.Len()), 1
	for f, code := range codes {
		if facets>>f&1 == 1 {
			width := codesIn(code)
			for i, c := range code {
				cell[i] = cell[i]*width + int(c)
			}
			cells *= width
		}
	}
	sum := make([]float64, cells)
	for i, c := range cell {
		sum[c] += r.Value[i]
	}
	per := 1.0 // ratings in each mean
	for f := range 3 {
		if facets>>f&1 == 0 {
			per *= size[f]
		}
	}
	return dot(sum, sum) / per
}

// emsInverse gives each component as a combination of the mean squares: the signed sum over sets that contain it, over
// the ratings behind one of its levels.
func emsInverse(effects []gEffect, size [3]float64) [][]float64 {
	weight := make([][]float64, len(effects))
	for i, e := range effects {
		weight[i] = make([]float64, len(effects))
		per := 1.0
		for f := range 3 {
			if e.facets>>f&1 == 0 {
				per *= size[f]
			}
		}
		for j, with := range effects {
			if with.facets&e.facets == e.facets {
				weight[i][j] = parity(with.facets^e.facets) / per
			}
		}
	}
	return weight
}
