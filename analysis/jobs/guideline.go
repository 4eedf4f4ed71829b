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
			if g.Org == o.path {
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
	exact := map[int]int{} // index of a guideline → people
	var shares []float64
	var at []int
	rest := 1.0
	for i, g := range guidelines {
		if g.Operator == ladder.Exactly {
			shares = append(shares, g.Share)
			at = append(at, i)
			rest -= g.Share
		}
	}
	people := stats.Apportion(o.current.n, append(shares, math.Max(0, rest)))
	for k, i := range at {
		exact[i] = people[k]
	}
	lines := make([]guidelineLine, len(guidelines))
	for i, g := range guidelines {
		lines[i] = guidelineLine{Guideline: g, org: o}
		lines[i].low, lines[i].high = bounds(g, o.current.n, exact[i])
	}
	return lines
}

// bounds is the whole-person range that a guideline allows among n people.
// Float noise in a share (0.29 × 100) must not cost a person.
func bounds(g ladder.Guideline, n, exact int) (low, high int) {
	const noise = 1e-9
	atLeast := func(share float64) int { return int(math.Ceil(share*float64(n) - noise)) }
	atMost := func(share float64) int { return int(math.Floor(share*float64(n) + noise)) }
	switch g.Operator {
	case ladder.AtMost:
		return 0, atMost(g.Share)
	case ladder.AtLeast:
		return atLeast(g.Share), n
	case ladder.Between:
		low, high = atLeast(g.Share), atMost(g.Upper)
		if low > high { // no whole person fits: the nearest to the middle
			low = int(math.Round((g.Share + g.Upper) / 2 * float64(n)))
			high = low
		}
		return low, high
	}
	return exact, exact
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
