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
	chartText  = 80  // the same above charts: they would shrink on paper beside longer lines
	defaultCol = 9.0 // characters of a column whose width nobody set
	notesLines = 8   // lines of notes above a table: more would leave it no room
)

// opening prepares the top of a sheet.
func (s *summary) opening(r analysis.Result, notes []analysis.Note, title string, head, body span) opening {
	m := s.bundle.Manifest
	o := opening{title: title, scope: scope(m) + " · cycle " + m.Cycle + " · " + r.Title, head: head, body: body}
	lines := o.furtherLines()
	for _, n := range cautionsFirst(notes) {
		if lines += linesOf(noteWords[n.Severity]+": "+n.Text, o.body.characters); lines > notesLines {
			o.left = len(notes) - len(o.notes)
			break
		}
		o.notes = append(o.notes, n)
	}
	return o
}

// furtherLines is how many lines title and scope take that are kept within a few columns,
// beyond one each.
func (o opening) furtherLines() int {
	if !o.head.closed {
		return 0
	}
	return o.head.titleLines(o.title) - 1 + linesOf(o.scope, o.head.characters) - 1
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

// rows is how many rows the opening takes.
func (o opening) rows() int {
	n := 3 + len(o.notes)
	if o.left > 0 {
		n++
	}
	return n
}

func (o opening) write(s *sheet) error {
	if err := s.heading(o.title, o.head); err != nil {
		return err
	}
	if err := s.linked(link{"← Summary", frontName}); err != nil {
		return err
	}
	if err := s.over(o.head, o.scope, quietLook); err != nil {
		return err
	}
	for _, n := range o.notes {
		if err := s.note(n, o.body); err != nil {
			return err
		}
	}
	if o.left > 0 {
		return s.linkedFrom(o.body.from, link{moreNotes(o.left), notesName})
	}
	return nil
}

func moreNotes(n int) string {
	if n == 1 {
		return "One more note stands on the sheet Notes."
	}
	return analysis.FormatNumber(analysis.Count, float64(n)) + " more notes stand on the sheet Notes."
}
