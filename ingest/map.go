package ingest

import (
	"path/filepath"
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
	File     string            `yaml:"file,omitempty"` // base name; any file when empty
	Sheet    string            `yaml:"sheet"`          // "" for CSV
	Skip     bool              `yaml:"skip,omitempty"`
	Layout   string            `yaml:"layout,omitempty"`
	Scale    string            `yaml:"scale,omitempty"`
	Cycle    string            `yaml:"cycle,omitempty"`
	Header   int               `yaml:"header_row,omitempty"` // from 1
	Rater    string            `yaml:"rater,omitempty"`      // who rated everybody on the sheet
	Employee string            `yaml:"employee,omitempty"`   // whom the sheet is about
	Columns  map[string]string `yaml:"columns,omitempty"`    // letters or heading → field, "dimension: NAME", "comment: NAME", "skip", or "" to find it
}

// For gives what the map says of a sheet; the zero SheetMap when nothing.
func (m *Map) For(s *Sheet) SheetMap {
	if m == nil {
		return SheetMap{}
	}
	for _, sheet := range m.Sheets {
		if (sheet.File == "" || sheet.File == filepath.Base(s.File)) && sheet.Sheet == s.Name {
			return sheet
		}
	}
	return SheetMap{}
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
