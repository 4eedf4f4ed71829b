package jobs

import (
	"context"
	"fmt"

	"calibrate/analysis/stats"
)

// dependable is the reliability of a mean that decisions on people customarily want.
const dependable = 0.80

// reliability is the share of true differences between people in ratings: of
// one rater, and of the mean of the raters people had.
type reliability struct {
	icc1, icc1k bounded      // raters taken as interchangeable (one-way)
	a1, c1      bounded      // absolute agreement and consistency of one rater
	gqk         bounded      // of the means as they are
	k           stats.Figure // raters per person, harmonic mean
	few         string       // why that is no ground to act on; "" when it is
}

// bounded is a figure with its 95 % interval.
type bounded struct {
	value stats.Figure
	ci    stats.Interval
}

func unknownBounded(why string) bounded {
	u := stats.Unknown(why)
	return bounded{u, stats.Interval{Low: u, High: u}}
}

func noReliability(why string) reliability {
	u := unknownBounded(why)
	return reliability{u, u, u, u, u, stats.Unknown(why), why}
}

// reliabilityOf fits means over dimensions, one per person and rater, so that
// differences between dimensions count neither as truth nor as noise.
func reliabilityOf(ctx context.Context, t stats.Ratings) (reliability, error) {
	means, r := pairMeans(t), noReliability("")
	sparse, err := stats.NewSparseICC(ctx, means)
	if err := stopped(err); err != nil {
		return reliability{}, err
	}
	if err != nil {
		r = noReliability(err.Error())
	} else {
		r.a1, r.c1, r.gqk = bounded{sparse.A1, sparse.A1CI}, bounded{sparse.C1, sparse.C1CI}, bounded{sparse.GQK, sparse.GQKCI}
		r.k, r.few = stats.Known(sparse.KHarmonic), sparse.Few
	}
	return r, r.oneWay(ctx, means)
}

// pairMeans has one row for each pair of person and rater: the mean over the
// dimensions. Rows stand by person and rater.
func pairMeans(t stats.Ratings) stats.Ratings {
	out := stats.Ratings{Unit: t.Unit, Rater: t.Rater}
	out.Unit.Code, out.Rater.Code = nil, nil
	for from, end := range stretchesOf(t.Unit.Code) {
		for first, next := range stretchesOf(t.Rater.Code[from:end]) {
			sum := 0.0
			for _, level := range t.Value[from+first : from+next] {
				sum += level
			}
			out.Unit.Code, out.Rater.Code = append(out.Unit.Code, t.Unit.Code[from]), append(out.Rater.Code, t.Rater.Code[from+first])
			out.Value = append(out.Value, sum/float64(next-first))
		}
	}
	return out
}

// oneWay is ICC(1), and what it becomes over the harmonic mean of the raters.
func (r *reliability) oneWay(ctx context.Context, means stats.Ratings) error {
	k, known := r.k.Get()
	if !known {
		return nil
	}
	one, err := stats.NewOneWayICC(ctx, means, k)
	if err != nil {
		r.icc1, r.icc1k = unknownBounded(err.Error()), unknownBounded(err.Error())
		return stopped(err)
	}
	r.icc1, r.icc1k = bounded{one.One, one.OneCI}, bounded{one.K, one.KCI}
	return nil
}

// enough says whether the reliability of the means can be acted on.
func (r reliability) enough() string {
	g, known := r.gqk.value.Get()
	low, bound := r.gqk.ci.Low.Get()
	high, also := r.gqk.ci.High.Get()
	switch {
	case r.few != "":
		return r.few
	case !known:
		return r.gqk.value.Why()
	case !bound || !also:
		return r.gqk.ci.Low.Why()
	case (high-low)/2 > maxHalfWidth:
		return fmt.Sprintf("interval too wide to act on: ± %.2f", (high-low)/2)
	case g < dependable:
		return fmt.Sprintf("known well enough; below %.2f, means of the raters people have are no ground for close calls", dependable)
	}
	return fmt.Sprintf("enough to act on: %.2f or more", dependable)
}
