package workbook

import (
	"fmt"
	"strings"

	"calibrate/analysis"
)

var (
	countLook = look{color: black, format: analysis.ExcelFormat(analysis.Count)}
	shareLook = look{color: black, format: analysis.ExcelFormat(analysis.Share)}
	moveLook  = look{color: black, format: "+#,##0;-#,##0;0"}
)

// distribution writes the people at each level, counted from the list, and to the
// right what the charts are fed by.
func (p *whatIfPage) distribution() error {
	heads := []cell{{"Level", headLook}, {"Name", headLook}, {nil, headLook}}
	for _, way := range ways {
		heads = append(heads, cell{way.head, headLook})
	}
	heads = append(heads, cell{"Against now", headLook}, cell{"Agreed, against the guideline", headLook})
	heads = p.beside(heads, cell{"Level", headLook}, cell{"Agreed", headLook}, cell{"Agreed, off guideline", headLook},
		cell{"Allowed from", headLook}, cell{"Allowed to", headLook}, cell{"Share agreed", headLook})
	if err := p.line(32, heads...); err != nil {
		return err
	}
	for i := range p.levels {
		if err := p.level(i); err != nil {
			return err
		}
	}
	return p.total()
}

// beside puts cells into the columns that feed the charts.
func (p *whatIfPage) beside(cells []cell, feed ...cell) []cell {
	for len(cells) < feedCol-1 {
		cells = append(cells, cell{})
	}
	return append(cells, feed...)
}

// level writes the line of one level.
func (p *whatIfPage) level(i int) error {
	level, row := p.levels[i], p.first+i
	line, held := p.alone(level.Number)
	if err := p.merge(at(2, row), at(3, row)); err != nil {
		return err
	}
	cells := []cell{textCell(level.Code, look{color: black, bold: true, inset: true}), textCell(level.Name, insetLook), {}}
	code, counts := absolute(1, row), [4]int{}
	for k, way := range ways {
		counts[k] = p.count(whatIfLine{levels: []int{level.Number}}, way.level)
		cells = append(cells, cell{formula{p.counted(k, []string{code}, ""), float64(counts[k])}, countLook})
	}
	agreed := at(agreedCol, row)
	cells = append(cells, cell{formula{agreed + "-" + at(currentCol, row), float64(counts[3] - counts[0])}, moveLook})
	off, status := 0, ""
	if held {
		off, status = line.status(counts[3])
		status += ", allowed " + line.allowed()
		text := statusFormula(agreed, fmt.Sprint(line.low), fmt.Sprint(line.high)) + "&" + quotedText(", allowed "+line.allowed())
		cells = append(cells, cell{formula{text, status}, insetLook})
	}
	return p.line(0, p.beside(cells, p.feed(row, line, held, counts[3], off)...)...)
}

// feed is what the charts read of one level.
func (p *whatIfPage) feed(row int, line whatIfLine, held bool, agreed, off int) []cell {
	here, status := at(agreedCol, row), at(changeCol+1, row)
	is := fmt.Sprintf(`OR(%s="",LEFT(%s,6)="within")`, status, status)
	within, beyond := agreed, 0
	if off != 0 {
		within, beyond = 0, agreed
	}
	low, high := cell{}, cell{}
	if held {
		low, high = line.marks()
	}
	share := 0.0
	if n := p.placed(ways[3].level); n > 0 {
		share = float64(agreed) / float64(n)
	}
	sum := fmt.Sprintf("SUM(%s)", p.column(agreedCol, p.first, p.first+len(p.levels)-1))
	return []cell{
		{formula{absolute(1, row), p.levels[row-p.first].Code}, insetLook},
		{formula{fmt.Sprintf("IF(%s,%s,0)", is, here), float64(within)}, countLook}, {formula{fmt.Sprintf("IF(%s,0,%s)", is, here), float64(beyond)}, countLook},
		low, high, {formula{fmt.Sprintf("IF(%s=0,0,%s/%s)", sum, here, sum), share}, shareLook},
	}
}

// placed is how many people have a level.
func (w whatIf) placed(level func(whatIfPerson) int) (n int) {
	for _, p := range w.people {
		if level(p) > 0 {
			n++
		}
	}
	return n
}

// total sums the levels up.
func (p *whatIfPage) total() error {
	bold := countLook
	bold.bold, bold.fill = true, wash
	quiet := look{color: black, bold: true, fill: wash, inset: true}
	cells := []cell{{"All", quiet}, {"people with a level", quiet}, {nil, quiet}}
	for k, way := range ways {
		cells = append(cells, cell{formula{fmt.Sprintf("SUM(%s:%s)", at(currentCol+k, p.first), at(currentCol+k, p.next-1)), float64(p.placed(way.level))}, bold})
	}
	signed := bold
	signed.format = "+#,##0;-#,##0;0"
	sum := p.placed(ways[3].level) - p.placed(ways[0].level)
	cells = append(cells, cell{formula{at(agreedCol, p.next) + "-" + at(currentCol, p.next), float64(sum)}, signed}, cell{nil, quiet})
	return p.line(0, cells...)
}

// counted is the formula that counts the people whom one of the four ways puts at
// one of some levels, named by cells; within, when set, is a further condition.
func (p *whatIfPage) counted(way int, codes []string, within string) string {
	return p.countedFrom("", way, codes, within)
}

// countedFrom is the same, seen from another sheet.
func (p *whatIfPage) countedFrom(prefix string, way int, codes []string, within string) string {
	col := func(c int) string { return prefix + p.column(c, p.top+1, p.bottom) }
	own := col(currentCol + way)
	parts := make([]string, len(codes))
	for i, code := range codes {
		parts[i] = fmt.Sprintf("(%s=%s)", own, prefix+code)
		if way == 1 || way == 3 { // nobody proposed, nothing agreed: the current level
			parts[i] += fmt.Sprintf(`+(%s="")*(%s=%s)`, own, col(currentCol), prefix+code)
		}
	}
	sum := strings.Join(parts, "+")
	if within != "" {
		return fmt.Sprintf("SUMPRODUCT(%s*(%s))", within, sum)
	}
	return fmt.Sprintf("SUMPRODUCT(%s+0)", sum)
}

// statusFormula says how a count stands to what is allowed, as whatIfLine.status does.
func statusFormula(n, low, high string) string {
	return fmt.Sprintf(`IF(%s>%s,(%s-%s)&" over",IF(%s<%s,(%s-%s)&" under","within"))`, n, high, n, high, n, low, low, n)
}
