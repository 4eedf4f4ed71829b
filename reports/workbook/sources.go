package workbook

import (
	"calibrate/analysis"
	"calibrate/ladder"
)

const (
	traceText = "To trace a figure, filter Employee and Dimension: the rows left are all that was said. Rows of state “rated” whose relation is not “self” " +
		"make the mean on the sheets of gaps; the other states are counted as coverage and enter no figure."
	traceHR       = " File, Sheet and Cell say where each stood. On paper a long comment is cut."
	traceDirector = " Files, sheets and comments are in the workbook for HR: they may give a rater away."
)

// A sourceWriter writes ratings on as many sheets as they need.
type sourceWriter struct {
	*summary
	columns []sourceColumn
	grid    grid
	trace   string
	sheet   *sheet
	top     int // row of the headings
	rows    int // on this sheet, those of lines with them
	lines   []sourceLine
	texts   []sharedText // of those lines
	last    []string     // what the row before says, by column
	numbers []sharedText // and the numbers of that
}

// sources writes every rating in scope with the cell it was read from.
func (s *summary) sources() error { return s.sourceWriter().write() }

func (w *sourceWriter) write() error {
	if err := w.begin(); err != nil {
		return err
	}
	if err := w.bundle.EachEvidence(w.ctx, w.person); err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	return w.end()
}

func (s *summary) sourceWriter() *sourceWriter {
	w := &sourceWriter{summary: s, grid: grid{name: "sources"}, trace: traceText + traceHR}
	director := s.bundle.Manifest.Audience == analysis.Director
	if director {
		w.trace = traceText + traceDirector
	}
	for _, c := range sourceColumns {
		if director && c.hr {
			continue
		}
		w.columns = append(w.columns, c)
		width := min(widest, max(c.width, s.trail.letters(c.Name)+2)) // nothing wraps there
		w.grid.columns, w.grid.widths = append(w.grid.columns, c.Column), append(w.grid.widths, width)
	}
	w.last, w.numbers = make([]string, len(w.columns)), make([]sharedText, len(w.columns))
	for i := range w.numbers {
		w.numbers[i] = noText
	}
	return w
}

func (w *sourceWriter) begin() error {
	var err error
	if w.sheet, err = w.page(sourcesName); err != nil {
		return err
	}
	w.rows, w.top = 0, sourcesTop
	if err := w.sheet.widths(w.grid.widths); err != nil {
		return err
	}
	if err := w.sheet.wide(w.grid.widths); err != nil {
		return err
	}
	if err := w.sheet.frozen(w.top, 2); err != nil {
		return err
	}
	if err := w.sheet.repeat(w.top, 2); err != nil {
		return err
	}
	const title = "Every rating, and the cell it was read from"
	head, body := besideRepeated(w.grid.widths, listText, 2, title, true)
	top := opening{title: title, head: head}
	for _, text := range []told{top.heading(), leading("← Summary", frontName, 1), over(body, w.trace, quietLook)} {
		if err := w.sheet.tell([]told{text}); err != nil {
			return err
		}
	}
	return w.sheet.line(w.grid.headHeight(), w.grid.heads()...)
}

// end finishes the sheet.
func (w *sourceWriter) end() error {
	w.listed(w.sheet, "", "Every rating with its cell, text and rule", w.rows)
	if w.rows == 0 {
		return w.sheet.write(cell{"No ratings.", quietLook})
	}
	// A long comment runs on beside the list: paper as wide as that could not be read.
	if err := w.sheet.printsUntil(len(w.columns), w.sheet.next-1); err != nil {
		return err
	}
	return w.sheet.finish(w.grid, w.top, w.sheet.next-1)
}

func (w *sourceWriter) person(e analysis.Evidence) error {
	l := w.bundle.Input.LadderOf(e.Profile.Person)
	who := analysis.NewRaterNames(w.bundle, e.Ratings)
	categories := map[string]string{}
	for _, d := range l.Dimensions {
		categories[d.Name] = l.Categories[d.Category].Name
	}
	own := map[string]sharedText{} // texts about this person alone
	for i := range e.Ratings {
		if w.rows == w.most {
			if err := w.over(); err != nil {
				return err
			}
		}
		r := &e.Ratings[i]
		rater, name := who.Of(*r)
		if err := w.add(&sourceSaid{&e.Profile.Person, r, categories[r.Dimension], rater, name}, own); err != nil {
			return err
		}
		w.rows++
		if len(w.lines) == pieceRows {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	return w.ctx.Err()
}

// add takes a line in. Numbers are given here, row by row: those who write rows come
// to them in any order.
func (w *sourceWriter) add(said *sourceSaid, own map[string]sharedText) error {
	from := len(w.texts)
	for i, c := range w.columns {
		if c.of == nil {
			w.texts = append(w.texts, noText)
			continue
		}
		known := w.shared.numbers
		if c.once {
			known = own
		}
		if text := c.of(said); text != w.last[i] || c.once {
			n, err := w.shared.number(known, text)
			if err != nil {
				return err
			}
			w.last[i], w.numbers[i] = text, n
		}
		w.texts = append(w.texts, w.numbers[i])
	}
	w.lines = append(w.lines, sourceLine{w.texts[from:len(w.texts):len(w.texts)], said.rating.Level, said.rating.State == ladder.Rated})
	return nil
}

// over goes on on a new sheet.
func (w *sourceWriter) over() error {
	if err := w.flush(); err != nil {
		return err
	}
	if err := w.end(); err != nil {
		return err
	}
	return w.begin()
}

// flush has the lines written that were gathered.
func (w *sourceWriter) flush() error {
	lines := w.lines
	w.lines, w.texts = make([]sourceLine, 0, pieceRows), make([]sharedText, 0, pieceRows*len(w.columns))
	return writePiece(w.sheet, lines, func(l sourceLine, into []cell) ([]cell, float64) {
		into = sized(into, len(w.columns))
		for i, c := range w.columns {
			switch {
			case c.of == nil:
				into[i] = l.levelCell()
			case l.texts[i] == noText:
				into[i] = cell{}
			default:
				into[i] = cell{l.texts[i], insetLook}
			}
		}
		return into, 0
	})
}
