package workbook

import (
	"fmt"
	"slices"
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
		cell{atLeast, headLook}, cell{atMost, headLook}, cell{"Share agreed", headLook})
	if err := p.line(18, heads...); err != nil {
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
	cells = append(cells, p.standing(level.Number))
	return p.line(0, p.beside(cells, p.feed(row, level.Number, counts[3])...)...)
}

// standing says how the agreed levels stand to each line that holds for a level. A line
// of several levels is told at the last of them, and the others name that.
func (p *whatIfPage) standing(level int) cell {
	var formulas, now []string
	for _, l := range p.holding(level) {
		codes := p.codesOf(l.levels)
		others, last := codes[:len(codes)-1], codes[len(codes)-1]
		if slices.Max(l.levels) != level {
			text := "counted with " + last
			formulas, now = append(formulas, quotedText(text)), append(now, text)
			continue
		}
		_, status := l.status(p.count(l, ways[3].level))
		allowed := ", allowed " + l.allowed()
		told := statusFormula(p.sumOf(l), fmt.Sprint(l.low), fmt.Sprint(l.high)) + "&" + quotedText(allowed)
		if status += allowed; len(others) > 0 {
			with := "with " + strings.Join(others, ", ") + ": "
			told, status = quotedText(with)+"&"+told, with+status
		}
		formulas, now = append(formulas, told), append(now, status)
	}
	if len(now) == 0 {
		return cell{}
	}
	return cell{formula{strings.Join(formulas, `&"; "&`), strings.Join(now, "; ")}, insetLook}
}

func (w whatIf) codesOf(levels []int) (codes []string) {
	for _, number := range levels {
		codes = append(codes, w.levels[number-1].Code)
	}
	return codes
}

// sumOf is the formula of the agreed people at the levels of a line of everybody's.
func (p *whatIfPage) sumOf(l whatIfLine) string {
	cells := make([]string, len(l.levels))
	for i, number := range l.levels {
		cells[i] = at(agreedCol, p.first+number-1)
	}
	return "(" + strings.Join(cells, "+") + ")"
}

// feed is what the charts read of one level. It is off the guideline with any line that
// holds for it.
func (p *whatIfPage) feed(row, level, agreed int) []cell {
	here, within, beyond, isOff := at(agreedCol, row), agreed, 0, "FALSE"
	for _, l := range p.holding(level) {
		isOff += fmt.Sprintf(",%s>%d,%s<%d", p.sumOf(l), l.high, p.sumOf(l), l.low)
		if off, _ := l.status(p.count(l, ways[3].level)); off != 0 {
			within, beyond = 0, agreed
		}
	}
	low, high := cell{}, cell{}
	if line, held := p.alone(level); held {
		low, high = line.marks()
	}
	share := 0.0
	if n := p.placed(ways[3].level); n > 0 {
		share = float64(agreed) / float64(n)
	}
	sum := fmt.Sprintf("SUM(%s)", p.column(agreedCol, p.first, p.first+len(p.levels)-1))
	return []cell{
		{formula{absolute(1, row), p.levels[level-1].Code}, insetLook},
		{formula{fmt.Sprintf("IF(OR(%s),0,%s)", isOff, here), float64(within)}, countLook}, {formula{fmt.Sprintf("IF(OR(%s),%s,0)", isOff, here), float64(beyond)}, countLook},
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
