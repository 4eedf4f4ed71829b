package stats

import "gonum.org/v1/gonum/stat/distuv"

// ICCForm is one of the six intraclass correlations of Shrout & Fleiss.
type ICCForm struct {
	Name     string
	Estimate Figure
	F        Figure
	DF1, DF2 Figure
	P        Figure // of F
	CI       Interval
}

// ICCResult is the six forms in the order ICC1, ICC2, ICC3, ICC1k, ICC2k,
// ICC3k, with the mean squares they come from.
type ICCResult struct {
	Units, Raters                                  int
	MSBetween, MSWithin, MSRaters, MSResidual      Figure
	ICC1, ICC2, ICC3, MeanICC1, MeanICC2, MeanICC3 ICCForm
}

// Forms lists the six forms.
func (r *ICCResult) Forms() []*ICCForm {
	return []*ICCForm{&r.ICC1, &r.ICC2, &r.ICC3, &r.MeanICC1, &r.MeanICC2, &r.MeanICC3}
}

// ICC asks which share of the variance of ratings is between units, on a
// complete table of units by raters: one-way (ICC1, raters nested), two-way
// with random raters (ICC2, absolute agreement), two-way with fixed raters
// (ICC3, consistency), for one rater and for the mean of the k raters. With
// several items the mean over items of each rater is analysed. Normal effects
// and equal variances are assumed; estimates may be negative.
//
// Shrout & Fleiss (1979), Psychological Bulletin 86, 420–428; limits of ICC2
// with Satterthwaite's degrees of freedom as there and in McGraw & Wong
// (1996); limits for the mean of k raters are those of one rater stepped up by
// Spearman and Brown. Undefined when a cell is missing, when there are fewer
// than two units or raters, and when units do not differ at all.
func ICC(r Ratings) (ICCResult, error) {
	table, why, err := fullTable(r)
	if err != nil {
		return ICCResult{}, err
	}
	out := ICCResult{Units: r.Unit.Len(), Raters: r.Rater.Len()}
	if why == "" && (out.Units < 2 || out.Raters < 2) {
		why = "an ICC needs two units and two raters"
	}
	if why != "" {
		out.refuse(why)
		return out, nil
	}
	out.fill(meanSquares(table))
	return out, nil
}

func (r *ICCResult) refuse(why string) {
	u := Unknown(why)
	r.MSBetween, r.MSWithin, r.MSRaters, r.MSResidual = u, u, u, u
	for i, form := range r.Forms() {
		*form = ICCForm{iccNames[i], u, u, u, u, u, Interval{u, u}}
	}
}

var iccNames = [6]string{"ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"}

// squares are the mean squares of a two-way table of n units by k raters.
type squares struct {
	n, k                              float64
	between, within, raters, residual float64
}

func meanSquares(table [][]float64) squares {
	n, k := float64(len(table)), float64(len(table[0]))
	origin, grand := table[0][0], 0.0 // a constant table has deviations of exactly 0
	unit, rater := make([]float64, len(table)), make([]float64, len(table[0]))
	for i, row := range table {
		for j, v := range row {
			grand += (v - origin) / (n * k)
			unit[i] += (v - origin) / k
			rater[j] += (v - origin) / n
		}
	}
	var between, raters, residual float64
	for i, row := range table {
		between += k * (unit[i] - grand) * (unit[i] - grand)
		for j, v := range row {
			d := v - origin - unit[i] - rater[j] + grand
			residual += d * d
		}
	}
	for _, m := range rater {
		raters += n * (m - grand) * (m - grand)
	}
	return squares{
		n: n, k: k, between: between / (n - 1), raters: raters / (k - 1),
		within: (raters + residual) / (n * (k - 1)), residual: residual / ((n - 1) * (k - 1)),
	}
}

// fill computes the six forms from the mean squares.
func (r *ICCResult) fill(s squares) {
	r.MSBetween, r.MSWithin = Known(s.between), Known(s.within)
	r.MSRaters, r.MSResidual = Known(s.raters), Known(s.residual)
	df1, dfWithin, dfResidual := s.n-1, s.n*(s.k-1), (s.n-1)*(s.k-1)
	forms := r.Forms()
	single := [3]ICCForm{
		iccForm(s.between-s.within, s.between+(s.k-1)*s.within, s.between, s.within, df1, dfWithin),
		iccForm(s.between-s.residual, s.between+(s.k-1)*s.residual+s.k*(s.raters-s.residual)/s.n, s.between, s.residual, df1, dfResidual),
		iccForm(s.between-s.residual, s.between+(s.k-1)*s.residual, s.between, s.residual, df1, dfResidual),
	}
	single[0].CI = s.limitsOneWay(single[0], df1, dfWithin)
	single[1].CI = s.limitsTwoWay(single[1])
	single[2].CI = s.limitsOneWay(single[2], df1, dfResidual)
	for i, form := range single {
		form.Name = iccNames[i]
		*forms[i] = form
		form.Name = iccNames[i+3]
		form.Estimate = stepUp(form.Estimate, s.k)
		form.CI = Interval{stepUp(form.CI.Low, s.k), stepUp(form.CI.High, s.k)}
		*forms[i+3] = form
	}
}

const (
	whyNoVariance = "units and raters do not differ at all: there is no variance to share out"
	whyNoResidual = "raters agree exactly: there is no residual variance to test against"
)

// iccForm is estimate, F and p; the limits are to be filled in.
func iccForm(numerator, denominator, between, error, df1, df2 float64) ICCForm {
	form := ICCForm{DF1: Known(df1), DF2: Known(df2), Estimate: Unknown(whyNoVariance), F: Unknown(whyNoResidual), P: Unknown(whyNoResidual)}
	if denominator > 0 {
		form.Estimate = Known(numerator / denominator)
	}
	if error > 0 {
		f := between / error
		form.F, form.P = Known(f), Known(fTail(f, df1, df2))
	}
	return form
}

// limitsOneWay are the exact limits of ICC1 and ICC3.
func (s squares) limitsOneWay(form ICCForm, df1, df2 float64) Interval {
	f, ok := form.F.Get()
	if !ok {
		return unknownInterval(form.F.Why())
	}
	low := f / distuv.F{D1: df1, D2: df2}.Quantile(.975)
	high := f * distuv.F{D1: df2, D2: df1}.Quantile(.975)
	return knownInterval((low-1)/(low+s.k-1), (high-1)/(high+s.k-1))
}

// limitsTwoWay are the approximate limits of ICC2.
func (s squares) limitsTwoWay(form ICCForm) Interval {
	rho, ok := form.Estimate.Get()
	if _, tested := form.F.Get(); !tested || !ok {
		return unknownInterval(whyNoResidual)
	}
	n, k, fj := s.n, s.k, s.raters/s.residual
	inner := n*(1+(k-1)*rho) - k*rho
	v := (k - 1) * (n - 1) * (k*rho*fj + inner) * (k*rho*fj + inner) / ((n-1)*k*k*rho*rho*fj*fj + inner*inner)
	upper := distuv.F{D1: n - 1, D2: v}.Quantile(.975)
	lower := distuv.F{D1: v, D2: n - 1}.Quantile(.975)
	rest := k*s.raters + (k*n-k-n)*s.residual
	return knownInterval(n*(s.between-upper*s.residual)/(upper*rest+n*s.between),
		n*(lower*s.between-s.residual)/(rest+n*lower*s.between))
}

// stepUp is the Spearman–Brown reliability of the mean of k raters.
func stepUp(one Figure, k float64) Figure {
	rho, ok := one.Get()
	if !ok {
		return one
	}
	if 1+(k-1)*rho <= 0 {
		return Unknown("the value for one rater is too far below 0 to step up to several")
	}
	return Known(k * rho / (1 + (k-1)*rho))
}
