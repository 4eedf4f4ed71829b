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

// A linesPage is the sheet of the live guideline under the pen.
type linesPage struct {
	*sheet
	from    *whatIfPage
	shown   []whatIfLine
	own     int       // of those shown, the ones of orgs with a guideline of their own; they come first
	top     int       // row of the headings
	columns []float64 // their widths
}

// whatIfLines adds the sheet of the guideline, line by line, counted from the list
// of people on the other sheet.
func (s *summary) whatIfLines(from *whatIfPage) error {
	l, err := s.page(linesName)
	if err != nil {
		return err
	}
	shown := from.lines[:min(len(from.lines), mostLines)]
	p := &linesPage{sheet: l, from: from, shown: shown, own: min(from.own, len(shown)), columns: lineWidths(shown)}
	s.listed(l, whatIfJob, "Each line of the guideline against the levels on the sheet What if", len(shown))
	chart, rows := from.linesChart(l, p.own)
	p.top = 4 + rows
	for _, part := range []func() error{p.setUp, func() error { return p.draw(chart) }, p.head, p.lines} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// setUp sets the widths, what stays in view, and what is printed.
func (p *linesPage) setUp() error {
	if err := p.widths(p.columns); err != nil {
		return err
	}
	for i, width := range []float64{p.from.labelWidth(p.shown), feedWidth, feedWidth} {
		if err := p.width(labelCol+i, width); err != nil {
			return err
		}
	}
	if err := p.printsUntil(len(lineColumns), p.top+len(p.shown)); err != nil {
		return err
	}
	if err := p.frozen(2, 1); err != nil {
		return err
	}
	return p.repeat(p.top, 1)
}

// draw puts the chart above the lines and colours those that are not kept: an inherited
// one binds nobody, and raises no alarm.
func (p *linesPage) draw(chart []*excelize.Chart) error {
	if len(chart) > 0 {
		if err := p.f.AddChart(p.name, at(1, 4), chart[0], chart[1:]...); err != nil {
			return err
		}
	}
	if p.own == 0 {
		return nil
	}
	return p.alarm(area(lineStandingCol, p.top+1, lineStandingCol, p.top+p.own), at(lineStandingCol, p.top+1))
}

// head writes what stands above the lines, and leaves room for the chart.
func (p *linesPage) head() error {
	if err := p.line(24, cell{"What if: the guideline, line by line", titleLook}); err != nil {
		return err
	}
	if err := p.linked(link{"← Summary", frontName}, link{"What if →", whatIfName}); err != nil {
		return err
	}
	if err := p.spread(p.about(), quietLook, len(lineColumns), 150); err != nil {
		return err
	}
	for p.next < p.top {
		if err := p.line(rowPoints); err != nil {
			return err
		}
	}
	return nil
}

// about says what the sheet shows, and where the lines stand that it has no room for.
func (p *linesPage) about() string {
	text := "Counted anew from the sheet What if whenever an agreed level is changed there. Move is how many people would have to go to keep the line. n is what the line was reckoned for. Orgs of which nothing may be shown have no line here."
	if p.own < len(p.shown) {
		text += " Grey lines are of orgs without a guideline of their own, which nobody set for them: each is that of the org above, named in Guideline of, in whole people of the smaller org."
	}
	if left := len(p.from.lines) - len(p.shown); left > 0 {
		sheets := "sheet " + human(inheritedLines)
		if p.own < p.from.own {
			sheets = "sheets " + human(ownLines) + " and " + human(inheritedLines)
		}
		text += fmt.Sprintf(" The first %s lines are live, those nearest the top first; %s more stand on the %s.", count(len(p.shown)), count(left), sheets)
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

// lines writes the table.
func (p *linesPage) lines() error {
	heads := make([]cell, len(lineColumns))
	for i, c := range lineColumns {
		heads[i] = cell{c.head, headLook}
	}
	heads = append(heads, cell{}, cell{"Line", headLook}, cell{atLeast, headLook}, cell{atMost, headLook})
	if err := p.line(32, heads...); err != nil {
		return err
	}
	for i, line := range p.shown {
		cells := p.from.lineCells(line, p.next)
		if i >= p.own {
			muted(cells)
		}
		if err := p.line(heightOf(cells[:len(lineColumns)], p.columns), cells...); err != nil {
			return err
		}
	}
	stripes := true
	return p.table(&excelize.Table{Range: area(1, p.top, len(lineColumns), p.next-1), Name: p.tableName("what_if_guideline"), StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
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
