package jobs

import (
	"fmt"
	"math"
	"strings"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// A guidelineLine is one line of a guideline held against the headcount of one
// org, in whole people.
type guidelineLine struct {
	ladder.Guideline
	org       orgSpread
	low, high int // people the guideline allows
}

// off is how many people too many (+) or too few (−) stand at the levels.
func (g guidelineLine) off() int {
	switch n := g.org.current.count(g.Levels...); {
	case n > g.high:
		return n - g.high
	case n < g.low:
		return n - g.low
	}
	return 0
}

// guidelineLines holds each guideline against its org.
func guidelineLines(_ analysis.Input, s spreads, guidelines []ladder.Guideline) []guidelineLine {
	var lines []guidelineLine
	for _, o := range s.orgs {
		var own []ladder.Guideline
		for _, g := range guidelines {
			if o.is(g.Org) {
				own = append(own, g)
			}
		}
		lines = append(lines, linesOf(o, own)...)
	}
	return lines
}

// linesOf turns shares into whole people. Shares that must be met exactly are
// apportioned together by largest remainder, so that their people add up.
func linesOf(o orgSpread, guidelines []ladder.Guideline) []guidelineLine {
	exact := apportioned(o.current.n, guidelines)
	lines := make([]guidelineLine, len(guidelines))
	for i, g := range guidelines {
		lines[i] = guidelineLine{Guideline: g, org: o}
		if people, ok := exact[i]; ok {
			lines[i].low, lines[i].high = people, people
			continue
		}
		lines[i].low, lines[i].high = stats.Bound{Operator: boundOf[g.Operator], Share: g.Share, Upper: g.Upper}.People(o.current.n)
	}
	return lines
}

var boundOf = map[ladder.Operator]stats.Operator{
	ladder.Exactly: stats.About, ladder.AtMost: stats.AtMost, ladder.AtLeast: stats.AtLeast, ladder.Between: stats.Between,
}

// apportioned gives the people of each "=" line by its index. It gives none when
// their shares exceed the whole: then each stands for itself.
func apportioned(n int, guidelines []ladder.Guideline) map[int]int {
	var shares []float64
	var at []int
	rest := 1.0
	for i, g := range guidelines {
		if g.Operator == ladder.Exactly {
			shares, at, rest = append(shares, g.Share), append(at, i), rest-g.Share
		}
	}
	people, err := stats.Apportion(n, append(shares, math.Max(0, rest)), nil, nil)
	if err != nil {
		return nil
	}
	exact := map[int]int{}
	for k, i := range at {
		exact[i] = people[k]
	}
	return exact
}

func guidelineTable(in analysis.Input, s spreads, lines []guidelineLine) analysis.Table {
	t := analysis.Table{Name: "guideline", Title: "Current levels against the guideline, in whole people", Columns: []analysis.Column{
		text("org", "Org"), text("levels", "Levels"), text("guideline", "Guideline"), count("n", "n", "people"),
		count("people", "People", "people"), share("share", "Share"), count("allowed_from", "Allowed from", "people"), count("allowed_to", "Allowed to", "people"),
		column(analysis.Count, "move", "Move", "people"), flag("status", "Status"), text("source", "Source"),
	}}
	for _, g := range lines {
		guard := func(v analysis.Value) analysis.Value { return s.hidden.Guard(g.org.path, v) }
		t.Rows = append(t.Rows, []analysis.Value{
			analysis.T(orgName(in, g.org.org)), analysis.T(levelCodes(in.Ladder, g.Levels)), analysis.T(guidelineText(g.Guideline)), analysis.I(g.org.current.n),
			g.org.current.people(g.Levels...), g.org.current.share(g.Levels...), guard(analysis.I(g.low)), guard(analysis.I(g.high)),
			guard(analysis.I(-g.off())), guard(analysis.T(guidelineStatus(g))), analysis.T(g.Source.String()),
		})
	}
	return t
}

func guidelineStatus(g guidelineLine) string {
	switch off := g.off(); {
	case off > 0:
		return fmt.Sprintf("%d over", off)
	case off < 0:
		return fmt.Sprintf("%d under", -off)
	}
	return "within"
}

// guidelineText writes a guideline as people do: "≤ 20.0 %".
func guidelineText(g ladder.Guideline) string {
	low := analysis.FormatNumber(analysis.Share, g.Share)
	if g.Operator == ladder.Between {
		return low + " to " + analysis.FormatNumber(analysis.Share, g.Upper)
	}
	return string(g.Operator) + " " + low
}

func levelCodes(l *ladder.Ladder, numbers []int) string {
	codes := make([]string, 0, len(numbers))
	for _, number := range numbers {
		if level, ok := l.LevelByNumber(number); ok {
			codes = append(codes, level.Code)
		}
	}
	return strings.Join(codes, ", ")
}
