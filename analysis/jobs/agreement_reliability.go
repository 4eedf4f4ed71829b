package jobs

import (
	"context"

	"calibrate/analysis/stats"
)

// reliability is the share of true differences between people in ratings: of
// one rater, and of the mean of the raters people had.
type reliability struct {
	icc1, icc1k stats.Figure // raters taken as interchangeable (one-way)
	a1, c1      stats.Figure // absolute agreement and consistency of one rater
	gqk, gqkSE  stats.Figure // of the means as they are
	k           stats.Figure // raters per person, harmonic mean
}

func noReliability(why string) reliability {
	u := stats.Unknown(why)
	return reliability{u, u, u, u, u, u, u}
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
		r.a1, r.c1, r.gqk, r.gqkSE, r.k = sparse.A1, sparse.C1, sparse.GQK, sparse.GQKSE, stats.Known(sparse.KHarmonic)
	}
	return r, r.oneWay(ctx, means)
}

// pairMeans has one row for each pair of person and rater: the mean over the
// dimensions. Rows stand by person and rater.
func pairMeans(t stats.Ratings) stats.Ratings {
	out := stats.Ratings{Unit: t.Unit, Rater: t.Rater}
	out.Unit.Code, out.Rater.Code = nil, nil
	for from := 0; from < t.Len(); {
		unit, rater := t.Unit.Code[from], t.Rater.Code[from]
		to, sum := from, 0.0
		for ; to < t.Len() && t.Unit.Code[to] == unit && t.Rater.Code[to] == rater; to++ {
			sum += t.Value[to]
		}
		out.Unit.Code, out.Rater.Code = append(out.Unit.Code, unit), append(out.Rater.Code, rater)
		out.Value = append(out.Value, sum/float64(to-from))
		from = to
	}
	return out
}

// oneWay is ICC(1) from the model employee + noise, and its Spearman–Brown
// step up to the harmonic mean of the raters.
func (r *reliability) oneWay(ctx context.Context, means stats.Ratings) error {
	fit, err := stats.FitLMM(ctx, stats.Model{Y: means.Value, Random: []stats.Factor{means.Unit}}, stats.LMMOptions{})
	if err != nil {
		r.icc1, r.icc1k = stats.Unknown(err.Error()), stats.Unknown(err.Error())
		return stopped(err)
	}
	between, noise := fit.Components[0].Variance, fit.Residual.Variance
	r.icc1 = stats.Known(between / (between + noise))
	if k, ok := r.k.Get(); ok {
		r.icc1k = stats.Known(between / (between + noise/k))
	}
	return nil
}
