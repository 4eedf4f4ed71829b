package workbook

import "calibrate/analysis"

// An opening is what stands above the tables of a sheet: title, scope with the
// way back, and notes.
type opening struct {
	title, scope string
	notes        []analysis.Note
	left         int  // notes that stand on the sheet of notes alone
	head, body   span // where title and scope stand, and where the notes do
}

const (
	textWidth  = 110 // characters of a note's line
	listText   = 130 // the same above a list, where every line takes room from the rows below
	chartText  = 80  // the same above charts: they would shrink on paper beside longer lines
	defaultCol = 9.0 // characters of a column whose width nobody set
	backWidth  = 11  // of the first column: the way back, with another link beside it

	// What stays in sight above a list, its headings included, in points: 200 pixels, less
	// than half of what a small screen has for cells. Above a page, which scrolls whole, more.
	frozenMost = 150.0
	pageMost   = 200.0
)

// opening prepares the top of a sheet, with the weightiest notes that there is room for, in
// points; the first one always stands there.
func (s *summary) opening(r analysis.Result, notes []analysis.Note, title string, head, body span, room float64) opening {
	m := s.bundle.Manifest
	o := opening{title: title, scope: scope(m) + " · cycle " + m.Cycle + " · " + r.Title, head: head, body: body}
	for i, n := range cautionsFirst(notes) {
		more := o
		more.notes, more.left = append(o.notes, n), len(notes)-i-1
		if i > 0 && more.height() > room {
			break
		}
		o = more
	}
	return o
}

// cautionsFirst puts the notes that limit a result before those that explain it.
func cautionsFirst(notes []analysis.Note) []analysis.Note {
	var first, then []analysis.Note
	for _, n := range notes {
		if n.Severity == analysis.Info {
			then = append(then, n)
		} else {
			first = append(first, n)
		}
	}
	return append(first, then...)
}

// lines are what the opening says, line by line. Where the title is kept within the first
// columns, the notes stand to its right; where it stands beside them, the links do to its left.
func (o opening) lines() [][]told {
	title, about := []told{o.heading()}, []told{over(o.head, o.scope, quietLook)}
	back, more := []told{leading("← Summary", frontName, 1)}, []told(nil)
	if o.left > 0 {
		more = []told{leading(moreNotes(o.left), notesName, 1)}
	}
	said := make([][]told, 0, len(o.notes))
	for _, n := range o.notes {
		said = append(said, []told{noted(n, o.body)})
	}
	if o.head.from > 1 {
		return append(sideBySide([][]told{back, more}, [][]told{title, about}), said...)
	}
	if more != nil {
		more[0].over.from = 2
	}
	left := [][]told{title, append(back, more...), about}
	if o.head.columns < o.body.from {
		return sideBySide(left, said)
	}
	return append(left, said...)
}

// heading is the title: on a line of its own, or kept within some columns.
func (o opening) heading() told {
	t := told{text: o.title, look: titleLook, over: span{from: o.head.from, columns: 1}, height: titleHeight}
	if o.head.closed {
		t.over, t.look.wrap = o.head, true
		t.height = titlePoints*float64(o.head.titleLines(o.title)) + 2
	}
	return t
}

// height is how high the opening is, in points.
func (o opening) height() (points float64) {
	for _, line := range o.lines() {
		points += heightOfLine(line)
	}
	return points
}

// reach is the last column that the opening needs above columns of these widths. A short
// title and scope are no reason to print what stands below them smaller.
func (o opening) reach(widths []float64) int {
	if len(o.notes) > 0 || o.head.closed {
		return max(o.head.last(), o.body.last())
	}
	columns, _ := lineOf(widths, max(titleLetters*letters(o.title), letters(o.scope)))
	return columns
}

// rows is how many rows the opening takes.
func (o opening) rows() int { return len(o.lines()) }

func (o opening) write(s *sheet) error {
	for _, line := range o.lines() {
		if err := s.tell(line); err != nil {
			return err
		}
	}
	return nil
}

func moreNotes(n int) string {
	if n == 1 {
		return "1 more note →"
	}
	return analysis.FormatNumber(analysis.Count, float64(n)) + " more notes →"
}
