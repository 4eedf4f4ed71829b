package workbook

import (
	"compress/flate"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// A book is one workbook being made.
type book struct {
	f      *excelize.File
	title  string     // of the document, at the head of each printed page
	foot   string     // at the foot of each printed page
	lock   sync.Mutex // for styles: rows are written side by side
	styles map[look]int
	sheets []string
	tables map[string]bool // names in use, of tables and of cells
	folder string          // where packed rows wait
	effort int             // with which those are packed: a level of package flate
	pen    *pen            // of the rows that excelize does not hold; nil before the first
	bodies []*body         // of each sheet, in their order
	shared *sharedTexts    // of those bodies; nil in a copy of a workbook, which has none
	empty  emptyTexts      // in a copy of a workbook
	trail  *trail          // to the cells behind figures; nil in a workbook without them
}

// newBook begins a workbook that is small enough for memory.
func newBook(title, foot string) (*book, error) { return newBookIn("", title, foot) }

// newBookIn begins a workbook whose packed rows wait in a file in a folder: that of
// the workbook, not one that others share. Its properties are fixed, so that the
// same input gives the same bytes: there is no clock in a workbook.
func newBookIn(folder, title, foot string) (*book, error) {
	b := &book{f: excelize.NewFile(), title: title, foot: foot, styles: map[look]int{}, tables: map[string]bool{}, folder: folder, effort: flate.BestSpeed, shared: newSharedTexts()}
	const never = "2000-01-01T00:00:00Z"
	err := b.f.SetDocProps(&excelize.DocProperties{Title: oneLine(title), Creator: "calibrate", LastModifiedBy: "calibrate", Subject: "Promotion calibration", Description: oneLine(foot),
		Created: never, Modified: never, Category: "Confidential", Language: "en"})
	if err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	return b, nil
}

// discard lets go what a workbook holds in memory and on the disk.
func (b *book) discard() {
	if b.pen != nil {
		b.pen.discard()
	}
	b.f.Close()
}

// A sheet is one sheet under the pen: next is the row that is written next.
type sheet struct {
	*book
	*body
	name  string
	next  int
	paper paper

	unprinted [][2]int // first and last row of what stays off paper, from the top down
}

// page adds a sheet.
func (b *book) page(name string) (*sheet, error) {
	name, err := b.add(name)
	if err != nil {
		return nil, err
	}
	s := &sheet{book: b, body: &body{sheet: name}, name: name, next: 1}
	b.bodies = append(b.bodies, s.body)
	return s, nil
}

// add makes an empty sheet under a name like the one given.
func (b *book) add(name string) (string, error) {
	name = b.unused(name)
	if len(b.sheets) == 0 {
		if err := b.f.SetSheetName(b.f.GetSheetName(0), name); err != nil {
			return "", fmt.Errorf("sheet %q: %w", name, err)
		}
	} else if _, err := b.f.NewSheet(name); err != nil {
		return "", fmt.Errorf("sheet %q: %w", name, err)
	}
	b.sheets = append(b.sheets, name)
	if err := b.printed(name); err != nil {
		return "", fmt.Errorf("sheet %q: %w", name, err)
	}
	return name, nil
}

// longestName is how many characters the name of a sheet may have.
const longestName = 31

// unused makes a name that Excel takes and no sheet has.
func (b *book) unused(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, oneLine(name)), "' ")
	if name == "" {
		name = "Sheet"
	}
	candidate := shortened(name, longestName)
	for n := 2; b.taken(candidate); n++ {
		end := fmt.Sprintf(" %d", n)
		candidate = shortened(name, longestName-len(end)) + end
	}
	return candidate
}

func shortened(name string, most int) string {
	runes := []rune(name)
	return strings.TrimRight(string(runes[:min(len(runes), most)]), "' ")
}

func (b *book) taken(name string) bool {
	for _, s := range b.sheets {
		if strings.EqualFold(s, name) {
			return true
		}
	}
	return false
}

// tableName makes a name for an Excel table that no other has.
func (b *book) tableName(name string) string {
	name = "t_" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, strings.ToLower(name))
	candidate := name
	for n := 2; b.tables[candidate]; n++ {
		candidate = fmt.Sprintf("%s_%d", name, n)
	}
	b.tables[candidate] = true
	return candidate
}

// named gives a cell of this sheet a name of the workbook made from words, such as
// People_in_scope, for formulas and for who reads the file by program.
func (s *sheet) named(words string, col, row int) error {
	name := strings.Trim(strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return '_'
	}, oneLine(words)), "_")
	for strings.Contains(name, "__") {
		name = strings.ReplaceAll(name, "__", "_")
	}
	if name == "" || unicode.IsDigit(rune(name[0])) {
		name = "_" + name
	}
	candidate := name
	for n := 2; s.tables[strings.ToLower(candidate)]; n++ {
		candidate = fmt.Sprintf("%s_%d", name, n)
	}
	s.tables[strings.ToLower(candidate)] = true
	return s.f.SetDefinedName(&excelize.DefinedName{Name: candidate, RefersTo: quoted(s.name) + "!" + absolute(col, row)})
}
