package stats

import "math"

// FleissResult is Fleiss' kappa.
type FleissResult struct {
	Units, Raters int // raters per unit; 0 when units differ
	Kappa         Figure
	SE            Figure // if kappa were 0 (Fleiss, Nee & Landis 1979)
	Z, P          Figure
	Pbar, Pe      Figure // mean observed and expected agreement
	Categories    []FleissCategory
}

// FleissCategory is kappa of one category against all others.
type FleissCategory struct {
	Value           float64
	Share           float64 // of all ratings
	Kappa, SE, Z, P Figure
}

const (
	whyUnequalRaters = "units have different numbers of raters: use Gwet's coefficients or Krippendorff's alpha"
	whyOneRater      = "units have one rating each"
	whyNoRatings     = "there are no ratings"
)

// Fleiss asks how far several raters, not the same for every unit, agree on
// unordered categories beyond chance: Fleiss (1971), Psychological Bulletin
// 76, 378–382, with the standard errors of Fleiss, Nee & Landis (1979). Every
// unit needs the same number of ratings. Undefined when all ratings are equal.
func Fleiss(t *Tally) FleissResult {
	out, why := FleissResult{}, ""
	sums, squares := make([]float64, len(t.Categories)), make([]float64, len(t.Categories))
	for _, p := range t.patterns() {
		out.Units += p.units
		if out.Raters != 0 && out.Raters != p.raters {
			why = whyUnequalRaters
		}
		out.Raters = p.raters
		for c, n := range p.counts {
			sums[c] += float64(n) * float64(p.units)
			squares[c] += float64(n) * float64(n) * float64(p.units)
		}
	}
	switch {
	case out.Units == 0:
		why = whyNoRatings
	case why == "" && out.Raters < 2:
		why = whyOneRater
	}
	if why != "" {
		if why == whyUnequalRaters {
			out.Raters = 0
		}
		u := Unknown(why)
		out.Kappa, out.SE, out.Z, out.P, out.Pbar, out.Pe = u, u, u, u, u, u
		return out
	}
	out.fill(t.Categories, sums, squares)
	return out
}

// fill computes kappa from each category's sum and sum of squares of counts.
func (f *FleissResult) fill(categories, sums, squares []float64) {
	units, raters := float64(f.Units), float64(f.Raters)
	pairs := units * raters * (raters - 1)
	seOne := math.Sqrt(2 / pairs)
	var pe, agreeing, spread, skew float64
	for c, value := range categories {
		p := sums[c] / (units * raters)
		pe += p * p
		agreeing += squares[c] - sums[c]
		spread += p * (1 - p)
		skew += p * (1 - p) * (1 - 2*p)
		f.Categories = append(f.Categories, fleissCategory(value, p, raters*sums[c]-squares[c], pairs, seOne))
	}
	pbar := agreeing / pairs
	f.Pbar, f.Pe = Known(pbar), Known(pe)
	if 1-pe < 1e-12 {
		u := Unknown("all ratings are the same: agreement cannot be told from a constant")
		f.Kappa, f.SE, f.Z, f.P = u, u, u, u
		return
	}
	kappa, se := (pbar-pe)/(1-pe), math.Sqrt(2*max(0, spread*spread-skew)/pairs)/spread
	f.Kappa, f.SE = Known(kappa), Known(se)
	f.Z, f.P = zTest(kappa, se)
}

// fleissCategory is kappa of one category; disagreeing is Σ x(n−x).
func fleissCategory(value, p, disagreeing, pairs, se float64) FleissCategory {
	out := FleissCategory{Value: value, Share: p}
	if p == 0 || p == 1 {
		u := Unknown("the category is used always or never")
		out.Kappa, out.SE, out.Z, out.P = u, u, u, u
		return out
	}
	kappa := 1 - disagreeing/(pairs*p*(1-p))
	out.Kappa, out.SE = Known(kappa), Known(se)
	out.Z, out.P = zTest(kappa, se)
	return out
}
