package sample

import (
	"testing"

	"calibrate/ladder"
)

// entry is ladder.Assess turned round: at the entry of a level a profile is
// assessed at that level or, where levels share their texts, above it; a little
// lower it is not.
func TestEntryTurnsAssessRound(t *testing.T) {
	c := company(t, Options{})
	assessed := func(profile []float64, overall float64) int {
		means := map[int]float64{}
		for d, above := range profile {
			means[d] = overall + above
		}
		return c.ladder.Assess(means).Level
	}
	for no := range 200 {
		profile := c.profile(no)
		for level := 1; level <= len(c.ladder.Levels); level++ {
			at := c.rule.entry(profile, level)
			if got := assessed(profile, at); got < level {
				t.Fatalf("person %d at the entry of level %d is assessed at %d", no, level, got)
			}
			if got := assessed(profile, at-1e-6); got >= level {
				t.Fatalf("person %d below the entry of level %d is assessed at %d", no, level, got)
			}
		}
	}
	if above, top := c.rule.entry(c.profile(1), 7), c.rule.entry(c.profile(1), 6); above != top+1 {
		t.Errorf("entry above the top is %v, want one level above %v", above, top)
	}
}

// No category may be wholly unmet, however well the others do.
func TestEntryAsksForEachCategory(t *testing.T) {
	l := ladder.Default()
	profile := make([]float64, len(l.Dimensions))
	for _, d := range l.Dimensions {
		if d.Category == 3 {
			profile[d.Number] = -2
		}
	}
	if got := newRule(l).entry(profile, 3); got != 5 {
		t.Errorf("entry with one category two levels below the others is %v, want 5", got)
	}
}
