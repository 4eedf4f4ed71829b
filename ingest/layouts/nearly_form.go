package layouts

import (
	"fmt"
	"slices"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// nearlyForm looks at dimensions down a column without a rating to their right
// for ratings that stand elsewhere, or are ticked. It is refused rather than
// passed over; nil when the sheet is nothing such.
func (d *down) nearlyForm() *ingest.Claim {
	b := d.blocks[0]
	for col := b.col - 1; col >= 1; col-- {
		if b.allRated(col) {
			return d.unsure(fmt.Sprintf("dimensions stand down column %s, and what looks like their ratings to the left of them, in column %s", ladder.ColumnName(b.col), ladder.ColumnName(col)),
				"skip: true  # or move the ratings to the right of the dimensions")
		}
	}
	if cols := ticked(d.sight, b.first, b.last); len(cols) > 1 {
		return d.unsureTicks(cols)
	}
	return nil
}

// allRated reports whether a column holds ratings beside the dimensions and
// nothing else.
func (b *block) allRated(col int) bool {
	rated := 0
	for _, row := range b.rows {
		text := b.text(row, col)
		switch {
		case text == "":
		case b.looksRated(row, col):
			rated++
		case !isState(b.vocab, text):
			return false
		}
	}
	return rated > 0
}

// ticks are what people put under the level they mean, folded.
var ticks = []string{"x", "✓", "✔", "✗", "✘", "●", "•", "☑", "☒", "■"}

// ticked lists the columns that hold ticks between two rows.
func ticked(s *sight, from, to int) []int {
	found := map[int]bool{}
	for row := from; row <= to; row++ {
		for col := 1; col <= s.Width(row); col++ {
			if cell := s.At(row, col); cell.Kind == ingest.String && len(cell.Text) < 8 && slices.Contains(ticks, vocab.Key(cell.Text)) {
				found[col] = true
			}
		}
	}
	var cols []int
	for col := range found {
		cols = append(cols, col)
	}
	slices.Sort(cols)
	return cols
}

// unsureTicked refuses forms with a tick in a column that is headed by a level: beside
// a number in another of them it would pass for a blank.
func (d *down) unsureTicked() *ingest.Claim {
	for _, b := range d.blocks {
		if b.header == 0 {
			continue
		}
		cols := slices.DeleteFunc(ticked(d.sight, b.first, b.last), func(col int) bool { return !d.isLevel(d.At(b.header, col)) })
		if len(cols) > 0 {
			return d.unsureTicks(cols)
		}
	}
	return nil
}

func (s *sight) unsureTicks(cols []int) *ingest.Claim {
	where := "column " + ladder.ColumnName(cols[0])
	if last := cols[len(cols)-1]; last > cols[0] {
		where = fmt.Sprintf("columns %s to %s", ladder.ColumnName(cols[0]), ladder.ColumnName(last))
	}
	return s.unsure(fmt.Sprintf("levels are ticked in %s, and a rating is read from what its own cell says", where),
		"skip: true  # or write the level itself, in one column")
}

// besideOthers finds dimensions down a second column, with ratings of the first
// ones between the two: forms side by side, whose people cannot be told apart; 0
// when there are none.
func (d *down) besideOthers() int {
	b := d.blocks[0]
	for _, v := range b.columns {
		for col := v.col + 1; col <= b.Width(b.first); col++ {
			if d.dimensionsDown(col) > 1 {
				return col
			}
		}
	}
	return 0
}

func (d *down) unsureBeside() *ingest.Claim {
	col := d.besideOthers()
	if col == 0 {
		return nil
	}
	return d.unsure(fmt.Sprintf("dimensions stand down column %s and, beside their ratings, down column %s again", ladder.ColumnName(d.blocks[0].col), ladder.ColumnName(col)),
		"skip: true  # or put each form on a sheet of its own, or below the other")
}
