package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
	"calibrate/ladder"
)

// The columns of the live guideline.
var lineColumns = []struct {
	head  string
	width float64
}{
	{"Org", 34}, {"Levels", 16}, {"Guideline", 18}, {"n", 8}, {"Allowed from", 10}, {"Allowed to", 10},
	{"Current", 10}, {"If all pass", 10}, {"Assessed", 10}, {"Agreed", 10}, {"Move", 8}, {"Agreed, against the guideline", 18},
}

// whatIfLines adds the sheet of the guideline, line by line, counted from the list
// of people on the other sheet.
func (s *summary) whatIfLines(from *whatIfPage) error {
	l, err := s.page(linesName)
	if err != nil {
		return err
	}
	shown := from.lines[:min(len(from.lines), mostLines)]
	s.listed(l, whatIfJob, "Each line of the guideline against the levels on the sheet What if", len(shown))
	chart, rows := from.linesChart(l, min(from.own, len(shown)))
	top := 4 + rows
	for i, c := range lineColumns {
		if err := l.width(i+1, c.width); err != nil {
			return err
		}
	}
	if err := l.width(labelCol, 34); err != nil {
		return err
	}
	if err := l.printsUntil(len(lineColumns), top+len(shown)); err != nil {
		return err
	}
	text := "Counted anew from the sheet What if whenever an agreed level is changed there. Move is how many people would have to go to keep the line. n is what the line was reckoned for."
	if left := len(from.lines) - len(shown); left > 0 {
		text += fmt.Sprintf(" The first %d lines are live; %d more stand on the sheets of levels.", len(shown), left)
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
	if err := l.alarm(area(12, top+1, 12, top+len(shown)), at(12, top+1)); err != nil {
		return err
	}
	if err := l.line(24, cell{"What if: the guideline, line by line", titleLook}); err != nil {
		return err
	}
	if err := l.linked(link{"← Summary", frontName}, link{"What if →", whatIfName}); err != nil {
		return err
	}
	if err := l.spread(text, quietLook, len(lineColumns), 150); err != nil {
		return err
	}
	for l.next < top {
		if err := l.line(rowPoints); err != nil {
			return err
		}
	}
	if err := from.writeLines(l, shown); err != nil {
		return err
	}
	return nil
}

func (p *whatIfPage) writeLines(l *sheet, shown []whatIfLine) error {
	heads := make([]cell, len(lineColumns))
	for i, c := range lineColumns {
		heads[i] = cell{c.head, headLook}
	}
	heads = append(heads, cell{}, cell{"Line", headLook}, cell{"Allowed from", headLook}, cell{"Allowed to", headLook})
	top := l.next
	if err := l.line(32, heads...); err != nil {
		return err
	}
	for _, line := range shown {
		if err := l.write(p.lineCells(line, l.next)...); err != nil {
			return err
		}
	}
	stripes := true
	return l.table(&excelize.Table{Range: area(1, top, len(lineColumns), l.next-1), Name: l.tableName("what_if_guideline"), StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
}

// lineCells is one line of the guideline in the row it stands in.
func (p *whatIfPage) lineCells(line whatIfLine, row int) []cell {
	prefix := quoted(p.name) + "!"
	var codes, named []string
	for _, number := range line.levels {
		codes = append(codes, absolute(1, p.first+number-1))
		named = append(named, p.levels[number-1].Code)
	}
	cells := []cell{
		textCell(line.about, insetLook), textCell(strings.Join(named, ", "), insetLook), textCell(line.text, insetLook),
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
	a, low, high := at(10, row), at(5, row), at(6, row)
	move := fmt.Sprintf("IF(%s>%s,%s-%s,IF(%s<%s,%s-%s,0))", a, high, high, a, a, low, low, a)
	from, to := line.marks()
	return append(cells, cell{formula{move, float64(-off)}, moveLook}, cell{formula{statusFormula(a, low, high), status}, insetLook},
		cell{}, textCell(line.about+": "+strings.Join(named, ", "), look{color: slate, inset: true}), from, to)
}

// quotedText is a text as a formula has it. Excel takes at most 255 characters.
func quotedText(s string) string {
	return `"` + strings.ReplaceAll(clipped(clean(s), 255), `"`, `""`) + `"`
}

// labelCol is the column of what names the lines in their chart; what they allow
// follows, empty where there is no limit.
const labelCol = 14

// linesChart shows the lines of orgs that have a guideline of their own; rows is the
// room it takes.
func (p *whatIfPage) linesChart(l *sheet, lines int) (charts []*excelize.Chart, rows int) {
	const mostBars = 24
	if lines == 0 {
		return nil, 0
	}
	shown, height := min(lines, mostBars), 320
	rows = height*rowPixels/chartRowPixels/rowPixels + 2
	top := 4 + rows
	c := analysis.Chart{Name: "what_if_guideline", Title: "People at the levels of each line of the guideline", Alt: "Bars of the four ways to count, with what the guideline allows as marks."}
	if lines > shown {
		c.Title += fmt.Sprintf(" (the first %d of %d lines)", shown, lines)
	}
	bars, marks := framed(excelize.Col, c, height), framed(excelize.Line, c, height)
	categories := l.refs(labelCol, top+1, top+shown)
	for k, way := range ways {
		bars.Series = append(bars.Series, l.columnOf(7+k, top, shown, categories, way.colour))
	}
	for _, col := range []int{labelCol + 1, labelCol + 2} {
		marks.Series = append(marks.Series, dashes(l.columnOf(col, top, shown, categories, black)))
	}
	return []*excelize.Chart{bars, marks}, rows
}

// columnOf is a series of a column from below its heading down.
func (s *sheet) columnOf(col, top, rows int, categories, colour string) excelize.ChartSeries {
	return excelize.ChartSeries{Name: s.ref(col, top), Categories: categories, Values: s.refs(col, top+1, top+rows),
		Fill: solid(colour), Line: excelize.LineOptions{Width: 0.75, Fill: solid(colour)}}
}

// dashes shows a series as short lines across, without a line between them.
func dashes(series excelize.ChartSeries) excelize.ChartSeries {
	series.Line = excelize.LineOptions{Type: excelize.LineNone}
	series.Marker = excelize.ChartMarker{Symbol: "dash", Size: 12, Fill: solid(black), Border: excelize.LineOptions{Fill: solid(black)}}
	return series
}
