package ladder

import "math"

// Tolerance is the float noise forgiven when a rating, in levels, is compared
// with a band, and a share of the weight with the rule: a mean of 3.9999999999
// that is 4 but for rounding meets level 4.
const Tolerance = 1e-9

// Cell gives the expectation of a level (from 1) in a dimension (Number, from
// 0). Outside the ladder it gives a cell of kind None.
func (l *Ladder) Cell(dim, level int) Cell {
	if dim < 0 || dim >= len(l.cells) || level < 1 || level > len(l.Levels) {
		return Cell{Kind: None}
	}
	return l.cells[dim][level-1]
}

// Band gives the run of levels that share the expectation of this level in this
// dimension; false when there is no expectation.
func (l *Ladder) Band(dim, level int) (Band, bool) {
	if dim < 0 || dim >= len(l.bands) || level < 1 || level > len(l.Levels) {
		return Band{}, false
	}
	band := l.bands[dim][level-1]
	return band, band != Band{}
}

// Gap gives the signed distance, in levels, from a rating r to the band of the
// target level: r − Low below the band, r − High above it, 0 inside, both ends
// included and Tolerance forgiven. It is false when the target level states no
// expectation in this dimension or the rating is not a number.
func (l *Ladder) Gap(dim int, rating float64, target int) (float64, bool) {
	band, ok := l.Band(dim, target)
	if !ok || math.IsNaN(rating) {
		return 0, false
	}
	low, high := float64(band.Low), float64(band.High)
	switch {
	case rating < low-Tolerance:
		return rating - low, true
	case rating > high+Tolerance:
		return rating - high, true
	}
	return 0, true
}

// Counts says how many cells of the ladder are of each kind.
type Counts struct{ Stated, Inherited, None int }

// Counts gives the number of cells of each kind; together they are levels ×
// dimensions.
func (l *Ladder) Counts() Counts {
	var n Counts
	for _, row := range l.cells {
		for _, cell := range row {
			switch cell.Kind {
			case Stated:
				n.Stated++
			case Inherited:
				n.Inherited++
			case None:
				n.None++
			}
		}
	}
	return n
}

// bandsOf finds the band of each cell of one dimension: every level whose text has
// the same origin.
func bandsOf(cells []Cell) []Band {
	bands := make([]Band, len(cells))
	for i, cell := range cells {
		if cell.Kind == None {
			continue
		}
		high := i
		for high+1 < len(cells) && cells[high+1].Origin == cell.Origin {
			high++
		}
		bands[i] = Band{Low: cell.Origin, High: high + 1}
	}
	return bands
}

// inherit turns the texts of one dimension, lowest level first, into cells:
// a blank takes the text of the nearest level below that states one.
func inherit(texts []string) []Cell {
	cells := make([]Cell, len(texts))
	below := Cell{Kind: None}
	for i, text := range texts {
		cells[i] = below
		if text != "" {
			cells[i] = Cell{Kind: Stated, Text: text, Origin: i + 1}
			below = Cell{Kind: Inherited, Text: text, Origin: i + 1}
		}
	}
	return cells
}
