package workbook

import "calibrate/analysis"

// A told is a text above a table, over some columns of one row.
type told struct {
	text   string
	look   look
	over   span
	height float64 // in points
	leads  string  // to this sheet, "" to none
}

// over is a text over a span, as high as its lines need.
func over(o span, text string, l look) told {
	text, l.wrap = clean(text), true
	return told{text: text, look: l, over: o, height: rowPoints*float64(linesOf(text, o.characters)) + 2}
}

// leading is a link to a sheet in one column; it runs out to the right.
func leading(text, sheet string, col int) told {
	return told{text: text, look: linkLook, over: span{from: col, columns: 1}, height: rowPoints, leads: sheet}
}

// noteWords names the severities of notes.
var noteWords = map[analysis.NoteSeverity]string{analysis.Info: "Note", analysis.Caution: "Caution", analysis.Suppressed: "Suppressed"}

// noted is a note over a span.
func noted(n analysis.Note, o span) told {
	l := quietLook
	if n.Severity != analysis.Info {
		l = look{color: accent}
	}
	return over(o, noteWords[n.Severity]+": "+n.Text, l)
}

// sideBySide joins lines that stand left and right.
func sideBySide(left, right [][]told) (lines [][]told) {
	for i := range max(len(left), len(right)) {
		var line []told
		if i < len(left) {
			line = append(line, left[i]...)
		}
		if i < len(right) {
			line = append(line, right[i]...)
		}
		lines = append(lines, line)
	}
	return lines
}

// heightOfLine is that of the highest text of a line, in points.
func heightOfLine(line []told) (points float64) {
	for _, t := range line {
		points = max(points, t.height)
	}
	return points
}

// tell writes a line of texts, from the left.
func (s *sheet) tell(line []told) error {
	var cells []cell
	for _, t := range line {
		for len(cells) < t.over.from-1 {
			cells = append(cells, cell{})
		}
		cells = append(cells, cell{clean(t.text), t.look})
		if t.over.columns > 1 {
			if err := s.merge(at(t.over.from, s.next), at(t.over.from+t.over.columns-1, s.next)); err != nil {
				return err
			}
		}
		if t.leads == "" {
			continue
		}
		if err := s.f.SetCellHyperLink(s.name, at(t.over.from, s.next), quoted(t.leads)+"!A1", "Location"); err != nil {
			return err
		}
	}
	return s.line(heightOfLine(line), cells...)
}
