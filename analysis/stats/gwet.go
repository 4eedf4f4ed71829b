package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// ChanceCorrected is an agreement coefficient (Pa − Pe)/(1 − Pe).
type ChanceCorrected struct {
	Coef        Figure
	SE          Figure   // over units, given these raters
	P           Figure   // two-sided, of Coef = 0, from SE
	CI          Interval // 95 %, from SE
	SEEmployees Figure   // over employees: the units of one are not independent
	Pa, Pe      Figure   // observed and expected (weighted) agreement
}

// GwetResult is Gwet's coefficients and Brennan & Prediger's, by Weighting.
// AC[Unweighted] is AC1, the others AC2.
type GwetResult struct {
	Units, UnitsPairable int
	AC, BP               [3]ChanceCorrected
}

// Gwet asks how far raters agree beyond chance when some levels are much used,
// where kappa and alpha collapse: AC1 and AC2 take chance agreement as
// Tw/(q(q−1)) Σ π(1−π) over the q declared levels, Brennan & Prediger's as
// Tw/q², Tw being the sum of the weights. Units may have different numbers of
// raters; those with one count for π only. Errors are over units, taken as
// independent, and over employees (the linearised values of Gwet's variance
// summed by employee); limits are t with units − 1 degrees of freedom, cut at 1.
// Gwet (2008), British Journal of Mathematical and Statistical Psychology 61,
// 29–48; Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition.
func Gwet(t *Tally) GwetResult {
	patterns := t.patterns()
	var out GwetResult
	for _, p := range patterns {
		out.Units += p.units
		if p.raters >= 2 {
			out.UnitsPairable += p.units
		}
	}
	why := ""
	switch {
	case out.UnitsPairable == 0:
		why = whyNothingPairable
	case len(t.Categories) < 2:
		why = whyOneCategory
	}
	for _, w := range Weightings {
		if why != "" {
			out.AC[w], out.BP[w] = unknownCoefficient(why), unknownCoefficient(why)
			continue
		}
		out.AC[w], out.BP[w] = t.gwet(patterns, w.matrix(t.Categories), float64(out.Units), float64(out.UnitsPairable))
	}
	return out
}

func unknownCoefficient(why string) ChanceCorrected {
	u := Unknown(why)
	return ChanceCorrected{u, u, u, Interval{u, u}, u, u, u}
}

func (t *Tally) gwet(patterns []pattern, weight [][]float64, units, pairable float64) (ac, bp ChanceCorrected) {
	q := float64(len(weight))
	usage, agreed := make([]float64, len(weight)), make([]float64, len(patterns))
	pa := 0.0
	for i, p := range patterns {
		for c, n := range p.counts {
			usage[c] += float64(p.units) * float64(n) / float64(p.raters) / units
		}
		agreed[i] = p.agreement(weight)
		pa += agreed[i] * float64(p.units) / pairable
	}
	sum, spread := 0.0, 0.0
	for c, row := range weight {
		spread += usage[c] * (1 - usage[c])
		for _, w := range row {
			sum += w
		}
	}
	scale := sum / (q * (q - 1))
	chance := make([]float64, len(patterns)) // each unit's own part of Pe
	for i, p := range patterns {
		for c, n := range p.counts {
			chance[i] += scale * float64(n) / float64(p.raters) * (1 - usage[c])
		}
	}
	acPe, bpPe := scale*spread, sum/(q*q)
	of := agreementTerms{agreed: agreed, chance: chance, pa: pa, pe: acPe, units: units, pairable: pairable}
	ac = t.coefficient(patterns, of)
	of.chance, of.pe = slices.Repeat([]float64{bpPe}, len(patterns)), bpPe
	return ac, t.coefficient(patterns, of)
}

// agreementTerms are what a coefficient is made of.
type agreementTerms struct {
	agreed, chance  []float64 // by pattern, a unit's own part of pa and of pe
	pa, pe          float64
	units, pairable float64
}

// coefficient linearises (Pa − Pe)/(1 − Pe) unit by unit for its error.
func (t *Tally) coefficient(patterns []pattern, of agreementTerms) ChanceCorrected {
	pe, units := of.pe, of.units
	coef := (of.pa - pe) / (1 - pe)
	ss := 0.0
	deviation := make([]float64, len(patterns)) // of a unit's linearised value from coef
	for i, p := range patterns {
		own := 0.0
		if p.raters >= 2 {
			own = units / of.pairable * (of.agreed[i] - pe) / (1 - pe)
		}
		deviation[i] = own - 2*(1-coef)*(of.chance[i]-pe)/(1-pe) - coef
		ss += float64(p.units) * deviation[i] * deviation[i]
	}
	out := ChanceCorrected{Coef: Known(coef), Pa: Known(of.pa), Pe: Known(pe)}
	out.SEEmployees = clustered(t.sumByEmployee(patterns, deviation), units)
	if units < 2 {
		u := Unknown("the error over units needs two units")
		out.SE, out.P, out.CI = u, u, Interval{u, u}
		return out
	}
	se := math.Sqrt(ss / (units * (units - 1)))
	student := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: units - 1}
	out.SE = Known(se)
	out.CI = knownInterval(coef-se*student.Quantile(.975), min(1, coef+se*student.Quantile(.975)))
	out.P = Unknown("the standard error is 0: there is no test")
	if se > 0 {
		out.P = Known(2 * student.Survival(math.Abs(coef/se)))
	}
	return out
}

// clustered is the error of a mean over units whose deviations are summed by
// employee.
func clustered(sums []float64, units float64) Figure {
	n := float64(len(sums))
	if n < 2 {
		return Unknown("the error over employees needs two employees")
	}
	ss := 0.0
	for _, s := range sums {
		ss += s * s
	}
	return Known(math.Sqrt(n/(n-1)*ss) / units)
}

// agreement is the weighted share of agreeing pairs of raters within a unit.
func (p pattern) agreement(weight [][]float64) float64 {
	if p.raters < 2 {
		return 0
	}
	sum := 0.0
	for a, n := range p.counts {
		if n == 0 {
			continue
		}
		weighted := -1.0
		for b, m := range p.counts {
			weighted += weight[a][b] * float64(m)
		}
		sum += float64(n) * weighted
	}
	return sum / float64(p.raters*(p.raters-1))
}
