package jobs

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// cutsOf makes the whole and one cut per value of each classification.
func cutsOf(n int, classifications ...func(person int) int) []cut {
	whole := cut{}
	for person := range n {
		whole.people = append(whole.people, person)
	}
	cuts := []cut{whole}
	for _, of := range classifications {
		values := map[int][]int{}
		most := 0
		for person := range n {
			values[of(person)] = append(values[of(person)], person)
			most = max(most, of(person))
		}
		for v := range most + 1 {
			cuts = append(cuts, cut{people: values[v]})
		}
	}
	return cuts
}

func hiddenOf(cuts []cut) (hidden []int) {
	for i, c := range cuts {
		if c.hidden != "" {
			hidden = append(hidden, i)
		}
	}
	return hidden
}

// What has to be hidden is worked out by hand, with a smallest group of 5.
func TestProtect(t *testing.T) {
	at := func(bounds ...int) func(int) int { // people in runs that end at the bounds
		return func(person int) int {
			return slices.IndexFunc(bounds, func(end int) bool { return person < end })
		}
	}
	for _, tt := range []struct {
		name string
		n    int
		of   []func(int) int
		want []int // positions: the whole is 0
	}{
		{"all large", 30, []func(int) int{at(10, 30)}, nil},
		{"a small one takes the smallest with it", 30, []func(int) int{at(3, 12, 30)}, []int{1, 2}},
		{"a small whole", 4, []func(int) int{at(4)}, []int{0, 1}},
		// 10 and 12 people: the second less the first counts two.
		{"one within another, two apart", 40, []func(int) int{at(10, 40), at(12, 40)}, []int{1, 2}},
		// locations 0–9, 10–29; genders 0–9 with 28, 29: nothing counts two alone, as 10–27 are both.
		{"crossed", 30, []func(int) int{at(10, 30), func(p int) int { return p % 2 }}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cuts := cutsOf(tt.n, tt.of...)
			protect(cuts, 5)
			if got := hiddenOf(cuts); !slices.Equal(got, tt.want) {
				t.Errorf("hidden %v, want %v", got, tt.want)
			}
		})
	}
}

// Two groups of two people each beside two large ones: everybody less the large ones
// is four people, so that the smaller large one is hidden too.
func TestHideParts(t *testing.T) {
	cuts := cutsOf(40, func(p int) int { return slices.IndexFunc([]int{2, 4, 18, 40}, func(end int) bool { return p < end }) })
	hideParts(cuts[1:], 5)
	protect(cuts, 5)
	if got := hiddenOf(cuts); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("hidden %v, want 1, 2 and 3", got)
	}
}

// TestProtectAgainstAttack is the attack itself, in fractions of floating point
// and by another way than protect takes: the counts of the shown cuts are
// equations, and the attacker solves them. No hidden cut, no overlap and no
// difference of two cuts that counts 1 to min−1 people, and no one or two people
// may come out.
func TestProtectAgainstAttack(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	attacked := 0
	for range 150 {
		n, min := 8+random.IntN(40), 3+random.IntN(3)
		var of []func(int) int
		for range 1 + random.IntN(3) {
			value, groups := make([]int, n), 2+random.IntN(4)
			for p := range value {
				value[p] = random.IntN(1 + random.IntN(groups)) // uneven
			}
			of = append(of, func(p int) int { return value[p] })
		}
		cuts := cutsOf(n, of...)
		protect(cuts, min)
		if cuts[0].hidden != "" {
			continue
		}
		attacked++
		attack(t, cuts, n, min)
	}
	if attacked < 100 {
		t.Errorf("only %d companies were attacked", attacked)
	}
}

func attack(t *testing.T, cuts []cut, n, min int) {
	t.Helper()
	var equations [][]float64
	for _, c := range cuts {
		if c.hidden == "" && len(c.people) > 0 {
			equations = append(equations, indicator(c.people, n))
		}
	}
	all := rankOf(equations, nil)
	try := func(what string, people []int) {
		if len(people) == 0 || len(people) >= min {
			return
		}
		// Some combination counts these people and nobody else when leaving
		// them out of all equations loses one.
		if left := rankOf(equations, people); left < all {
			t.Fatalf("%s, %v of %d people with a smallest group of %d, come out of %+v", what, people, n, min, cuts)
		}
	}
	for _, a := range cuts {
		try("a cut", a.people)
		for _, b := range cuts {
			inside, outside := parted(a.people, b.people)
			try("an overlap", inside)
			try("a difference", outside)
		}
	}
	for p := range n {
		try("one person", []int{p})
		for q := range p {
			try("two people", []int{q, p})
		}
	}
}

func indicator(people []int, n int) []float64 {
	row := make([]float64, n)
	for _, p := range people {
		row[p] = 1
	}
	return row
}

// rankOf is the rank of equations without some columns, by elimination with
// pivoting: the entries are 0 and 1, so that 1e-9 tells 0 from not 0.
func rankOf(equations [][]float64, without []int) int {
	var m [][]float64
	for _, row := range equations {
		row = slices.Clone(row)
		for _, p := range without {
			row[p] = 0
		}
		m = append(m, row)
	}
	rank := 0
	for column := 0; len(m) > 0 && column < len(m[0]) && rank < len(m); column++ {
		best := rank
		for i := rank; i < len(m); i++ {
			if abs(m[i][column]) > abs(m[best][column]) {
				best = i
			}
		}
		if abs(m[best][column]) < 1e-9 {
			continue
		}
		m[rank], m[best] = m[best], m[rank]
		for i := rank + 1; i < len(m); i++ {
			times := m[i][column] / m[rank][column]
			for k := column; times != 0 && k < len(m[i]); k++ {
				m[i][k] -= times * m[rank][k]
			}
		}
		rank++
	}
	return rank
}

func abs(x float64) float64 { return max(x, -x) }
