package stats

import "math"

// Scale is how far values mean something, which settles the squared difference
// Krippendorff's alpha takes between two of them.
type Scale int

// The scales. The ordinal difference depends on how often each value is used:
// it is that of mid-ranks, Σ n_g from c to k less half of both ends.
const (
	NominalScale  Scale = iota // 0 or 1
	OrdinalScale               // (rank of c − rank of k)²
	IntervalScale              // (c−k)²
	RatioScale                 // ((c−k)/(c+k))²
)

// Scales lists them all.
var Scales = []Scale{NominalScale, OrdinalScale, IntervalScale, RatioScale}

// String is the scale's name, as in the keys of the results.
func (s Scale) String() string {
	return [...]string{"nominal", "ordinal", "interval", "ratio"}[s]
}

// Coincidence is Krippendorff's coincidence matrix: how often two raters of
// one unit gave the categories c and k, each unit of m raters weighted by
// 1/(m−1). Matrices of different units add up, so those of single employees
// give the matrix of any group of them.
type Coincidence struct {
	Categories []float64
	pairs      []float64 // k × k, symmetric
}

// NewCoincidence is an empty matrix over the categories, which are ascending.
func NewCoincidence(categories []float64) *Coincidence {
	return &Coincidence{Categories: categories, pairs: make([]float64, len(categories)*len(categories))}
}

// AddUnit adds a unit with these counts by category, so many times. A unit of
// fewer than two raters adds nothing.
func (c *Coincidence) AddUnit(counts []uint32, times float64) {
	raters := total(counts)
	if raters < 2 {
		return
	}
	weight, k := times/float64(raters-1), len(counts)
	for a, na := range counts {
		if na == 0 {
			continue
		}
		row := c.pairs[a*k : (a+1)*k]
		for b, nb := range counts {
			if a == b {
				nb--
			}
			row[b] += weight * float64(na) * float64(nb)
		}
	}
}

// without puts into the matrix what c has and other has not. The smallest true
// entry is 1/(m−1), so what is left of rounding is told from it.
func (into *Coincidence) without(c, other *Coincidence) {
	const rounding = 1e-9
	for i, v := range c.pairs {
		into.pairs[i] = v - other.pairs[i]
		if math.Abs(into.pairs[i]) < rounding {
			into.pairs[i] = 0
		}
	}
}

// marginals are the pairable values by category and their number.
func (c *Coincidence) marginals(into []float64) (marginals []float64, n float64) {
	k := len(c.Categories)
	for a := range k {
		sum := 0.0
		for _, v := range c.pairs[a*k : (a+1)*k] {
			sum += v
		}
		into, n = append(into, sum), n+sum
	}
	return into, n
}

// AlphaValue is Krippendorff's alpha with the observed and the expected
// disagreement it is made of: Alpha = 1 − Do/De.
type AlphaValue struct{ Alpha, Do, De Figure }

func unknownAlpha(why string) AlphaValue {
	return AlphaValue{Alpha: Unknown(why), Do: Unknown(why), De: Unknown(why)}
}

const (
	whyNothingPairable = "no unit has two ratings"
	whyOneCategory     = "all paired ratings are the same: there is no disagreement to expect, and agreement cannot be told from a constant"
	whyNegativeRatio   = "the ratio scale needs values of 0 and above"
)

// Alpha is Krippendorff's alpha of the matrix on a scale.
func (c *Coincidence) Alpha(scale Scale) AlphaValue {
	if scale == RatioScale && len(c.Categories) > 0 && c.Categories[0] < 0 {
		return unknownAlpha(whyNegativeRatio)
	}
	do, de, n := c.disagreement(scale)
	if n < 1.5 {
		return unknownAlpha(whyNothingPairable)
	}
	do, de = do/n, de/(n*(n-1))
	return alphaValue(do, de)
}

func alphaValue(do, de float64) AlphaValue {
	out := AlphaValue{Alpha: Unknown(whyOneCategory), Do: Known(do), De: Known(de)}
	if de > 0 {
		out.Alpha = Known(1 - do/de)
	}
	return out
}

// disagreement gives the sums of squared differences over the pairs within
// units and over all pairs, and the number of pairable values.
func (c *Coincidence) disagreement(scale Scale) (within, among, n float64) {
	var room [maxCategories]float64
	marginals, n := c.marginals(room[:0])
	var scoreRoom [maxCategories]float64
	score := scores(scale, c.Categories, marginals, scoreRoom[:0])
	k := len(score)
	for a := range k {
		for b := a + 1; b < k; b++ {
			d := squared(scale, score[a], score[b])
			within += 2 * d * c.pairs[a*k+b]
			among += 2 * d * marginals[a] * marginals[b]
		}
	}
	return within, among, n
}

// scores are the numbers whose squared differences the scale takes:
// mid-ranks for the ordinal scale, else the values themselves.
func scores(scale Scale, values, marginals, into []float64) []float64 {
	if scale != OrdinalScale {
		return append(into, values...)
	}
	below := 0.0
	for _, n := range marginals {
		into = append(into, below+n/2)
		below += n
	}
	return into
}

// squared is the squared difference of two different scores.
func squared(scale Scale, a, b float64) float64 {
	switch {
	case scale == NominalScale:
		return 1
	case scale == RatioScale:
		d := (a - b) / (a + b)
		return d * d
	default:
		return (a - b) * (a - b)
	}
}
