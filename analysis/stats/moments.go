package stats

import "gonum.org/v1/gonum/mat"

// momentVariances estimates the components by equating, for every factor, the sum of squares within its levels to its
// expectation, and likewise the total sum of squares: the U-statistics of Gao & Owen (2017, arXiv 1610.08088) for any set
// of factors, linear in the number of ratings for each pair of factors. The answer may be negative. y must be centred.
func momentVariances(d *design, y []float64) []float64 {
	n, k := float64(d.n), len(d.terms)
	coef, rhs := mat.NewDense(k+1, k+1, nil), mat.NewVecDense(k+1, nil)
	for a, t := range d.terms {
		rhs.SetVec(a, sumWithin(t, y))
		for b, other := range d.terms {
			coef.Set(a, b, n-shareSquares(t, other))
		}
		coef.Set(a, k, n-float64(len(t.levels)))
		coef.Set(k, a, n-sumSquares(t.count)/n)
	}
	rhs.SetVec(k, dot(y, y))
	coef.Set(k, k, n-1)
	var v mat.VecDense
	if v.SolveVec(coef, rhs) != nil {
		return make([]float64, k+1)
	}
	return v.RawVector().Data
}

// sumWithin is the sum of squares around the means of the levels.
func sumWithin(t term, y []float64) float64 {
	sum, total := make([]float64, len(t.levels)), 0.0
	for i, c := range t.code {
		sum[c] += y[i]
		total += y[i] * y[i]
	}
	for c, s := range sum {
		total -= s * s / float64(t.count[c])
	}
	return total
}

func sumSquares(count []int) float64 {
	var s float64
	for _, c := range count {
		s += float64(c) * float64(c)
	}
	return s
}

// shareSquares is the sum over cells of count(a, b)² / count(a): how much of b's variance lies between levels of a.
func shareSquares(a, b term) float64 {
	start := make([]int, len(a.levels)+1)
	for c, n := range a.count {
		start[c+1] = start[c] + n
	}
	next, byA := append([]int(nil), start...), make([]int32, len(a.code))
	for i, c := range a.code {
		byA[next[c]] = b.code[i]
		next[c]++
	}
	seen, total := make([]int, len(b.levels)), 0.0
	for c := range a.levels {
		var squares int
		for _, other := range byA[start[c]:start[c+1]] {
			squares += 2*seen[other] + 1 // (m+1)² - m²
			seen[other]++
		}
		for _, other := range byA[start[c]:start[c+1]] {
			seen[other] = 0
		}
		total += float64(squares) / float64(a.count[c])
	}
	return total
}
