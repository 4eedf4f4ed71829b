package jobs

import (
	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// relationPairs are the comparisons between kinds of rater.
var relationPairs = [][2]ladder.Relation{
	{ladder.Self, ladder.Manager},
	{ladder.Manager, ladder.Peer},
	{ladder.Peer, ladder.Peer},
}

// relationAgreed is the agreement between two kinds of rater, and how far the
// first rates above the second.
type relationAgreed struct {
	agreed
	difference, low, high stats.Figure // in levels, mean over people
}

func relationAgreement(in analysis.Input, p *panel, scope [][]int) ([]relationAgreed, error) {
	all := make([]relationAgreed, len(relationPairs))
	for i, pair := range relationPairs {
		pairs := p.pairsOf(scope, pair)
		a, err := measure(in, agreementGroup{label: string(pair[0]) + "–" + string(pair[1])}, pairs.table())
		if err != nil {
			return nil, err
		}
		all[i].agreed = a
		all[i].difference, all[i].low, all[i].high = pairs.difference(pair, a.why)
	}
	return all, nil
}

// ratingPairs are pairs of ratings of one cell: as units of two raters each, so
// that ratings of one kind are never compared with each other.
type ratingPairs struct {
	employee, unit []int32
	first, second  []float64
}

// pairsOf pairs every rating of the first relation with every one of the second
// in the same cell; of one relation, every two ratings.
func (p *panel) pairsOf(scope [][]int, relations [2]ladder.Relation) ratingPairs {
	var out ratingPairs
	for employee, rows := range scope {
		units := int32(0)
		for _, cell := range p.cells(rows) {
			for _, pair := range p.pairsIn(cell, relations) {
				out.employee, out.unit = append(out.employee, int32(employee)), append(out.unit, units)
				out.first, out.second = append(out.first, p.level[pair[0]]), append(out.second, p.level[pair[1]])
				units++
			}
		}
	}
	return out
}

// pairsIn pairs the rows of one cell.
func (p *panel) pairsIn(cell []int, relations [2]ladder.Relation) (pairs [][2]int) {
	for i, a := range cell {
		if p.relationOf(a) != relations[0] {
			continue
		}
		others := cell
		if relations[0] == relations[1] {
			others = cell[i+1:] // each two once
		}
		for _, b := range others {
			if p.relationOf(b) == relations[1] {
				pairs = append(pairs, [2]int{a, b})
			}
		}
	}
	return pairs
}

// cells groups one employee's rows by dimension, in ladder order.
func (p *panel) cells(rows []int) [][]int {
	var cells [][]int
	for _, row := range rows {
		for len(cells) <= int(p.dimension[row]) {
			cells = append(cells, nil)
		}
		cells[p.dimension[row]] = append(cells[p.dimension[row]], row)
	}
	return cells
}

func (r ratingPairs) table() stats.Ratings {
	rows := make([]int, 0, 2*len(r.first))
	var employee, unit, rater []int32
	var level []float64
	most := int32(0)
	for i := range r.first {
		employee, unit = append(employee, r.employee[i], r.employee[i]), append(unit, r.unit[i], r.unit[i])
		rater, level = append(rater, 0, 1), append(level, r.first[i], r.second[i])
		rows, most = append(rows, 2*i, 2*i+1), max(most, r.employee[i])
	}
	t := stats.Ratings{Rater: stats.NewFactor("rater", rater, 2), Value: level}
	t.Unit = factorOf("employee", make([]string, most+1), employee, rows)
	t.Item = stats.NewFactor("pair", unit, codes(unit))
	return t
}

func codes(code []int32) int {
	n := int32(0)
	for _, c := range code {
		n = max(n, c+1)
	}
	return int(n)
}

// difference is the mean over people of how far the first relation rates above
// the second, with a 95 % interval over people. Two of one kind have no order.
func (r ratingPairs) difference(relations [2]ladder.Relation, why string) (mean, low, high stats.Figure) {
	if relations[0] == relations[1] {
		why = "two raters of one kind have no first and second"
	}
	if why != "" {
		u := stats.Unknown(why)
		return u, u, u
	}
	var people []float64
	for from, to := range stretchesOf(r.employee) {
		sum := 0.0
		for i := from; i < to; i++ {
			sum += r.first[i] - r.second[i]
		}
		people = append(people, sum/float64(to-from))
	}
	m := stats.Mean(people)
	return m.Mean, m.CI.Low, m.CI.High
}

func relationAgreementTable(_ analysis.Input, relations []relationAgreed) analysis.Table {
	t := analysis.Table{Name: "agreement_by_relation", Title: "Agreement between kinds of rater", Columns: append(append([]analysis.Column{text("pair", "Pair")},
		agreementColumns()...), delta("difference", "First less second"), delta("difference_low", "95 % from"), delta("difference_high", "95 % to"))}
	for _, a := range relations {
		row := append([]analysis.Value{analysis.T(a.label)}, a.values()...)
		t.Add(append(row, figure(a.difference), figure(a.low), figure(a.high)))
	}
	return t
}
