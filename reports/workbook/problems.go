package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// A Mend is one file with problems, to be copied for mending.
type Mend struct {
	File     string // as the user named it
	SHA256   string // of its bytes, in hex
	Data     []byte // a workbook as it lies on disk; nil for a text file
	Rows     [][]string
	Problems []ladder.Problem // those of this file
	Notes    bool             // annotate the cells; without it they are only coloured
}

// What one copy may hold. A file with more problems is mended in several rounds:
// each import lists what is left.
const (
	mostListed = 10_000   // problems on the first sheet, and coloured cells
	mostNotes  = 1_000    // annotated cells: notes are drawings, and slow to open
	mostCopied = 12 << 20 // bytes of a workbook; ten times that when it is open
)

// dataName is the sheet a text file becomes. It must not read as the name of
// somebody or as a cycle.
const dataName = "Data"

// ErrNotCopied says that no copy of a file can be made that would keep all that
// is in it.
var ErrNotCopied = errors.New("no copy for mending can be made")

// CopyName is the name of a file's copy: that of the file, and what makes it a
// workbook where it is none.
func CopyName(file string) string {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".xlsx", ".xlsm":
		return file
	}
	return file + ".xlsx"
}

// WriteProblems writes a copy of a file to path: its cells in question coloured
// and annotated with what is wrong and what may be meant, and a first sheet that
// lists them with links. Formulas, validation, hidden sheets and everything else
// stay as they are; a text file becomes a sheet of texts, which reads the same.
// Mended, the copy imports in the place of the file (ladder.CopyOf).
//
// The file is readable by its owner alone. It fails with ErrNotCopied when the
// file is too large, or is not written in a way that can be copied whole; and when
// its notes cannot be added to, which Notes false avoids.
func WriteProblems(path string, m Mend) (err error) {
	defer func() { // the library panics on some workbooks that others read
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w: %v", ErrNotCopied, fault)
		}
	}()
	b, err := openCopy(path, m)
	if err != nil {
		return err
	}
	defer b.discard()
	problems := m.Problems[:min(len(m.Problems), mostListed)]
	if m.Data == nil {
		problems = onDataSheet(problems)
	}
	marked, err := b.mark(problems, m.Notes)
	if err != nil {
		return fmt.Errorf("copy of %s: %w", m.File, err)
	}
	if err := b.listProblems(m, problems, marked); err != nil {
		return fmt.Errorf("copy of %s: %w", m.File, err)
	}
	return b.save(path)
}

// openCopy gives the workbook that becomes the copy, with nothing left on disk.
func openCopy(path string, m Mend) (*book, error) {
	if m.Data == nil {
		return ofRows(path, m.Rows)
	}
	if len(m.Data) > mostCopied {
		return nil, fmt.Errorf("%w: the file has more than %d MB; mend the original, or split it", ErrNotCopied, mostCopied>>20)
	}
	const most = 1 << 30 // the import has checked the archive; nothing goes to a temporary file
	f, err := excelize.OpenReader(bytes.NewReader(withNotesInPlace(m.Data)), excelize.Options{UnzipSizeLimit: most, UnzipXMLSizeLimit: most})
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNotCopied, err)
	}
	f.Path = path
	return &book{f: f, title: "Problems", folder: filepath.Dir(path), styles: map[look]int{}, sheets: f.GetSheetList(), tables: map[string]bool{}, empty: emptyTextsOf(f)}, nil
}

// ofRows makes a workbook of a text file.
func ofRows(path string, rows [][]string) (*book, error) {
	b, err := newBookIn(filepath.Dir(path), "Problems", "")
	if err != nil {
		return nil, err
	}
	defer b.discard()
	s, err := b.page(dataName)
	if err != nil {
		return nil, err
	}
	err = writeRows(s, slices.Values(rows), func(row []string, into []cell) ([]cell, float64) {
		into = into[:0]
		for _, text := range row {
			into = append(into, textCell(text, openLook))
		}
		return into, 0
	})
	if err != nil {
		return nil, err
	}
	return b.reopened(path)
}

// reopened packs a workbook and opens it again: only what excelize holds can be
// coloured.
func (b *book) reopened(path string) (*book, error) {
	var packed bytes.Buffer
	if err := b.pack(&packed); err != nil {
		return nil, err
	}
	return openCopy(path, Mend{Data: packed.Bytes()})
}

// onDataSheet gives the problems of a text file, which has no sheets, their place
// in the copy.
func onDataSheet(problems []ladder.Problem) []ladder.Problem {
	problems = slices.Clone(problems)
	for i := range problems {
		problems[i].Source.Sheet = dataName
	}
	return problems
}
