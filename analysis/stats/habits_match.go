package stats

import (
	"cmp"
	"math"
	"slices"
)

// matched is what one rater and the others gave one employee, on the dimensions that both rated.
type matched struct {
	n                   int     // dimensions both rated
	own, others         float64 // mean level
	ownEdge, othersEdge float64 // mean distance from the middle of the scale
	dims                []int32
	levels              []float64 // own, per dimension
	peers               []float64 // mean of the others, per dimension
	ownSpread           float64   // standard deviation over the dimensions
	othersSpread        float64   // mean over the other raters of theirs on the same dimensions
	flat                float64   // 1 when all own levels are equal
	othersFlat          float64   // share of the others whose levels are all equal
}

// cellRow is a rating on its cell.
type cellRow struct {
	unit, item, rater int32
	value             float64
}

// matchRatings gives per rater code what can be compared, one entry per employee that others rated too; nil for a code
// without ratings.
func matchRatings(r Ratings, middle float64) [][]matched {
	out := make([][]matched, codesIn(r.Rater.Code))
	for _, code := range r.Rater.Code {
		if out[code] == nil {
			out[code] = []matched{}
		}
	}
	for _, raters := range cellsByEmployee(r, 1) {
		matchEmployee(raters, middle, out)
	}
	return out
}

// cellsByEmployee gives the ratings of one employee code in so many, employee by employee and rater by rater, each in
// order of dimensions.
func cellsByEmployee(r Ratings, oneIn int) [][][]cellRow {
	rows := cellRows(r, int32(oneIn))
	var out [][][]cellRow
	for from := 0; from < len(rows); {
		to := from
		for to < len(rows) && rows[to].unit == rows[from].unit {
			to++
		}
		out = append(out, splitRaters(rows[from:to]))
		from = to
	}
	return out
}

func cellRows(r Ratings, oneIn int32) []cellRow {
	var rows []cellRow
	for i, unit := range r.Unit.Code {
		if unit%oneIn != 0 {
			continue
		}
		row := cellRow{unit: unit, rater: r.Rater.Code[i], value: r.Value[i]}
		if r.Item.Code != nil {
			row.item = r.Item.Code[i]
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b cellRow) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(a.rater, b.rater), cmp.Compare(a.item, b.item))
	})
	return rows
}

// matchEmployee compares every rater of one employee with the others.
func matchEmployee(raters [][]cellRow, middle float64, out [][]matched) {
	if len(raters) < 2 {
		return
	}
	sum, edge, count := map[int32]float64{}, map[int32]float64{}, map[int32]float64{}
	for _, own := range raters {
		for _, row := range own {
			sum[row.item] += row.value
			edge[row.item] += math.Abs(row.value - middle)
			count[row.item]++
		}
	}
	for k, own := range raters {
		m := matched{}
		for _, row := range own {
			others := count[row.item] - 1
			if others < 1 {
				continue
			}
			away := math.Abs(row.value - middle)
			peer := (sum[row.item] - row.value) / others
			m.dims, m.levels, m.peers = append(m.dims, row.item), append(m.levels, row.value), append(m.peers, peer)
			m.own, m.others = m.own+row.value, m.others+peer
			m.ownEdge, m.othersEdge = m.ownEdge+away, m.othersEdge+(edge[row.item]-away)/others
		}
		if m.n = len(m.dims); m.n == 0 {
			continue
		}
		for _, mean := range []*float64{&m.own, &m.others, &m.ownEdge, &m.othersEdge} {
			*mean /= float64(m.n)
		}
		m.compareSpread(raters, k)
		out[own[0].rater] = append(out[own[0].rater], m)
	}
}

func splitRaters(rows []cellRow) [][]cellRow {
	var raters [][]cellRow
	for from := 0; from < len(rows); {
		to := from
		for to < len(rows) && rows[to].rater == rows[from].rater {
			to++
		}
		raters = append(raters, rows[from:to])
		from = to
	}
	return raters
}

// compareSpread sets the spread over dimensions of the own levels and, on the same dimensions, of each other rater's.
func (m *matched) compareSpread(raters [][]cellRow, self int) {
	m.ownSpread, m.flat = spreadOf(m.levels)
	compared := 0.0
	for k, rows := range raters {
		if k == self {
			continue
		}
		var theirs []float64
		for _, row := range rows {
			if _, ok := slices.BinarySearch(m.dims, row.item); ok {
				theirs = append(theirs, row.value)
			}
		}
		if len(theirs) < 2 {
			continue
		}
		sd, flat := spreadOf(theirs)
		m.othersSpread += sd
		m.othersFlat += flat
		compared++
	}
	if compared == 0 {
		m.othersSpread, m.othersFlat = math.NaN(), math.NaN()
		return
	}
	m.othersSpread /= compared
	m.othersFlat /= compared
}

// spreadOf is the standard deviation, and 1 when all values are equal.
func spreadOf(v []float64) (sd, flat float64) {
	mean, squares := 0.0, 0.0
	for _, x := range v {
		mean += x / float64(len(v))
	}
	for _, x := range v {
		squares += (x - mean) * (x - mean)
	}
	if slices.Min(v) == slices.Max(v) {
		return 0, 1
	}
	return math.Sqrt(squares / float64(len(v)-1)), 0
}
