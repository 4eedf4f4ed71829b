package analysis_test

import (
	"math"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A person at level 2, proposed for 3, rated in the first dimension by three
// others (2, 3, 4) and by themselves (6). By hand: mean 3, SD 1; the person's own
// rating enters nothing.
func TestProfile(t *testing.T) {
	l := ladder.Default()
	dim := l.Dimensions[0].Name
	rate := func(rater string, relation ladder.Relation, level float64) ladder.Rating {
		return ladder.Rating{Employee: "e", Rater: rater, Relation: relation, Dimension: dim, State: ladder.Rated, Level: level}
	}
	p := analysis.NewProfile(l, ladder.Person{ID: "e", Level: 2, Proposed: 3}, []ladder.Rating{
		rate("m", ladder.Manager, 2), rate("p", ladder.Peer, 3), rate("q", ladder.Peer, 4), rate("e", ladder.Self, 6),
		{Employee: "e", Rater: "r", Relation: ladder.Peer, Dimension: dim, State: ladder.NotObserved},
		{Employee: "e", Rater: "m", Relation: ladder.Manager, Dimension: "no such dimension", State: ladder.Rated, Level: 1},
	})
	d := p.Dimensions[0]
	if d.N != 3 || d.Mean != 3 || math.Abs(d.SD-1) > 1e-12 || d.Low != 2 || d.High != 4 || !d.HasSelf || d.Self != 6 {
		t.Errorf("dimension: %+v", d)
	}
	if p.Raters != 3 || p.Target != 3 {
		t.Errorf("raters %d, target %d; want 3 and 3", p.Raters, p.Target)
	}
	low := float64(d.TargetBand.Low)
	if !d.HasTarget || d.TargetGap != math.Min(0, 3-low) {
		t.Errorf("target gap %v with band %v", d.TargetGap, d.TargetBand)
	}
	if p.Dimensions[1].N != 0 || p.Dimensions[1].HasGap {
		t.Errorf("a dimension nobody rated has figures: %+v", p.Dimensions[1])
	}
}

func TestProfileWithoutOthers(t *testing.T) {
	l := ladder.Default()
	p := analysis.NewProfile(l, ladder.Person{ID: "e"}, nil)
	if p.Assessment.Level != 0 || p.Assessment.Dimensions != 0 || p.Target != 0 {
		t.Errorf("nothing was rated and no level is known, yet: %+v", p)
	}
}
