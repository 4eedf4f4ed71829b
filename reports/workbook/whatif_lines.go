package workbook

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// The columns of the live guideline, that of orgs as wide as they need.
var lineColumns = []struct {
	head  string
	width float64
}{
	{"Org", 24}, {"Levels", 16}, {"Guideline", 18}, {"Guideline of", 20}, {"n", 8}, {"Allowed from", 10}, {"Allowed to", 10},
	{"Current", 10}, {"If all pass", 10}, {"Assessed", 10}, {"Agreed", 10}, {"Move", 8}, {"Agreed, against the guideline", 18},
}

// Some of them by number. What feeds the chart stands to their right: the name of each
// line, then what it allows, empty where there is no limit.
const (
	allowedFromCol  = 6
	allowedToCol    = 7
	lineCurrentCol  = 8 // of the four ways, side by side
	lineAgreedCol   = 11
	lineStandingCol = 13
	labelCol        = 15
)

// whatIfLines adds the sheet of the guideline, line by line, counted from the list
// of people on the other sheet.
func (s *summary) whatIfLines(from *whatIfPage) error {
	l, err := s.page(linesName)
	if err != nil {
		return err
	}
	shown := from.lines[:min(len(from.lines), mostLines)]
	own := min(from.own, len(shown))
	s.listed(l, whatIfJob, "Each line of the guideline against the levels on the sheet What if", len(shown))
	chart, rows := from.linesChart(l, own)
	top := 4 + rows
	widths := lineWidths(shown)
	if err := l.widths(widths); err != nil {
		return err
	}
	for i, width := range []float64{from.labelWidth(shown), feedWidth, feedWidth} {
		if err := l.width(labelCol+i, width); err != nil {
			return err
		}
	}
	if err := l.printsUntil(len(lineColumns), top+len(shown)); err != nil {
		return err
	}
	if err := l.frozen(2, 1); err != nil {
		return err
	}
	if err := l.repeat(top, 1); err != nil {
		return err
	}
	if len(chart) > 0 {
		if err := l.f.AddChart(l.name, at(1, 4), chart[0], chart[1:]...); err != nil {
			return err
		}
	}
	if own > 0 { // an inherited line binds nobody: it raises no alarm
		if err := l.alarm(area(lineStandingCol, top+1, lineStandingCol, top+own), at(lineStandingCol, top+1)); err != nil {
			return err
		}
	}
	if err := l.line(24, cell{"What if: the guideline, line by line", titleLook}); err != nil {
		return err
	}
	if err := l.linked(link{"← Summary", frontName}, link{"What if →", whatIfName}); err != nil {
		return err
	}
	if err := l.spread(from.aboutLines(own, len(shown)), quietLook, len(lineColumns), 150); err != nil {
		return err
	}
	for l.next < top {
		if err := l.line(rowPoints); err != nil {
			return err
		}
	}
	return from.writeLines(l, shown, widths)
}

// aboutLines says what the sheet shows, and where the lines stand that it has no room for.
func (p *whatIfPage) aboutLines(own, shown int) string {
	text := "Counted anew from the sheet What if whenever an agreed level is changed there. Move is how many people would have to go to keep the line. n is what the line was reckoned for. Orgs of which nothing may be shown have no line here."
	if own < shown {
		text += " Grey lines are of orgs without a guideline of their own, which nobody set for them: each is that of the org above, named in Guideline of, in whole people of the smaller org."
	}
	if left := len(p.lines) - shown; left > 0 {
		sheets := "sheet " + human(inheritedLines)
		if own < p.own {
			sheets = "sheets " + human(ownLines) + " and " + human(inheritedLines)
		}
		text += fmt.Sprintf(" The first %s lines are live, those nearest the top first; %s more stand on the %s.", count(shown), count(left), sheets)
	}
	return text
}

// lineWidths are the widths of the columns: that of orgs fits the longest, up to a limit.
func lineWidths(lines []whatIfLine) []float64 {
	widths := make([]float64, len(lineColumns))
	for i, c := range lineColumns {
		widths[i] = c.width
	}
	for _, l := range lines {
		widths[0] = max(widths[0], min(widest, float64(utf8.RuneCountInString(l.about)+2)))
		widths[3] = max(widths[3], min(widest, float64(utf8.RuneCountInString(l.from)+2)))
	}
	return widths
}

func (p *whatIfPage) writeLines(l *sheet, shown []whatIfLine, widths []float64) error {
	heads := make([]cell, len(lineColumns))
	for i, c := range lineColumns {
		heads[i] = cell{c.head, headLook}
	}
	heads = append(heads, cell{}, cell{"Line", headLook}, cell{atLeast, headLook}, cell{atMost, headLook})
	top := l.next
	if err := l.line(32, heads...); err != nil {
		return err
	}
	for i, line := range shown {
		cells := p.lineCells(line, l.next)
		if i >= p.own {
			muted(cells)
		}
		if err := l.line(heightOf(cells[:len(lineColumns)], widths), cells...); err != nil {
			return err
		}
	}
	stripes := true
	return l.table(&excelize.Table{Range: area(1, top, len(lineColumns), l.next-1), Name: l.tableName("what_if_guideline"), StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
}

// muted greys a line that nobody wrote.
func muted(cells []cell) {
	for i := range cells {
		if cells[i] != (cell{}) {
			cells[i].look.color = grey
		}
	}
}

// lineCells is one line of the guideline in the row it stands in.
func (p *whatIfPage) lineCells(line whatIfLine, row int) []cell {
	prefix := quoted(p.name) + "!"
	var codes []string
	for _, number := range line.levels {
		codes = append(codes, absolute(1, p.first+number-1))
	}
	named := strings.Join(p.codesOf(line.levels), ", ")
	cells := []cell{
		textCell(line.about, longLook), textCell(named, insetLook), textCell(line.text, insetLook.asText(line.text)), textCell(line.from, longLook),
		{float64(line.n), countLook}, {float64(line.low), countLook}, {float64(line.high), countLook},
	}
	within, agreed := "", 0
	if line.org != "" {
		org := prefix + p.column(orgCol, p.top+1, p.bottom)
		name, below := quotedText(line.org), quotedText(line.org+ladder.OrgSeparator)
		within = fmt.Sprintf("((%s=%s)+(LEFT(%s,LEN(%s))=%s))", org, name, org, below, below)
	}
	for k, way := range ways {
		agreed = p.count(line, way.level)
		cells = append(cells, cell{formula{p.countedFrom(prefix, k, codes, within), float64(agreed)}, countLook})
	}
	off, status := line.status(agreed)
	a, low, high := at(lineAgreedCol, row), at(allowedFromCol, row), at(allowedToCol, row)
	move := fmt.Sprintf("IF(%s>%s,%s-%s,IF(%s<%s,%s-%s,0))", a, high, high, a, a, low, low, a)
	least, most := line.marks()
	return append(cells, cell{formula{move, float64(-off)}, moveLook}, cell{formula{statusFormula(a, low, high), status}, insetLook},
		cell{}, textCell(p.label(line), look{color: slate, inset: true}), least, most)
}

// label names a line on the chart.
func (p *whatIfPage) label(line whatIfLine) string {
	return line.about + ": " + strings.Join(p.codesOf(line.levels), ", ")
}

// labelWidth fits the column of labels to the longest.
func (p *whatIfPage) labelWidth(lines []whatIfLine) float64 {
	longest := 0
	for _, line := range lines {
		longest = max(longest, utf8.RuneCountInString(p.label(line))+2)
	}
	return float64(max(narrowest, longest))
}

// quotedText is a text as a formula has it. Excel takes at most 255 characters.
func quotedText(s string) string {
	return `"` + strings.ReplaceAll(clipped(clean(s), 255), `"`, `""`) + `"`
}
