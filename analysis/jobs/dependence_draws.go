package jobs

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// How often a person's profile is drawn: 400 times, which leaves a chance open
// by 2.5 points (one standard error) at most, and less often when there are so
// many people that all together would be drawn more than totalDraws times.
const (
	draws       = 400
	fewestDraws = 100
	totalDraws  = 1_000_000
)

func drawsFor(people int) int {
	return max(fewestDraws, min(draws, totalDraws/max(1, people)))
}

// draw finds the chance of meeting the target, and the range of assessed
// levels, by drawing the profile that a person may truly have.
//
// A person's adjusted mean in dimension d is baseline + e + p_d + c + noise: e
// the overall level, p_d the strength or weakness there, c the error that all
// dimensions share (severity not known exactly, halo). All are normal with the
// variances among all people, so that given c + e the dimensions are independent
// and each draw is exact (normal conjugacy).
func (o *outcomes) draw(in analysis.Input, a *adjuster, employee int) {
	why := o.level.Why()
	if why == "" && math.IsNaN(a.common[employee]) {
		why = "the error of the overall level was not computed"
	}
	if why != "" {
		o.low, o.high, o.chance = stats.Unknown(why), stats.Unknown(why), stats.Unknown(why)
		return
	}
	hash := fnv.New64a()
	hash.Write([]byte(o.person.ID))
	random := rand.New(stats.NewStream(in.Seed, 0, hash.Sum64()))
	post, levels, met := o.posterior(a, employee), make([]int, a.draws), 0
	profile := unrated(in.Ladder)
	for i := range levels {
		post.draw(a, random, profile)
		levels[i] = in.Ladder.LevelOf(profile)
		if o.meets(levels[i]) {
			met++
		}
	}
	slices.Sort(levels)
	o.low, o.high = stats.Known(float64(levels[len(levels)*25/1000])), stats.Known(float64(levels[len(levels)*975/1000-1]))
	o.chance = stats.Known(float64(met) / float64(len(levels)))
	if o.target == 0 {
		o.chance = stats.Unknown("no target level")
	}
}

// posterior is what the ratings leave open of one person's profile.
type posterior struct {
	mean, sd        float64 // of e + c
	share, personSD float64 // e given e + c: share of it, and what is left open
	dimensions      []openDimension
}

type openDimension struct {
	number, n int
	baseline  float64
	value     float64 // adjusted mean less baseline
	share, sd float64 // p_d given the rest
}

func (o *outcomes) posterior(a *adjuster, employee int) posterior {
	common := a.common[employee]
	p := posterior{share: 1}
	precision, weighted := 0.0, 0.0
	if spread := a.between + common; spread > 0 {
		precision = 1 / spread
		p.share, p.personSD = a.between/spread, math.Sqrt(a.between*common/spread)
	}
	for _, m := range o.adjusted {
		value, _ := m.value.Get()
		noise := a.noise / float64(m.n)
		d := openDimension{number: m.dimension.Number, n: m.n, baseline: a.baseline[m.dimension.Number]}
		d.value = value - d.baseline
		if total := a.profile + noise; total > 0 {
			d.share, d.sd = a.profile/total, math.Sqrt(a.profile*noise/total)
			precision += 1 / total
			weighted += d.value / total
		}
		p.dimensions = append(p.dimensions, d)
	}
	if precision > 0 {
		p.mean, p.sd = weighted/precision, 1/math.Sqrt(precision)
	}
	return p
}

// unrated is a profile in which no dimension is rated.
func unrated(l *ladder.Ladder) []float64 {
	return slices.Repeat([]float64{math.NaN()}, len(l.Dimensions))
}

// draw writes one profile, rounded to what the mean of so many ratings can be.
func (p posterior) draw(a *adjuster, random *rand.Rand, profile []float64) {
	both := p.mean + p.sd*random.NormFloat64()
	overall := p.share*both + p.personSD*random.NormFloat64()
	for _, d := range p.dimensions {
		own := d.share*(d.value-both) + d.sd*random.NormFloat64()
		profile[d.number] = a.round(d.baseline+overall+own, d.n)
	}
}
