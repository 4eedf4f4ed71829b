package stats

import (
	"context"
	"math"
	"slices"

	"gonum.org/v1/gonum/diff/fd"
)

// maximise climbs from the marginal cuts by the quasi-Newton method of Broyden, Fletcher, Goldfarb & Shanno, with central
// differences and a halving line search. It reports whether the slope is flat where it stopped.
func (c *cumulative) maximise(ctx context.Context) (x []float64, converged bool, err error) {
	x = c.start()
	value, slope := c.negative(x), c.slope(x)
	metric := identity(len(x))
	for range 200 {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		step := make([]float64, len(x))
		for i, row := range metric {
			step[i] = -dot(row, slope)
		}
		next, lower, ok := c.lineSearch(x, step, value, dot(step, slope))
		if !ok {
			return x, math.Sqrt(dot(slope, slope)) < 1e-3, nil
		}
		nextSlope := c.slope(next)
		if value-lower < 1e-10 && math.Sqrt(dot(nextSlope, nextSlope)) < 1e-4 {
			return next, true, nil
		}
		updateMetric(metric, difference(next, x), difference(nextSlope, slope))
		x, value, slope = next, lower, nextSlope
	}
	return x, false, nil
}

func (c *cumulative) slope(x []float64) []float64 {
	return fd.Gradient(nil, c.negative, x, &fd.Settings{Formula: fd.Central, Step: 1e-5})
}

// lineSearch halves the step until the fall is a fair part of what the slope promises.
func (c *cumulative) lineSearch(x, step []float64, value, promise float64) (next []float64, lower float64, ok bool) {
	longest := 0.0
	for _, s := range step {
		longest = max(longest, math.Abs(s))
	}
	for fraction := min(1, 2/longest); fraction > 1e-8; fraction /= 2 {
		next = slices.Clone(x)
		axpy(next, fraction, step)
		if lower = c.negative(next); lower < value+1e-4*fraction*promise {
			return next, lower, true
		}
	}
	return nil, value, false
}

func identity(n int) [][]float64 {
	m := squareOf(n)
	for i := range m {
		m[i][i] = 1
	}
	return m
}

func difference(a, b []float64) []float64 {
	out := slices.Clone(a)
	axpy(out, -1, b)
	return out
}

// updateMetric is the BFGS update of the inverse second derivatives after a move s that changed the slope by y.
func updateMetric(h [][]float64, s, y []float64) {
	sy := dot(s, y)
	if sy <= 1e-12 {
		return
	}
	hy := make([]float64, len(s))
	for i, row := range h {
		hy[i] = dot(row, y)
	}
	f := (1 + dot(y, hy)/sy) / sy
	for i := range h {
		for j := range h {
			h[i][j] += f*s[i]*s[j] - (hy[i]*s[j]+s[i]*hy[j])/sy
		}
	}
}
