package stats

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// z975 is the 97.5 % point of the standard normal distribution.
var z975 = distuv.UnitNormal.Quantile(.975)

// KappaEstimate is Cohen's kappa under one weighting.
type KappaEstimate struct {
	Kappa  Figure
	ASE    Figure   // asymptotic standard error, for intervals
	SENull Figure   // asymptotic standard error if kappa were 0, for the test
	Z, P   Figure   // Kappa/SENull, and its two-sided p
	CI     Interval // 95 %, Kappa ± 1.96 ASE, not cut at 1
	Po, Pe Figure   // observed and expected (weighted) agreement
}

const (
	whyNoPairs     = "no pair of ratings"
	whyAllExpected = "both raters used one and the same level only: agreement cannot be told from a constant"
)

// Kappa asks how far two raters agree beyond what their own level habits would
// give: Cohen's kappa (Cohen 1960, 1968) under each weighting, from counts of
// units by level of rater 1 (rows) and of rater 2 (columns) over the declared
// levels, ascending. Adding a level nobody used does not change the linear and
// the quadratic kappa if it lies within the scale; it does change Po and Pe.
// Errors: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327.
// Units are taken as independent.
func Kappa(counts [][]float64, levels []float64) ([3]KappaEstimate, error) {
	var out [3]KappaEstimate
	if len(levels) < 2 {
		return out, errors.New("kappa needs at least two levels")
	}
	table, n, err := shares(counts, len(levels))
	if err != nil {
		return out, err
	}
	for _, w := range Weightings {
		out[w] = kappaOf(table, n, w.matrix(levels))
	}
	return out, nil
}

// shares divides counts by their sum.
func shares(counts [][]float64, k int) (table [][]float64, n float64, err error) {
	if len(counts) != k {
		return nil, 0, fmt.Errorf("%d rows of counts for %d levels", len(counts), k)
	}
	for a, row := range counts {
		if len(row) != k {
			return nil, 0, fmt.Errorf("row %d has %d counts for %d levels", a+1, len(row), k)
		}
		for _, c := range row {
			if !(c >= 0) || math.IsInf(c, 0) {
				return nil, 0, fmt.Errorf("row %d: %v is not a count", a+1, c)
			}
			n += c
		}
	}
	table = make([][]float64, k)
	for a, row := range counts {
		table[a] = make([]float64, k)
		for b, c := range row {
			table[a][b] = c / n
		}
	}
	return table, n, nil
}

func kappaOf(p [][]float64, n float64, weight [][]float64) KappaEstimate {
	if n == 0 {
		return unknownKappa(whyNoPairs)
	}
	row, column := margins(p)
	rowWeight, columnWeight := meanWeights(weight, row, column)
	po, pe := 0.0, 0.0
	for a := range p {
		for b := range p {
			po += weight[a][b] * p[a][b]
			pe += weight[a][b] * row[a] * column[b]
		}
	}
	if 1-pe < 1e-12 {
		out := unknownKappa(whyAllExpected)
		out.Po, out.Pe = Known(po), Known(pe)
		return out
	}
	kappa := (po - pe) / (1 - pe)
	var spread, null float64
	for a := range p {
		for b := range p {
			mean := rowWeight[a] + columnWeight[b]
			d := weight[a][b] - mean*(1-kappa)
			spread += p[a][b] * d * d
			d = weight[a][b] - mean
			null += row[a] * column[b] * d * d
		}
	}
	centre := kappa - pe*(1-kappa)
	ase := math.Sqrt(max(0, spread-centre*centre)/n) / (1 - pe)
	seNull := math.Sqrt(max(0, null-pe*pe)/n) / (1 - pe)
	out := KappaEstimate{Kappa: Known(kappa), ASE: Known(ase), SENull: Known(seNull), Po: Known(po), Pe: Known(pe)}
	out.CI = knownInterval(kappa-z975*ase, kappa+z975*ase)
	out.Z, out.P = zTest(kappa, seNull)
	return out
}

// zTest gives z and its two-sided p.
func zTest(estimate, se float64) (z, p Figure) {
	if se == 0 {
		why := "the standard error is 0: there is no test"
		return Unknown(why), Unknown(why)
	}
	return Known(estimate / se), Known(twoTails(estimate / se))
}

func unknownKappa(why string) KappaEstimate {
	u := Unknown(why)
	return KappaEstimate{u, u, u, u, u, Interval{u, u}, u, u}
}

// margins are the row and column sums.
func margins(p [][]float64) (row, column []float64) {
	row, column = make([]float64, len(p)), make([]float64, len(p))
	for a := range p {
		for b, v := range p[a] {
			row[a] += v
			column[b] += v
		}
	}
	return row, column
}

// meanWeights are the mean weights of each row over the column margin, and of
// each column over the row margin: w̄i. and w̄.j of Fleiss, Cohen & Everitt.
func meanWeights(weight [][]float64, row, column []float64) (ofRow, ofColumn []float64) {
	ofRow, ofColumn = make([]float64, len(row)), make([]float64, len(row))
	for a := range weight {
		for b, w := range weight[a] {
			ofRow[a] += w * column[b]
			ofColumn[b] += w * row[a]
		}
	}
	return ofRow, ofColumn
}
