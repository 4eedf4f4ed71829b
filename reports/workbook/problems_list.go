package workbook

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// problemHeads head the list of problems, with the widths of their columns.
var (
	problemHeads  = []string{"Sheet", "Cell", "Severity", "As it stands", "What is wrong", "Suggestion", "Code"}
	problemWidths = []float64{22, 8, 10, 26, 70, 34, 22}
)

const mendText = "This is a copy of %s. Mend the coloured cells, save, and import this file under any name: it takes the place of the original, " +
	"which stays as it is. Keep this sheet: it is not read, and the line below says which file the copy mends. " +
	"Notes that begin with “» calibrate” are passed over."

// listProblems puts a first sheet before the others that lists the problems.
func (b *book) listProblems(m Mend, problems []ladder.Problem, annotated int) error {
	s, err := b.page("Problems")
	if err != nil {
		return err
	}
	for i, w := range problemWidths {
		if err := s.width(i+1, w); err != nil {
			return err
		}
	}
	if err := b.introduce(s, m, len(problems), annotated); err != nil {
		return err
	}
	for _, p := range problems {
		if err := b.listProblem(s, p); err != nil {
			return err
		}
	}
	b.putFirst()
	return nil
}

func (b *book) introduce(s *sheet, m Mend, listed, annotated int) error {
	if err := s.line(24, cell{clipped(oneLine("Problems in "+filepath.Base(m.File)), 200), titleLook}); err != nil {
		return err
	}
	if err := s.spread(fmt.Sprintf(mendText, m.File), wrapLook, 6, 160); err != nil {
		return err
	}
	if err := s.write(cell{clean(ladder.CopyLine(m.File, m.SHA256)), quietLook}); err != nil {
		return err
	}
	if left := len(m.Problems) - listed; left > 0 {
		more := fmt.Sprintf("%d more problems are not listed; they are when this file has been mended and imported.", left)
		if err := s.write(cell{more, alertLook}); err != nil {
			return err
		}
	}
	if m.Notes && annotated == mostNotes {
		if err := s.write(cell{fmt.Sprintf("The first %d cells are annotated, all are coloured.", mostNotes), quietLook}); err != nil {
			return err
		}
	}
	if !m.Notes {
		if err := s.write(cell{"The notes of this file cannot be added to, so its cells are only coloured.", quietLook}); err != nil {
			return err
		}
	}
	s.next++
	heads := make([]cell, len(problemHeads))
	for i, head := range problemHeads {
		heads[i] = cell{head, headLook}
	}
	if err := s.line(20, heads...); err != nil {
		return err
	}
	return s.freeze(&excelize.Panes{Freeze: true, YSplit: s.next - 1, TopLeftCell: at(1, s.next), ActivePane: "bottomLeft"})
}

// listProblem writes one line, with a link to the cell.
func (b *book) listProblem(s *sheet, p ladder.Problem) error {
	place := cell{textOf(p.Source.Cell()), insetLook}
	if p.Source.Sheet != "" && p.Source.Cell() != "" {
		place.look = linkLook
		to := quoted(p.Source.Sheet) + "!" + p.Source.Cell()
		if err := s.f.SetCellHyperLink(s.name, at(2, s.next), to, "Location"); err != nil {
			return err
		}
	}
	severity := cell{string(p.Severity), insetLook}
	if p.Severity == ladder.Error {
		severity.look = alertLook
	}
	wrapped := look{color: black, wrap: true}
	suggestion := strings.Join(p.Suggestions, " or ")
	lines := max(linesOf(p.Message, problemWidths[4]), linesOf(suggestion, problemWidths[5]), 1)
	return s.line(float64(rowPoints*lines), cell{textOf(p.Source.Sheet), insetLook}, place, severity,
		cell{textOf(p.Text), wrapped}, cell{textOf(p.Message), wrapped}, cell{textOf(suggestion), wrapped}, cell{p.Code, quietLook})
}

// textOf is the value of a cell that shows a text: nothing for none.
func textOf(text string) any {
	if text == "" {
		return nil
	}
	return clean(text)
}

// putFirst moves the sheet added last before all others. Names that belong to one
// sheet go by its number, which grows by one. (MoveSheet minds neither these nor
// sheets without views.)
func (b *book) putFirst() {
	if names := b.f.WorkBook.DefinedNames; names != nil {
		for i := range names.DefinedName {
			if local := names.DefinedName[i].LocalSheetID; local != nil {
				*local++
			}
		}
	}
	sheets := b.f.WorkBook.Sheets.Sheet
	added := sheets[len(sheets)-1]
	copy(sheets[1:], sheets)
	sheets[0] = added
	b.f.SetActiveSheet(0)
}
