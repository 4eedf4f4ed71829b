package ingest

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"calibrate/ladder"
)

// LoadLadder reads a ladder from a workbook: one sheet with a line for each
// dimension and a column for each level, or the other way round; beside it, where
// there are such sheets, the codes of levels, the codes and weights of dimensions,
// aliases, words, and what the ladder is called. 'calibrate ladder export' and
// 'calibrate template' write such workbooks.
//
// Errors: that of Open; a sentence that names the sheet and what it lacks;
// *ladder.Faults for what does not hold together.
func LoadLadder(ctx context.Context, path string) (*ladder.Ladder, error) {
	book, err := Open(ctx, path, OpenOptions{})
	if err != nil {
		return nil, err
	}
	var b ladderBook
	for _, s := range book.Sheets {
		if b.grid == nil {
			b.takeGrid(s)
		}
	}
	if b.grid == nil {
		return nil, fmt.Errorf("%s: no sheet has a heading %q (or its translation) with levels beside it; 'calibrate ladder export ladder.xlsx' shows the shape", path, "Dimension")
	}
	for _, s := range book.Sheets {
		if s != b.grid {
			b.takeTable(s)
		}
	}
	b.complete()
	l, err := ladder.New(b.parts, b.texts)
	if err != nil {
		return nil, fmt.Errorf("%s, sheet %s: %w", path, b.grid.Name, err)
	}
	return l, nil
}

// A ladderBook is a ladder on its way out of a workbook.
type ladderBook struct {
	grid  *Sheet // the sheet of expectations
	parts ladder.Ladder
	texts [][]string // by dimension, then level
}

// ladderHeads are the headings of ladder workbooks, in the languages of the
// templates, by what the column holds.
var ladderHeads = sync.OnceValue(func() map[string]string {
	heads := map[string]string{
		"weight": "weight", "gewicht": "weight", "poids": "weight", "peso": "weight", "重み": "weight",
		"code": "code", "kürzel": "code", "código": "code", "コード": "code",
		"number": "number", "nummer": "number", "numéro": "number", "número": "number", "番号": "number",
		"key": "key", "schlüssel": "key", "clé": "key", "clave": "key", "キー": "key",
		"value": "value", "angabe": "value", "valeur": "value", "valor": "value", "値": "value",
		"kind": "kind", "name": "name", "alias": "alias", "meaning": "meaning", "word": "word", "steps": "steps", "category code": "category_code",
	}
	for _, f := range ladder.Default().Fields {
		if f.Field == "category" || f.Field == "dimension" || f.Field == "level" {
			if key := strings.ToLower(f.Text); heads[key] == "" {
				heads[key] = f.Field
			}
		}
	}
	return heads
})

// ladderHead says what a heading of a ladder workbook is about, "" when it is the
// name of a level or a dimension.
func ladderHead(text string) string {
	const longest = 100 // bytes; no heading is longer, and a cell may be very long
	if len(text) > longest {
		return ""
	}
	return ladderHeads()[strings.ToLower(strings.Join(strings.Fields(text), " "))]
}

// headsOf finds the first row of a sheet that has a heading of this kind, and its
// columns by kind; level names have none.
func headsOf(s *Sheet, kind string) (row int, columns map[string]int) {
	const deep = 20
	for row := 1; row <= min(deep, s.NumRows()); row++ {
		columns := map[string]int{}
		for col := 1; col <= s.Width(row); col++ {
			if head := ladderHead(s.At(row, col).Text); head != "" && columns[head] == 0 {
				columns[head] = col
			}
		}
		if columns[kind] > 0 {
			return row, columns
		}
	}
	return 0, nil
}

// takeGrid takes the expectations from a sheet, if it is the one that has them.
func (b *ladderBook) takeGrid(s *Sheet) {
	if row, columns := headsOf(s, "dimension"); row > 0 {
		b.dimensionsDown(s, row, columns)
		return
	}
	if row, columns := headsOf(s, "level"); row > 0 && columns["number"] == 0 && columns["code"] == 0 {
		b.levelsDown(s, row, columns["level"])
	}
}

// dimensionsDown reads a line for each dimension. A sheet of dimensions without
// levels is not the one.
func (b *ladderBook) dimensionsDown(s *Sheet, header int, columns map[string]int) {
	var levels []int
	for col := columns["dimension"] + 1; col <= s.Width(header); col++ {
		name := s.At(header, col).Text
		if name != "" && ladderHead(name) == "" {
			levels = append(levels, col)
			b.parts.Levels = append(b.parts.Levels, ladder.Level{Name: strings.TrimSpace(name)})
		}
	}
	if len(levels) == 0 {
		return
	}
	b.grid = s
	category := ""
	for row := header + 1; row <= s.NumRows(); row++ {
		text := func(head string) string { return strings.TrimSpace(s.At(row, columns[head]).Text) }
		if c := text("category"); c != "" {
			category = c
		}
		if text("dimension") == "" {
			continue
		}
		expectations := make([]string, len(levels))
		for i, col := range levels {
			expectations[i] = s.At(row, col).Text
		}
		b.add(category, ladder.Dimension{Name: text("dimension"), Code: text("code"), Weight: weightOf(text("weight"))}, expectations)
	}
}

// levelsDown reads a line for each level; the row above the headings may have the
// categories.
func (b *ladderBook) levelsDown(s *Sheet, header, levelColumn int) {
	var rows []int
	for row := header + 1; row <= s.NumRows(); row++ {
		if name := strings.TrimSpace(s.At(row, levelColumn).Text); name != "" {
			rows = append(rows, row)
			b.parts.Levels = append(b.parts.Levels, ladder.Level{Name: name})
		}
	}
	if len(rows) == 0 || s.Width(header) <= levelColumn {
		b.parts.Levels = nil
		return
	}
	b.grid = s
	category := ""
	for col := levelColumn + 1; col <= s.Width(header); col++ {
		name := strings.TrimSpace(s.At(header, col).Text)
		if above := strings.TrimSpace(s.At(header-1, col).Text); header > 1 && above != "" {
			category = above
		}
		if name == "" {
			continue
		}
		expectations := make([]string, len(rows))
		for i, row := range rows {
			expectations[i] = s.At(row, col).Text
		}
		b.add(category, ladder.Dimension{Name: name}, expectations)
	}
}

// add takes a dimension into its category.
func (b *ladderBook) add(category string, d ladder.Dimension, expectations []string) {
	if category == "" {
		category = "All"
	}
	at := slices.IndexFunc(b.parts.Categories, func(c ladder.Category) bool { return c.Name == category })
	if at < 0 {
		at = len(b.parts.Categories)
		b.parts.Categories = append(b.parts.Categories, ladder.Category{Name: category})
	}
	d.Category = at
	b.parts.Dimensions = append(b.parts.Dimensions, d)
	b.texts = append(b.texts, expectations)
}

// weightOf reads a weight; an empty one is 0, which stands for the usual. What is
// no number becomes one that the check of ladders refuses.
func weightOf(text string) float64 {
	if text == "" {
		return 0
	}
	weight, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		return -1
	}
	return weight
}
