package ingest

import (
	"context"
	"path/filepath"

	"calibrate/ladder"
)

// Detect writes down how the sheets of files are understood, as a map to edit:
// layout, header row, scale and the use of each column; a sheet that is not
// read is marked to be skipped. A file that cannot be opened is left out, for
// Import says why.
func Detect(ctx context.Context, files []string, opt Options) *Map {
	m := &Map{}
	for _, f := range readAll(ctx, files, &opt) {
		if f.err != nil || f.reopen(ctx, &opt) != nil {
			continue
		}
		for _, s := range f.sheets {
			m.Sheets = append(m.Sheets, s.asMap())
		}
		f.release()
	}
	return m
}

// asMap is the map of one sheet as it was understood.
func (s *sheetClaim) asMap() SheetMap {
	m := SheetMap{File: filepath.Base(s.sheet.File), Sheet: s.sheet.Name, Skip: s.claim == nil}
	if s.claim == nil {
		return m
	}
	m.Layout, m.Header, m.Scale = s.report.Layout, s.claim.HeaderRow, s.claim.Scale
	m.Cycle = NormalCycle(s.claim.Cycle.Text)
	m.Columns = map[string]string{}
	for _, c := range s.claim.Columns {
		m.Columns[ladder.ColumnName(c.Col)] = c.As // "" where nothing was made of it: to be filled in, or left
	}
	return m
}
