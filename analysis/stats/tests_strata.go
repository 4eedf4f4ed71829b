package stats

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Stratum is a two-by-two table of one stratum: selected and not selected of
// the group and of the reference group.
type Stratum struct {
	Selected, Not       int
	SelectedRef, NotRef int
}

// MantelHaenszel is a comparison of selection over strata.
type MantelHaenszel struct {
	Strata    int    // with people of both groups, selected and not
	ChiSquare Figure // one degree of freedom, no continuity correction
	P         Figure
	OddsRatio Figure   // common odds ratio of selection, group against reference
	CI        Interval // 95 %, Robins, Breslow & Greenland (1986)
}

// CochranMantelHaenszel asks whether two groups are selected equally often
// once like is compared with like, for example within level and time in level:
// Cochran (1954), Mantel & Haenszel (1959). It assumes an odds ratio much the
// same in all strata. Strata in which a margin is empty say nothing and are
// not counted.
func CochranMantelHaenszel(strata []Stratum) (MantelHaenszel, error) {
	var out MantelHaenszel
	var excess, variance, r, s, pr, prqs, qs float64
	for _, t := range strata {
		if min(t.Selected, t.Not, t.SelectedRef, t.NotRef) < 0 {
			return out, errors.New("a table of counts has no negative ones")
		}
		a, b, c, d := float64(t.Selected), float64(t.Not), float64(t.SelectedRef), float64(t.NotRef)
		n := a + b + c + d
		if (a+b)*(c+d)*(a+c)*(b+d) == 0 {
			continue
		}
		out.Strata++
		excess += a - (a+b)*(a+c)/n
		variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1))
		agree, cross, ri, si := (a+d)/n, (b+c)/n, a*d/n, b*c/n
		r, s = r+ri, s+si
		pr, prqs, qs = pr+agree*ri, prqs+agree*si+cross*ri, qs+cross*si
	}
	if out.Strata == 0 {
		u := Unknown("no stratum has people of both groups, some selected and some not")
		out.ChiSquare, out.P, out.OddsRatio, out.CI = u, u, u, Interval{u, u}
		return out, nil
	}
	chi := excess * excess / variance
	out.ChiSquare, out.P = Known(chi), Known(distuv.ChiSquared{K: 1}.Survival(chi))
	if r == 0 || s == 0 {
		u := Unknown("in every stratum one side of the table is empty: the odds ratio is 0 or without limit")
		out.OddsRatio, out.CI = u, Interval{u, u}
		return out, nil
	}
	se := math.Sqrt(pr/(2*r*r) + prqs/(2*r*s) + qs/(2*s*s))
	out.OddsRatio = Known(r / s)
	out.CI = knownInterval(r/s*math.Exp(-z975*se), r/s*math.Exp(z975*se))
	return out, nil
}

// Trend is a test for a rate that rises or falls over ordered groups.
type Trend struct {
	Z, P  Figure // two-sided
	Slope Figure // change of the rate per unit of score, by weighted least squares
}

// CochranArmitage asks whether a rate rises or falls over ordered groups, such
// as levels or tenure bands: Cochran (1954), Armitage (1955). Scores say how
// far apart the groups are. Undefined when all or none were selected, or when
// people have one score only.
func CochranArmitage(selected, n []int, score []float64) (Trend, error) {
	if len(selected) != len(n) || len(n) != len(score) {
		return Trend{}, errors.New("a trend needs selected, number and score of every group")
	}
	var people, chosen, mean float64
	for i := range n {
		if selected[i] < 0 || selected[i] > n[i] {
			return Trend{}, errors.New("the selected of a group are from 0 to all of it")
		}
		people, chosen, mean = people+float64(n[i]), chosen+float64(selected[i]), mean+float64(n[i])*score[i]
	}
	mean /= people
	var covariance, variance float64
	for i := range n {
		covariance += (float64(selected[i]) - float64(n[i])*chosen/people) * (score[i] - mean)
		variance += float64(n[i]) * (score[i] - mean) * (score[i] - mean)
	}
	p := chosen / people
	if !(people > 0) || p == 0 || p == 1 || variance == 0 {
		u := Unknown("no trend without people who were selected, people who were not, and two different scores")
		return Trend{u, u, u}, nil
	}
	z := covariance / math.Sqrt(p*(1-p)*variance)
	return Trend{Known(z), Known(twoTails(z)), Known(covariance / variance)}, nil
}
