package ingest

import (
	"context"
	"maps"

	"calibrate/ladder"
)

// Detect writes down how the sheets of files are understood, as a map to edit:
// layout, header row, scale and the use of each column; a sheet that is not
// read is marked to be skipped. A file that cannot be opened is left out, for
// Import says why.
func Detect(ctx context.Context, files []string, opt Options) *Map {
	m := &Map{}
	if opt.Map != nil {
		m.People = opt.Map.People
	}
	short := ends(files)
	for _, f := range readAll(ctx, files, &opt) {
		if f.err != nil || f.reopen(ctx, &opt) != nil {
			continue
		}
		for _, s := range f.sheets {
			m.Sheets = append(m.Sheets, s.asMap(short[f.path], opt.Map.For(s.sheet)))
		}
		f.release()
	}
	return m
}

// asMap is the map of one sheet as it was understood, with what an earlier map
// said of it.
func (s *sheetClaim) asMap(file string, said SheetMap) SheetMap {
	m := SheetMap{File: file, Sheet: s.sheet.Name, Skip: s.claim == nil}
	if s.claim == nil {
		return m
	}
	m.Rater, m.Employee = said.Rater, said.Employee
	m.Layout, m.Header, m.Scale = s.report.Layout, s.claim.HeaderRow, s.claim.Scale
	m.Cycle = NormalCycle(s.claim.Cycle.Text)
	m.Columns = maps.Clone(said.Columns)
	if m.Columns == nil {
		m.Columns = ColumnUses{}
	}
	uses := map[int]int{}
	for _, c := range s.claim.Columns {
		uses[c.Col]++
	}
	for _, c := range s.claim.Columns {
		name := ladder.ColumnName(c.Col)
		if uses[c.Col] > 1 {
			name = c.Text // tables below one another head it differently
		}
		if m.Columns[name] == "" {
			m.Columns[name] = c.As // "" where nothing was made of it: to be filled in, or left
		}
	}
	return m
}
