package stats

import "context"

// mostStarted is up to how many ratings the study begins near its end. Of more it begins at moments, as every other fit:
// its evaluations are then iterative, and each costs no more than one of the fit that would tell where to begin.
const mostStarted = 50_000

// startFloor is the least variance to begin at when the others are close, as a share of the whole.
const startFloor = 1e-3

// gStart gives variances from which the maximum is few evaluations away; nil without dimensions or for many ratings. An
// evaluation of all terms is dear for the levels of rater and dimension, which are solved together. What has no dimension
// in it is taken from the model with fixed dimensions, whose evaluation is some hundred times cheaper, and the rest from
// the moments of what is left of the ratings when the mean of each employee by each rater is taken off.
func gStart(ctx context.Context, r Ratings, terms []Factor, place []int) ([]float64, error) {
	if !r.HasItems() || r.Len() > mostStarted {
		return nil, nil
	}
	var without, with []int // terms without and with a dimension in them
	for k, at := range place {
		if at == 0 || at == 1 || at == 3 {
			without = append(without, k)
		} else {
			with = append(with, k)
		}
	}
	fit, err := FitLMM(ctx, Model{Y: r.Value, Random: picks(terms, without), Fixed: []Factor{r.Item}}, LMMOptions{NoEffects: true})
	if err != nil {
		return nil, ctx.Err() // the moments of all terms are a beginning too
	}
	left, err := newDesign(Model{Y: besidePairs(r), Random: picks(terms, with)})
	if err != nil {
		return nil, nil
	}
	start, rest := make([]float64, len(terms)+1), momentVariances(left, left.responses[0])
	for i, k := range without {
		start[k] = fit.Components[i].Variance
	}
	for i, k := range append(with, len(terms)) {
		start[k] = rest[i]
	}
	return start, nil
}

func picks[T any](all []T, at []int) []T {
	out := make([]T, len(at))
	for i, k := range at {
		out[i] = all[k]
	}
	return out
}

// besidePairs takes the mean of each employee by each rater off the ratings.
func besidePairs(r Ratings) []float64 {
	pair := Interact(r.Unit, r.Rater)
	sum, n := make([]float64, len(pair.Labels)), make([]float64, len(pair.Labels))
	for i, c := range pair.Code {
		sum[c] += r.Value[i]
		n[c]++
	}
	left := make([]float64, r.Len())
	for i, c := range pair.Code {
		left[i] = r.Value[i] - sum[c]/n[c]
	}
	return left
}
