package stats

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
)

// DriftPaths is how raters' severity went over several cycles. As in Drift only what moved relative to other raters can be
// known: every cycle is measured from the mean of the anchors, the raters of all cycles compared.
type DriftPaths struct {
	First   int // position of the first cycle compared; earlier ones have too few anchors
	Anchors int
	Rows    []DriftPath // by name of the rater
	Why     string      // why the cycles cannot be compared; empty otherwise
}

// A DriftPath is one rater, cycle by cycle, all cycles given included.
type DriftPath struct {
	Rater  string
	Rated  []int    // people rated
	Shared []int    // of those, rated by others too
	Values []Figure // severity in levels, positive when strict; not drawn to the mean, as that of Severity is
	Trend  DriftContrast
	Apart  DriftContrast
}

// DriftContrast is a weighted sum of a rater's severities, in levels, with what it takes to judge it.
type DriftContrast struct {
	Change, SE, Low, High, P, Q Figure
	Verdict                     string // VerdictDiffers, VerdictSame or VerdictFew
}

// Returned says that the rater was apart in the cycle before the last, and is back: no further from where the rater was
// before than half of that.
func (p DriftPath) Returned() bool {
	n := len(p.Values)
	if p.Apart.Verdict != VerdictDiffers || n < 3 {
		return false
	}
	apart, _ := p.Apart.Change.Get()
	last, _ := p.Values[n-1].Get()
	before, _ := p.Values[n-3].Get()
	return math.Abs(last-before) <= math.Abs(apart)/2
}

// NewDriftPaths compares the severities of cycles given in order of time. Raters are matched by name.
//
// Trend is the change from a rater's first cycle to the last along the least-squares line through the severities, every
// cycle being a step of one; over two or three cycles without a gap that is the last less the first. Apart is the cycle
// before the last less the mean of its two neighbours. Both have intervals from the errors of the cycles' own models, the
// raters fixed there (see Drift), less what the errors of two cycles have in common (see sharedErrors), and a false discovery rate
// of their own over the raters (Benjamini and Hochberg).
func NewDriftPaths(cycles []*Severities, fdr float64) (DriftPaths, error) {
	if len(cycles) < 2 {
		return DriftPaths{}, errors.New("drift: one cycle: severity can only drift between two")
	}
	var d DriftPaths
	anchors := d.anchor(cycles)
	if d.Why != "" {
		return d, nil
	}
	rows := map[string]*pathRow{}
	for c, s := range cycles {
		if err := d.measure(rows, cycles, c, s, anchors); err != nil {
			return DriftPaths{}, fmt.Errorf("drift: %w", err)
		}
	}
	shared := sharedBetween(cycles[d.First:], d.First)
	for _, r := range rows {
		r.contrast(shared)
		d.Rows = append(d.Rows, r.DriftPath)
	}
	slices.SortFunc(d.Rows, func(a, b DriftPath) int { return cmp.Compare(a.Rater, b.Rater) })
	judgeContrasts(d.Rows, fdr, func(p *DriftPath) *DriftContrast { return &p.Trend })
	judgeContrasts(d.Rows, fdr, func(p *DriftPath) *DriftContrast { return &p.Apart })
	return d, nil
}

// anchor finds the earliest cycle from which on enough raters are in all cycles, each time in the largest subset.
func (d *DriftPaths) anchor(cycles []*Severities) map[string]bool {
	var common map[string]bool
	n := 0
	for c := len(cycles) - 1; c >= 0; c-- {
		both := map[string]bool{}
		for _, r := range cycles[c].Raters {
			if r.Subset == 0 && (common == nil || common[r.Rater]) {
				both[r.Rater] = true
			}
		}
		if n = len(both); n < driftAnchors {
			break
		}
		common, d.First, d.Anchors = both, c, n
	}
	if common == nil || d.First == len(cycles)-1 {
		d.Why = fmt.Sprintf("cycles not linked (raters in common: %d, %d wanted)", n, driftAnchors)
	}
	return common
}

// A pathRow is a path with the standard errors of its severities.
type pathRow struct {
	DriftPath
	se []float64
}

// measure takes one cycle's severities in.
func (d *DriftPaths) measure(rows map[string]*pathRow, cycles []*Severities, c int, s *Severities, anchors map[string]bool) error {
	var from, of []int
	for i, r := range s.Raters {
		row := rows[r.Rater]
		if row == nil {
			row = newPathRow(r.Rater, len(cycles))
			rows[r.Rater] = row
		}
		row.Rated[c], row.Shared[c] = r.Employees, r.Shared
		switch {
		case c < d.First:
			row.Values[c] = Unknown("too few raters in common with later cycles")
		case r.Subset != 0:
			row.Values[c] = Unknown("not linked with the other raters in this cycle")
		default:
			if row.Values[c] = Unknown(r.tooFew()); r.Shared >= shownShared {
				of = append(of, i)
			}
			if anchors[r.Rater] {
				from = append(from, i)
			}
		}
	}
	if c < d.First {
		return nil
	}
	effects, err := s.Fit.unshrunkAgainstMean("rater", from, of)
	if err != nil {
		return err
	}
	for k, i := range of {
		row := rows[s.Raters[i].Rater]
		row.Values[c], row.se[c] = Known(-effects[k].Estimate), effects[k].SD
	}
	return nil
}

func newPathRow(rater string, cycles int) *pathRow {
	r := &pathRow{DriftPath{Rater: rater, Rated: make([]int, cycles), Shared: make([]int, cycles), Values: make([]Figure, cycles)}, make([]float64, cycles)}
	for c := range r.Values {
		r.Values[c] = Unknown("rated nobody in this cycle")
	}
	return r
}
