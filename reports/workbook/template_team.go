package workbook

import (
	"cmp"
	"fmt"
	"slices"

	"calibrate/ladder"
)

// A team is the assessment workbook of one manager: instructions, a sheet for each
// person with the ladder's texts beside the cells to fill in, the ladder.
type team struct {
	Templates
	manager ladder.Person
	people  []ladder.Person
}

// The columns of a person's sheet.
const (
	categoryColumn = iota + 1
	dimensionColumn
	askedColumn
	askedNextColumn
	ratingColumn
	commentColumn
)

var teamWidths = []float64{20, 26, 46, 46, 16, 50}

func (t team) save(path string) error {
	w := t.Words
	b, err := newBook(w.assessment+" "+t.manager.Name, w.confidential)
	if err != nil {
		return err
	}
	defer b.f.Close()
	if err := b.instructions(w, w.said(w.aboutTeam, t.Ladder)); err != nil {
		return err
	}
	rated := make([]teamSheet, len(t.people))
	for i, p := range t.people {
		if rated[i], err = t.personSheet(b, p); err != nil {
			return fmt.Errorf("sheet of %s: %w", p.ID, err)
		}
	}
	if err := t.choices(b, rated); err != nil {
		return err
	}
	for _, l := range t.ladders() {
		if err := b.expectations(w, l); err != nil {
			return err
		}
	}
	return b.save(path)
}

// ladders are those the people of the team are on, each once.
func (t team) ladders() (all []*ladder.Ladder) {
	for _, p := range t.people {
		if l := t.LadderOf(p); !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	return all
}

// A teamSheet is one person's sheet, and the rows to rate in.
type teamSheet struct {
	*sheet
	ladder   *ladder.Ladder
	from, to int
}

func (t team) personSheet(b *book, p ladder.Person) (teamSheet, error) {
	l := t.LadderOf(p)
	s, err := b.page(cmp.Or(p.Name, p.ID))
	if err != nil {
		return teamSheet{}, err
	}
	made := teamSheet{sheet: s, ladder: l}
	if err := t.head(s, l, p); err != nil {
		return made, err
	}
	made.from = s.next
	for _, d := range l.Dimensions {
		cells := t.toRate(l, d, p.Level)
		if err := s.line(max(heightOf(cells[:askedNextColumn], teamWidths), 2*rowPoints), cells...); err != nil {
			return made, err
		}
	}
	made.to = s.next - 1
	if err := s.wide(teamWidths); err != nil {
		return made, err
	}
	return made, s.protect()
}

// head writes what stands above the cells to fill in, and keeps it in view.
func (t team) head(s *sheet, l *ladder.Ladder, p ladder.Person) error {
	if err := s.widths(teamWidths); err != nil {
		return err
	}
	for _, line := range t.titles(l, p) {
		if err := s.write(line...); err != nil {
			return err
		}
	}
	s.next++
	if err := s.frozen(s.next, dimensionColumn); err != nil {
		return err
	}
	if err := s.repeat(s.next, 0); err != nil {
		return err
	}
	w, heads := t.Words, []cell{}
	for _, head := range []string{clean(w.category), clean(w.heading(l, "dimension")), w.asks(l, w.asked, p.Level),
		w.asks(l, w.askedNext, p.Level+1), clean(w.heading(l, "rating")), clean(w.heading(l, "comment"))} {
		heads = append(heads, cell{head, headLook})
	}
	return s.line(32, heads...)
}

// toRate is one dimension, what the level of a person and the next ask for in it, and the
// cells to fill in.
func (t team) toRate(l *ladder.Ladder, d ladder.Dimension, level int) []cell {
	cells := []cell{{clean(l.Categories[d.Category].Name), wrapLook}, {clean(d.Name), look{color: black, bold: true, wrap: true}},
		t.Words.asksOf(l, d, level, level == 0), t.Words.asksOf(l, d, level+1, level == 0),
		{nil, look{color: black, open: true, fill: toFill}}, {nil, look{color: black, open: true, fill: toFill, wrap: true}}}
	for i := range cells {
		cells[i].look.ruled, cells[i].look.inset = true, true
	}
	return cells
}

// titles say whom a sheet is about and who fills it in, two facts beside each other.
// What is not known can be entered.
func (t team) titles(l *ladder.Ladder, p ladder.Person) (lines [][]cell) {
	w := t.Words
	fact := func(field, text string) []cell {
		label := cell{clean(w.heading(l, field)), look{color: slate}}
		if text == "" {
			return []cell{label, {nil, look{color: black, open: true, fill: toFill}}}
		}
		return []cell{label, {clean(text), look{color: black, bold: true}}}
	}
	relation := w.relation(l, ladder.Manager)
	lines = append(lines, append(fact("employee", p.Name), fact("rater", t.manager.Name)...),
		append(fact("employee_id", p.ID), fact("rater_id", t.manager.ID)...),
		append(fact("cycle", p.Cycle), fact("relation", relation)...))
	if level, known := l.LevelByNumber(p.Level); known {
		lines = append(lines, fact("level", level.Code))
	}
	return lines
}

// asks heads the column of expectations of a level; there is none for an unknown
// level, nor above the highest.
func (w Words) asks(l *ladder.Ladder, words string, number int) string {
	level, ok := l.LevelByNumber(number)
	if !ok || number == 1 && words == w.askedNext {
		return "—"
	}
	return clean(fmt.Sprintf(words, level.Code))
}

// asksOf is what a level asks for in one dimension.
func (w Words) asksOf(l *ladder.Ladder, d ladder.Dimension, number int, unknown bool) cell {
	quiet := look{color: grey, italic: true, wrap: true}
	_, there := l.LevelByNumber(number)
	switch c := l.Cell(d.Number, number); {
	case unknown && number == 0:
		return textCell(fmt.Sprintf(w.levelUnknown, w.ladder), quiet)
	case unknown || !there:
		return textCell("—", quiet)
	case c.Kind == ladder.None:
		return textCell(w.noExpectation, quiet)
	default:
		return textCell(c.Text, wrapLook)
	}
}

// choices adds the sheet of choices and ties the rating cells to it: each ladder
// has levels of its own.
func (t team) choices(b *book, rated []teamSheet) error {
	w := t.Words
	f := form{words: w}
	for _, l := range t.ladders() {
		list := w.ratings
		if len(t.ladders()) > 1 {
			list += " " + l.Name
		}
		f.columns = append(f.columns, formColumn{choices: w.ratingChoices(l), list: list})
	}
	s, err := b.page(w.choices)
	if err != nil {
		return err
	}
	places, err := f.choices(s)
	if err != nil {
		return err
	}
	for _, one := range rated {
		c := f.columns[slices.Index(t.ladders(), one.ladder)]
		if err := one.rule(w, c, places[c.list], area(ratingColumn, one.from, ratingColumn, one.to), "", ""); err != nil {
			return err
		}
	}
	return nil
}
