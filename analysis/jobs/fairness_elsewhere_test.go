package jobs

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// An equation is a published figure: the sum of a characteristic over some people.
type equation struct {
	people []int
	sum    float64
}

// TestFairnessAgainstAllTables attacks the rates of groups with everything else
// that is published about who is proposed: the rates by org and by level of the
// job promotions, and the headcounts by org and level of the job levels, now and
// if all nominations pass, whose difference counts the proposed. The attacker
// knows who is in which group, org and level. Every figure is first checked
// against the truth; then no hidden group's count may be a combination of figures,
// unless those of the other tables alone give it, nor be pinned down by its bounds.
func TestFairnessAgainstAllTables(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 12))
	hidden := 0
	for round := range 8 {
		people := attackedPeople(random)
		if round == 0 {
			people = siteThatIsAnOrg()
		}
		s := newStore(t)
		add(t, s, "roster.xlsx", people, nil)
		in := inputOf(s)
		rates := tableNamed(t, runJob(t, fairness, in), "fairness_rates")
		others := slices.Concat(promotionEquations(t, people, in), levelEquations(t, people, in))
		shown, secret := fairnessEquations(people, rates)
		for _, e := range slices.Concat(others, shown) {
			if got := sumOver(people, e.people); got != e.sum {
				t.Fatalf("the figure of %v is read as %g, and is %g", e.people, e.sum, got)
			}
		}
		for name, group := range secret {
			hidden++
			mine := indicator(group, len(people))
			if alone := rows01(others, len(people)); rankOf(alone, nil) == rankOf(append(alone, mine), nil) {
				continue
			}
			if all := rows01(slices.Concat(others, shown), len(people)); rankOf(all, nil) == rankOf(append(all, mine), nil) {
				t.Errorf("the hidden count of %s follows from the tables", name)
			}
			heading, _, _ := strings.Cut(name, "|")
			if n := hiddenOfHeading(heading, secret); n < in.MinGroup {
				t.Errorf("the groups hidden of %s have %d people together, whom the shown ones give away", heading, n)
			}
			low, high := possible(people, name, secret)
			if all := sumOver(people, everyone(people)); len(group) < in.MinGroup && all > 0 && all < float64(len(people)) && high <= low {
				t.Errorf("the hidden count of %s can only be %g", name, low)
			}
		}
	}
	if hidden < 10 {
		t.Errorf("only %d groups were hidden: the attack had little to do", hidden)
	}
}

// siteThatIsAnOrg has three sites: P of 27, Q of three, which may not be shown, and
// R of eight, which is hidden with it and is the whole of an org of its own: the
// table by org shows R, and everybody less P less R is Q.
func siteThatIsAnOrg() []ladder.Person {
	var people []ladder.Person
	for i := range 38 {
		org, site := "Tech / A", "P"
		switch {
		case i < 3:
			site = "Q"
		case i >= 30:
			org, site = "Tech / B", "R"
		}
		p := person(fmt.Sprintf("p%03d", i), org, 2+i%2, 0)
		if i%3 == 0 {
			p.Proposed = p.Level + 1
		}
		p.Groups = map[string]string{"Site": site}
		people = append(people, p)
	}
	return people
}

// attackedPeople are below the top level, each in an org, a site and mostly of a
// stated gender; the smallest org often is a site of its own.
func attackedPeople(random *rand.Rand) []ladder.Person {
	var people []ladder.Person
	rate, sites, strays := 2+random.IntN(9), 2+random.IntN(5), random.IntN(3)
	for i := range 25 + random.IntN(40) {
		org := random.IntN(7) / 2
		p := person(fmt.Sprintf("p%03d", i), fmt.Sprintf("Tech / %c", 'A'+org), 2+random.IntN(3), 0)
		if random.IntN(rate) == 0 {
			p.Proposed = p.Level + 1
		}
		site := random.IntN(1 + random.IntN(sites))
		if org == 3 && (strays > 0 || random.IntN(4) > 0) {
			site = 7
		}
		p.Groups = map[string]string{"Site": string(rune('P' + site)), "Gender": string(rune('F' + random.IntN(2)))}
		if random.IntN(8) == 0 {
			delete(p.Groups, "Gender")
		}
		people = append(people, p)
	}
	return people
}

func everyone(people []ladder.Person) []int {
	return membersOf(people, func(ladder.Person) bool { return true })
}

func membersOf(people []ladder.Person, is func(ladder.Person) bool) []int {
	var members []int
	for i, p := range people {
		if is(p) {
			members = append(members, i)
		}
	}
	return members
}

func sumOver(people []ladder.Person, members []int) float64 {
	n := 0.0
	for _, i := range members {
		if people[i].Proposed > 0 {
			n++
		}
	}
	return n
}

func rows01(equations []equation, n int) [][]float64 {
	var rows [][]float64
	for _, e := range equations {
		rows = append(rows, indicator(e.people, n))
	}
	return rows
}

func promotionEquations(t *testing.T, people []ladder.Person, in analysis.Input) []equation {
	r := runJob(t, promotions, in)
	return slices.Concat(
		countsIn(tableNamed(t, r, "promotion_rate_by_org"), func(org string) []int {
			return membersOf(people, func(p ladder.Person) bool { return org == company || org == "Tech" || p.Org == org })
		}),
		countsIn(tableNamed(t, r, "promotion_rate_by_level"), func(level string) []int {
			return membersOf(people, func(p ladder.Person) bool { return in.Ladder.Levels[p.Level-1].Code == level })
		}))
}

// countsIn reads the column of the proposed.
func countsIn(table analysis.Table, of func(string) []int) []equation {
	at := slices.IndexFunc(table.Columns, func(c analysis.Column) bool { return c.Name == "proposed" })
	var found []equation
	for row := range table.Rows.All() {
		label, _ := row[0].Text()
		if n, ok := row[at].Num(); ok {
			found = append(found, equation{of(label), n})
		}
	}
	return found
}

// levelEquations works out the proposed of each org and level from the headcounts
// now and if all pass: everybody proposed here goes up one level.
func levelEquations(t *testing.T, people []ladder.Person, in analysis.Input) []equation {
	table := tableNamed(t, runJob(t, levels, in), "levels_by_org_and_level")
	place := map[string]int{}
	for i, c := range table.Columns {
		place[c.Name] = i
	}
	var found []equation
	gone := map[string]float64{} // by org, proposed from the level below
	for row := range table.Rows.All() {
		org, _ := row[place["org"]].Text()
		code, _ := row[place["code"]].Text()
		now, ok := row[place["current"]].Num()
		then, also := row[place["if_all_pass"]].Num()
		if !ok || !also {
			continue
		}
		gone[org] += now - then // who leaves the level less who comes from below, summed from the bottom
		found = append(found, equation{membersOf(people, func(p ladder.Person) bool {
			return (org == company || org == "Tech" || p.Org == org) && in.Ladder.Levels[p.Level-1].Code == code
		}), gone[org]})
	}
	return found
}

// fairnessEquations gives the counts shown, and the groups that are hidden by
// attribute and name.
func fairnessEquations(people []ladder.Person, table analysis.Table) (shown []equation, hidden map[string][]int) {
	hidden = map[string][]int{}
	for row := range table.Rows.All() {
		question, _ := row[0].Text()
		heading, _ := row[1].Text()
		group, _ := row[2].Text()
		if question != "proposed for a higher level" {
			continue
		}
		members := membersOf(people, func(p ladder.Person) bool {
			value := p.Groups[heading]
			return heading == everybodyIn || value == group || value == "" && group == notStated
		})
		if n, ok := row[4].Num(); ok {
			shown = append(shown, equation{members, n})
		} else if len(members) > 0 {
			hidden[heading+"|"+group] = members
		}
	}
	return shown, hidden
}

// hiddenOfHeading counts the people in the hidden groups of an attribute.
func hiddenOfHeading(heading string, hidden map[string][]int) int {
	n := 0
	for name, group := range hidden {
		if strings.HasPrefix(name, heading+"|") {
			n += len(group)
		}
	}
	return n
}

// possible is the range of a hidden count that the shown groups of the same
// attribute leave: the hidden ones share what is left of everybody's.
func possible(people []ladder.Person, name string, hidden map[string][]int) (low, high float64) {
	heading, _, _ := strings.Cut(name, "|")
	n, selected := 0.0, 0.0
	for other, group := range hidden {
		if strings.HasPrefix(other, heading+"|") {
			n, selected = n+float64(len(group)), selected+sumOver(people, group)
		}
	}
	size := float64(len(hidden[name]))
	return max(0, selected-(n-size)), min(size, selected)
}
