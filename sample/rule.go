package sample

import (
	"math"
	"sort"

	"calibrate/ladder"
)

// A rule is the ladder's assessed-level rule turned round: where ladder.Assess
// asks which level a profile reaches, entry asks how high a profile must be
// lifted to reach a level. A test holds the two against each other.
type rule struct {
	share  float64
	levels [][]demand // by level - 1
}

// A demand is what one dimension asks of those who meet a level.
type demand struct {
	dimension, category int
	low, weight         float64
}

func newRule(l *ladder.Ladder) rule {
	r := rule{share: l.Rule.MeetsShare, levels: make([][]demand, len(l.Levels))}
	for i, level := range l.Levels {
		for _, d := range l.Dimensions {
			if band, ok := l.Band(d.Number, level.Number); ok {
				r.levels[i] = append(r.levels[i], demand{d.Number, d.Category, float64(band.Low), d.Weight})
			}
		}
	}
	return r
}

// entry gives the least overall position, in levels, at which a person with this
// profile (what each dimension lies above the overall) reaches a level. Above
// the top level it is one level more.
func (r rule) entry(profile []float64, level int) float64 {
	if level > len(r.levels) {
		return r.entry(profile, len(r.levels)) + 1
	}
	type need struct{ at, weight float64 }
	demands := r.levels[level-1]
	needs := make([]need, len(demands))
	category := map[int]float64{} // the least need in each
	var total float64
	for i, d := range demands {
		needs[i] = need{d.low - profile[d.dimension], d.weight}
		total += d.weight
		if least, seen := category[d.category]; !seen || needs[i].at < least {
			category[d.category] = needs[i].at
		}
	}
	sort.Slice(needs, func(i, j int) bool { return needs[i].at < needs[j].at })
	at, met := math.Inf(-1), 0.0
	for i := 0; i < len(needs) && met < r.share*total-ladder.Tolerance; i++ {
		at, met = needs[i].at, met+needs[i].weight
	}
	for _, least := range category { // no category may be wholly unmet
		at = max(at, least)
	}
	return at
}
