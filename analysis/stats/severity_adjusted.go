package stats

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
