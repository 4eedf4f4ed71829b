package sample

import (
	"strings"

	"calibrate/ladder"
)

// shown gives the cell of a mark.
func (f form) shown(c *Company, m mark) any {
	if m.state == ladder.Rated {
		return f.show(c, m)
	}
	return stateWords[m.state]
}

// heading gives a dimension as the form spells it.
func (f form) heading(dimension string) string {
	if spelt, ok := f.headings[dimension]; ok {
		dimension = spelt
	}
	if f.capitals {
		return strings.ToUpper(dimension)
	}
	return dimension
}

// order gives the dimensions in the order of a team's form.
func (f form) order(c *Company, team int) []ladder.Dimension {
	all := c.ladder.Dimensions
	if !f.rotated {
		return all
	}
	from := team * 5 % len(all)
	return append(append([]ladder.Dimension{}, all[from:]...), all[:from]...)
}

// fill makes the sheet of a form. The team decides the order of dimensions.
func (f form) fill(c *Company, team int, lines []line, title ...string) table {
	t := table{sheet: f.sheet, title: title, notes: f.notes}
	if f.long {
		f.fillLong(c, lines, &t)
		return t
	}
	dimensions := f.order(c, team)
	t.columns = headingsOf(f.before)
	for i, d := range dimensions {
		t.columns = append(t.columns, column{f.heading(d.Name), f.width, general})
		if f.averages {
			t.average = append(t.average, len(f.before)+i)
		}
	}
	t.columns = append(t.columns, headingsOf(f.after)...)
	for _, l := range lines {
		row := valuesOf(c, f.before, l)
		for _, d := range dimensions {
			row = append(row, f.shown(c, l.marks[d.Number]))
		}
		t.rows = append(t.rows, append(row, valuesOf(c, f.after, l)...))
	}
	return t
}

func (f form) fillLong(c *Company, lines []line, t *table) {
	t.columns = append(headingsOf(f.before), column{"Dimension", 32, general},
		column{"Rating", f.width, general}, column{"Comment", 60, general})
	for _, l := range lines {
		for i, m := range l.marks {
			comment := any(nil)
			if m.comment != "" {
				comment = m.comment
			}
			row := valuesOf(c, f.before, l)
			t.rows = append(t.rows, append(row, f.heading(c.ladder.Dimensions[i].Name), f.shown(c, m), comment))
		}
	}
}

func headingsOf(fields []field) []column {
	columns := make([]column, len(fields))
	for i, f := range fields {
		columns[i] = f.column
	}
	return columns
}

func valuesOf(c *Company, fields []field, l line) []any {
	values := make([]any, len(fields), len(fields)+len(l.marks)+1)
	for i, f := range fields {
		values[i] = f.value(c, l)
	}
	return values
}

// remark joins a line's comments, each under its dimension, as people do where
// the form has one box.
func (c *Company) remark(l line) any {
	var said []string
	for d, m := range l.marks {
		if m.comment != "" {
			said = append(said, c.ladder.Dimensions[d].Name+": "+m.comment)
		}
	}
	if said == nil {
		return nil
	}
	return strings.Join(said, " ")
}
