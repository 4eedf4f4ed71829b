package analysis

import (
	"math"

	"calibrate/ladder"
)

// A Profile is what the ratings of one employee say, dimension by dimension,
// and the assessed level that follows. It holds exact figures only: plain
// means over raters other than the employee, nothing adjusted.
type Profile struct {
	Person     ladder.Person
	Target     int                // level the person is measured against: proposed, else the next one; 0 when neither is known
	Dimensions []DimensionProfile // in ladder order, all of them
	Raters     int                // raters other than the employee who rated anything
	Assessment ladder.Assessment
}

// A DimensionProfile is one dimension of a Profile.
type DimensionProfile struct {
	Dimension  *ladder.Dimension // of the ladder the person is on
	N          int               // ratings by others in state rated
	Mean       float64           // in levels; meaningful when N > 0
	Low, High  float64           // lowest and highest rating by others; meaningful when N > 0
	SD         float64           // standard deviation of the ratings by others (n − 1); meaningful when N > 1
	Self       float64           // the employee's own rating; meaningful when HasSelf
	Band       ladder.Band       // of the current level; zero when there is none
	TargetBand ladder.Band       // of the target level; zero when there is none
	Gap        float64           // to the current level's band; meaningful when HasGap
	TargetGap  float64           // to the target level's band; meaningful when HasTarget

	HasSelf, HasGap, HasTarget bool // side by side: there are many of these
}

// NewProfile computes the profile of one person from all ratings of that
// person in one cycle. Of a rating it reads rater, relation, dimension, state
// and level; ratings in dimensions that the ladder does not have are left out.
func NewProfile(l *ladder.Ladder, person ladder.Person, ratings []ladder.Rating) Profile {
	p := Profile{Person: person, Target: target(l, person), Dimensions: make([]DimensionProfile, len(l.Dimensions))}
	for d := range l.Dimensions {
		p.Dimensions[d] = DimensionProfile{Dimension: &l.Dimensions[d]}
	}
	raters := map[string]bool{}
	for _, r := range ratings {
		dim, ok := l.DimensionByName(r.Dimension)
		if !ok {
			continue
		}
		p.Dimensions[dim.Number].add(r)
		if r.Relation != ladder.Self && r.State == ladder.Rated {
			raters[r.Rater] = true
		}
	}
	p.Raters = len(raters)
	p.Assessment = l.Assess(p.finish(l))
	return p
}

// target is the level a person is measured against.
func target(l *ladder.Ladder, person ladder.Person) int {
	switch {
	case person.Proposed > 0:
		return person.Proposed
	case person.Level > 0 && person.Level < len(l.Levels):
		return person.Level + 1
	}
	return person.Level // the top level has no next one
}

// add takes one rating in. Until finish, Mean holds the sum and SD the sum of
// squares: levels are half steps, so both are exact in any order.
func (d *DimensionProfile) add(r ladder.Rating) {
	if r.Relation == ladder.Self {
		if r.State == ladder.Rated {
			d.Self, d.HasSelf = r.Level, true
		}
		return
	}
	if r.State != ladder.Rated {
		return
	}
	if d.N == 0 || r.Level < d.Low {
		d.Low = r.Level
	}
	if d.N == 0 || r.Level > d.High {
		d.High = r.Level
	}
	d.Mean += r.Level
	d.SD += r.Level * r.Level
	d.N++
}

// finish turns sums into means and gaps and gives the means by dimension.
func (p *Profile) finish(l *ladder.Ladder) map[int]float64 {
	means := map[int]float64{}
	for i := range p.Dimensions {
		d := &p.Dimensions[i]
		d.Band, _ = l.Band(i, p.Person.Level)
		d.TargetBand, _ = l.Band(i, p.Target)
		if d.N == 0 {
			continue
		}
		n := float64(d.N)
		d.Mean /= n
		if d.N > 1 {
			d.SD = math.Sqrt(math.Max(0, (d.SD-n*d.Mean*d.Mean)/(n-1)))
		}
		means[i] = d.Mean
		d.Gap, d.HasGap = l.Gap(i, d.Mean, p.Person.Level)
		d.TargetGap, d.HasTarget = l.Gap(i, d.Mean, p.Target)
	}
	return means
}
