package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// The three things a row about one rater can say.
const (
	VerdictDiffers = "differs"
	VerdictSame    = "no difference shown"
	VerdictFew     = "too few to say"
)

// Minimum counts below which a severity is not shown or not judged (the specification's table of minimum n).
const (
	shownShared       = 3
	judgedShared      = 5
	judgedReliability = 0.5
)

// set fills the estimate, or says why it is not shown.
func (v *Severity) set(value, se, pevSD, variance float64) {
	v.Verdict, v.Why = VerdictFew, v.tooFew()
	if variance == 0 && v.Why == "" {
		v.Why = "no variance between raters was found"
		if v.Shared >= judgedShared {
			v.Verdict = VerdictSame
		}
	}
	if why := v.Why; why != "" {
		f := Unknown(why)
		v.Value, v.SE, v.Low, v.High, v.Reliability, v.Half, v.P = f, f, f, f, f, f, f
		return
	}
	v.Value, v.SE = Known(value), Known(se)
	v.Low, v.High = Known(value-1.96*se), Known(value+1.96*se)
	v.Reliability = Known(max(0, 1-pevSD*pevSD/variance))
	v.Half = Known(distuv.UnitNormal.CDF((math.Abs(value) - 0.5) / se))
	v.P = Known(2 * distuv.UnitNormal.Survival(math.Abs(value)/se))
}

func (v *Severity) tooFew() string {
	switch {
	case v.Shared == 0:
		return "rated only people whom nobody else rated: severity and their level cannot be told apart"
	case v.Shared < shownShared:
		return fmt.Sprintf("people also rated by others: %d, %d wanted", v.Shared, shownShared)
	}
	return ""
}

// judge applies the false discovery rate over the raters with enough data.
func (s *Severities) judge(fdr float64) {
	p := make([]Figure, len(s.Raters))
	for i := range s.Raters {
		v := &s.Raters[i]
		reliability, known := v.Reliability.Get()
		switch {
		case !known:
		case v.Shared < judgedShared:
			v.Why = fmt.Sprintf("people also rated by others: %d, %d wanted for a verdict", v.Shared, judgedShared)
		case reliability < judgedReliability:
			v.Why = fmt.Sprintf("mostly prior: reliability %.2f, %.2f wanted for a verdict", reliability, judgedReliability)
		}
		if p[i] = v.P; v.Why != "" {
			p[i] = Unknown(v.Why)
		}
	}
	for i, q := range BenjaminiHochberg(p) {
		v := &s.Raters[i]
		v.Q = q
		if _, ok := q.Get(); ok {
			v.Verdict = verdictOf(p[i], q, fdr)
		}
	}
}

// verdictOf says what a false discovery rate allows to say. Where most raters differ it would let through some whose own
// 95 % interval holds "no difference": a row must not contradict its interval, so that p must be below 0.05 too.
func verdictOf(p, q Figure, fdr float64) string {
	own, _ := p.Get()
	switch value, known := q.Get(); {
	case !known:
		return VerdictFew
	case value <= fdr && own < 0.05:
		return VerdictDiffers
	}
	return VerdictSame
}
