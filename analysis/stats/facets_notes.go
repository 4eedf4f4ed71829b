package stats

import (
	"fmt"
	"math"
	"strings"
)

func (f *Facets) note(r Ratings) {
	if !f.Converged {
		f.Notes = append(f.Notes, fmt.Sprintf("not converged after %d steps: treat the measures as rough", f.Iterations))
	}
	f.noteLevels()
	for _, facet := range []Facet{f.Employee, f.Rater, f.Dimension} {
		extreme := 0
		for _, m := range facet.Levels {
			if m.Extreme {
				extreme++
			}
		}
		if extreme > 0 {
			f.Notes = append(f.Notes, fmt.Sprintf("%d of %d in %s have only lowest or only highest ratings: their measures rest on the prior",
				extreme, len(facet.Levels), facet.Name))
		}
	}
	if c, err := Connect(r.Unit, r.Rater); err == nil {
		f.Notes = append(f.Notes, c.Notes...)
	}
}

// NeverLikeliest says of a category that at no measure it is the most likely one. At a measure m category k has the log
// probability k m less the sum of the thresholds up to it, so that k is the most likely somewhere just when the mean
// threshold from any lower category up to k is at most that from k up to any higher one.
func (f *Facets) NeverLikeliest(category int) bool {
	below, above := math.Inf(-1), math.Inf(1)
	for sum, k := 0.0, category; k > 0; k-- {
		threshold, _ := f.Categories[k].Threshold.Get()
		sum += threshold
		below = max(below, sum/float64(category-k+1))
	}
	for sum, k := 0.0, category+1; k < len(f.Categories); k++ {
		threshold, _ := f.Categories[k].Threshold.Get()
		sum += threshold
		above = min(above, sum/float64(k-category))
	}
	return below > above
}

// thinLevel is the least number of ratings of a level whose threshold is stable.
const thinLevel = 10

// noteLevels says, in a sentence each, which levels are hardly used and which are never the most likely one.
func (f *Facets) noteLevels() {
	var thin, passed []string
	for k, c := range f.Categories {
		switch {
		case c.N < thinLevel:
			thin = append(thin, fmt.Sprintf("%g (%s)", c.Value, times(c.N)))
		case f.NeverLikeliest(k):
			passed = append(passed, fmt.Sprintf("%g", c.Value))
		}
	}
	if len(thin) > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("levels given fewer than %d times, so that the steps beside them are known only roughly (Linacre 2002): %s", thinLevel, strings.Join(thin, ", ")))
	}
	if len(passed) > 0 {
		f.Notes = append(f.Notes, "levels given so rarely that nowhere on the scale are they the likeliest, which blurs the steps between them and the next, not the severities: "+strings.Join(passed, ", "))
	}
}

func times(n int) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
