package workbook

import (
	"slices"
	"strings"
	"unicode/utf8"

	"calibrate/analysis"
)

// mains names the table that a job's sheet shows; other jobs show their first.
var mains = map[string]string{"coverage": "problems", "gap": "assessed"}

// A table of more rows or columns, or with longer texts, stands on a sheet of its
// own, where its headings stay in view; shorter ones stand below each other.
const (
	shortTable   = 25
	shortColumns = 11
	shortText    = 80 // characters
)

// job writes the sheets of one job: one of its title with the main table and, when
// that is short, the charts; one of its short tables; one for each long table.
func (s *summary) job(r analysis.Result) error {
	main, short, long := arranged(r)
	short = slices.DeleteFunc(short, isEmpty) // the list of sheets says where there is nothing yet
	if len(short) == 1 {                      // nothing would stand beside it
		short, long = nil, append(short, long...)
	}
	first, charts := sheetName(r), human(r.Job)+" charts"
	var err error
	switch {
	case main == nil:
		err = s.jobPage(r, first, r.Notes, nil, r.Charts)
	case isShort(*main) && (len(r.Charts) == 0 || isNarrow(*main)):
		err = s.jobPage(r, first, r.Notes, []analysis.Table{*main}, r.Charts)
	default:
		if err = s.jobList(r, first, r.Notes, *main); err == nil && len(r.Charts) > 0 {
			err = s.jobPage(r, charts, nil, nil, r.Charts)
		}
	}
	if err == nil && len(short) > 0 {
		err = s.jobPage(r, human(r.Job)+" tables", nil, short, nil)
	}
	for _, t := range long {
		if err == nil {
			err = s.jobList(r, human(t.Name), nil, t)
		}
	}
	return err
}

func isEmpty(t analysis.Table) bool { return t.Rows.Len() == 0 }

// mostBeside is how wide a table may be, in characters, that stands on a page of charts:
// a wider one would have the charts printed too small to read.
const mostBeside = 100

func isNarrow(t analysis.Table) bool {
	return isEmpty(t) || sum(within(asideLimits, blocksOf([]analysis.Table{t}, nil))) <= mostBeside
}

// isShort says whether a table may share a page: few rows, few columns, no long texts.
func isShort(t analysis.Table) bool {
	if isEmpty(t) {
		return true // a line says so: no sheet for that
	}
	if t.Rows.Len() > shortTable || len(t.Columns) > shortColumns {
		return false
	}
	for row := range t.Rows.All() {
		for _, v := range row {
			if s, _ := v.Text(); utf8.RuneCountInString(s) > shortText {
				return false
			}
		}
	}
	return true
}

// sheetName is the title of a job, or its name where the title is too long.
func sheetName(r analysis.Result) string {
	if utf8.RuneCountInString(r.Title) > longestName || r.Title == "" {
		return human(r.Job)
	}
	return r.Title
}

// arranged picks the main table of a result and sorts the others by length.
func arranged(r analysis.Result) (main *analysis.Table, short, long []analysis.Table) {
	at := 0
	for i, t := range r.Tables {
		if t.Name == mains[r.Job] {
			at = i
		}
	}
	for i, t := range r.Tables {
		switch {
		case i == at:
			main = &r.Tables[i]
		case !isShort(t):
			long = append(long, t)
		default:
			short = append(short, t)
		}
	}
	return main, short, long
}

// human makes a name of snake_case fit to read: "Levels by org".
func human(name string) string {
	name = analysis.Words(name)
	if name == "" {
		return name
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// jobList writes one table on a sheet of its own, or on as many as its rows need.
func (s *summary) jobList(r analysis.Result, name string, notes []analysis.Note, t analysis.Table) error {
	for _, part := range partsOf(t, s.most) {
		if err := s.listPart(r, name, notes, part); err != nil {
			return err
		}
	}
	return nil
}

// listPart writes a table on one sheet, its headings always in view.
func (s *summary) listPart(r analysis.Result, name string, notes []analysis.Note, t analysis.Table) error {
	g := newGrid(t)
	g.widths[0] = max(g.widths[0], backWidth)
	l, err := s.page(name)
	if err != nil {
		return err
	}
	s.listed(l, r.Job, t.Title, t.Rows.Len())
	first := namingColumns(g.columns)
	head, body := besideRepeated(g.widths, listText, first, t.Title, len(notes) > 0)
	top := s.opening(r, notes, t.Title, head, body, frozenMost-g.headHeight())
	if err := l.widths(g.widths); err != nil {
		return err
	}
	if err := l.wide(g.widths); err != nil {
		return err
	}
	if err := l.frozen(top.rows()+1, inSight(g.widths[:first])); err != nil {
		return err
	}
	if err := top.write(l); err != nil {
		return err
	}
	if err := l.repeat(l.next, first); err != nil {
		return err
	}
	if err := l.draw(g); err != nil {
		return err
	}
	return l.printsUntil(max(len(g.widths), top.reach(g.widths)), l.next-1)
}

// nameWithin is where the column stands at the latest that ends the name of a row: with more
// before it, what is repeated on paper would leave no room.
const nameWithin = 4

// namingColumns is how many columns name what a row is about: those up to a person's name,
// and on to the dimension or group it tells of, else two of text at most.
func namingColumns(columns []analysis.Column) (n int) {
	for n < len(columns) && n < 2 && columns[n].Kind == analysis.Text {
		n++
	}
	for i, c := range columns[:min(len(columns), nameWithin)] {
		if c.Name == "name" || c.Name == "dimension" || c.Name == "group" {
			n = i + 1
		}
	}
	return n
}

// sightMost is how many characters the columns have at most that stay in sight: half a small
// screen.
const sightMost = 75.0

// inSight is how many columns of those that name a row stay in sight on a screen.
func inSight(naming []float64) int {
	n := len(naming)
	for n > 1 && sum(naming[:n]) > sightMost {
		n--
	}
	return n
}

// jobPage writes short tables and charts below each other.
func (s *summary) jobPage(r analysis.Result, name string, notes []analysis.Note, tables []analysis.Table, charts []analysis.Chart) error {
	p, err := s.page(name)
	if err != nil {
		return err
	}
	blocks := blocksOf(tables, charts)
	widths := shared(blocks)
	if len(widths) > 0 {
		widths[0] = max(widths[0], backWidth)
	}
	s.listed(p, r.Job, titles(blocks), 0)
	if err := p.widths(widths); err != nil {
		return err
	}
	line := float64(textWidth)
	if len(charts) > 0 {
		line = chartText
	}
	if err := p.cutByHand(widths, line, charts); err != nil {
		return err
	}
	over := spanOf(widths, line)
	top := s.opening(r, notes, r.Title, over, over, pageMost)
	if err := p.frozen(2, 0); err != nil {
		return err
	}
	if err := top.write(p); err != nil {
		return err
	}
	for _, b := range blocks {
		p.next++
		if err := s.block(p, b, widths); err != nil {
			return err
		}
	}
	if len(p.unprinted) == 0 {
		return nil
	}
	return p.printsUntil(p.paper.columns, p.next-1)
}

// titles names the parts of a page, and says when there is nothing in it.
func titles(blocks []block) string {
	names, filled := make([]string, len(blocks)), false
	for i, b := range blocks {
		names[i] = b.title
		filled = filled || b.chart != nil || b.grid.rows.Len() > 0
	}
	about := oneLine(strings.Join(slices.Compact(names), " · "))
	if !filled {
		return "Nothing in it yet: " + about
	}
	return about
}
