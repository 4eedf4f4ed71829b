package stats

import "math"

// habitMeasure is a habit as a statistic of the employees a rater can be compared on.
type habitMeasure struct {
	Habit
	usable   func(matched) bool
	value    func([]matched) float64 // on the scale of its error
	back     func(float64) float64   // from there to the printed scale
	relative bool                    // judged against the median rater, not against 0
}

// habitMeasures is the list of habits, in the order in which they are reported.
var habitMeasures = []habitMeasure{
	{Habit: Habit{Name: "leniency", Unit: "levels", Definition: "own level less the mean of the others on the same employee and dimension, " +
		"averaged over employees; positive is lenient"},
		usable: always, back: same, value: meanMatched(func(m matched) float64 { return m.own - m.others })},
	{Habit: Habit{Name: "central tendency", Unit: "levels", Definition: "the others' distance from the middle of the scale less the own one, " +
		"on the same employee and dimension, averaged over employees; positive is nearer the middle"},
		usable: always, back: same, value: meanMatched(func(m matched) float64 { return m.othersEdge - m.ownEdge })},
	{Habit: Habit{Name: "range restriction", Unit: "ratio", Definition: "standard deviation of own employee means over that of the mean of the others " +
		"for the same employees; judged against the median rater, because a mean of several has less noise than one"},
		usable: always, value: logSpreadRatio, back: math.Exp, relative: true},
	{Habit: Habit{Name: "halo", Unit: "levels", Definition: "the others' standard deviation over dimensions less the own one, for the same employee on the " +
		"same dimensions, averaged over employees; positive means that the rater tells dimensions apart less than others do"},
		usable: manyDimensions, back: same, value: meanMatched(func(m matched) float64 { return m.othersSpread - m.ownSpread })},
	{Habit: Habit{Name: "straight-lining", Unit: "share", Definition: "share of employees who got one level on all dimensions (10 or more), less that share among the " +
		"other raters of the same employees"},
		usable: manyDimensions, back: shareApart, value: meanMatched(func(m matched) float64 { return m.flat - m.othersFlat })},
	{Habit: Habit{Name: "consistency", Unit: "correlation", Definition: "correlation of own levels with the mean of the others over all shared cells; low or " +
		"negative is inconsistent. Judged against the median rater; it also falls when the people rated hardly differ"},
		usable: always, value: fisherCorrelation, back: math.Tanh, relative: true},
}

func same(x float64) float64 { return x }

// shareApart keeps the ends of an interval where a difference of two shares can be.
func shareApart(x float64) float64 { return min(max(x, -1), 1) }

func always(matched) bool { return true }

func manyDimensions(m matched) bool { return m.n >= habitDimensions && !math.IsNaN(m.othersSpread) }

func meanMatched(f func(matched) float64) func([]matched) float64 {
	return func(people []matched) float64 {
		sum := 0.0
		for _, p := range people {
			sum += f(p)
		}
		return sum / float64(len(people))
	}
}

// logSpreadRatio compares how far apart the rater and the others put the same employees.
func logSpreadRatio(people []matched) float64 {
	own, others := make([]float64, len(people)), make([]float64, len(people))
	for i, p := range people {
		own[i], others[i] = p.own, p.others
	}
	a, _ := spreadOf(own)
	b, _ := spreadOf(others)
	if a == 0 || b == 0 {
		return math.NaN()
	}
	return math.Log(a / b)
}

// fisherCorrelation is the inverse hyperbolic tangent of the correlation over all shared cells.
func fisherCorrelation(people []matched) float64 {
	var n, x, y, xx, yy, xy float64
	for _, p := range people {
		for k, a := range p.levels {
			b := p.peers[k]
			n, x, y = n+1, x+a, y+b
			xx, yy, xy = xx+a*a, yy+b*b, xy+a*b
		}
	}
	sx, sy := xx-x*x/n, yy-y*y/n
	if sx < 1e-9 || sy < 1e-9 {
		return math.NaN()
	}
	return math.Atanh(min(max((xy-x*y/n)/math.Sqrt(sx*sy), -0.999999), 0.999999))
}
