package workbook

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/ladder"
)

// WriteLadder writes a ladder as a workbook: levels across and dimensions down,
// blank cells left blank, then levels, dimensions, words and rule, so that all of
// it can be read back.
func WriteLadder(path string, l *ladder.Ladder) error {
	b, err := newBook(l.Name, "version "+l.Version[:min(len(l.Version), 12)])
	if err != nil {
		return err
	}
	defer b.f.Close()
	if err := b.addLadder(l); err != nil {
		return fmt.Errorf("ladder workbook: %w", err)
	}
	return b.save(path)
}

func (b *book) addLadder(l *ladder.Ladder) error {
	for _, part := range []struct {
		name   string
		table  analysis.Table
		widths []float64
	}{
		{"Ladder", ladderTable(l), ladderWidths(l)},
		{"Levels", levelTable(l), []float64{9, 12, 44}},
		{"Dimensions", dimensionTable(l), []float64{26, 12, 34, 12, 9}},
		{"Aliases", aliasTable(l), []float64{14, 34, 44}},
		{"Words", wordTable(l), []float64{12, 22, 44, 9}},
		{"About", aboutTable(l), []float64{18, 80}},
	} {
		if err := b.tableSheet(part.name, part.table, part.widths); err != nil {
			return err
		}
	}
	return nil
}

// tableSheet writes a sheet that holds one table from its first row on.
func (b *book) tableSheet(name string, t analysis.Table, widths []float64) error {
	s, err := b.page(name)
	if err != nil {
		return err
	}
	g := newGrid(t)
	g.widths = widths
	if err := s.widths(widths); err != nil {
		return err
	}
	if err := s.frozen(1, min(2, len(widths)-1)); err != nil {
		return err
	}
	if err := s.repeat(1, 0); err != nil {
		return err
	}
	return s.draw(g)
}

func texts(all ...string) []analysis.Value {
	row := make([]analysis.Value, len(all))
	for i, s := range all {
		row[i] = analysis.T(s)
	}
	return row
}

func textColumns(heads ...string) []analysis.Column {
	columns := make([]analysis.Column, len(heads))
	for i, h := range heads {
		columns[i] = analysis.Column{Name: h, Head: h, Kind: analysis.Text}
	}
	return columns
}

// ladderTable has the stated texts; an inherited cell is blank, as in the ladder.
func ladderTable(l *ladder.Ladder) analysis.Table {
	t := analysis.Table{Name: "ladder", Columns: textColumns("Category", "Dimension")}
	for _, level := range l.Levels {
		t.Columns = append(t.Columns, textColumns(level.Name)...)
	}
	for _, d := range l.Dimensions {
		row := texts(l.Categories[d.Category].Name, d.Name)
		for _, level := range l.Levels {
			c := l.Cell(d.Number, level.Number)
			if c.Kind != ladder.Stated {
				c.Text = ""
			}
			row = append(row, analysis.T(c.Text))
		}
		t.Add(row)
	}
	return t
}

func ladderWidths(l *ladder.Ladder) []float64 {
	widths := []float64{22, 28}
	for range l.Levels {
		widths = append(widths, 40)
	}
	return widths
}

func levelTable(l *ladder.Ladder) analysis.Table {
	t := analysis.Table{Name: "ladder_levels", Columns: append([]analysis.Column{{Name: "number", Head: "Number", Kind: analysis.LevelNo}}, textColumns("Code", "Level")...)}
	for _, level := range l.Levels {
		t.Add(append([]analysis.Value{analysis.I(level.Number)}, texts(level.Code, level.Name)...))
	}
	return t
}

func dimensionTable(l *ladder.Ladder) analysis.Table {
	t := analysis.Table{Name: "ladder_dimensions", Columns: append(textColumns("Category", "Category code", "Dimension", "Code"), analysis.Column{Name: "weight", Head: "Weight", Kind: analysis.Text})}
	for _, d := range l.Dimensions {
		c := l.Categories[d.Category]
		t.Add(append(texts(c.Name, c.Code, d.Name, d.Code), analysis.N(d.Weight)))
	}
	return t
}

// aliasTable has the other spellings of levels, categories and dimensions.
func aliasTable(l *ladder.Ladder) analysis.Table {
	t := analysis.Table{Name: "ladder_aliases", Columns: textColumns("Kind", "Name", "Alias")}
	add := func(kind, name string, aliases []string) {
		for _, alias := range aliases {
			t.Add(texts(kind, name, alias))
		}
	}
	for _, level := range l.Levels {
		add("level", level.Name, level.Aliases)
	}
	for _, c := range l.Categories {
		add("category", c.Name, c.Aliases)
	}
	for _, d := range l.Dimensions {
		add("dimension", d.Name, d.Aliases)
	}
	return t
}

// wordTable has the words of sheets: states, relations, columns, relative scales.
func wordTable(l *ladder.Ladder) analysis.Table {
	t := analysis.Table{Name: "ladder_words", Columns: append(textColumns("Kind", "Meaning", "Word"), analysis.Column{Name: "steps", Head: "Steps", Kind: analysis.Text})}
	none := analysis.T("")
	for _, s := range l.Scales {
		for _, w := range s.Words {
			t.Add(append(texts("scale", s.Name, w.Text), analysis.N(w.Steps)))
		}
	}
	for _, w := range l.States {
		t.Add(append(texts("state", string(w.State), w.Text), none))
	}
	for _, w := range l.Relations {
		t.Add(append(texts("relation", string(w.Relation), w.Text), none))
	}
	for _, w := range l.Fields {
		t.Add(append(texts("column", w.Field, w.Text), none))
	}
	return t
}

func aboutTable(l *ladder.Ladder) analysis.Table {
	t := analysis.Table{Name: "ladder_about", Columns: []analysis.Column{{Name: "key", Head: "Key", Kind: analysis.Text}, {Name: "value", Head: "Value", Kind: analysis.Text}}}
	for _, line := range [][2]string{{"id", l.ID}, {"name", l.Name}, {"source", l.Source}, {"license", l.License}, {"version", l.Version}} {
		t.Add(texts(line[0], line[1]))
	}
	t.Add([]analysis.Value{analysis.T("meets_share"), analysis.N(l.Rule.MeetsShare)})
	t.Add(texts("blank cells", "A blank cell takes the text of the nearest level to its left that states one; with none there, the level has no expectation."))
	return t
}
