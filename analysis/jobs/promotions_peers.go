package jobs

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// nearest is how many people at the proposed level stand beside a candidate.
const nearest = 3

// peerFigures are one person's plain figures against one level.
type peerFigures struct {
	standing
	gaps     []float64 // by dimension number; NaN where there is none
	meanGap  float64
	share    float64 // of the rated weight that meets the level
	below    int
	margin   float64
	distance float64 // from the candidate
}

// compared measures a person against a level; ok is false for somebody who has
// no rating that the level can be held against.
func compared(l *ladder.Ladder, s standing, level int) (c peerFigures, ok bool) {
	tally, known := tallyOf(s.profile, level)
	share, rated := tally.Share()
	line, measured := s.margin(l, level).Get()
	if !known || !rated || !measured {
		return c, false
	}
	c = peerFigures{standing: s, share: share, below: len(tally.Unmet), margin: line}
	n := 0.0
	for _, d := range s.profile.Dimensions {
		gap, expected := l.Gap(d.Dimension.Number, d.Mean, level)
		if d.N == 0 || !expected {
			gap = math.NaN()
		} else {
			c.meanGap, n = c.meanGap+gap, n+1
		}
		c.gaps = append(c.gaps, gap)
	}
	c.meanGap /= n
	return c, true
}

// distanceTo is the mean absolute difference of two gap profiles by weight;
// ok is false when they share less than half of the candidate's dimensions.
func (c *peerFigures) distanceTo(l *ladder.Ladder, other *peerFigures) (distance float64, ok bool) {
	sum, shared, own := 0.0, 0.0, 0.0
	for i, gap := range c.gaps {
		weight := l.Dimensions[i].Weight
		if math.IsNaN(gap) {
			continue
		}
		own += weight
		if difference := math.Abs(gap - other.gaps[i]); !math.IsNaN(difference) {
			sum, shared = sum+weight*difference, shared+weight
		}
	}
	return sum / shared, shared > 0 && 2*shared >= own
}

// A casePeers is what a candidate is set against; known is false for one nobody
// else rated.
type casePeers struct {
	own     peerFigures
	known   bool
	near    []peerFigures // people at the proposed level, the most alike first
	holders []peerFigures // all people at the proposed level
}

// peersOf finds them for each case.
func peersOf(in analysis.Input, s *standings, cases []promotionCase) []casePeers {
	at, all := incumbents(in, s, cases), make([]casePeers, len(cases))
	for i, c := range cases {
		l := in.LadderOf(c.person())
		p := &all[i]
		p.holders = at[place{l.ID, c.profile.Target}]
		if p.own, p.known = compared(l, c.standing, c.profile.Target); p.known {
			p.near = nearestTo(l, p.own, p.holders)
		}
	}
	return all
}

// candidates gives those that have figures, each against the level proposed.
func candidates(all []casePeers) []peerFigures {
	var own []peerFigures
	for _, p := range all {
		if p.known {
			own = append(own, p.own)
		}
	}
	return own
}

// peerTable sets each candidate beside the people already at the level.
func peerTable(in analysis.Input, cases []promotionCase, peers []casePeers) analysis.Table {
	t := analysis.Table{Name: "promotion_peers", Title: "Candidates against people already at the proposed level, held against that level", Columns: []analysis.Column{
		text("employee", "Candidate"), text("beside", "Beside"), text("id", "Person"), text("name", "Name"), count("n", "n", "people"), rating("distance", "Distance of gaps"),
		column(analysis.Median, "raters", "Raters", "people"), text("assessed", "Assessed"), delta("mean_gap", "Mean gap"), share("share_met", "Level met"), column(analysis.Median, "below", "Dimensions below", "dimensions"), delta("margin", "Margin"),
	}}
	medians := map[place][]analysis.Value{}
	ofCandidates := medianRow("median of candidates, each at their own level", candidates(peers))
	for i, c := range cases {
		p := peers[i]
		if !p.known {
			continue
		}
		t.Add(peerRow(in, c, "the candidate", p.own, analysis.Why("the candidate")))
		for k, peer := range p.near {
			t.Add(peerRow(in, c, fmt.Sprintf("nearest %d", k+1), peer, analysis.N(peer.distance)))
		}
		here := place{in.LadderOf(c.person()).ID, c.profile.Target}
		if medians[here] == nil {
			medians[here] = medianRow("median of people at the level", p.holders)
		}
		id := []analysis.Value{analysis.T(c.person().ID)}
		t.Add(append(slices.Clip(id), medians[here]...), append(slices.Clip(id), ofCandidates...))
	}
	return t
}

// A place is a level of a ladder.
type place struct {
	ladder string
	level  int
}

// incumbents gives the people of the scope at each level somebody is proposed for.
func incumbents(in analysis.Input, s *standings, cases []promotionCase) map[place][]peerFigures {
	at := map[place][]peerFigures{}
	for _, c := range cases {
		at[place{in.LadderOf(c.person()).ID, c.profile.Target}] = nil
	}
	for _, st := range s.people {
		l := in.LadderOf(st.person())
		here := place{l.ID, st.person().Level}
		if _, wanted := at[here]; !wanted {
			continue
		}
		if c, ok := compared(l, st, here.level); ok {
			at[here] = append(at[here], c)
		}
	}
	return at
}

// nearestTo gives the people whose gaps are most like the candidate's.
func nearestTo(l *ladder.Ladder, own peerFigures, holders []peerFigures) []peerFigures {
	var near []peerFigures // so far, in order
	for i := range holders {
		distance, ok := own.distanceTo(l, &holders[i])
		if !ok || len(near) == nearest && distance > near[nearest-1].distance {
			continue
		}
		h := holders[i]
		h.distance = distance
		at, _ := slices.BinarySearchFunc(near, h, byDistance)
		near = slices.Insert(near, at, h)
		near = near[:min(nearest, len(near))]
	}
	return near
}

func byDistance(a, b peerFigures) int {
	return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.person().ID, b.person().ID))
}

func peerRow(in analysis.Input, c promotionCase, beside string, o peerFigures, distance analysis.Value) []analysis.Value {
	return []analysis.Value{analysis.T(c.person().ID), analysis.T(beside), analysis.T(o.person().ID), analysis.T(o.person().Name), analysis.I(1), distance,
		analysis.I(o.profile.Raters), assessedLevel(in.LadderOf(o.person()), o.profile.Assessment), analysis.N(o.meanGap), analysis.N(o.share), analysis.I(o.below), analysis.N(o.margin)}
}

// medianRow is a row of medians without the candidate's id.
func medianRow(beside string, of []peerFigures) []analysis.Value {
	many := analysis.Why("a median of people")
	median := func(figure func(peerFigures) float64) analysis.Value {
		values := make([]float64, len(of))
		for i, o := range of {
			values[i] = figure(o)
		}
		return medianValue(values)
	}
	return []analysis.Value{analysis.T(beside), many, many, analysis.I(len(of)), many,
		median(func(o peerFigures) float64 { return float64(o.profile.Raters) }), many, median(func(o peerFigures) float64 { return o.meanGap }),
		median(func(o peerFigures) float64 { return o.share }), median(func(o peerFigures) float64 { return float64(o.below) }),
		median(func(o peerFigures) float64 { return o.margin })}
}

// medianValue shows a median.
func medianValue(values []float64) analysis.Value {
	if m, ok := medianOf(values).Get(); ok {
		return analysis.N(m)
	}
	return analysis.Why("nobody to compare with")
}

// medianOf is the middle value, or the mean of the two in the middle.
func medianOf(values []float64) stats.Figure {
	if len(values) == 0 {
		return stats.Unknown("no values")
	}
	sorted, middle := slices.Sorted(slices.Values(values)), len(values)/2
	if len(sorted)%2 == 1 {
		return stats.Known(sorted[middle])
	}
	return stats.Known((sorted[middle-1] + sorted[middle]) / 2)
}
