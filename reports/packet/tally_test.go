package packet

import (
	"slices"
	"testing"

	"calibrate/ladder"
)

// TestTallyLines: each level has a line, but for those above all that matters of which
// nothing is met.
func TestTallyLines(t *testing.T) {
	none := func(code, role string) tally { return tally{Code: code, Role: role, Share: "0.0 %", Rated: 26} }
	passed := tally{Code: "L1", Role: "current", Share: "100.0 %", Met: 25, Rated: 25, Passed: true}
	short := tally{Code: "L2", Role: "target", Share: "80.8 %", Met: 21, Rated: 26, Unmet: []string{"Leadership", "Teamwork"}}
	for name, c := range map[string]struct {
		tallies []tally
		want    []tallyLine
	}{
		"several above": {[]tally{passed, short, none("L3", ""), none("L4", "")}, []tallyLine{
			{"L1", "current", "met, 25 of 25 dimensions, 100.0 % of the weight", true},
			{"L2", "target", "not met, 21 of 26 dimensions, 80.8 % of the weight, nothing in Leadership, Teamwork", false},
			{"L3 to L4", "", "not met, no dimension", false}}},
		"one above": {[]tally{passed, none("L2", "")}, []tallyLine{
			{"L1", "current", "met, 25 of 25 dimensions, 100.0 % of the weight", true},
			{"L2", "", "not met, no dimension", false}}},
		"the target has a line of its own": {[]tally{none("L1", ""), none("L2", "target")}, []tallyLine{
			{"L1", "", "not met, 0 of 26 dimensions, 0.0 % of the weight", false},
			{"L2", "target", "not met, 0 of 26 dimensions, 0.0 % of the weight", false}}},
		"nobody rated": {},
	} {
		if got := (person{Tallies: c.tallies}).TallyLines(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestBandNote: beside a gap stands what it is measured against, where the heading does
// not say so.
func TestBandNote(t *testing.T) {
	for band, want := range map[ladder.Band]string{{}: "no expectation", {Low: 2, High: 2}: "", {Low: 2, High: 3}: "L2–L3"} {
		d := dimension{Band: "L2", Strip: strip{Band: band}}
		if band.High > band.Low {
			d.Band = "L2–L3"
		}
		if got := d.bandNote("L2"); got != want {
			t.Errorf("of the band %v stands %q, want %q", band, got, want)
		}
	}
}
