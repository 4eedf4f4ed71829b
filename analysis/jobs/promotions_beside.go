package jobs

import (
	"math"

	"calibrate/analysis"
	"calibrate/ladder"
)

// gapsIn gives, for one dimension, the gaps of the nearest people to the candidate's
// proposed level.
func (p casePeers) gapsIn(dimension int) []analysis.Value {
	row := make([]analysis.Value, 0, nearest+1)
	for k := range nearest {
		row = append(row, p.nearestValue(k, func(o peerFigures) (float64, bool) {
			gap := o.gaps[dimension]
			return gap, !math.IsNaN(gap)
		}))
	}
	return row
}

// medianGaps gives, by ladder and dimension number, the median gap of all candidates
// on the ladder, each to the own proposed level.
func medianGaps(in analysis.Input, candidates []peerFigures) map[*ladder.Ladder][]analysis.Value {
	gaps := map[*ladder.Ladder][][]float64{}
	for _, c := range candidates {
		l := in.LadderOf(c.person())
		if gaps[l] == nil {
			gaps[l] = make([][]float64, len(l.Dimensions))
		}
		for d, gap := range c.gaps {
			if !math.IsNaN(gap) {
				gaps[l][d] = append(gaps[l][d], gap)
			}
		}
	}
	medians := map[*ladder.Ladder][]analysis.Value{}
	for l, by := range gaps {
		for _, of := range by {
			medians[l] = append(medians[l], medianValue(of))
		}
	}
	return medians
}

// tallyAt gives the share of a level that each of the nearest people meets.
func (p casePeers) tallyAt(level int) []analysis.Value {
	row := make([]analysis.Value, 0, nearest)
	for k := range nearest {
		row = append(row, p.nearestValue(k, func(o peerFigures) (float64, bool) {
			tally, known := tallyOf(o.profile, level)
			share, rated := tally.Share()
			return share, known && rated
		}))
	}
	return row
}

// nearestValue gives a figure of one of the nearest people, from 0, or why there is none.
func (p casePeers) nearestValue(k int, figure func(peerFigures) (float64, bool)) analysis.Value {
	switch {
	case !p.known:
		return analysis.Why("the candidate has no rating to compare")
	case k >= len(p.near):
		return analysis.Why("no further person at the level to compare with")
	}
	if x, known := figure(p.near[k]); known {
		return analysis.N(x)
	}
	return analysis.Why("not rated, or no expectation")
}

// sharesMet gives the share that each candidate meets of the own current or proposed
// level, or of every level between.
func sharesMet(candidates []peerFigures, which string) []float64 {
	var shares []float64
	for _, c := range candidates {
		for level := max(c.person().Level, 1); level <= c.profile.Target; level++ {
			tally, known := tallyOf(c.profile, level)
			if share, rated := tally.Share(); known && rated && c.which(level) == which {
				shares = append(shares, share)
			}
		}
	}
	return shares
}
