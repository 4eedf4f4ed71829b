package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// MeanEstimate is a mean with Student's interval.
type MeanEstimate struct {
	N    int
	Mean Figure
	SD   Figure   // of the values, n−1
	SE   Figure   // of the mean
	CI   Interval // 95 %
}

// Mean asks what a mean, such as a gap to the expected level, may be beyond
// the values at hand: Student's t interval. It takes values as independent and
// their mean as normal. One value has a mean and no interval.
func Mean(values []float64) MeanEstimate {
	n := float64(len(values))
	out := MeanEstimate{N: len(values)}
	if len(values) == 0 {
		u := Unknown("there are no values")
		out.Mean, out.SD, out.SE, out.CI = u, u, u, Interval{u, u}
		return out
	}
	mean := sum(values) / n
	out.Mean = Known(mean)
	if len(values) == 1 {
		u := Unknown("one value has no spread")
		out.SD, out.SE, out.CI = u, u, Interval{u, u}
		return out
	}
	sd := math.Sqrt(spread(values) / (n - 1))
	se := sd / math.Sqrt(n)
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile(.975)
	out.SD, out.SE, out.CI = Known(sd), Known(se), knownInterval(mean-t*se, mean+t*se)
	return out
}
