package stats

import "math"

// stratumTerms collects the groupings of pairs in one stratum with their variances as functions of the parameters.
type stratumTerms struct {
	codes    [][]int32
	counts   []int
	take     [][]float64
	residual []float64
}

// add enters a grouping with a weight of one parameter; equal groupings share a variance, and one with a level per pair is
// part of the residual.
func (t *stratumTerms) add(code []int32, n, parameter int, weight float64) {
	if n == len(code) {
		t.residual[parameter] += weight
		return
	}
	for i, other := range t.codes {
		if t.counts[i] == n && nestedIn(code, other, n) {
			t.take[i][parameter] += weight
			return
		}
	}
	row := make([]float64, len(t.residual))
	row[parameter] = weight
	t.codes, t.counts, t.take = append(t.codes, code), append(t.counts, n), append(t.take, row)
}

func (s *splitting) newTerms() stratumTerms {
	t := stratumTerms{residual: make([]float64, len(s.d.terms)+1)}
	t.residual[len(s.d.terms)] = 1
	return t
}

// meanStratum holds the scaled means of pairs: a term without c weighs c's levels times, an interaction once, c itself is
// lost in the intercept.
func (s *splitting) meanStratum() (stratum, bool) {
	terms := s.newTerms()
	for _, k := range s.free {
		at := make([]int32, s.pairs)
		for p, i := range s.first {
			at[p] = s.d.terms[k].code[i]
		}
		terms.add(at, len(s.d.terms[k].levels), k, float64(s.levels))
	}
	for i, k := range s.with {
		terms.add(s.withCode[i], s.withCount[i], k, 1)
	}
	d := &design{n: s.pairs, responses: s.rotated[:1], fixed: []string{"Intercept"}}
	s.keepFixed(d)
	scaled := len(d.fixed) // columns that are the square root of c's levels times theirs in the rows
	if s.fixed >= 0 {
		scaled-- // c's own columns and the intercept rotate into one another
	}
	return s.build(d, terms, float64(scaled)*math.Log(float64(s.levels)))
}

// keepFixed carries the fixed columns without c over to the pairs.
func (s *splitting) keepFixed(d *design) {
	place := make([]int32, len(s.d.fixed))
	for f, cols := range s.d.fixedCol {
		if f == s.fixed {
			continue
		}
		at := make([]int32, s.pairs)
		for p, i := range s.first {
			at[p] = -1
			if c := cols[i]; c >= 0 {
				if place[c] == 0 {
					place[c] = int32(len(d.fixed))
					d.fixed = append(d.fixed, s.d.fixed[c])
				}
				at[p] = place[c]
			}
		}
		d.fixedCol = append(d.fixedCol, at)
	}
}

// contrastStratum holds the contrasts: interactions, and c as one draw common to all pairs or one coefficient.
func (s *splitting) contrastStratum() (stratum, bool) {
	terms := s.newTerms()
	for i, k := range s.with {
		terms.add(s.withCode[i], s.withCount[i], k, 1)
	}
	d := &design{n: s.pairs, responses: s.rotated[1:]}
	if s.term < 0 {
		d.fixed = []string{"Intercept"}
		if len(terms.codes) == 0 {
			return stratum{plain: s.plainContrasts(), take: append(make([][]float64, 0, 1), terms.residual)}, true
		}
	} else {
		terms.add(make([]int32, s.pairs), 1, s.term, 1)
	}
	return s.build(d, terms, 0)
}

// plainContrasts are the contrasts when nothing but c's coefficients enters them.
func (s *splitting) plainContrasts() *plainStratum {
	contrasts, pairs := float64(s.levels-1), float64(s.pairs)
	p := &plainStratum{df: contrasts * (pairs - 1), logDet: contrasts * math.Log(pairs)}
	for _, y := range s.rotated[1:] {
		mean := 0.0
		for _, x := range y {
			mean += x / float64(len(y))
		}
		for _, x := range y {
			p.squares += (x - mean) * (x - mean)
		}
	}
	return p
}

func (s *splitting) build(d *design, terms stratumTerms, constant float64) (stratum, bool) {
	if len(terms.codes) == 0 {
		return stratum{}, false
	}
	for i, code := range terms.codes {
		t := term{code: code, levels: make([]int, terms.counts[i]), count: make([]int, terms.counts[i])}
		for _, c := range code {
			t.count[c]++
		}
		d.terms = append(d.terms, t)
	}
	d = d.asRows()
	d.arrange(s.opt.ExactSize)
	probes := 2 * s.opt.Probes // there are few rows: many probes cost little
	return stratum{d: d, solver: d.newSolver(probes, climbTolerance, s.opt), take: append(terms.take, terms.residual), constant: constant}, true
}
