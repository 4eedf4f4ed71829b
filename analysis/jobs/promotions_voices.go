package jobs

import (
	"cmp"
	"math"
	"slices"

	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// A voice is what one rater gave one person, the person included.
type voice struct {
	rater    string // id
	relation ladder.Relation
	levels   map[int]float64 // by dimension number
	severity stats.Figure    // as the adjusted figures use it
	shown    stats.Figure    // as the raters job shows it, which wants more ratings
}

// voices gives everybody who rated a person, in the order of their ids.
func (s *standings) voices(employee string) []voice {
	code, found := slices.BinarySearch(s.panel.ids, employee)
	if !found {
		return nil
	}
	from, _ := slices.BinarySearch(s.panel.employee, int32(code))
	var heard []voice
	for row := from; row < len(s.panel.employee) && s.panel.employee[row] == int32(code); row++ {
		rater := s.panel.ids[s.panel.rater[row]]
		if n := len(heard); n == 0 || heard[n-1].rater != rater {
			v := voice{rater: rater, relation: s.panel.relationOf(row), levels: map[int]float64{}}
			v.severity, v.shown = s.severity(v)
			heard = append(heard, v)
		}
		heard[len(heard)-1].levels[int(s.panel.dimension[row])] = s.panel.level[row]
	}
	return heard
}

// severity looks a rater up in the model.
func (s *standings) severity(v voice) (used, shown stats.Figure) {
	why := s.adjuster.why
	if v.relation == ladder.Self {
		why = "self-ratings have no severity"
	}
	code, found := slices.BinarySearch(s.fitted.table.Rater.Labels, v.rater)
	if why != "" || !found {
		return stats.Unknown(why), stats.Unknown(why)
	}
	return s.adjuster.severity[code], s.fitted.raters[code].Value
}

// byOthers leaves out the person's own ratings.
func byOthers(heard []voice) []voice {
	return slices.DeleteFunc(slices.Clone(heard), func(v voice) bool { return v.relation == ladder.Self })
}

func (v voice) mean() stats.Figure {
	sum := 0.0
	for _, level := range v.levels { // half steps: exact in any order
		sum += level
	}
	if len(v.levels) == 0 {
		return stats.Unknown("no ratings")
	}
	return stats.Known(sum / float64(len(v.levels)))
}

// A split is how far two raters of one person are apart: the mean difference,
// high less low, over the dimensions both rated.
type split struct {
	high, low  voice
	dimensions int
	levels     float64 // as given
	adjusted   stats.Figure
}

// between compares two raters; ok is false when they share no dimension.
func between(a, b voice) (split, bool) {
	s := split{high: a, low: b}
	for dimension, level := range a.levels {
		if other, both := b.levels[dimension]; both {
			s.levels += level - other // half steps: exact in any order
			s.dimensions++
		}
	}
	if s.dimensions == 0 {
		return s, false
	}
	s.levels /= float64(s.dimensions)
	if s.levels < 0 {
		s.high, s.low, s.levels = b, a, -s.levels
	}
	high, known := s.high.severity.Get()
	low, also := s.low.severity.Get()
	s.adjusted = stats.Known(s.levels + high - low)
	if !known || !also {
		s.adjusted = stats.Unknown("the severity of one of the two is not known")
	}
	return s, true
}

// apart is the distance that counts: with severity taken off where it is known,
// for a strict and a mild rater do not disagree about a person.
func (s split) apart() float64 {
	if adjusted, ok := s.adjusted.Get(); ok {
		return math.Abs(adjusted)
	}
	return s.levels
}

// widestSplit finds the two raters furthest apart who share so many dimensions.
func widestSplit(heard []voice, dimensions int) (widest split, ok bool) {
	for i, a := range heard {
		for _, b := range heard[:i] {
			if s, shared := between(a, b); shared && s.dimensions >= dimensions && (!ok || cmp.Compare(s.apart(), widest.apart()) > 0) {
				widest, ok = s, true
			}
		}
	}
	return widest, ok
}
