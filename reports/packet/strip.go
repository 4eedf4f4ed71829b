package packet

import (
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A strip is a small picture of one dimension: the target's band, each rating, the
// mean. Positions are levels; the scale runs from half a level below the lowest to
// half a level above the highest. The same figures stand beside it as text.
type strip struct {
	Levels    int
	Band      ladder.Band // zero for no expectation
	Mean      float64     // 0 for none
	Rated     []float64   // in ascending order
	Dots      []float64   // the same, equal ones apart
	SelfDots  []float64
	BelowBand bool
}

// dotGap is how far apart, in levels, dots on one spot are set.
const dotGap = 0.26

func newStrip(levels int, d analysis.DimensionProfile, ratings []ladder.Rating) strip {
	s := strip{Levels: levels, Band: d.TargetBand, BelowBand: d.HasTarget && d.TargetGap < 0}
	if d.N > 0 {
		s.Mean = d.Mean
	}
	for _, r := range ratings {
		switch {
		case r.State != ladder.Rated:
		case r.Relation == ladder.Self:
			s.SelfDots = append(s.SelfDots, r.Level)
		default:
			s.Rated = append(s.Rated, r.Level)
		}
	}
	slices.Sort(s.Rated)
	s.Dots = apart(s.Rated)
	return s
}

// apart sets ratings that are equal, and stand together, side by side around their place, within a
// quarter level either way.
func apart(levels []float64) []float64 {
	out := make([]float64, 0, len(levels))
	for i := 0; i < len(levels); {
		n := 1
		for i+n < len(levels) && levels[i+n] == levels[i] {
			n++
		}
		gap := math.Min(dotGap, 0.5/math.Max(1, float64(n-1)))
		for k := range n {
			out = append(out, levels[i]+(float64(k)-float64(n-1)/2)*gap)
		}
		i += n
	}
	return out
}
