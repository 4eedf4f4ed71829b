package ingest

import (
	"context"
	"strings"
)

// A list to choose from may stand in cells, as a rule on a sheet that is hidden. Such
// lists are followed once all sheets are read.

// A cellList is the entries that some cells of a sheet offer, by the cells they are in.
type cellList struct {
	sheet   *Sheet // that offers them
	cells   string
	entries string // $A$1:$A$5, Lists!$A$1:$A$5, or a name of such cells
}

// mostListed bounds the entries of a list: scales are short.
const mostListed = 200

func (r *gridReader) listElsewhere(cells, entries string) {
	if len(r.lists) < mostChoices {
		r.lists = append(r.lists, cellList{r.sheet, cells, entries})
	}
}

// nameCells notes what cells a name stands for.
func (w *workbook) nameCells(s *xmlScanner) error {
	name := strings.ToLower(s.attr("name"))
	cells, err := s.shortText()
	if len(w.names) < mostChoices {
		w.names[name] = cells
	}
	return err
}

// followLists finds the numbers of the lists that stand in cells. What is no plain
// reference is left: it says nothing about a scale.
func (w *workbook) followLists(ctx context.Context) error {
	unread := map[string]*Sheet{}
	for _, list := range w.lists {
		on, cells := list.sheet.Name, list.entries
		if named, ok := w.names[strings.ToLower(cells)]; ok {
			cells = named
		}
		if at := strings.LastIndexByte(cells, '!'); at >= 0 {
			on, cells = unquoteSheet(cells[:at]), cells[at+1:]
		}
		area, ok := parseRange(strings.ReplaceAll(cells, "$", ""), w.limits)
		if !ok || (area.Row2-area.Row1+1)*(area.Col2-area.Col1+1) > mostListed {
			continue
		}
		sheet := w.sheetOfList(ctx, on, unread)
		if err := ctx.Err(); err != nil {
			return err
		}
		if low, high, ok := listed(sheet.textsIn(area)); ok {
			list.sheet.choose(list.cells, low, high, w.limits)
		}
	}
	return nil
}

// sheetOfList finds a sheet by name, and reads one that was left unread for being
// hidden, for its lists alone. It is empty where there is none that can be read.
func (w *workbook) sheetOfList(ctx context.Context, name string, unread map[string]*Sheet) *Sheet {
	for _, sheet := range w.book.Sheets {
		if strings.EqualFold(sheet.Name, name) && sheet.NumRows() > 0 {
			return sheet
		}
	}
	name = strings.ToLower(name)
	if sheet, known := unread[name]; known {
		return sheet
	}
	sheet := &Sheet{styles: w.styles}
	for _, entry := range w.sheets {
		if strings.ToLower(entry.name) != name || entry.target.kind != "worksheet" {
			continue
		}
		r := &gridReader{workbook: w, gridBuilder: gridBuilder{sheet: sheet}}
		if err := r.read(ctx, entry.target.target); err != nil {
			sheet = &Sheet{}
		}
	}
	unread[name] = sheet
	return sheet
}

// textsIn gives the texts of a block of cells, the empty ones left out.
func (s *Sheet) textsIn(area Range) (texts []string) {
	for row := area.Row1; row <= area.Row2; row++ {
		for col := area.Col1; col <= area.Col2; col++ {
			if cell := s.At(row, col); cell.Kind != Empty {
				texts = append(texts, cell.Text)
			}
		}
	}
	return texts
}

// unquoteSheet takes the quotes off the name of a sheet in a reference.
func unquoteSheet(name string) string {
	if inner, quoted := strings.CutPrefix(name, "'"); quoted {
		return strings.ReplaceAll(strings.TrimSuffix(inner, "'"), "''", "'")
	}
	return name
}
