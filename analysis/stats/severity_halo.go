package stats

import "math"

// profiled corrects the variance of employee:rater for people's profiles, their strengths and weaknesses in single
// dimensions. The severity model has no term for those, so that all of employee:dimension counts as noise within a
// pair, and the model takes that noise off the spread of the means of an employee's pairs, where profiles are not: the
// raters share them. The halo would come out too small (by a tenth in the sample's companies). Severities and their
// errors need no correction: they rest on the spread of pairs' means as it is.
//
// The variance of profiles is the residual one less half the variance, within two raters of one person, of the
// differences on their common dimensions, in which person, dimension and profile cancel. What comes back is that times
// the part of a profile that two means have in common.
func (c Component) profiled(r Ratings, residual float64) Component {
	p := compareRaters(r)
	if p.df == 0 || p.noise() >= residual {
		return c
	}
	add := (residual - p.noise()) * p.common / p.pairs
	c.Upper95 += add
	if c.Boundary {
		return c
	}
	c.Variance += add
	c.SD = math.Sqrt(c.Variance)
	c.Upper95 = c.Variance * math.Exp(1.96*c.SE/c.Variance)
	return c
}

// enoughForProfiles is how many ratings the variance of profiles rests on where there are more: it is good to a percent.
const enoughForProfiles = 200_000

// raterPairs adds up what two raters of one employee say over all such pairs of raters.
type raterPairs struct {
	squares, df float64 // of the differences on common dimensions, about their mean
	common      float64 // sum of n / (n₁ n₂): of n₁ and n₂ dimensions n are common
	pairs       float64
}

// noise is half the variance of the differences.
func (p raterPairs) noise() float64 { return p.squares / (2 * p.df) }

func compareRaters(r Ratings) (p raterPairs) {
	if !r.HasItems() {
		return p
	}
	for _, raters := range cellsByEmployee(r, 1+r.Len()/enoughForProfiles) {
		for k, one := range raters {
			for _, other := range raters[k+1:] {
				squares, n := differenceSpread(one, other)
				p.squares, p.df = p.squares+squares, p.df+max(0, n-1)
				p.common += n / float64(len(one)*len(other))
				p.pairs++
			}
		}
	}
	return p
}

// differenceSpread is the sum of squares about their mean of the differences on common dimensions, and how many there are.
func differenceSpread(a, b []cellRow) (squares, n float64) {
	mean := 0.0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].item < b[0].item:
			a = a[1:]
			continue
		case a[0].item > b[0].item:
			b = b[1:]
			continue
		}
		d := a[0].value - b[0].value
		n++
		step := d - mean
		mean += step / n
		squares += step * (d - mean)
		a, b = a[1:], b[1:]
	}
	return squares, n
}
