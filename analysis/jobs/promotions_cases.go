package jobs

import (
	"fmt"
	"strings"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

const notAssessed = "nothing reaches the lowest level"

func caseTable(in analysis.Input, date referenceDate, cases []promotionCase) analysis.Table {
	t := analysis.Table{Name: "promotion_cases", Title: "People proposed for a level, in order (adjusted figures are advice)", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"), text("current", "Current"), text("proposed", "Proposed"),
		count("place", "Place", ""), count("months_in_level", "Months in level", "months"),
		count("raters", "Raters", "people"), count("dimensions", "Dimensions rated", "dimensions"),
		text("assessed", "Assessed"), flag("outcome", "By the rule"), flag("status", "With uncertainty"), text("change", "What would have to rise"),
		share("met_current", "Current level met"), share("met_proposed", "Proposed level met"), delta("mean_gap", "Mean gap to proposed"), delta("margin", "Margin"),
		delta("margin_adjusted", "Margin, adjusted (advice)"), delta("margin_low", "95 % from"), delta("margin_high", "95 % to"), share("chance", "Chance of meeting the level"),
		count("shortfalls", "Dimensions below", "dimensions"),
	}}
	for _, c := range cases {
		t.Add(caseRow(in.LadderOf(c.person()), date, c))
	}
	return t
}

func caseRow(l *ladder.Ladder, date referenceDate, c promotionCase) []analysis.Value {
	p := c.person()
	mean, n := meanTargetGap(c.profile)
	gapValue := analysis.N(mean)
	if n == 0 {
		gapValue = analysis.Why("no dimension rated against the proposed level")
	}
	return []analysis.Value{
		analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org), levelName(l, p.Level, "not on the roster"), levelName(l, p.Proposed, "not proposed"),
		analysis.I(c.place), date.timeInLevel(p), analysis.I(c.profile.Raters), analysis.I(c.profile.Assessment.Dimensions),
		levelName(l, c.profile.Assessment.Level, notAssessed), analysis.T(outcome(c.profile)), analysis.T(c.line.status()), analysis.T(c.changeInWords()),
		metShare(c.profile, p.Level), metShare(c.profile, p.Proposed), gapValue, figure(c.plain),
		figure(c.line.value), figure(c.line.low), figure(c.line.high), figure(c.line.chance), belowTarget(c.profile),
	}
}

// manyRises is how many dimensions are named before they are only counted.
const manyRises = 5

// changeInWords names what would have to rise: "Delegation (+0.33), Feedback
// (+0.50)"; empty for a person who meets the level or was not rated.
func (c promotionCase) changeInWords() string {
	if n := len(c.change); n > manyRises {
		least, most := analysis.FormatNumber(analysis.Delta, c.change[0].levels()), analysis.FormatNumber(analysis.Delta, c.change[n-1].levels())
		if least == most {
			return fmt.Sprintf("%d dimensions, by %s", n, most)
		}
		return fmt.Sprintf("%d dimensions, by %s to %s", n, least, most)
	}
	parts := make([]string, len(c.change))
	for i, r := range c.change {
		parts[i] = fmt.Sprintf("%s (%s)", r.dimension.Name, analysis.FormatNumber(analysis.Delta, r.levels()))
	}
	return strings.Join(parts, ", ")
}

func changeTable(in analysis.Input, cases []promotionCase) analysis.Table {
	t := analysis.Table{Name: "promotion_change", Title: "The smallest number of dimensions that would have to rise to meet the proposed level", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("proposed", "Proposed"), text("category", "Category"), text("dimension", "Dimension"),
		rating("mean", "Mean"), rating("to", "Would have to reach"), delta("rise", "Rise"), text("because", "Because"),
	}}
	for _, c := range cases {
		l := in.LadderOf(c.person())
		for _, r := range c.change {
			because := "the share of dimensions met"
			if r.category {
				because = "nothing in the category is met"
			}
			t.Add([]analysis.Value{analysis.T(c.person().ID), analysis.T(c.person().Name), levelName(l, c.profile.Target, ""),
				analysis.T(l.Categories[r.dimension.Category].Name), analysis.T(r.dimension.Name),
				analysis.N(r.mean), analysis.N(r.to), analysis.N(r.levels()), analysis.T(because)})
		}
	}
	return t
}

func caseDimensions(in analysis.Input, cases []promotionCase, peers []casePeers) analysis.Table {
	t := analysis.Table{Name: "promotion_dimensions", Title: "Each nomination, dimension by dimension (adjusted figures are advice)", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("category", "Category"), text("dimension", "Dimension"), text("band", "Band of proposed"),
		count("n", "Raters", "ratings"), rating("mean", "Mean"), rating("low", "Lowest"), rating("high", "Highest"), delta("gap", "Gap"),
		delta("gap_adjusted", "Gap, adjusted (advice)"), delta("gap_low", "95 % from"), delta("gap_high", "95 % to"), flag("status", "Status"),
		delta("nearest_1", "Gap of nearest 1"), delta("nearest_2", "Gap of nearest 2"), delta("nearest_3", "Gap of nearest 3"), delta("median_candidates", "Median gap of candidates"),
	}}
	medians, n := medianGaps(in, candidates(peers)), 0
	for _, c := range cases {
		n += len(c.profile.Dimensions)
	}
	t.Rows = analysis.Made(n, func(yield func([]analysis.Value) bool) {
		for i, c := range cases {
			l, adjusted := in.LadderOf(c.person()), c.adjustedMeans()
			for _, d := range c.profile.Dimensions {
				median := medianValue(nil) // where no candidate on the ladder has any rating
				if medians[l] != nil {
					median = medians[l][d.Dimension.Number]
				}
				if !yield(append(append(dimensionRow(l, c, d, adjusted[d.Dimension.Number]), peers[i].gapsIn(d.Dimension.Number)...), median)) {
					return
				}
			}
		}
	})
	return t
}

// adjustedMeans gives the adjusted mean of each dimension rated, by its number.
func (c promotionCase) adjustedMeans() map[int]adjustedMean {
	found := map[int]adjustedMean{}
	if c.outcomes != nil {
		for _, m := range c.outcomes.adjusted {
			found[m.dimension.Number] = m
		}
	}
	return found
}

func dimensionRow(l *ladder.Ladder, c promotionCase, d analysis.DimensionProfile, m adjustedMean) []analysis.Value {
	mean, low, high := analysis.N(d.Mean), analysis.N(d.Low), analysis.N(d.High)
	if d.N == 0 {
		none := analysis.Why("not rated by others")
		mean, low, high = none, none, none
	}
	adjusted := func(f stats.Figure) analysis.Value {
		if !d.HasTarget {
			return gapValue(0, false, d)
		}
		return figure(gapOf(l, d.Dimension.Number, f, c.profile.Target))
	}
	return []analysis.Value{
		analysis.T(c.person().ID), analysis.T(c.person().Name), analysis.T(l.Categories[d.Dimension.Category].Name), analysis.T(d.Dimension.Name), bandName(l, d.TargetBand),
		analysis.I(d.N), mean, low, high, gapValue(d.TargetGap, d.HasTarget, d),
		adjusted(m.value), adjusted(m.low()), adjusted(m.high()), analysis.T(dimensionStatus(d)),
	}
}

// gapOf is the gap of a rating that may be missing.
func gapOf(l *ladder.Ladder, dimension int, f stats.Figure, level int) stats.Figure {
	value, ok := f.Get()
	if !ok {
		return f
	}
	gap, _ := l.Gap(dimension, value, level)
	return stats.Known(gap)
}

func dimensionStatus(d analysis.DimensionProfile) string {
	switch {
	case d.N == 0:
		return "not rated"
	case !d.HasTarget:
		return "no expectation"
	case d.TargetGap < 0:
		return "below"
	}
	return "met"
}

// caseTallies gives the tally of the current and the proposed level, and of
// those between.
func caseTallies(in analysis.Input, cases []promotionCase, peers []casePeers) analysis.Table {
	t := analysis.Table{Name: "promotion_tally", Title: "The rule, level by level, from the current to the proposed one", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("level", "Level"), text("which", "Which"), count("met", "Dimensions met", "dimensions"),
		count("unmet", "Dimensions below", "dimensions"), share("share", "Share met"), text("categories_unmet", "Categories wholly unmet"), flag("passed", "Level met"),
		share("nearest_1", "Share met by nearest 1"), share("nearest_2", "Share met by nearest 2"), share("nearest_3", "Share met by nearest 3"), share("median_candidates", "Median of candidates, each at their own levels"),
	}}
	medians := map[string]analysis.Value{}
	for _, which := range []string{whichCurrent, whichBetween, whichProposed} {
		medians[which] = medianValue(sharesMet(candidates(peers), which))
	}
	for i, c := range cases {
		l := in.LadderOf(c.person())
		for level := max(c.person().Level, 1); level <= c.profile.Target; level++ {
			if tally, ok := tallyOf(c.profile, level); ok && c.profile.Assessment.Dimensions > 0 {
				t.Add(append(append(caseTally(l, c, tally), peers[i].tallyAt(level)...), medians[c.which(level)]))
			}
		}
	}
	return t
}

// Which level of a nomination a tally is of.
const (
	whichCurrent  = "current"
	whichBetween  = "between"
	whichProposed = "proposed"
)

func (s standing) which(level int) string {
	switch level {
	case s.profile.Target:
		return whichProposed
	case s.person().Level:
		return whichCurrent
	}
	return whichBetween
}

func caseTally(l *ladder.Ladder, c promotionCase, tally ladder.Tally) []analysis.Value {
	passed := "no"
	if tally.Passed {
		passed = "yes"
	}
	var unmet []string
	for _, category := range tally.WhollyUnmet {
		unmet = append(unmet, l.Categories[category].Name)
	}
	return []analysis.Value{
		analysis.T(c.person().ID), analysis.T(c.person().Name), levelName(l, tally.Level, ""), analysis.T(c.which(tally.Level)), analysis.I(len(tally.Met)), analysis.I(len(tally.Unmet)),
		metShare(c.profile, tally.Level), analysis.T(strings.Join(unmet, ", ")), analysis.T(passed),
	}
}
