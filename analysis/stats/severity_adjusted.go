package stats

import (
	"gonum.org/v1/gonum/stat/distuv"
)

// Adjusted is one employee's mean rating before and after taking off the severity of those who rated, in the unit of the
// ratings. It is advice for a discussion, never the rating of record.
type Adjusted struct {
	Employee     string
	Code, Subset int
	Ratings      int
	Raters       int
	Raw          float64
	Shrunk       Contrast // mean + predicted effect: for ranking and lists
	Unshrunk     Contrast // employees fixed, raters random: for a decision on one person
	Shift        float64  // Unshrunk less Raw
	Reliability  Figure   // 1 - PEV / variance of employees
}

// AtLeast is the probability that the true score is at or above the bar, from the shrunken estimate and its error.
func (a Adjusted) AtLeast(bar float64) Figure {
	if a.Shrunk.SD == 0 {
		return Unknown("no variance between employees was found")
	}
	return Known(distuv.UnitNormal.CDF((a.Shrunk.Estimate - bar) / a.Shrunk.SD))
}

func (s *Severities) adjustEmployees(r Ratings) error {
	unshrunk, err := s.Fit.Unshrunk("employee")
	if err != nil {
		return err
	}
	raw, raters := employeeMeans(r)
	variance := s.Fit.Components[0].Variance
	for i, e := range s.Fit.Effects[0].Levels {
		a := Adjusted{Employee: e.Level, Code: e.Code, Subset: s.Connection.EmployeeSubset[e.Code], Ratings: e.N,
			Raters: raters[e.Code], Raw: raw[e.Code], Unshrunk: unshrunk[i],
			Shrunk: Contrast{Estimate: s.Fit.Mean.Estimate + e.BLUP, SD: e.MeanSD}}
		a.Shift = a.Unshrunk.Estimate - a.Raw
		a.Reliability = Unknown("no variance between employees was found")
		if variance > 0 {
			a.Reliability = Known(max(0, 1-e.PEVSD*e.PEVSD/variance))
		}
		s.Employees = append(s.Employees, a)
	}
	return nil
}

// employeeMeans are per employee code the mean rating and the number of raters.
func employeeMeans(r Ratings) (mean []float64, raters []int) {
	n := codesIn(r.Unit.Code)
	mean, raters = make([]float64, n), make([]int, n)
	count := make([]float64, n)
	for i, u := range r.Unit.Code {
		mean[u] += r.Value[i]
		count[u]++
	}
	for u := range mean {
		mean[u] /= max(1, count[u])
	}
	for _, p := range distinctPairs(r.Unit.Code, r.Rater.Code) {
		raters[p[0]]++
	}
	return mean, raters
}

// LeftOut is one employee's score without one rater: the mean of the other raters' means, raw and with each rater's
// severity added back.
type LeftOut struct {
	Unit, Rater   int // codes
	Raw, Adjusted Figure
}

// LeaveOneRaterOut gives every employee's score without each rater in turn, ordered by employee and rater. Severity is by
// rater code; a rater whose severity is unknown adds nothing to the adjusted score, which then says so.
func LeaveOneRaterOut(r Ratings, severity []Figure) []LeftOut {
	pairs := distinctPairs(r.Unit.Code, r.Rater.Code)
	pair := Interact(r.Unit, r.Rater)
	mean, count := make([]float64, len(pairs)), make([]float64, len(pairs))
	for i, p := range pair.Code {
		mean[p] += r.Value[i]
		count[p]++
	}
	out := make([]LeftOut, 0, len(pairs))
	for from := 0; from < len(pairs); {
		to := from
		for to < len(pairs) && pairs[to][0] == pairs[from][0] {
			mean[to] /= count[to]
			to++
		}
		for left := from; left < to; left++ {
			out = append(out, withoutRater(pairs[from:to], mean[from:to], left-from, severity))
		}
		from = to
	}
	return out
}

func withoutRater(pairs [][2]int32, mean []float64, left int, severity []Figure) LeftOut {
	out := LeftOut{Unit: int(pairs[left][0]), Rater: int(pairs[left][1])}
	if len(pairs) == 1 {
		out.Raw = Unknown("nobody else rated this employee")
		out.Adjusted = out.Raw
		return out
	}
	raw, adjusted, others := 0.0, 0.0, float64(len(pairs)-1)
	why := ""
	for k, p := range pairs {
		if k == left {
			continue
		}
		s, ok := severity[p[1]].Get()
		if !ok {
			why = "the severity of a remaining rater is not known: " + severity[p[1]].Why()
		}
		raw += mean[k] / others
		adjusted += (mean[k] + s) / others
	}
	out.Raw, out.Adjusted = Known(raw), Known(adjusted)
	if why != "" {
		out.Adjusted = Unknown(why)
	}
	return out
}
