package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// oneSided95 is the fall of the criterion at a one-sided 95 % limit: 1.645².
const oneSided95 = 2.706

// uncertainty inverts the information over the free parameters. The standard error of a parameter at the boundary is
// NaN; its one-sided 95 % limit x solves g x + I x² = 2.706, where g is the slope of the criterion there and I the
// information about it, the free parameters being re-fitted.
func (c *climb) uncertainty() (se, upper []float64) {
	n := len(c.theta)
	se, upper = slices.Repeat([]float64{math.NaN()}, n), slices.Repeat([]float64{math.NaN()}, n)
	free := c.free()
	for k := range n {
		with := free
		if c.atFloor(k) {
			with = append(slices.Clone(free), k)
		}
		variance := math.Inf(1) // no information
		if inverse, ok := c.inverseInfo(with); ok {
			i := slices.Index(with, k)
			variance = inverse.At(i, i)
		}
		if c.atFloor(k) {
			g, info := c.score.gradient[k], 1/variance
			upper[k] = 2 * oneSided95 / (g + math.Sqrt(g*g+4*info*oneSided95))
			continue
		}
		se[k] = math.Sqrt(variance)
		upper[k] = c.theta[k] * math.Exp(1.96*se[k]/c.theta[k])
	}
	return se, upper
}

// free lists the parameters that are not at the boundary.
func (c *climb) free() []int {
	var free []int
	for k := range c.theta {
		if !c.atFloor(k) {
			free = append(free, k)
		}
	}
	return free
}

// inverseInfo inverts the information about the given parameters.
func (c *climb) inverseInfo(with []int) (*mat.SymDense, bool) {
	if len(with) == 0 {
		return nil, false
	}
	info := mat.NewSymDense(len(with), nil)
	for i, a := range with {
		for j, b := range with[:i+1] {
			info.SetSym(i, j, c.score.info[a][b])
		}
	}
	var factor mat.Cholesky
	var inverse mat.SymDense
	if !factor.Factorize(info) || factor.InverseTo(&inverse) != nil {
		return nil, false
	}
	return &inverse, true
}

// monteCarlo is the error of each parameter that comes from the probes: the noise of the slope through the information.
func (c *climb) monteCarlo() []float64 {
	out, inverse := make([]float64, len(c.theta)), c.covariances()
	for k := range out {
		row := inverse[k]
		for i, a := range row {
			out[k] += a * dot(c.score.noise[i], row) / 4
		}
		out[k] = math.Sqrt(max(0, out[k]))
	}
	return out
}

// covariances is the inverse information, with zeros for parameters at the boundary.
func (c *climb) covariances() [][]float64 {
	out := make([][]float64, len(c.theta))
	for k := range out {
		out[k] = make([]float64, len(c.theta))
	}
	free := c.free()
	inverse, ok := c.inverseInfo(free)
	if !ok {
		return out
	}
	for i, a := range free {
		for j, b := range free {
			out[a][b] = inverse.At(i, j)
		}
	}
	return out
}
