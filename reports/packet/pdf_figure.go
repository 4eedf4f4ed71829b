package packet

import (
	"slices"
	"strings"
)

// figure is a figure with the minus that the charts write: on one page both must look alike.
func figure(s string) string {
	if below, negative := strings.CutPrefix(s, "-"); negative {
		return "−" + below
	}
	return s
}

// figures is a table with its figures as on paper. Words stay as they are: they may be
// somebody's own.
func figures(t table) table {
	t.Rows = slices.Clone(t.Rows)
	for i, r := range t.Rows {
		cells := slices.Clone(r.Cells)
		for j, c := range cells {
			if isNumber(c.Class) {
				cells[j].Text = figure(c.Text)
			}
		}
		t.Rows[i].Cells = cells
	}
	return t
}
