package workbook

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

const (
	whatIfName = "What if"
	linesName  = "What-if guideline"
)

// The columns of the live sheet. Counts stand above the levels they count, the
// charts to their right, and what feeds the charts right of those.
const (
	orgCol     = 3
	currentCol = 4 // of the four ways, side by side
	agreedCol  = 7
	changeCol  = 8
	chartCol   = 10
	feedCol    = 27
	feedWidth  = 24 // its headings take one line
)

// mostStanding is the widest column of what is said against the guideline.
const mostStanding = 60

var whatIfWidths = []float64{12, 24, 30, 11, 14, 12, 12, 14, 32}

// What stands above the levels stays in sight with them, and leaves less to the list: the
// column Begins with and the prompt of the cells say the rest.
const whatIfHelp = "Choose another level in the blue column Agreed: counts, guideline and charts follow. Nothing here is stored: to record what was agreed, import the decision sheet."

// whatIfs adds the live sheets: one of people and levels, and one of the guideline.
func (s *summary) whatIfs() error {
	w, err := s.newWhatIf()
	if err != nil || len(w.people) == 0 {
		return err
	}
	p, err := s.page(whatIfName)
	if err != nil {
		return err
	}
	page := &whatIfPage{whatIf: w, sheet: p, first: 4}
	page.top = page.first + len(w.levels) + 2
	page.bottom = page.top + len(w.people)
	s.listed(p, whatIfJob, "Change an agreed level: distribution, guideline and charts follow", len(w.people))
	if err := page.write(); err != nil {
		return fmt.Errorf("sheet %s: %w", p.name, err)
	}
	if len(w.lines) == 0 {
		return nil
	}
	return s.whatIfLines(page)
}

// whatIfJob stands for a job where sheets are found by job.
const whatIfJob = "what if"

// A whatIfPage is the live sheet under the pen.
type whatIfPage struct {
	whatIf
	*sheet
	first       int       // row of the lowest level
	top, bottom int       // rows of the list: its headings and its last person
	columns     []float64 // their widths
}

// write sets everything that a stream takes only before its rows, then the rows.
func (p *whatIfPage) write() error {
	p.columns = p.fitting()
	if err := p.widths(p.columns); err != nil {
		return err
	}
	for i := range 7 {
		if err := p.width(feedCol+i, feedWidth); err != nil {
			return err
		}
	}
	for _, part := range []func() error{p.setUp, p.charts, p.choices, p.colours, p.head, p.distribution, p.everybody} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// fitting are the widths of the columns, those of names, orgs and of the guideline to fit.
func (p *whatIfPage) fitting() []float64 {
	widths := slices.Clone(whatIfWidths)
	for _, level := range p.levels {
		if f, ok := p.standing(level.Number).value.(formula); ok {
			widths[changeCol] = max(widths[changeCol], min(mostStanding, float64(utf8.RuneCountInString(f.now.(string))+6))) // bold when off
		}
	}
	for _, person := range p.people {
		widths[orgCol-2] = max(widths[orgCol-2], min(widest, float64(utf8.RuneCountInString(person.Name)+2)))
		widths[orgCol-1] = max(widths[orgCol-1], min(widest, float64(utf8.RuneCountInString(person.Org)+2)))
	}
	return widths
}

// setUp keeps the distribution in view above the list, and prints the charts on
// paper of their own.
func (p *whatIfPage) setUp() error {
	if err := p.frozen(p.top, 2); err != nil {
		return err
	}
	if err := p.repeat(p.top, 0); err != nil {
		return err
	}
	name := quoted(p.name) + "!"
	printed := name + absolute(1, 1) + ":" + absolute(changeCol+1, p.bottom) + "," + name + absolute(chartCol, 1) + ":" + absolute(feedCol-1, p.top-1)
	return p.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: p.name, RefersTo: printed})
}

// choices ties the column Agreed to the levels of the ladder.
func (p *whatIfPage) choices() error {
	rule := excelize.NewDataValidation(true)
	rule.Sqref = area(agreedCol, p.top+1, agreedCol, p.bottom)
	rule.SetSqrefDropList(p.column(1, p.first, p.first+len(p.levels)-1))
	rule.SetInput("Agreed level", "Choose a level of the ladder. An empty cell counts with the current level.")
	rule.SetError(excelize.DataValidationErrorStyleStop, "No such level", "Choose one of the levels in the list.")
	return p.f.AddDataValidation(p.name, rule)
}

// column is a fixed range of one column of this sheet.
func (p *whatIfPage) column(col, from, to int) string {
	return absolute(col, from) + ":" + absolute(col, to)
}

// colours marks who is moved up and down, and what is off the guideline.
func (p *whatIfPage) colours() error {
	up, err := p.f.NewConditionalStyle(&excelize.Style{Fill: solid(shaded), Font: &excelize.Font{Bold: true, Color: black}})
	if err != nil {
		return err
	}
	down, err := p.f.NewConditionalStyle(&excelize.Style{Fill: solid(below), Font: &excelize.Font{Bold: true, Color: black}})
	if err != nil {
		return err
	}
	change := fmt.Sprintf("$%s%d", ladder.ColumnName(changeCol), p.top+1)
	moved := []excelize.ConditionalFormatOptions{
		{Type: "formula", Criteria: fmt.Sprintf("AND(ISNUMBER(%s),%s>0)", change, change), Format: &up},
		{Type: "formula", Criteria: fmt.Sprintf("AND(ISNUMBER(%s),%s<0)", change, change), Format: &down},
	}
	if err := p.f.SetConditionalFormat(p.name, area(changeCol, p.top+1, changeCol, p.bottom), moved); err != nil {
		return err
	}
	return p.alarm(area(changeCol+1, p.first, changeCol+1, p.first+len(p.levels)), at(changeCol+1, p.first))
}

// alarm colours the cells of a status that say over or under; first is the cell
// at their corner.
func (s *sheet) alarm(cells, first string) error {
	style, err := s.f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: accent}})
	if err != nil {
		return err
	}
	return s.f.SetConditionalFormat(s.name, cells, []excelize.ConditionalFormatOptions{{Type: "formula", Format: &style,
		Criteria: fmt.Sprintf(`OR(ISNUMBER(SEARCH(" over",%s)),ISNUMBER(SEARCH(" under",%s)))`, first, first)}})
}

// head writes what stands above the distribution: title and tally, links and help.
func (p *whatIfPage) head() error {
	if err := p.merge(at(currentCol, p.next), at(changeCol+1, p.next)); err != nil {
		return err
	}
	if err := p.line(titleHeight, cell{"What if: other agreed levels", titleLook}, cell{}, cell{}, cell{p.tally(), look{bold: true, color: black}}); err != nil {
		return err
	}
	line := []told{leading("← Summary", frontName, 1)}
	if len(p.lines) > 0 {
		line = append(line, leading("Guideline by line →", linesName, 2))
	}
	help := whatIfHelp
	if p.left > 0 {
		help += fmt.Sprintf(" %s people are on another ladder and not here.", count(p.left))
	}
	beside := span{from: orgCol, columns: changeCol + 2 - orgCol, characters: sum(p.columns[orgCol-1:])}
	return p.tell(append(line, over(beside, help, quietLook)))
}

// tally says how many are moved, as a sentence that follows.
func (p *whatIfPage) tally() formula {
	up, down := 0, 0
	for _, person := range p.people {
		switch agreed := person.agreed(); {
		case agreed == 0 || person.Level == 0:
		case agreed > person.Level:
			up++
		case agreed < person.Level:
			down++
		}
	}
	change := p.column(changeCol, p.top+1, p.bottom)
	return formula{
		text: fmt.Sprintf(`%s&" above and "&%s&" below the current level, of n = %s people on this list"`,
			countIfText(change, ">0"), countIfText(change, "<0"), count(len(p.people))),
		now: fmt.Sprintf("%d above and %d below the current level, of n = %s people on this list", up, down, count(len(p.people))),
	}
}

func countIfText(cells, criterion string) string {
	return fmt.Sprintf(`COUNTIF(%s,"%s")`, cells, criterion)
}

// everybody writes the list with the levels of each, the agreed one to be changed.
func (p *whatIfPage) everybody() error {
	const gap = 6 // points between the levels and the list
	if err := p.line(gap); err != nil {
		return err
	}
	heads := []cell{{"Employee", headLook}, {"Name", headLook}, {"Org", headLook}}
	for _, way := range ways {
		heads = append(heads, cell{way.head, headLook})
	}
	heads[currentCol].value = "Proposed"
	heads = append(heads, cell{"Change", headLook}, cell{"Begins with", headLook})
	if err := p.line(18, heads...); err != nil {
		return err
	}
	for i, person := range p.people {
		if err := p.person(p.top+1+i, person); err != nil {
			return err
		}
	}
	stripes := false
	return p.table(&excelize.Table{Range: area(1, p.top, changeCol+1, p.bottom), Name: p.tableName("what_if"), StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
}

// inputLook is that of cells to fill in. They are text: a level may be called 3.
var inputLook = look{color: calm, bold: true, fill: toFill, inset: true, format: "@"}

func (p *whatIfPage) person(row int, person whatIfPerson) error {
	begins := "current level, no decision"
	if person.decided > 0 {
		begins = "decision"
	}
	cells := []cell{
		textCell(person.ID, insetLook), textCell(person.Name, insetLook), textCell(strings.Join(ladder.OrgParts(person.Org), ladder.OrgSeparator), insetLook),
		p.code(person.Level, insetLook), p.code(person.Proposed, insetLook), p.code(person.assessed, insetLook), p.code(person.agreed(), inputLook),
		{p.change(row, person), look{color: black, format: "+0;-0;0", right: true}}, textCell(begins, look{color: slate, inset: true}),
	}
	cells[agreedCol-1].look = inputLook // also where there is no level yet
	return p.line(0, cells...)
}

// code is a level as its short name.
func (p *whatIfPage) code(level int, l look) cell {
	if level < 1 || level > len(p.levels) {
		return cell{}
	}
	return textCell(p.levels[level-1].Code, l)
}

// change is by how many levels a person is moved, empty where one is not known.
func (p *whatIfPage) change(row int, person whatIfPerson) formula {
	levels := p.column(1, p.first, p.first+len(p.levels)-1)
	agreed, current := at(agreedCol, row), at(currentCol, row)
	f := formula{text: fmt.Sprintf(`IF(%s="",IF(%s="","",0),IFERROR(MATCH(%s,%s,0)-MATCH(%s,%s,0),""))`, agreed, current, agreed, levels, current, levels), now: ""}
	if person.agreed() > 0 && person.Level > 0 {
		f.now = float64(person.agreed() - person.Level)
	}
	return f
}
