package stats

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
)

// GStudy is a generalizability study (Cronbach et al. 1972; Brennan 2001): how the variance of ratings divides between
// employees, raters, dimensions and their interactions, and how dependable a mean over raters and dimensions is.
type GStudy struct {
	Method     string
	Components []GComponent
	Raters     float64 // per employee, harmonic mean
	Dimensions float64 // per employee, harmonic mean; 1 without dimensions
	Random     GPoint  // generalizing to other raters and other dimensions
	Fixed      GPoint  // the dimensions are the ladder's own: generalizing to other raters only
	DStudy     []GPoint
	FixedStudy []GPoint // likewise with the dimensions fixed
	Needed     Needed
	Notes      []string
	covariance [][]float64
	part       [7]string // per component: the one that holds it, when the design cannot tell them apart
}

// GComponent is a variance component of the study. Used is the value in the formulas: a negative estimate counts as 0, and
// so does one that the design cannot tell from another, which has Why and no Estimate.
type GComponent struct {
	Name     string
	Estimate Figure
	Used     float64
	SE       float64 // NaN at the boundary and where there is no estimate
	Share    float64 // of the total of the used values
	Why      string  // there is no estimate
}

// GPoint is the dependability of a mean over the given numbers of raters and dimensions. G is for ranking employees whom the
// same raters rated; Phi for absolute levels, and the one to use when employees have different raters, because severity
// does not cancel. SE are by the delta method.
type GPoint struct {
	Raters, Dimensions float64
	G, Phi             Figure
	GSE, PhiSE         Figure
	SEM                float64 // standard error of a mean as an absolute level, in levels
}

// Needed is the least number of raters for a Phi of 0.80 with the present dimensions, or why there is none.
type Needed struct {
	Raters, RatersFixed int // 0 when out of reach
	WhyRandom, WhyFixed string
}

// gNames are the components in the order of gVariances.
var gNames = []string{"employee", "rater", "dimension", "employee:rater", "employee:dimension", "rater:dimension", "residual"}

// gVariances are the seven components by name; without dimensions those with one are 0 and pair is part of the residual.
type gVariances struct{ e, r, d, er, ed, rd, res float64 }

func gFrom(v []float64) gVariances {
	return gVariances{v[0], v[1], v[2], v[3], v[4], v[5], v[6]}
}

// dependability gives the true, relative-error and absolute-error variances of a mean.
func (v gVariances) dependability(raters, dimensions float64, fixed bool) (tau, relative, absolute float64) {
	both := raters * dimensions
	relative = v.er/raters + v.res/both
	absolute = relative + v.r/raters + v.rd/both
	if fixed {
		return v.e + v.ed/dimensions, relative, absolute
	}
	relative += v.ed / dimensions
	absolute += v.ed/dimensions + v.d/dimensions
	return v.e, relative, absolute
}

// NewGStudy estimates the components: by equating mean squares when every employee has every rater on every dimension
// once (then they may be negative), else by REML.
func NewGStudy(ctx context.Context, r Ratings) (GStudy, error) {
	if err := checkGStudy(r); err != nil {
		return GStudy{}, fmt.Errorf("generalizability study: %w", err)
	}
	g := GStudy{Method: "expected mean squares of the complete design"}
	estimate, ok := g.meanSquares(r)
	if !ok {
		var err error
		if estimate, err = g.likelihood(ctx, r); err != nil {
			return GStudy{}, fmt.Errorf("generalizability study: %w", err)
		}
	}
	g.Raters, g.Dimensions = harmonicCounts(r)
	g.setComponents(estimate, r.HasItems())
	g.study(r.HasItems())
	return g, nil
}

func checkGStudy(r Ratings) error {
	switch {
	case r.Len() == 0:
		return errors.New("no ratings")
	case codesIn(r.Unit.Code) < 2:
		return errors.New("one employee: there is no difference between employees to generalize")
	case codesIn(r.Rater.Code) < 2:
		return errors.New("one rater: rater variance cannot be told from the employees'")
	case slices.Min(r.Value) == slices.Max(r.Value):
		return noVariance(r.Len(), r.Value[0])
	}
	return nil
}

// harmonicCounts are the harmonic means over employees of their numbers of raters and of dimensions.
func harmonicCounts(r Ratings) (raters, dimensions float64) {
	raters, dimensions = harmonicPartners(r.Unit.Code, r.Rater.Code), 1
	if r.HasItems() {
		dimensions = harmonicPartners(r.Unit.Code, r.Item.Code)
	}
	return raters, dimensions
}

func harmonicPartners(unit, partner []int32) float64 {
	count := make([]float64, codesIn(unit))
	for _, p := range distinctPairs(unit, partner) {
		count[p[0]]++
	}
	var n, inverse float64
	for _, c := range count {
		if c > 0 {
			n, inverse = n+1, inverse+1/c
		}
	}
	return n / inverse
}

func (g *GStudy) setComponents(estimate []float64, items bool) {
	total := 0.0
	for _, v := range estimate {
		total += max(0, v)
	}
	for k, v := range estimate {
		if !items && (k == 2 || k == 3 || k == 4 || k == 5) {
			continue
		}
		c := GComponent{Name: gNames[k], Estimate: Known(v), Used: max(0, v), SE: math.Sqrt(g.covariance[k][k])}
		if holder := g.part[k]; holder != "" {
			c.Why = fmt.Sprintf("the design cannot tell %s from %s, which holds both", c.Name, holder)
			c.Estimate, c.SE = Unknown(c.Why), math.NaN()
			g.Notes = append(g.Notes, c.Why+": G and Phi take it as "+holder)
		}
		if total > 0 {
			c.Share = c.Used / total
		}
		if v < 0 {
			g.Notes = append(g.Notes, fmt.Sprintf("the estimate for %s is negative (%.3g): it is shown as it is and counts as 0", c.Name, v))
		}
		g.Components = append(g.Components, c)
	}
}

// variances are the used values in the order of gNames.
func (g *GStudy) variances() []float64 {
	v := make([]float64, len(gNames))
	for k, name := range gNames {
		for _, c := range g.Components {
			if c.Name == name {
				v[k] = c.Used
			}
		}
	}
	return v
}
