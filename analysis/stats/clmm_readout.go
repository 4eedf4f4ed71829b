package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// errorOf is the standard error of a function of the parameters from its slopes (parameter number, slope).
type errorOf struct {
	covariance *mat.SymDense
	known      bool
}

func (e errorOf) slopes(place []int, slope []float64) float64 {
	if !e.known {
		return math.NaN()
	}
	total := 0.0
	for j, a := range place {
		for k, b := range place {
			total += slope[j] * slope[k] * e.covariance.At(a, b)
		}
	}
	return math.Sqrt(max(0, total))
}

// read fills the estimates at the optimum.
func (f *CLMM) read(c *cumulative, at []float64) {
	cuts, _, v := c.unpack(at)
	var se errorOf
	se.covariance, se.known = c.covariance(at)
	c.negative(at) // the solver returns to the optimum
	f.readCuts(c, cuts, at, se)
	for j, name := range c.names {
		f.Fixed = append(f.Fixed, Coefficient{Name: name, Estimate: at[c.cuts+j], SE: se.slopes([]int{c.cuts + j}, []float64{1})})
	}
	for k, t := range c.d.terms {
		place := c.cuts + len(c.names) + k
		component := Component{Name: t.factor.Name, Levels: len(t.levels), Variance: v.term[k], SE: se.slopes([]int{place}, []float64{2 * v.term[k]})}
		if v.term[k] < 1e-6 {
			component.Variance, component.SE, component.Boundary, v.term[k] = 0, math.NaN(), true, 0
			f.Notes = append(f.Notes, "differences by "+t.factor.Name+" do not show: their variance is 0")
		}
		component.SD = math.Sqrt(component.Variance)
		f.Components = append(f.Components, component)
	}
	f.readEffects(c, v)
	if !se.known {
		f.Notes = append(f.Notes, "the information is singular at the optimum: no standard errors")
	}
	if !f.Converged {
		f.Notes = append(f.Notes, "not converged: treat the estimates as rough")
	}
}

func (f *CLMM) readCuts(c *cumulative, cuts, at []float64, se errorOf) {
	var place []int
	var slope []float64
	for k := range c.cuts {
		rate := 1.0
		if k > 0 {
			rate = math.Exp(at[k])
		}
		place, slope = append(place, k), append(slope, rate)
		f.Cuts = append(f.Cuts, Coefficient{Name: fmt.Sprintf("%g|%g", c.used[k], c.used[k+1]), Estimate: cuts[k+1], SE: se.slopes(place, slope)})
	}
}

// readEffects gives the conditional modes with their conditional standard deviations.
func (f *CLMM) readEffects(c *cumulative, v variances) {
	diagonal := c.solver.diagonal()
	for k, t := range c.d.terms {
		effects, scale := TermEffects{Term: t.factor.Name, Levels: make([]Effect, len(t.levels))}, math.Sqrt(v.term[k])
		for level, u := range c.d.unknown[k] {
			sd := scale * math.Sqrt(diagonal.at(t.local, u, 0))
			effects.Levels[level] = Effect{Level: levelName(t.factor, t.levels[level]), Code: t.levels[level], N: t.count[level],
				BLUP: scale * c.mode.at(t.local, u, 0), PEVSD: sd, CondSD: sd, MeanSD: sd}
		}
		f.Effects = append(f.Effects, effects)
	}
}
