package layouts

import (
	"fmt"
	"math"
	"strconv"

	"calibrate/ingest"
	"calibrate/ladder"
)

// unsureShares refuses a guideline whose shares may be none: two columns are headed as
// shares and differ, or the shares are those of the counts in another column, so that
// they say what is and not what should be.
func (t *table) unsureShares() *ingest.Claim {
	cols := t.headedAs("share")
	for _, col := range cols[1:] {
		if row := t.sharesDiffer(cols[0], col); row > 0 {
			return t.unsure(fmt.Sprintf("columns %s and %s are both headed as shares and differ, first in row %d", ladder.ColumnName(cols[0]), ladder.ColumnName(col), row),
				fmt.Sprintf("columns: {%s: skip}  # or {%s: skip}", ladder.ColumnName(cols[0]), ladder.ColumnName(col)))
		}
	}
	for col := 1; col <= t.width; col++ {
		if t.sight.said.Columns[ladder.ColumnName(col)] != "skip" && t.sharesOf(col) {
			return t.unsure(fmt.Sprintf("the shares are those of the counts in column %s, as of a distribution that is and not of one that should be", ladder.ColumnName(col)),
				fmt.Sprintf("skip: true  # or, if they are a guideline, columns: {%s: skip}", ladder.ColumnName(col)))
		}
	}
	return nil
}

// sharesDiffer gives the first row where two columns hold different shares, 0 for none.
func (t *table) sharesDiffer(one, other int) int {
	for _, row := range t.dataRows() {
		a, okA := t.shareAt(row, one)
		b, okB := t.shareAt(row, other)
		if okA && okB && a != b {
			return row
		}
	}
	return 0
}

// sharesOf reports whether the shares are those that a column of whole numbers, all of
// one level at least, makes of their sum.
func (t *table) sharesOf(col int) bool {
	var counts, shares []float64
	sum := 0.0
	for _, row := range t.dataRows() {
		cell := t.At(row, col)
		count, err := strconv.ParseFloat(cell.Text, 64)
		share, ok := t.shareAt(row, t.fields["share"])
		if cell.Kind != ingest.Number || err != nil || count != math.Trunc(count) || count < 0 || !ok || share.Range || col == t.fields["share"] {
			return false
		}
		counts, shares, sum = append(counts, count), append(shares, share.Low), sum+count
	}
	for i := range counts {
		if math.Abs(counts[i]/sum-shares[i]) > 0.006 { // shares may be rounded to whole percents
			return false
		}
	}
	return len(counts) > 1 && sum > 0 && sum != 100
}
