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

// A madeUp company has three layers of orgs, two cycles and decisions. Everything
// about the people outside one org comes from a stream of its own, and so does what
// is said of the reader.
type madeUp struct {
	people, before         []ladder.Person
	ratings, ratingsBefore []ladder.Rating
	decisions              []ladder.Decision

	raters []string // ids that may stand for a rater, whether or not the roster has them
}

// A variant says which stream is another: that of the people outside the org, or
// that of the reader.
type variant struct {
	outside, reader uint64
	readerID        string
}

// newMadeUp makes a company; two with the same seed are alike but for what the
// variant says.
func newMadeUp(seed uint64, org string, v variant) madeUp {
	shape := rand.New(rand.NewPCG(seed, 0))
	var c madeUp
	var places []spot
	for a := range 2 + shape.IntN(2) {
		for b := range 1 + shape.IntN(3) {
			for n := range 3 + shape.IntN(9) {
				id := fmt.Sprintf("%c%c%d", 'A'+a, 'a'+b, n)
				places = append(places, spot{id, fmt.Sprintf("Tech / %c / %c", 'A'+a, 'a'+b), uint64(1 + a*100 + b*20 + n)})
				c.raters = append(c.raters, id)
			}
		}
	}
	for _, p := range places {
		inside := ladder.OrgWithin(p.org, org)
		random := rand.New(rand.NewPCG(seed, p.number))
		switch {
		case p.id == v.readerID:
			random = rand.New(rand.NewPCG(seed^v.reader, p.number))
		case !inside:
			random = rand.New(rand.NewPCG(seed^v.outside, p.number))
			if random.IntN(4) == 0 {
				continue
			}
		}
		c.add(random, p.id, p.org, inside)
	}
	return c
}

// A spot is where a person may stand.
type spot struct {
	id, org string
	number  uint64
}

// add makes one person with all there is to say of one. Those inside came from
// anywhere.
func (c *madeUp) add(random *rand.Rand, id, org string, inside bool) {
	p := person(id, org, 2+random.IntN(4), 0)
	was := p
	was.Cycle, was.Level = "2025-H2", p.Level-random.IntN(2)
	if inside && random.IntN(6) == 0 {
		was.Org = "Tech / B / a"
	}
	if random.IntN(3) == 0 {
		p.Proposed = p.Level + 1
	}
	p.Groups = map[string]string{"Site": string(rune('X' + random.IntN(3)))}
	c.people = append(c.people, p)
	c.ratings = append(c.ratings, c.rated(random, id, 1+random.IntN(4))...)
	if random.IntN(8) > 0 {
		c.before = append(c.before, was)
		for _, r := range c.rated(random, id, random.IntN(4)) {
			r.Cycle = was.Cycle
			c.ratingsBefore = append(c.ratingsBefore, r)
		}
	}
	if random.IntN(4) > 0 {
		c.decisions = append(c.decisions, ladder.Decision{Cycle: thisCycle, Employee: id, Agreed: max(1, p.Level-1+random.IntN(3)), Reason: "r", Date: "2026-06-01"})
	}
}

// rated is what so many raters, from inside and outside the org, give a person. One
// in four of them is from the same few, who link the others.
func (c *madeUp) rated(random *rand.Rand, id string, raters int) (given []ladder.Rating) {
	relations := []ladder.Relation{ladder.Manager, ladder.Peer, ladder.Peer, ladder.Skip}
	said := map[string]bool{}
	for k := range raters {
		rater, relation := c.raters[random.IntN(len(c.raters))], relations[k]
		if k == 0 && random.IntN(2) == 0 {
			rater = c.raters[random.IntN(3)]
		}
		if rater == id {
			relation = ladder.Self
		}
		if said[rater] {
			continue
		}
		said[rater] = true
		given = append(given, c.ratedBy(random, id, rater, relation)...)
	}
	return given
}

func (c *madeUp) ratedBy(random *rand.Rand, id, rater string, relation ladder.Relation) (given []ladder.Rating) {
	level := 2 + random.IntN(7)
	for d := range 26 {
		if random.IntN(3) == 0 {
			given = append(given, rate(id, rater, relation, d, float64(level+random.IntN(4))/2))
		}
	}
	return given
}

func (c madeUp) store(t *testing.T) *store.Store {
	s := newStore(t)
	add(t, s, "before.csv", c.before, c.ratingsBefore)
	addBatch(t, s, ladder.Batch{File: "now.csv", People: c.people, Ratings: ladder.NewRatings(c.ratings...), Decisions: c.decisions})
	return s
}

// TestDirectorSeesOneOrgOnly: whatever is true of people outside the org, and of the
// reader, a director's results are the same to the letter, so that nothing about
// them can be worked out. That holds for every job and all that a report is made of.
func TestDirectorSeesOneOrgOnly(t *testing.T) {
	for seed := range uint64(3) {
		org := []string{"Tech / A", "Tech / A / a", "Tech / A"}[seed]
		reader := []string{"", "Aa0", "Aa0"}[seed]
		var texts, whole []string
		for other := range uint64(2) {
			c := newMadeUp(seed, org, variant{other << 32, other << 32, reader})
			in := inputOf(c.store(t))
			in.Org, in.For, in.Audience, in.Previous = org, reader, analysis.Director, "2025-H2"
			texts = append(texts, allText(t, in))
			in.Org, in.For = "", ""
			whole = append(whole, resultText(runJob(t, agreement, in)))
		}
		sameText(t, fmt.Sprintf("seed %d, %s for %q", seed, org, reader), texts[0], texts[1])
		if whole[0] == whole[1] {
			t.Errorf("seed %d: the companies are alike, and nothing was tested", seed)
		}
	}
}

func sameText(t *testing.T, what, one, other string) {
	t.Helper()
	a, b := strings.Split(one, "\n"), strings.Split(other, "\n")
	job, told := "", 0
	for i := range min(len(a), len(b)) {
		if strings.HasPrefix(a[i], "== ") {
			job = a[i]
		}
		if a[i] != b[i] && told < 3 {
			t.Errorf("%s, %s: with other people outside\n%s\nbecomes\n%s", what, job, a[i], b[i])
			told++
		}
	}
	if len(a) != len(b) {
		t.Errorf("%s: with other people outside there are %d lines, not %d", what, len(b), len(a))
	}
}

// allText is everything a report is made of, charts' figures included.
func allText(t *testing.T, in analysis.Input) string {
	t.Helper()
	var all strings.Builder
	results, err := analysis.Run(context.Background(), in, List, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		fmt.Fprintf(&all, "== %s\n%s", r.Job, resultText(r))
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
	{"promotion_rate_by_org", "proposed", func(p analysis.Profile) bool { return p.Person.Level > 0 && p.Person.Level < 6 }},
}

// TestHiddenFiguresStayHidden attacks the tables by org of a director's results
// with the equations that the shown figures are: no hidden figure and none about
// fewer than five people may follow. Person by person a director sees the people
// of the org anyway; aggregates are for passing on.
func TestHiddenFiguresStayHidden(t *testing.T) {
	hidden := 0
	for seed := range uint64(5) {
		in := inputOf(newMadeUp(seed, "Tech / A", variant{}).store(t)).Remembering()
		in.Org, in.Audience, in.Previous = "Tech / A", analysis.Director, "2025-H2"
		profiles, err := analysis.Profiles(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		byTable := map[string]analysis.Table{}
		for _, job := range []runner{coverage, levels, gap, agreement, promotions} {
			for _, table := range runJob(t, job, in).Tables {
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
