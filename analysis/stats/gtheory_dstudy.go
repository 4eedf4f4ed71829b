package stats

import (
	"fmt"
	"math"
)

// study fills the dependability at the present numbers, the decision tables and the raters needed.
func (g *GStudy) study(items bool) {
	g.Random = g.Point(g.Raters, g.Dimensions, false)
	g.Fixed = g.Point(g.Raters, g.Dimensions, true)
	for raters := 1.0; raters <= 6; raters++ {
		for _, dimensions := range g.dimensionSteps(items) {
			g.DStudy = append(g.DStudy, g.Point(raters, dimensions, false))
			g.FixedStudy = append(g.FixedStudy, g.Point(raters, dimensions, true))
		}
	}
	g.Needed.Raters, g.Needed.WhyRandom = g.ratersNeeded(0.80, false)
	g.Needed.RatersFixed, g.Needed.WhyFixed = g.ratersNeeded(0.80, true)
}

// dimensionSteps are a quarter, half, all and twice the dimensions there are.
func (g *GStudy) dimensionSteps(items bool) []float64 {
	if !items {
		return []float64{1}
	}
	all := math.Round(g.Dimensions)
	steps := []float64{all}
	for _, d := range []float64{math.Round(all / 2), math.Round(all / 4)} {
		if d >= 1 && d < steps[0] {
			steps = append([]float64{d}, steps...)
		}
	}
	return append(steps, 2*all)
}

// Point is the dependability of a mean over the given raters and dimensions; fixed keeps the dimensions as they are.
func (g *GStudy) Point(raters, dimensions float64, fixed bool) GPoint {
	v := g.variances()
	_, _, absolute := gFrom(v).dependability(raters, dimensions, fixed)
	p := GPoint{Raters: raters, Dimensions: dimensions, SEM: math.Sqrt(absolute)}
	coefficient := func(v []float64, phi bool) float64 {
		tau, relative, absolute := gFrom(v).dependability(raters, dimensions, fixed)
		if phi {
			return tau / (tau + absolute)
		}
		return tau / (tau + relative)
	}
	relative := func(v []float64) float64 { return coefficient(v, false) }
	total := func(v []float64) float64 { return coefficient(v, true) }
	p.G, p.GSE = Known(relative(v)), Known(deltaSE(relative, v, g.covariance))
	p.Phi, p.PhiSE = Known(total(v)), Known(deltaSE(total, v, g.covariance))
	return p
}

// ratersNeeded is the least number of raters whose Phi reaches the goal, solved from absolute error = a + b / raters.
func (g *GStudy) ratersNeeded(goal float64, fixed bool) (int, string) {
	const many = 1e9
	v := gFrom(g.variances())
	tau, _, floor := v.dependability(many, g.Dimensions, fixed)
	_, _, one := v.dependability(1, g.Dimensions, fixed)
	room := tau*(1-goal)/goal - floor
	if !(tau > 0) {
		return 0, "no variance between employees was found"
	}
	if room <= 0 {
		return 0, fmt.Sprintf("no number of raters reaches %.2f with %.0f dimensions: the dimensions themselves bring too much error", goal, g.Dimensions)
	}
	needed := math.Max(1, math.Ceil((one-floor)/room-1e-9))
	if needed > 1000 {
		return 0, fmt.Sprintf("more than 1000 raters would be needed for %.2f", goal)
	}
	return int(needed), ""
}

// deltaSE is the standard error of a function of estimates by the delta method, with central differences.
func deltaSE(f func([]float64) float64, at []float64, covariance [][]float64) float64 {
	scale := 0.0
	for _, v := range at {
		scale = max(scale, math.Abs(v))
	}
	slope, point := make([]float64, len(at)), append([]float64(nil), at...)
	for k, v := range at {
		h := 1e-6 * max(math.Abs(v), 1e-3*scale)
		point[k] = v + h
		up := f(point)
		point[k] = v - h
		slope[k] = (up - f(point)) / (2 * h)
		point[k] = v
	}
	var variance float64
	for j, a := range slope {
		for k, b := range slope {
			variance += a * b * covariance[j][k]
		}
	}
	return math.Sqrt(max(0, variance))
}
