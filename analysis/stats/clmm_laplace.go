package stats

import "math"

// unpack gives cuts with the ends at infinity, the fixed effect of every row, and the variances.
func (c *cumulative) unpack(x []float64) (cuts []float64, offset []float64, v variances) {
	cuts = make([]float64, c.cuts+2)
	cuts[0], cuts[c.cuts+1] = math.Inf(-1), math.Inf(1)
	for k := range c.cuts {
		if k == 0 {
			cuts[1] = x[0]
		} else {
			cuts[k+1] = cuts[k] + math.Exp(x[k])
		}
	}
	offset = make([]float64, c.d.n)
	for _, col := range c.fixedCol {
		for i, j := range col {
			if j > 0 {
				offset[i] += x[c.cuts+int(j)-1]
			}
		}
	}
	v = variances{residual: 1}
	for _, s := range x[c.cuts+len(c.names):] {
		v.term = append(v.term, math.Exp(2*s))
	}
	return cuts, offset, v
}

// negative is minus the Laplace log-likelihood; 1e100 where it cannot be computed.
func (c *cumulative) negative(x []float64) float64 {
	const impossible = 1e100
	cuts, offset, v := c.unpack(x)
	for _, s := range v.term {
		if !(s < 1e6) || s == 0 {
			return impossible
		}
	}
	value, ok := c.findMode(cuts, offset, v)
	if !ok {
		return impossible
	}
	return c.solver.logDet/2 - value
}

// findMode takes Newton steps to the mode of the effects given the parameters and leaves the solver factored there.
// The value is the joint log density without its constant, so that the Laplace likelihood is value - logDet/2.
func (c *cumulative) findMode(cuts, offset []float64, v variances) (value float64, ok bool) {
	c.solver.setScales(v)
	score := make([]float64, c.d.n)
	value = c.joint(cuts, offset, score)
	for range 100 {
		c.solver.at = nil // the weights moved
		if c.solver.prepare(v) != nil {
			return 0, false
		}
		step := c.d.scatter([][]float64{score}, c.solver.scaleLocal, c.solver.scale)
		axpy(step.local, -1, c.mode.local)
		axpy(step.shared, -1, c.mode.shared)
		gradient := step.clone()
		c.solver.solve(step, 0)
		if promise := step.cross(gradient)[0][0]; promise < 1e-12 {
			return value, true
		}
		next, moved := c.moveMode(step, value, cuts, offset, score)
		if !moved {
			return value, true
		}
		value = next
	}
	return value, true
}

func (c *cumulative) moveMode(step panel, value float64, cuts, offset, score []float64) (float64, bool) {
	from := c.mode.clone()
	for fraction := 1.0; fraction > 1e-6; fraction /= 2 {
		copy(c.mode.local, from.local)
		copy(c.mode.shared, from.shared)
		axpy(c.mode.local, fraction, step.local)
		axpy(c.mode.shared, fraction, step.shared)
		if next := c.joint(cuts, offset, score); next >= value {
			return next, true
		}
	}
	copy(c.mode.local, from.local)
	copy(c.mode.shared, from.shared)
	c.joint(cuts, offset, score)
	return value, false
}

// joint is the log density of ratings and standardised effects at the mode's present place. It fills the score of every
// row's linear predictor and the design's weights.
func (c *cumulative) joint(cuts, offset, score []float64) float64 {
	negated := make([]float64, c.d.n)
	c.d.subtractFitted([][]float64{negated}, c.mode, c.solver.scaleLocal, c.solver.scale)
	value := -(dot(c.mode.local, c.mode.local) + dot(c.mode.shared, c.mode.shared)) / 2
	for i, k := range c.y {
		eta := offset[i] - negated[i]
		upper, lower := logistic(cuts[k+1]-eta), logistic(cuts[k]-eta)
		value += math.Log(max(logisticBetween(cuts[k]-eta, cuts[k+1]-eta), 1e-300))
		score[i] = upper + lower - 1
		c.d.weight[i] = upper*(1-upper) + lower*(1-lower)
	}
	return value
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// logisticBetween is logistic(b) - logistic(a) without cancellation in the upper tail.
func logisticBetween(a, b float64) float64 {
	if a > 0 {
		a, b = -b, -a
	}
	return logistic(b) - logistic(a)
}
