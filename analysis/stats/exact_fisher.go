package stats

import (
	"errors"
	"math"
)

// Fisher2x2 asks whether two rates differ, given all margins: the two-sided
// exact p of the table [[a b] [c d]], the sum of the probabilities of all
// tables no more likely than the one seen (Fisher 1935; the rule of R's
// fisher.test). It is 1 when a margin is empty.
func Fisher2x2(a, b, c, d int) (float64, error) {
	if a < 0 || b < 0 || c < 0 || d < 0 {
		return 0, errors.New("a table of counts has no negative ones")
	}
	row, column, n := a+b, a+c, a+b+c+d
	low, high := max(0, row+column-n), min(row, column)
	logP := make([]float64, high-low+1)
	most := math.Inf(-1)
	for x := low; x <= high; x++ {
		logP[x-low] = logChoose(column, x) + logChoose(n-column, row-x)
		most = max(most, logP[x-low])
	}
	seen := math.Exp(logP[a-low]-most) * (1 + 1e-7)
	var all, tail float64
	for _, l := range logP {
		p := math.Exp(l - most)
		all += p
		if p <= seen {
			tail += p
		}
	}
	return tail / all, nil
}

func logChoose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n) + 1)
	b, _ := math.Lgamma(float64(k) + 1)
	c, _ := math.Lgamma(float64(n-k) + 1)
	return a - b - c
}

// Impact is a comparison of selection rates of a group with a reference group.
type Impact struct {
	Group, Reference Rate
	Ratio            Figure   // rate of the group by that of the reference
	CI               Interval // 95 %, Katz (1978)
	FisherP          Figure
	Difference       RateDifference // Newcombe's, defined when nobody was selected too
	OneMore          Figure         // the ratio had one more person of the group been selected
}

// ImpactRatio asks whether a group is selected less often than a reference
// group: the ratio of rates of the four-fifths rule (29 CFR 1607.4 D), with the
// log interval of Katz, Baptista, Azen & Pike (1978), Biometrics 34, 469–474,
// and Fisher's exact p. With nobody selected the ratio is 0 and has no
// interval; with nobody selected in the reference there is no ratio.
func ImpactRatio(selected, n, selectedRef, nRef int) (Impact, error) {
	if selected < 0 || selectedRef < 0 || selected > n || selectedRef > nRef {
		return Impact{}, errors.New("the selected of a group are from 0 to all of it")
	}
	out := Impact{Group: Wilson(selected, n), Reference: Wilson(selectedRef, nRef)}
	out.Difference = Newcombe(selected, n, selectedRef, nRef)
	if n == 0 || nRef == 0 {
		u := Unknown("a comparison needs people in both groups")
		out.Ratio, out.CI, out.FisherP, out.OneMore = u, Interval{u, u}, u, u
		return out, nil
	}
	p, err := Fisher2x2(selected, n-selected, selectedRef, nRef-selectedRef)
	if err != nil {
		return Impact{}, err
	}
	out.FisherP = Known(p)
	if selectedRef == 0 {
		u := Unknown("nobody of the reference group was selected")
		out.Ratio, out.CI, out.OneMore = u, Interval{u, u}, u
		return out, nil
	}
	rate, ref := float64(selected)/float64(n), float64(selectedRef)/float64(nRef)
	out.Ratio = Known(rate / ref)
	out.OneMore = Unknown("everybody of the group was selected")
	if selected < n {
		out.OneMore = Known(float64(selected+1) / float64(n) / ref)
	}
	if selected == 0 {
		out.CI = unknownInterval("nobody of the group was selected: see the difference")
		return out, nil
	}
	se := math.Sqrt((1-rate)/float64(selected) + (1-ref)/float64(selectedRef))
	out.CI = knownInterval(rate/ref*math.Exp(-z975*se), rate/ref*math.Exp(z975*se))
	return out, nil
}
