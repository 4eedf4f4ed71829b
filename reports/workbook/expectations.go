package workbook

import (
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// Dimensions stand beside figures on many sheets: each leads to what the ladder asks
// for in it. The first row of a dimension is led to; where another ladder has one of
// the same name, that stands below.

const (
	expectationsName = "Ladder"
	expectationsTop  = 3 // row of the headings
)

// An asking is a dimension of a ladder.
type asking struct {
	of        *ladder.Ladder
	dimension ladder.Dimension
}

// askings are the dimensions of all ladders, those of one name one after the other.
func (s *summary) askings() []asking {
	var all []asking
	first := map[string]int{}
	for _, l := range s.bundle.Input.AllLadders() {
		for _, d := range l.Dimensions {
			if _, known := first[d.Name]; !known {
				first[d.Name] = len(first)
			}
			all = append(all, asking{l, d})
		}
	}
	slices.SortStableFunc(all, func(a, b asking) int { return first[a.dimension.Name] - first[b.dimension.Name] })
	return all
}

// expectationRows gives the row that each dimension leads to, by name.
func expectationRows(all []asking) map[string]int {
	rows := map[string]int{}
	for i, a := range all {
		if rows[a.dimension.Name] == 0 {
			rows[a.dimension.Name] = expectationsTop + 1 + i
		}
	}
	return rows
}

// asked writes what every ladder asks for: dimensions down, levels across.
func (s *summary) asked() error {
	all, ladders := s.askings(), s.bundle.Input.AllLadders()
	t := analysis.Table{Name: "expectations", Title: "What the ladder asks for, dimension by dimension", Columns: []analysis.Column{
		{Name: "dimension", Head: "Dimension", Kind: analysis.Text}, {Name: "category", Head: "Category", Kind: analysis.Text}}}
	widths := []float64{30, 22}
	if len(ladders) > 1 {
		t.Columns, widths = append(t.Columns, analysis.Column{Name: "ladder", Head: "Ladder", Kind: analysis.Text}), append(widths, 22)
	}
	levels := 0
	for _, l := range ladders {
		levels = max(levels, len(l.Levels))
	}
	for n := range levels {
		t.Columns = append(t.Columns, analysis.Column{Name: "level", Head: levelHead(ladders, n), Kind: analysis.Text})
		widths = append(widths, 40)
	}
	for _, a := range all {
		t.Add(a.row(len(ladders) > 1, levels))
	}
	return s.plain(expectationsName, t, widths, 1)
}

// levelHead names a level by its code on each ladder.
func levelHead(ladders []*ladder.Ladder, n int) string {
	var codes []string
	for _, l := range ladders {
		if n < len(l.Levels) && !slices.Contains(codes, l.Levels[n].Code) {
			codes = append(codes, l.Levels[n].Code)
		}
	}
	return strings.Join(codes, " / ")
}

// row is a dimension with its text at each level, which an inherited cell only names.
func (a asking) row(named bool, levels int) []analysis.Value {
	row := texts(a.dimension.Name, a.of.Categories[a.dimension.Category].Name)
	if named {
		row = append(row, analysis.T(a.of.Name))
	}
	for n := range levels {
		c := a.of.Cell(a.dimension.Number, n+1)
		switch {
		case n >= len(a.of.Levels):
			row = append(row, analysis.T(""))
		case c.Kind == ladder.Stated:
			row = append(row, analysis.T(c.Text))
		case c.Kind == ladder.Inherited:
			row = append(row, analysis.T("as "+a.of.Levels[c.Origin-1].Code))
		default:
			row = append(row, analysis.T("no expectation"))
		}
	}
	return row
}
