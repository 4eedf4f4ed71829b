package jobs

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"calibrate/analysis"
)

// levelBars compares the whole with its guideline and with last cycle.
func levelBars(in analysis.Input, s spreads, held heldGuideline) analysis.Chart {
	whole := s.orgs[0]
	data := analysis.LevelBars{}
	for i, level := range in.Ladder.Levels {
		if whole.current.hidden != "" {
			break
		}
		bar := analysis.LevelBar{
			Level: level.Code, Count: whole.current.count(level.Number),
			Share: shareAt(whole.current, i), Proposed: shareAt(whole.ifAll, i), Assessed: shareAt(whole.assessed, i), LastCycle: shareAt(whole.before, i),
			GuidelineLow: math.NaN(), GuidelineHigh: math.NaN(),
		}
		for _, g := range held.ofWhole(whole) {
			if len(g.Levels) == 1 && g.Levels[0] == level.Number {
				bar.GuidelineLow, bar.GuidelineHigh = guidelineEnds(g)
				bar.OffGuideline = g.off() != 0
			}
		}
		data.Bars = append(data.Bars, bar)
	}
	return analysis.Chart{
		Name: "levels", Title: "People by level",
		Subtitle: fmt.Sprintf("%s, cycle %s, n = %s", orgName(in, whole.org), in.Cycle, headcount(whole.current.n)),
		Footnote: levelFootnote(in, whole, held),
		Alt:      barsInWords(data),
		Data:     data,
	}
}

// ofWhole gives the lines that the whole is held against.
func (h heldGuideline) ofWhole(whole orgSpread) []guidelineLine {
	var lines []guidelineLine
	for _, g := range slices.Concat(h.own, h.inherited) {
		if g.org.path == whole.path {
			lines = append(lines, g)
		}
	}
	return lines
}

func shareAt(s spread, i int) float64 {
	if s.n == 0 || s.hidden != "" {
		return math.NaN()
	}
	return s.shares()[i]
}

// guidelineEnds is the range of shares that a guideline allows.
func guidelineEnds(g guidelineLine) (low, high float64) {
	low, high = g.Share, g.Share
	switch g.Operator {
	case "≤":
		low = 0
	case "≥":
		high = 1
	case "between":
		high = g.Upper
	}
	return low, high
}

// levelFootnote names the guidelines that no single bar can show.
func levelFootnote(in analysis.Input, whole orgSpread, held heldGuideline) string {
	parts := []string{"Roster of cycle " + in.Cycle + "."}
	if in.Previous != "" {
		parts = append(parts, "Compared with "+in.Previous+".")
	}
	for _, g := range held.ofWhole(whole) {
		if whole.current.hidden == "" && len(g.Levels) > 1 {
			parts = append(parts, fmt.Sprintf("%s together %s: %d people, %s.", levelCodes(in.Ladder, g.Levels), guidelineText(g.Guideline),
				g.org.current.count(g.Levels...), guidelineStatus(g)))
		}
	}
	return strings.Join(parts, " ")
}

func barsInWords(data analysis.LevelBars) string {
	parts := make([]string, len(data.Bars))
	for i, b := range data.Bars {
		parts[i] = fmt.Sprintf("%s %d", b.Level, b.Count)
	}
	return "Bars of the headcount by level: " + strings.Join(parts, ", ") + "."
}

// orgStack shows the mix of levels of every org, the whole first.
func orgStack(in analysis.Input, s spreads) analysis.Chart {
	data := analysis.StackedShares{}
	for _, level := range in.Ladder.Levels {
		data.Levels = append(data.Levels, level.Code)
	}
	shown := inChart(s.tree())
	for _, i := range shown {
		o := s.orgs[i]
		row := analysis.StackedRow{Label: o.label, Depth: o.depth, N: o.current.n}
		if o.current.hidden == "" {
			row.Counts = o.current.counts
		}
		data.Rows = append(data.Rows, row)
	}
	return analysis.Chart{
		Name: "levels_by_org", Title: "Mix of levels by org",
		Subtitle: fmt.Sprintf("current levels, cycle %s, n = %s; %s", in.Cycle, headcount(s.orgs[0].current.n), ofAll(len(shown), len(s.orgs), "orgs")),
		Footnote: orgFootnote(in, len(shown), len(s.orgs)),
		Alt:      "One bar per org, the company first, divided by the share of each level.",
		Data:     data,
	}
}

func orgFootnote(in analysis.Input, shown, all int) string {
	return fmt.Sprintf("Roster of cycle %s. Orgs of fewer than %d people are not shown, nor what would give them away.", in.Cycle, in.MinGroup) +
		leftOut(shown, all, largestOrgs, "People by org and level")
}

// orgHistograms shows the spread of each org as a small picture of its own, in
// front of the spread of the whole; there is none where the whole is one org.
func orgHistograms(in analysis.Input, s spreads, compared []orgComparison) []analysis.Chart {
	if len(s.orgs) < 2 {
		return nil
	}
	data := analysis.Histograms{Axis: "share of people by current level"}
	for _, level := range in.Ladder.Levels {
		data.Bins = append(data.Bins, level.Code)
	}
	if s.orgs[0].current.hidden == "" {
		data.Reference = s.orgs[0].current.shares()
	}
	shown, apart := inChart(s.tree()), 0
	for _, i := range shown {
		o := s.orgs[i]
		row := analysis.HistogramRow{Label: indented(o.org), N: o.current.n, Mean: math.NaN(), Status: o.current.hidden}
		if mean, known := o.current.mean().Num(); known {
			row.Mean, row.Shares = mean, o.current.shares()
		}
		if verdict(compared[i].q) == differs {
			row.Status = differs
			apart++
		}
		data.Rows = append(data.Rows, row)
	}
	return []analysis.Chart{{
		Name: "levels_small_multiples", Title: "Spread of each org against the whole",
		Subtitle: fmt.Sprintf("share of people by current level, n = %s; %s", headcount(s.orgs[0].current.n), ofAll(len(shown), len(s.orgs), "orgs")),
		Footnote: orgFootnote(in, len(shown), len(s.orgs)) + " Lines: the whole.",
		Alt:      analysis.Said("One small histogram per org; %d of %d differ from the whole.", apart, len(shown)),
		Data:     data,
	}}
}
