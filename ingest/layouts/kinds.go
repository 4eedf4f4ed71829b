package layouts

import (
	"slices"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
)

// A wideKind tells the variants of a sheet with dimensions across apart. Every
// such sheet is of exactly one kind, so that no two layouts claim it.
type wideKind uint8

const (
	notWide wideKind = iota
	plainWide
	twoRows
	perCategory
	perRater
	formTool
)

// wideOf finds the header row of a sheet with dimensions across and tells its
// kind.
func (s *sight) wideOf() (*table, wideKind) {
	t := s.wideTable()
	if t == nil {
		return nil, notWide
	}
	if tool := t.formToolTable(); tool != nil {
		return tool, formTool
	}
	if both := t.withSecondRow(); both != nil {
		return both, twoRows
	}
	if s.said.Layout == wideTwoRows {
		t.top = max(t.row-1, 1) // a map file gives the lower row, and says of each column what both rows did
		return t, twoRows
	}
	if category, ok := t.categoryOfSheet(); ok {
		return t.within(category), perCategory
	}
	if t.needsRater() {
		return t, perRater
	}
	return t, plainWide
}

// claimKind claims a sheet with dimensions across if it is of the kind wanted.
func claimKind(s *ingest.Sheet, opt *ingest.Options, wanted wideKind) *ingest.Claim {
	v := look(s, opt)
	t, kind := v.wideOf()
	if kind != wanted {
		return nil
	}
	return t.claimTables(kind)
}

// wideTable finds the row with the most dimensions among the first ones; nil
// when no row has any, or when the sheet lists single ratings.
func (s *sight) wideTable() *table {
	var best *table
	for row := 1; row <= min(s.NumRows(), max(headerRows, s.said.Header)); row++ {
		if s.said.Header > 0 && row != s.said.Header {
			continue
		}
		t := s.tableAt(row)
		if len(t.dimensions) == 0 || t.has("dimension") || !t.severalDimensions() && !t.headsOne() {
			continue
		}
		if best == nil || len(t.dimensions) > len(best.dimensions) && !best.headsApart(t) {
			best = t
		}
	}
	return best
}

// headsApart reports whether a row heads a table of its own, with another one's
// headings further down.
func (t *table) headsApart(lower *table) bool {
	return lower.row > t.row+1 && t.mayHead(t.row) && lower.mayHead(lower.row)
}

// headsOne reports whether a row that names one dimension, once or again, heads a table: it
// names the employee too, and holds no rating or state, as a row of a form does, nor
// mostly texts that nobody heads a column with, as one of a list does.
func (t *table) headsOne() bool {
	if 3*t.known() < t.filled(t.row) {
		return false
	}
	for col := 1; col <= t.width; col++ {
		cell := t.At(t.row, col)
		if cell.Kind == ingest.Number || cell.Kind == ingest.String && vocab.Clean(cell.Text) != "" && isState(t.vocab, cell.Text) {
			return false
		}
	}
	return t.has(employeeFields...)
}

// categoryOfSheet gives the category a sheet is named after, if all its
// dimensions lie in it.
func (t *table) categoryOfSheet() (int, bool) {
	h := t.vocab.Heading(t.Name)
	if h.Kind != vocab.Category {
		return 0, false
	}
	outside := slices.ContainsFunc(t.dimensions, func(d dimensionColumn) bool {
		return t.vocab.Ladder.Dimensions[d.number].Category != h.Category
	})
	return h.Category, !outside
}

// within narrows headings that fit several dimensions to those of a category.
func (t *table) within(category int) *table {
	for col, h := range t.headings {
		if h.Kind != vocab.Ambiguous {
			continue
		}
		if narrowed, ok := t.vocab.Within(h, category); ok {
			t.headings[col] = narrowed
		}
	}
	t.arrange()
	t.only = &t.vocab.Ladder.Categories[category]
	return t
}

// needsRater reports whether neither a column nor the title says who rated, so
// that only the sheet's name can.
func (t *table) needsRater() bool {
	title := t.titleAbove(t.top)
	from := title.rater(t.sight)
	w := wide{table: t}
	return !w.related() && t.has(employeeFields...) && !t.has(raterFields...) && !t.has("relation") && from.Text() == "" && title.relation(t.sight).Text == ""
}
