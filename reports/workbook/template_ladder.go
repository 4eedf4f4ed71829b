package workbook

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// blankLevels is how many level columns a blank ladder has, and blankLadder how
// many lines; more can be added.
const (
	blankLevels = 5
	blankLadder = 40
)

// saveLadder writes a blank ladder to fill in, in the shape that WriteLadder gives
// a ladder and that --ladder reads.
func (w Words) saveLadder(path string) error {
	b, err := newBook(w.ladder, w.confidential)
	if err != nil {
		return err
	}
	defer b.f.Close()
	t := analysis.Table{Name: "ladder", Columns: textColumns(w.category, w.heading(ladder.Default(), "dimension"), w.code, w.weight)}
	widths := []float64{22, 28, 10, 10}
	levels := analysis.Table{Name: "ladder_levels", Columns: textColumns(w.number, w.code, w.levels)}
	for i := range blankLevels {
		name := fmt.Sprintf("%s %d", w.levels, i+1)
		t.Columns, widths = append(t.Columns, textColumns(name)...), append(widths, 40)
		levels.Add([]analysis.Value{analysis.I(i + 1), analysis.T(""), analysis.T("")})
	}
	about := analysis.Table{Name: "ladder_about", Columns: textColumns(w.key, w.value, w.meaning)}
	for _, key := range []string{"id", "name", "source", "license", "meets_share"} {
		about.Add(texts(key, "", w.about[key]))
	}
	for range blankLadder {
		t.Add(texts(make([]string, len(t.Columns))...))
	}
	for _, part := range []struct {
		name   string
		table  analysis.Table
		widths []float64
	}{{w.ladder, t, widths}, {"Levels", levels, []float64{9, 12, 44}}, {"About", about, []float64{18, 44, 60}}} {
		if err := b.tableSheet(part.name, part.table, part.widths); err != nil {
			return err
		}
	}
	lines := slices.Clone(w.aboutLadder)
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], "%[3]s", w.ladder)
	}
	if err := b.instructions(w, lines); err != nil {
		return err
	}
	return b.save(path)
}
