package jobs

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// scoped are the jobs whose figures, for one org, rest on that org's people
// alone. The jobs about raters compare with the whole company, and have tests of
// their own for what a director sees.
var scoped = map[string]runner{
	"coverage": coverage, "levels": levels, "gap": gap, "fairness": fairness, "decisions": decisions, "movement": movement, "history": history,
}

// A madeUp company has three layers of orgs, two cycles and decisions. Everything
// about the people outside one org comes from a stream of its own.
type madeUp struct {
	people, before []ladder.Person
	ratings        []ladder.Rating
	decisions      []ladder.Decision
}

// newMadeUp makes a company; two with the same seed and other outside are alike
// inside the org and nowhere else.
func newMadeUp(seed, outside uint64, org string) madeUp {
	shape := rand.New(rand.NewPCG(seed, 0))
	var c madeUp
	for a := range 2 + shape.IntN(2) {
		for b := range 1 + shape.IntN(3) {
			for n := range 1 + shape.IntN(9) {
				path := fmt.Sprintf("Tech / %c / %c", 'A'+a, 'a'+b)
				id := fmt.Sprintf("%c%c%d", 'A'+a, 'a'+b, n)
				random := rand.New(rand.NewPCG(seed, uint64(1+a*100+b*10+n)))
				if !strings.HasPrefix(path, org+ladder.OrgSeparator) {
					random = rand.New(rand.NewPCG(seed^outside, uint64(1+a*100+b*10+n)))
					if random.IntN(4) == 0 {
						continue
					}
				}
				c.add(random, id, path)
			}
		}
	}
	return c
}

// add makes one person with all there is to say of one.
func (c *madeUp) add(random *rand.Rand, id, org string) {
	p := person(id, org, 2+random.IntN(4), 0)
	was := p
	was.Cycle, was.Level = "2025-H2", p.Level-random.IntN(2)
	if random.IntN(3) == 0 {
		p.Proposed = p.Level + 1
	}
	p.Groups = map[string]string{"Site": string(rune('X' + random.IntN(3)))}
	c.people = append(c.people, p)
	if random.IntN(8) > 0 {
		c.before = append(c.before, was)
	}
	for rater := range random.IntN(4) {
		for d := range 26 {
			if random.IntN(5) > 0 {
				c.ratings = append(c.ratings, rate(id, fmt.Sprintf("r%s%d", id, rater), ladder.Peer, d, float64(2+random.IntN(9))/2))
			}
		}
	}
	if random.IntN(4) > 0 {
		c.decisions = append(c.decisions, ladder.Decision{Cycle: thisCycle, Employee: id, Agreed: max(1, p.Level-1+random.IntN(3)), Reason: "r", Date: "2026-06-01"})
	}
}

func (c madeUp) store(t *testing.T) *store.Store {
	s := newStore(t)
	add(t, s, "before.csv", c.before, nil)
	addBatch(t, s, ladder.Batch{File: "now.csv", People: c.people, Ratings: ladder.NewRatings(c.ratings...), Decisions: c.decisions})
	return s
}

// TestDirectorSeesOneOrgOnly: whatever is true of people outside the org, a
// director's results are the same to the letter, so that nothing about them can
// be worked out.
func TestDirectorSeesOneOrgOnly(t *testing.T) {
	for seed := range uint64(3) {
		var texts []string
		for outside := range uint64(2) {
			in := inputOf(newMadeUp(seed, outside<<32, "Tech / A").store(t))
			in.Org, in.Audience, in.Previous = "Tech / A", analysis.Director, "2025-H2"
			texts = append(texts, allText(t, in))
		}
		if texts[0] != texts[1] {
			a, b := strings.Split(texts[0], "\n"), strings.Split(texts[1], "\n")
			for i := range min(len(a), len(b)) {
				if a[i] != b[i] {
					t.Fatalf("seed %d: with other people outside\n%s\nbecomes\n%s", seed, a[i], b[i])
				}
			}
			t.Fatalf("seed %d: with other people outside there are %d lines, not %d", seed, len(b), len(a))
		}
	}
}

// allText is everything a report is made of, charts' figures included.
func allText(t *testing.T, in analysis.Input) string {
	t.Helper()
	var all strings.Builder
	for _, job := range List {
		run, ours := scoped[job.Name]
		if !ours {
			continue
		}
		r, err := run(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&all, "== %s\n%s", job.Name, resultText(r))
		for _, table := range r.Tables {
			for row := range table.Rows.All() {
				fmt.Fprintln(&all, table.Name, row)
			}
		}
		for _, c := range r.Charts {
			fmt.Fprintf(&all, "%s %+v\n", c.Name, c.Data)
		}
	}
	return all.String()
}

// orgTables are the tables with figures by org, by the column that has the
// people a row's figures rest on and whose figures those are. The figures of one
// table rest on the same people, unless they say otherwise here.
var orgTables = []struct {
	table, figure string
	counts        func(analysis.Profile) bool
}{
	{"coverage_by_org", "peer", func(analysis.Profile) bool { return true }},
	{"levels_by_org", "mean_current", func(p analysis.Profile) bool { return p.Person.Level > 0 }},
	{"levels_by_org", "mean_assessed", func(p analysis.Profile) bool { return p.Assessment.Level > 0 }},
	{"gap_by_org", "mean_gap_current", func(p analysis.Profile) bool { return p.Dimensions[0].HasGap }},
	{"gap_by_org", "mean_gap_target", func(p analysis.Profile) bool { return p.Dimensions[0].HasTarget }},
}

// TestHiddenFiguresStayHidden attacks the tables by org of a director's results
// with the equations that the shown figures are: no hidden figure and none about
// fewer than five people may follow. Person by person a director sees the people
// of the org anyway; aggregates are for passing on.
func TestHiddenFiguresStayHidden(t *testing.T) {
	hidden := 0
	for seed := range uint64(5) {
		in := inputOf(newMadeUp(seed, 0, "Tech / A").store(t))
		in.Org, in.Audience, in.Previous = "Tech / A", analysis.Director, "2025-H2"
		profiles, err := analysis.Profiles(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		byTable := map[string]analysis.Table{}
		for _, run := range scoped {
			for _, table := range runJob(t, run, in).Tables {
				byTable[table.Name] = table
			}
		}
		for _, o := range orgTables {
			cuts := orgCuts(t, byTable[o.table], o.figure, profiles, o.counts)
			hidden += len(hiddenOf(cuts))
			attack(t, cuts, len(profiles), in.MinGroup)
		}
	}
	if hidden < 10 {
		t.Errorf("only %d figures were hidden: the attack had little to do", hidden)
	}
}

// orgCuts gives the people behind each figure of a column, of the first row of
// each org.
func orgCuts(t *testing.T, table analysis.Table, figure string, profiles []analysis.Profile, counts func(analysis.Profile) bool) []cut {
	t.Helper()
	var cuts []cut
	seen := map[string]bool{}
	for row := range table.Rows.All() {
		path, _ := row[0].Text()
		if seen[path] {
			continue
		}
		seen[path] = true
		c := cut{}
		for i, p := range profiles {
			if counts(p) && (p.Person.Org == path || strings.HasPrefix(p.Person.Org, path+ladder.OrgSeparator)) {
				c.people = append(c.people, i)
			}
		}
		if v := cell(t, table, path, figure); v.IsHidden() {
			c.hidden = "hidden"
		}
		cuts = append(cuts, c)
	}
	return cuts
}
