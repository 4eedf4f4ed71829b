package stats

import (
	"math"
	"slices"
)

// completeStrata splits a design in which every pair (a combination of all terms that do not involve some factor c, such
// as employee and rater) has exactly one row for each level of c (such as the dimensions). An orthogonal rotation of the
// rows of a pair gives their mean, scaled, and contrasts that are independent of it: a stratum of means, in which c does
// not appear, and one of contrasts, in which only interactions with c do, the same model for each of the contrasts. The
// likelihood is the product. It is nil when no factor is like that.
func (d *design) completeStrata(opt LMMOptions) []stratum {
	for k, t := range d.terms {
		if s := d.splitBy(t.code, len(t.levels), k, -1, opt); s != nil {
			return s
		}
	}
	for f, cols := range d.fixedCol {
		levels := codesIn(cols)
		code := make([]int32, d.n)
		for i, c := range cols {
			code[i] = c + 1 // the reference level is -1
		}
		if compact, n := compactCodes(code, levels+1); n >= 2 {
			if s := d.splitBy(compact, n, -1, f, opt); s != nil {
				return s
			}
		}
	}
	return nil
}

func compactCodes(code []int32, limit int) ([]int32, int) {
	place := slices.Repeat([]int32{-1}, limit)
	for _, c := range code {
		place[c] = 0
	}
	n := int32(0)
	for c := range place {
		if place[c] == 0 {
			place[c] = n
			n++
		}
	}
	out := make([]int32, len(code))
	for i, c := range code {
		out[i] = place[c]
	}
	return out, int(n)
}

// splitting is the work of one split by the factor c.
type splitting struct {
	d         *design
	opt       LMMOptions
	levels    int     // of c
	term      int     // the random term that is c, -1 when c is fixed
	fixed     int     // the fixed factor that is c, -1 when c is random
	pair      []int32 // per row
	pairs     int
	first     []int       // per pair: its row with c's first level
	rotated   [][]float64 // the mean and each contrast, per pair
	free      []int       // terms without c
	with      []int       // interactions with c
	withCode  [][]int32   // per interaction and pair: the level of what c interacts with
	withCount []int
}

const mostContrasts = 200

func (d *design) splitBy(c []int32, levels, term, fixed int, opt LMMOptions) []stratum {
	if levels < 2 || levels > mostContrasts || d.n%levels != 0 {
		return nil
	}
	s := &splitting{d: d, opt: opt, levels: levels, term: term, fixed: fixed, pairs: d.n / levels}
	if !s.sortTerms(c) || !s.findPairs(c) || !s.fixedWithoutC() || !s.findPartners(c) {
		return nil
	}
	s.rotate(c)
	mean, ok := s.meanStratum()
	if !ok {
		return nil
	}
	contrast, ok := s.contrastStratum()
	if !ok {
		return nil
	}
	return []stratum{mean, contrast}
}

// sortTerms tells interactions with c from terms without it; a term that is neither ends the attempt.
func (s *splitting) sortTerms(c []int32) bool {
	for k, t := range s.d.terms {
		switch {
		case k == s.term:
		case nestedIn(t.code, c, len(t.levels)):
			s.with = append(s.with, k)
		default:
			s.free = append(s.free, k)
		}
	}
	return len(s.free) > 0
}

// findPairs numbers the combinations of the terms without c and checks that each meets every level of c once.
func (s *splitting) findPairs(c []int32) bool {
	s.pair = s.d.terms[s.free[0]].code
	for _, k := range s.free[1:] {
		s.pair = Interact(Factor{Code: s.pair}, Factor{Code: s.d.terms[k].code}).Code
	}
	if codesIn(s.pair) != s.pairs {
		return false
	}
	seen := make([]bool, s.d.n)
	s.first = make([]int, s.pairs)
	for i, p := range s.pair {
		cell := int(p)*s.levels + int(c[i])
		if seen[cell] {
			return false
		}
		seen[cell] = true
		if c[i] == 0 {
			s.first[p] = i
		}
	}
	return true
}

// fixedWithoutC checks that every fixed factor but c itself is constant within pairs.
func (s *splitting) fixedWithoutC() bool {
	for f, cols := range s.d.fixedCol {
		if f == s.fixed {
			continue
		}
		for i, p := range s.pair {
			if cols[i] != cols[s.first[p]] {
				return false
			}
		}
	}
	return true
}

// findPartners recovers, for each interaction, the grouping of pairs that it crosses with c, and checks that it is the
// same at every level of c.
func (s *splitting) findPartners(c []int32) bool {
	for _, k := range s.with {
		t := s.d.terms[k]
		at := make([]int32, s.pairs)
		for p, i := range s.first {
			at[p] = t.code[i]
		}
		partner, n := compactCodes(at, len(t.levels))
		if n*s.levels != len(t.levels) {
			return false
		}
		owner := slices.Repeat([]int32{-1}, len(t.levels))
		for i, level := range t.code {
			switch mine := partner[s.pair[i]]; owner[level] {
			case -1:
				owner[level] = mine
			case mine:
			default:
				return false
			}
		}
		s.withCode, s.withCount = append(s.withCode, partner), append(s.withCount, n)
	}
	return true
}

// rotate applies the orthonormal Helmert matrix to the rows of every pair.
func (s *splitting) rotate(c []int32) {
	table := make([]float64, s.d.n)
	for i, p := range s.pair {
		table[int(p)*s.levels+int(c[i])] = s.d.responses[0][i]
	}
	s.rotated = make([][]float64, s.levels)
	for k := range s.rotated {
		s.rotated[k] = make([]float64, s.pairs)
	}
	for p := range s.pairs {
		row, sum := table[p*s.levels:][:s.levels], 0.0
		for k, y := range row {
			if k > 0 {
				f := float64(k)
				s.rotated[k][p] = (sum - f*y) / math.Sqrt(f*(f+1))
			}
			sum += y
		}
		s.rotated[0][p] = sum / math.Sqrt(float64(s.levels))
	}
}
