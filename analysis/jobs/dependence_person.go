package jobs

import (
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// outcomes is one person's assessed level, and what becomes of it when a rater
// is left out or severity is taken off.
type outcomes struct {
	person   ladder.Person
	target   int
	raters   int
	assessed int            // level by plain means, 0 when nothing reaches the lowest
	adjusted []adjustedMean // of the dimensions rated, in ladder order
	level    stats.Figure   // assessed from the adjusted means
	low      stats.Figure   // 95 % range of the assessed level
	high     stats.Figure
	chance   stats.Figure   // of meeting the target
	without  []withoutRater // by rater code; none for a person with one rater
}

// An adjustedMean is one dimension of one person, in levels.
type adjustedMean struct {
	dimension *ladder.Dimension
	n         int
	raw       float64
	value     stats.Figure // severity taken off
	half      float64      // of the 95 % interval; meaningful where there is a value
}

// low and high are the ends of the 95 % interval.
func (m adjustedMean) low() stats.Figure  { return m.aside(-m.half) }
func (m adjustedMean) high() stats.Figure { return m.aside(m.half) }

func (m adjustedMean) aside(by float64) stats.Figure {
	value, ok := m.value.Get()
	if !ok {
		return m.value
	}
	return stats.Known(value + by)
}

// withoutRater is a person's assessed level without one rater's ratings; 0 when
// nothing reaches the lowest level.
type withoutRater struct{ rater, level int }

func newOutcomes(in analysis.Input, a *adjuster, person ladder.Person, rows []int) outcomes {
	p := analysis.NewProfile(in.Ladder, person, a.ratings(in.Ladder, rows))
	o := outcomes{person: person, target: p.Target, raters: p.Raters, assessed: p.Assessment.Level, without: a.leaveOut(in.Ladder, rows)}
	o.adjust(in.Ladder, a, p.Dimensions, rows)
	o.draw(in, a, int(a.table.Unit.Code[rows[0]]))
	return o
}

// ratings gives rows of the table as ratings, as a profile is made of.
func (a *adjuster) ratings(l *ladder.Ladder, rows []int) []ladder.Rating {
	ratings := make([]ladder.Rating, len(rows))
	for i, row := range rows {
		ratings[i] = ladder.Rating{Rater: a.table.Rater.Labels[a.table.Rater.Code[row]], Relation: ladder.Other,
			Dimension: a.table.Item.Labels[a.table.Item.Code[row]], State: ladder.Rated, Level: a.table.Value[row]}
	}
	return ratings
}

// leaveOut assesses a person anew without each rater in turn, from plain means.
func (a *adjuster) leaveOut(l *ladder.Ladder, rows []int) []withoutRater {
	var raters []int32
	for _, row := range rows {
		if code := a.table.Rater.Code[row]; !slices.Contains(raters, code) {
			raters = append(raters, code)
		}
	}
	if len(raters) < 2 {
		return nil
	}
	var out []withoutRater
	for _, left := range raters {
		byDimension := make([]sums, len(l.Dimensions))
		for _, row := range rows {
			if a.table.Rater.Code[row] != left {
				byDimension[a.dimensions[a.table.Item.Code[row]].Number].add(a.table.Value[row])
			}
		}
		means := unrated(l)
		for d, s := range byDimension {
			if s.n > 0 {
				means[d] = s.sum / s.n
			}
		}
		out = append(out, withoutRater{int(left), l.LevelOf(means)})
	}
	return out
}

// adjust takes the severities off each dimension's mean. Raters, not shrinkage,
// move a figure: nobody is pulled to the mean of all.
func (o *outcomes) adjust(l *ladder.Ladder, a *adjuster, dimensions []analysis.DimensionProfile, rows []int) {
	shift := make([]sums, len(l.Dimensions))
	why := a.why
	for _, row := range rows {
		if a.why != "" {
			break
		}
		severity, ok := a.severity[a.table.Rater.Code[row]].Get()
		if !ok {
			why = a.severity[a.table.Rater.Code[row]].Why()
		}
		shift[a.dimensions[a.table.Item.Code[row]].Number].add(severity)
	}
	levels := unrated(l)
	o.adjusted = make([]adjustedMean, 0, len(dimensions))
	for _, d := range dimensions {
		if d.N == 0 {
			continue
		}
		m := adjustedMean{dimension: d.Dimension, n: d.N, raw: d.Mean}
		if why != "" {
			m.value = stats.Unknown(why)
		} else {
			value := d.Mean + shift[d.Dimension.Number].sum/float64(d.N)
			m.half = 1.96 * math.Sqrt(a.common[a.table.Unit.Code[rows[0]]]+a.noise/float64(d.N))
			m.value = stats.Known(value)
			levels[d.Dimension.Number] = a.round(value, d.N)
		}
		o.adjusted = append(o.adjusted, m)
	}
	o.level = stats.Unknown(why)
	if why == "" {
		o.level = stats.Known(float64(l.LevelOf(levels)))
	}
}

// round gives the nearest value that the mean of n ratings can have.
func (a *adjuster) round(value float64, n int) float64 {
	grid := a.step / float64(n)
	return math.Round(value/grid) * grid
}

// meets tells whether a level reaches the person's target.
func (o *outcomes) meets(level int) bool { return level >= o.target }

// turns tells whether a level gives another outcome than the one assessed: the target
// met or not, or the level that the person holds.
func (o *outcomes) turns(level int) bool {
	held := o.person.Level
	return o.meets(level) != o.meets(o.assessed) || (level >= held) != (o.assessed >= held)
}

// decisive are the raters, by code, without whom the outcome would be another.
func (o *outcomes) decisive() []int {
	var raters []int
	for _, w := range o.without {
		if o.turns(w.level) {
			raters = append(raters, w.rater)
		}
	}
	return raters
}

// What the row of a person says, beside cannotTell.
const (
	stands         = "stands"
	oneRater       = "one rater decides"
	bySeverityOnly = "severity decides"
	bothWays       = "one rater and severity decide"
	noTarget       = "no target level"
)

func (o *outcomes) status() string {
	level, known := o.level.Get()
	turned := known && o.turns(int(level))
	switch decided := len(o.decisive()) > 0; {
	case o.target == 0:
		return noTarget
	case len(o.without) == 0:
		return cannotTell
	case decided && turned:
		return bothWays
	case decided:
		return oneRater
	case turned:
		return bySeverityOnly
	case !known:
		return cannotTell
	}
	return stands
}
