package ingest

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A Map names explicitly what detection could not settle: what a sheet is, what
// its columns are, which scale it uses, who people are. A nil Map names nothing.
type Map struct {
	Sheets []SheetMap        `yaml:"sheets"`
	People map[string]string `yaml:"people"` // a text as it stands → the roster id it means
}

// A SheetMap settles one sheet.
type SheetMap struct {
	File     string     `yaml:"file,omitempty"` // its name, with as many folders before it as tell it from others; any file when empty
	Sheet    string     `yaml:"sheet"`          // "" for CSV
	Skip     bool       `yaml:"skip,omitempty"`
	Layout   string     `yaml:"layout,omitempty"`
	Scale    string     `yaml:"scale,omitempty"`
	Cycle    string     `yaml:"cycle,omitempty"`
	Header   int        `yaml:"header_row,omitempty"` // from 1
	Rater    string     `yaml:"rater,omitempty"`      // who rated everybody on the sheet
	Employee string     `yaml:"employee,omitempty"`   // whom the sheet is about
	Columns  ColumnUses `yaml:"columns,omitempty"`
}

// ColumnUses say what columns are, by letters or heading: a field, "dimension: NAME",
// "comment: NAME", "skip", or "" to find it.
type ColumnUses map[string]string

// For gives what the map says of a sheet, the entry that says most of its file
// first; the zero SheetMap when nothing.
func (m *Map) For(s *Sheet) SheetMap {
	if m == nil {
		return SheetMap{}
	}
	best := -1
	for i, sheet := range m.Sheets {
		if sheet.Sheet == s.Name && endsWith(s.File, sheet.File) && (best < 0 || len(sheet.File) > len(m.Sheets[best].File)) {
			best = i
		}
	}
	if best < 0 {
		return SheetMap{}
	}
	return m.Sheets[best]
}

// Idle gives the entries of a map that no sheet of the files has the name of. A file
// without sheets was refused, and may have had it.
func (m *Map) Idle(sheetsOf map[string][]string) []SheetMap {
	if m == nil {
		return nil
	}
	var idle []SheetMap
	for _, entry := range m.Sheets {
		named := false
		for file, sheets := range sheetsOf {
			named = named || endsWith(file, entry.File) && (len(sheets) == 0 || slices.Contains(sheets, entry.Sheet))
		}
		if !named {
			idle = append(idle, entry)
		}
	}
	return idle
}

// endsWith reports whether a path ends with a file's name and the folders before
// it that are given; every path ends with none.
func endsWith(path, end string) bool {
	rest, ok := strings.CutSuffix(filepath.ToSlash(path), filepath.ToSlash(end))
	return end == "" || ok && (rest == "" || strings.HasSuffix(rest, "/"))
}

// ends gives each of several paths its shortest end that no other has: the name of
// the file, with as many folders as it takes.
func ends(paths []string) map[string]string {
	had := map[string]int{}
	for _, path := range paths {
		for _, end := range endsOf(path) {
			had[end]++
		}
	}
	short := map[string]string{}
	for _, path := range paths {
		for _, short[path] = range endsOf(path) {
			if had[short[path]] == 1 {
				break
			}
		}
	}
	return short
}

// endsOf lists the ends of a path, from its file's name to the whole.
func endsOf(path string) []string {
	parts := strings.Split(filepath.ToSlash(path), "/")
	list := make([]string, len(parts))
	for n := range parts {
		list[n] = strings.Join(parts[len(parts)-1-n:], "/")
	}
	return list
}

// MapLines are the lines of a map file that settle a sheet.
func (s *Sheet) MapLines(line string) string {
	return fmt.Sprintf("sheets:\n  - file: %q\n    sheet: %q\n    %s", filepath.Base(s.File), s.Name, line)
}

func (m *Map) layoutOf(s *Sheet) (layout string, skip bool) {
	said := m.For(s)
	return said.Layout, said.Skip
}

// person replaces a mention the map settles by the id it gives.
func (m *Map) person(mention Mention) Mention {
	if m == nil {
		return mention
	}
	if id, ok := m.People[mention.Text()]; ok {
		return Mention{ID: strings.TrimSpace(id), Row: mention.Row, Col: mention.Col}
	}
	return mention
}
