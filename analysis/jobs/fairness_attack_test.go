package jobs

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A programme is what an attacker knows of figures x ≥ 0: sums of some of them.
type programme struct {
	figures int
	rows    [][]float64
	sums    []float64
}

func (p *programme) know(sum float64, weights map[int]float64) {
	row := make([]float64, p.figures)
	for i, w := range weights {
		row[i] += w
	}
	p.rows, p.sums = append(p.rows, row), append(p.sums, sum)
}

// bounds are the least and the most that some figures can add up to, by gonum's
// simplex method, which wants rows that do not follow from one another.
func (p programme) bounds(t *testing.T, of []int) (low, high float64) {
	t.Helper()
	rows, sums := independent(p.rows, p.sums)
	place, used := make([]int, p.figures), 0 // gonum wants no figure that is in no equation
	for j := range place {
		place[j] = -1
		if slices.ContainsFunc(rows, func(row []float64) bool { return row[j] != 0 }) {
			place[j], used = used, used+1
		}
	}
	a := mat.NewDense(len(rows), used, nil)
	for i, row := range rows {
		for j, x := range row {
			if place[j] >= 0 {
				a.Set(i, place[j], x)
			}
		}
	}
	aim := make([]float64, used)
	var ends [2]float64
	for k, way := range []float64{1, -1} {
		for _, i := range of {
			aim[place[i]] = way
		}
		value, _, err := lp.Simplex(aim, a, sums, 1e-9, nil)
		if err != nil {
			t.Fatalf("%d figures, %d equations: %v", p.figures, len(rows), err)
		}
		ends[k] = way * value
	}
	return ends[0], ends[1]
}

// room is how many whole values more than one they leave.
func (p programme) room(t *testing.T, of []int) int {
	low, high := p.bounds(t, of)
	return int(math.Floor(high+1e-6) - math.Ceil(low-1e-6))
}

// independent leaves out equations that follow from those before.
func independent(rows [][]float64, sums []float64) (kept [][]float64, right []float64) {
	var echelon [][]float64
	var lead []int
	for i, row := range rows {
		left := slices.Clone(row)
		for k, e := range echelon {
			takeOff(left, e, left[lead[k]]/e[lead[k]])
		}
		best := 0
		for j := range left {
			if math.Abs(left[j]) > math.Abs(left[best]) {
				best = j
			}
		}
		if math.Abs(left[best]) > 1e-7 {
			echelon, lead = append(echelon, left), append(lead, best)
			kept, right = append(kept, row), append(right, sums[i])
		}
	}
	return kept, right
}

// What a published sum counts.
const (
	countsSelected = iota
	countsUp
	countsDown
)

// A published figure is how many of some people are selected, went up or went down.
type published struct {
	people []int
	what   int
	sum    float64
}

// attackedClasses divides people into those whom no figure tells apart, and builds the
// programme over how many of each class are selected, up and down. Those proposed are
// by one level, as the attacker knows: they are selected unless they went down, and
// went up only if selected. Others are selected when they went up.
func attackedClasses(people []ladder.Person, everybody []int, figures []published, moved bool, target []int) (p programme, of []int) {
	keys, number := map[int]string{}, map[string]int{}
	for _, i := range everybody {
		key := fmt.Sprint(people[i].Proposed > 0, slices.Contains(target, i))
		for _, f := range figures {
			key += fmt.Sprint(slices.Contains(f.people, i))
		}
		keys[i] = key
		if _, known := number[key]; !known {
			number[key] = len(number)
		}
	}
	size, proposed := make([]float64, len(number)), make([]bool, len(number))
	for _, i := range everybody {
		size[number[keys[i]]]++
		proposed[number[keys[i]]] = people[i].Proposed > 0
	}
	figure := func(class, what int) int { return 4*class + what } // the fourth is slack
	p.figures = 4 * len(number)
	for c, n := range size {
		switch {
		case !moved:
			p.know(n, map[int]float64{figure(c, countsSelected): 1, figure(c, 3): 1})
		case proposed[c]:
			p.know(n, map[int]float64{figure(c, countsSelected): 1, figure(c, countsDown): 1})
			p.know(0, map[int]float64{figure(c, countsUp): 1, figure(c, 3): 1, figure(c, countsSelected): -1})
		default:
			p.know(0, map[int]float64{figure(c, countsUp): 1, figure(c, countsSelected): -1})
			p.know(n, map[int]float64{figure(c, countsSelected): 1, figure(c, countsDown): 1, figure(c, 3): 1})
		}
	}
	for _, f := range figures {
		weights := map[int]float64{}
		for _, i := range f.people {
			if key, there := keys[i]; there {
				weights[figure(number[key], f.what)] = 1
			}
		}
		p.know(f.sum, weights)
	}
	for c := range size {
		if slices.ContainsFunc(target, func(i int) bool { return number[keys[i]] == c }) {
			of = append(of, figure(c, countsSelected))
		}
	}
	return p, of
}

// TestFairnessAgainstAProgramme attacks the rates of groups as a rational attacker
// would: with every count published of the same people, those of the groups shown of
// all attributes, of promotions, levels, decisions and movement, and that a count is
// neither below nobody nor above everybody in it. The least and the most that a hidden
// group of fewer than five people can have are linear programmes. At least half of its
// people must be open, as far as the other tables and everybody's count leave that.
func TestFairnessAgainstAProgramme(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 2))
	attacked := map[string]int{}
	for range 6 {
		people := attackedPeople(random)
		agreed := agreedLevels(random, people)
		s := newStore(t)
		var decisions []ladder.Decision
		for i, level := range agreed {
			if level > 0 {
				decisions = append(decisions, ladder.Decision{Cycle: thisCycle, Employee: people[i].ID, Agreed: level, Reason: "r", Date: "2026-06-01"})
			}
		}
		addBatch(t, s, ladder.Batch{File: "all.csv", People: people, Decisions: decisions})
		in := inputOf(s)
		rates := tableNamed(t, runJob(t, fairness, in), "fairness_rates")
		for _, question := range []string{"proposed for a higher level", "promoted in the meeting"} {
			meeting := question == "promoted in the meeting"
			everybody := membersOf(people, func(ladder.Person) bool { return true })
			selected := func(i int) bool { return people[i].Proposed > 0 }
			if meeting {
				everybody = slices.DeleteFunc(everybody, func(i int) bool { return agreed[i] == 0 })
				selected = func(i int) bool { return agreed[i] > people[i].Level }
			}
			shown, hidden := ratesPublished(people, everybody, rates, question)
			others := shown[:1] // everybody's count
			if meeting {
				others = append(others, movementPublished(t, people, everybody, in)...)
			} else {
				for _, e := range slices.Concat(promotionEquations(t, people, in), levelEquations(t, people, in)) {
					others = append(others, published{e.people, countsSelected, e.sum})
				}
			}
			checkPublished(t, people, agreed, selected, slices.Concat(shown, others))
			for name, group := range hidden {
				if len(group) >= in.MinGroup {
					continue
				}
				attacked[question]++
				alone, of := attackedClasses(people, everybody, others, meeting, group)
				all, ofAll := attackedClasses(people, everybody, slices.Concat(others, shown), meeting, group)
				open, before := all.room(t, ofAll), alone.room(t, of)
				if want := min((len(group)+1)/2, before); open < want {
					low, high := all.bounds(t, ofAll)
					t.Errorf("%s, %s of %d people: the tables leave %g to %g open, and without those of fairness %d values more than one", question, name, len(group), low, high, before)
				}
			}
		}
	}
	if attacked["proposed for a higher level"] < 8 || attacked["promoted in the meeting"] < 8 {
		t.Errorf("attacked: %v; there was little to do", attacked)
	}
}

// agreedLevels decides on most people, by at most one level off what they came with.
func agreedLevels(random *rand.Rand, people []ladder.Person) []int {
	agreed := make([]int, len(people))
	for i, p := range people {
		if random.IntN(6) == 0 {
			continue
		}
		if agreed[i] = max(p.Level, p.Proposed); random.IntN(4) == 0 {
			agreed[i] += random.IntN(3) - 1
		}
	}
	return agreed
}

// ratesPublished reads the counts of one question: everybody's first.
func ratesPublished(people []ladder.Person, everybody []int, table analysis.Table, question string) (shown []published, hidden map[string][]int) {
	hidden = map[string][]int{}
	for row := range table.Rows.All() {
		heading, _ := row[1].Text()
		group, _ := row[2].Text()
		if q, _ := row[0].Text(); q != question {
			continue
		}
		var members []int
		for _, i := range everybody {
			if value := people[i].Groups[heading]; heading == everybodyIn || value == group || value == "" && group == notStated {
				members = append(members, i)
			}
		}
		if n, ok := row[4].Num(); ok {
			shown = append(shown, published{members, countsSelected, n})
		} else if len(members) > 0 {
			hidden[heading+" "+group] = members
		}
	}
	return shown, hidden
}

// movementPublished has how many went up and down by org and level, and how many were
// promoted of those proposed and of the others.
func movementPublished(t *testing.T, people []ladder.Person, everybody []int, in analysis.Input) []published {
	t.Helper()
	var found []published
	r := runJob(t, movement, in)
	for _, name := range []string{"movement_by_org", "movement_by_level"} {
		table := tableNamed(t, r, name)
		for row := range table.Rows.All() {
			label, _ := row[0].Text()
			var members []int
			for _, i := range everybody {
				if p := people[i]; label == company || label == "Tech" || p.Org == label || in.Ladder.Levels[p.Level-1].Code == label {
					members = append(members, i)
				}
			}
			for column, what := range map[string]int{"up": countsUp, "down": countsDown} {
				at := slices.IndexFunc(table.Columns, func(c analysis.Column) bool { return c.Name == column })
				if n, ok := row[at].Num(); ok {
					found = append(found, published{members, what, n})
				}
			}
		}
	}
	counts := map[bool]float64{} // promoted, by whether proposed
	for row := range tableNamed(t, runJob(t, decisions, in), "decisions_by_outcome").Rows.All() {
		kind, _ := row[0].Text()
		n, _ := row[1].Num()
		if strings.HasPrefix(kind, "promoted") {
			counts[kind != notProposed] += n
		}
	}
	for _, proposed := range []bool{true, false} {
		members := slices.DeleteFunc(slices.Clone(everybody), func(i int) bool { return people[i].Proposed > 0 != proposed })
		found = append(found, published{members, countsSelected, counts[proposed]})
	}
	return found
}

// checkPublished holds every figure against the truth before it is used.
func checkPublished(t *testing.T, people []ladder.Person, agreed []int, selected func(int) bool, figures []published) {
	t.Helper()
	for _, f := range figures {
		n := 0.0
		for _, i := range f.people {
			came := max(people[i].Level, people[i].Proposed)
			if f.what == countsSelected && selected(i) || f.what == countsUp && agreed[i] > came || f.what == countsDown && agreed[i] < came {
				n++
			}
		}
		if n != f.sum {
			t.Fatalf("a figure of kind %d over %v is read as %g, and is %g", f.what, f.people, f.sum, n)
		}
	}
}

// worldOf is a comparison of nothing but a question.
func worldOf(everybody []int, selected map[int]bool) *rateComparison {
	return &rateComparison{question: question{people: everybody, selected: selected}}
}

// The programme in use gives what gonum's simplex method does, on random groups.
func TestWorldsAgainstGonum(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	open := 0
	for range 200 {
		n := 6 + random.IntN(30)
		everybody, selected := []int{}, map[int]bool{}
		for i := range n {
			everybody, selected[i] = append(everybody, i), random.IntN(3) == 0
		}
		groups := [][]int{everybody}
		for range 1 + random.IntN(9) {
			var g []int
			for i := range n {
				if random.IntN(3) == 0 {
					g = append(g, i)
				}
			}
			groups = append(groups, g)
		}
		target := groups[len(groups)-1]
		groups = groups[:len(groups)-1]
		figures := make([]published, len(groups))
		for k, g := range groups {
			figures[k].people = g
			for _, i := range g {
				if selected[i] {
					figures[k].sum++
				}
			}
		}
		p, of := attackedClasses(make([]ladder.Person, n), everybody, figures, false, target)
		want := 0
		if len(target) > 0 {
			want = p.room(t, of)
		}
		if got := worldOf(everybody, selected).roomOf(target, groups[1:], nil); got != want {
			t.Errorf("%d people, %d groups: room %d, want %d", n, len(groups), got, want)
		}
		if want > 0 {
			open++
		}
	}
	if open < 50 {
		t.Errorf("only %d of 200 targets were open", open)
	}
}
