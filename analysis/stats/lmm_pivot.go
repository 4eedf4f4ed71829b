package stats

import "slices"

// The most multiplications one evaluation of the likelihood may cost on the exact path, at all and for every row.
const exactWork, exactRowWork = 5e9, 2e4

// choosePivot takes the factor whose elimination costs least, exactly if that is within reach even with a dense matrix of
// the others (exactSize unknowns and exactWork), else for the iterative path, and marks the terms local to its blocks.
func (d *design) choosePivot(exactSize int) int {
	bestExact, bestLoose := -1, -1
	var exactCost, looseCost float64
	for p := range d.terms {
		if d.insideAnother(p) {
			continue
		}
		exact, loose, shared := d.pivotCost(p)
		if shared <= exactSize && exact <= exactWork && (bestExact < 0 || exact < exactCost) {
			bestExact, exactCost = p, exact
		}
		if bestLoose < 0 || loose < looseCost {
			bestLoose, looseCost = p, loose
		}
	}
	if bestExact < 0 {
		bestExact = bestLoose
	}
	d.markLocal(bestExact)
	return bestExact
}

// insideAnother reports a term that is nested in a coarser one of some size: eliminating the coarser one takes it along.
// A coarser one of few levels would make blocks too large to be worth it.
func (d *design) insideAnother(p int) bool {
	t := d.terms[p]
	return slices.ContainsFunc(d.terms, func(other term) bool {
		return len(other.levels) >= 20 && len(other.levels) < len(t.levels) && nestedIn(t.code, other.code, len(t.levels))
	})
}

func (d *design) markLocal(pivot int) {
	for k := range d.terms {
		t := &d.terms[k]
		t.local = k == pivot || nestedIn(t.code, d.terms[pivot].code, len(t.levels))
	}
}

// pivotCost is the multiplications of one exact evaluation (the elimination in plain loops counts four times, against the
// blocked dense factor and inverse), of one iterative product, and the shared unknowns.
func (d *design) pivotCost(pivot int) (exact, loose float64, shared int) {
	d.markLocal(pivot)
	blocks := len(d.terms[pivot].levels)
	size, finest, touched := make([]float64, blocks), make([]float64, blocks), slices.Repeat([]float64{float64(len(d.fixed))}, blocks)
	order, _ := rowsByCode(d.terms[pivot].code, blocks)
	shared = len(d.fixed)
	for _, t := range d.terms {
		counts := touched
		if t.local {
			counts = size
		} else {
			shared += len(t.levels)
		}
		addDistinct(counts, d.terms[pivot].code, t, order)
		if t.local && d.isFinestLocal(t) {
			addDistinct(finest, d.terms[pivot].code, t, order)
		}
	}
	for i, m := range size {
		c := touched[i]
		exact += 4 * (m*m*m/3 + m*m*c + 2*m*c*c)
		loose += finest[i] + (m-finest[i])*m
	}
	s := float64(shared)
	return exact + s*s*s, loose + float64(d.carrying*len(d.terms)) + sharedWork*s, shared
}

// sharedWork is what a shared unknown costs in one product of the iterative path: its preconditioner, steps and residuals.
const sharedWork = 30

// isFinestLocal says that t has the most levels of the local terms: its block is diagonal and stays so when factored.
func (d *design) isFinestLocal(t term) bool {
	return !slices.ContainsFunc(d.terms, func(other term) bool { return other.local && len(other.levels) > len(t.levels) })
}

// addDistinct adds to every level of the pivot the number of levels of t that meet it.
func addDistinct(counts []float64, pivot []int32, t term, order []int32) {
	last := slices.Repeat([]int32{-1}, len(t.levels))
	for _, i := range order {
		if c := t.code[i]; last[c] != pivot[i] {
			last[c] = pivot[i]
			counts[pivot[i]]++
		}
	}
}
