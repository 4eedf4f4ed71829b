package jobs

import (
	"fmt"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

func guidelineTable(in analysis.Input, held heldGuideline) analysis.Table {
	return linesTable(in, "guideline", "Current levels against the guideline, in whole people", held.own)
}

// inheritedTable holds orgs without a guideline of their own against that of the
// org above.
func inheritedTable(in analysis.Input, held heldGuideline) analysis.Table {
	return linesTable(in, "guideline_by_org", "Orgs without a guideline of their own against that of the org above", held.inherited)
}

func linesTable(in analysis.Input, name, title string, lines []guidelineLine) analysis.Table {
	t := analysis.Table{Name: name, Title: title, Columns: []analysis.Column{
		text("org", "Org"), text("levels", "Levels"), text("guideline", "Guideline"), text("from", "Guideline of"), count("n", "n", "people"),
		count("people", "People", "people"), share("share", "Share"), count("allowed_from", "Allowed from", "people"), count("allowed_to", "Allowed to", "people"),
		column(analysis.Count, "move", "Move", "people"), flag("status", "Status"), stat("effect", "Effect size w"), chance("p", "p"), chance("q", "q"), text("source", "Source"),
	}}
	for _, g := range lines {
		guard := g.org.current.guard
		t.Add([]analysis.Value{
			analysis.T(orgName(in, g.org.org)), analysis.T(levelCodes(in.Ladder, g.Levels)), analysis.T(guidelineText(g.Guideline)), analysis.T(g.from), analysis.I(g.org.current.n),
			g.org.current.people(g.Levels...), g.org.current.share(g.Levels...), guard(analysis.I(g.low)), guard(analysis.I(g.high)),
			guard(analysis.I(-g.off())), guard(analysis.T(guidelineStatus(g))), guard(figure(g.fit.Effect)), guard(figure(g.fit.P)), guard(figure(g.q)), analysis.T(g.Source.String()),
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
