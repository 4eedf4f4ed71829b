package layouts

import (
	"cmp"
	"fmt"

	"calibrate/ladder"
)

// unsureChoices says why the numbers in some columns and rows may not be levels: the
// sheet takes numbers of another range there, or offers them to choose from.
func (s *sight) unsureChoices(columns []int, from, to int) string {
	levels := s.vocab.Ladder.Levels
	first, last := float64(levels[0].Number), float64(levels[len(levels)-1].Number)
	for _, c := range s.Choices {
		if c.Low <= first && c.High == last || c.Row1 > to || c.Row2 < from {
			continue
		}
		for _, col := range columns {
			if c.Col1 <= col && col <= c.Col2 {
				at := ladder.Source{Row: max(c.Row1, from), Col: col}
				return fmt.Sprintf("cell %s takes numbers from %g to %g, and the ladder's levels run from %g to %g", at.Cell(), c.Low, c.High, first, last)
			}
		}
	}
	return ""
}

// scaleOfBlocks finds the scale of all blocks, as scaleOfAll does of tables.
func (d *down) scaleOfBlocks() (name, unsure string, cells int) {
	name, unsure, cells = d.scale(d.cells(), d.around())
	unsure = cmp.Or(unsure, d.unsureWords(name, d.blocks[0].first-1))
	if name != "" || unsure != "" || d.askedScale() != "" {
		return name, unsure, cells
	}
	for _, b := range d.blocks {
		var columns []int
		for _, v := range b.columns {
			columns = append(columns, v.col)
		}
		unsure = cmp.Or(unsure, d.unsureChoices(columns, b.first, b.last), d.unsureCeiling(b.header, b.rows, columns))
	}
	return name, unsure, cells
}

// unsureAround looks for what speaks against levels beside a table and in what its
// cells take.
func (t *table) unsureAround() string {
	unsure := t.scaleBeside()
	for _, part := range t.stack {
		unsure = cmp.Or(unsure, t.unsureChoices(part.ratedIn(), part.row+1, part.last()),
			part.unsureCeiling(part.row, part.dataRows(), part.ratedIn()), part.unsureCeilingRow())
	}
	return unsure
}
