package jobs

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// fewestWithin is how many raters a person needs for r_wg and AD: of two, the
// difference in levels says all there is.
const fewestWithin = 3

// twoApart is how far the means of two raters are from each other, in levels with
// severity taken off, when they do not agree whatever the others say: AD and r_wg
// are means over all raters, in which one who sees another person is lost.
const twoApart = 1

// withinColumns tell how far the raters of one person agree: by their distance,
// by r_wg(j) against levels given at random, and by the mean deviation AD, whose
// customary limit is a sixth of the levels (Burke & Dunlap 2002).
func withinColumns() []analysis.Column {
	return []analysis.Column{
		count("cells", "Dimensions with two raters", "dimensions"), rating("distance", "Mean distance of two raters"),
		rating("ad", "Mean deviation (AD)"), stat("r_wg", "r_wg(j)"), rating("apart", "Furthest two raters apart, severity off"), flag("agree", "Do the raters agree?"),
	}
}

// withinValues are the figures of one person in the order of withinColumns; heard are
// the other people who rated the person.
func (a *adjuster) withinValues(code, levels int, heard []voice) []analysis.Value {
	cells := a.cellsOfTwo(code)
	if len(cells) == 0 {
		u := analysis.Why("no dimension has two raters")
		return []analysis.Value{analysis.I(0), u, u, u, u, analysis.T(cannotTell)}
	}
	w := stats.Within(cells, levels, stats.UniformNull(levels))
	if w.Raters < fewestWithin {
		u := stats.Unknown("two raters: only their distance says anything")
		w.AD, w.RWG = u, u
	}
	widest, found := widestSplit(heard, (w.Items+1)/2)
	apart := analysis.N(widest.apart())
	if !found {
		apart = analysis.Why("no two raters share half of these dimensions")
	}
	return []analysis.Value{analysis.I(w.Items), analysis.N(meanDistance(cells)), figure(w.AD), figure(w.RWG), apart, analysis.T(agreeing(w, widest.apart()))}
}

// agreeing says whether the raters of a person agree, by all of them and by the two
// who are furthest apart.
func agreeing(w stats.WithinGroup, apart float64) string {
	deviation, known := w.AD.Get()
	switch {
	case known && deviation > w.ADCutoff+ladder.Tolerance:
		return fmt.Sprintf("no: AD above %.1f levels", w.ADCutoff)
	case apart >= twoApart && known:
		return "not all: two are a level or more apart"
	case apart >= twoApart:
		return "no: a level or more apart"
	case !known:
		return "two raters: read the distance"
	}
	return "yes"
}

// cellsOfTwo gives the levels of each dimension in which two raters or more
// rated the person.
func (a *adjuster) cellsOfTwo(code int) (cells [][]float64) {
	byItem := make([][]float64, a.table.Item.Len())
	for _, row := range a.rows[code] {
		item := a.table.Item.Code[row]
		byItem[item] = append(byItem[item], a.table.Value[row])
	}
	for _, levels := range byItem {
		if len(levels) > 1 {
			cells = append(cells, levels)
		}
	}
	return cells
}

// meanDistance is the mean over dimensions of the mean distance of two raters.
func meanDistance(cells [][]float64) float64 {
	sum := 0.0
	for _, levels := range cells {
		var d sums
		for i, x := range levels {
			for _, y := range levels[i+1:] {
				d.add(max(x-y, y-x))
			}
		}
		sum += d.sum / d.n
	}
	return sum / float64(len(cells))
}
