package analysis_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// Each case is worked out by hand from the rule in Suppress's doc, with min 5.
func TestSuppress(t *testing.T) {
	tests := []struct {
		name   string
		groups []analysis.Group
		hidden string
	}{
		{"all large", groups("", 20, "A", 10, "B", 10), ""},
		{"one small group takes the smallest sibling with it", groups("", 33, "A", 3, "B", 10, "C", 20), "A B"},
		{"two small groups that together are large enough stay two", groups("", 16, "A", 3, "B", 3, "C", 10), "A B"},
		{"people of the parent itself are protected too", groups("", 22, "A", 10, "B", 10), "A"},
		{"enough people of the parent itself protect a small group", groups("", 28, "A", 3, "B", 20), "A"},
		{"below a hidden group one more is hidden", groups("", 33, "A", 3, "B", 10, "B / X", 5, "B / Y", 5, "C", 20), "A B B / X"},
		{"a head alone costs the smallest team of one org", groups("", 55, "A", 24, "A / X", 7, "A / Y", 9, "A / Z", 7, "B", 30), "A A / X"},
		{"a small group deep in the tree", groups("", 30, "A", 15, "A / X", 4, "A / Y", 11, "B", 15), "A / X A / Y"},
		{"a small company", groups("", 4, "A", 2, "B", 2), " A B"},
		{"an empty group says nothing", groups("", 20, "A", 0, "B", 20), ""},
		{"a level of the tree left out", groups("", 25, "A / X", 3, "A / Y", 7, "B", 15), "A / X A / Y"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := analysis.Suppress(tt.groups, 5)
			var hidden []string
			for _, g := range tt.groups {
				if _, ok := s.Hidden(g.Org); ok {
					hidden = append(hidden, g.Org)
				}
			}
			if got := strings.Join(hidden, " "); got != tt.hidden {
				t.Errorf("hidden %q, want %q", got, tt.hidden)
			}
		})
	}
}

// However the tree looks, what a shown parent leaves over when its shown
// children are taken away is nobody, or at least the smallest group allowed.
func TestSuppressLeavesNothingToSubtract(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		all := randomTree(random)
		s := analysis.Suppress(all, 5)
		for _, parent := range all {
			if _, hidden := s.Hidden(parent.Org); hidden {
				continue
			}
			if parent.N > 0 && parent.N < 5 {
				t.Fatalf("%+v shows %q with %d people", all, parent.Org, parent.N)
			}
			rest := parent.N
			for _, below := range shownBelow(all, s, parent.Org) {
				rest -= below.N
			}
			if rest > 0 && rest < 5 {
				t.Fatalf("%+v: subtracting the shown children of %q leaves %d people", all, parent.Org, rest)
			}
		}
	}
}

// shownBelow gives the topmost shown groups below an org.
func shownBelow(all []analysis.Group, s analysis.Suppression, org string) []analysis.Group {
	var found []analysis.Group
	for _, g := range all {
		parts := ladder.OrgParts(g.Org)
		if g.Org == "" || strings.Join(parts[:len(parts)-1], ladder.OrgSeparator) != org {
			continue
		}
		if _, hidden := s.Hidden(g.Org); hidden {
			found = append(found, shownBelow(all, s, g.Org)...)
		} else {
			found = append(found, g)
		}
	}
	return found
}

// randomTree makes a company of up to three layers whose numbers add up.
func randomTree(random *rand.Rand) []analysis.Group {
	all := []analysis.Group{{Org: "", N: random.IntN(4)}}
	for a := range 1 + random.IntN(4) {
		org := analysis.Group{Org: string(rune('A' + a)), N: random.IntN(3)}
		var teams []analysis.Group
		for b := range random.IntN(4) {
			team := analysis.Group{Org: org.Org + ladder.OrgSeparator + string(rune('a'+b)), N: random.IntN(12)}
			org.N += team.N
			teams = append(teams, team)
		}
		all[0].N += org.N
		all = append(append(all, org), teams...)
	}
	return all
}

func groups(pairs ...any) []analysis.Group {
	var all []analysis.Group
	for i := 0; i < len(pairs); i += 2 {
		all = append(all, analysis.Group{Org: pairs[i].(string), N: pairs[i+1].(int)})
	}
	return all
}
