package stats

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func connected(t *testing.T, employee, rater []int32) Connection {
	t.Helper()
	c, err := Connect(Factor{Name: "employee", Code: employee}, Factor{Name: "rater", Code: rater})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Two teams: raters 0 and 1 share employees 0 and 1; raters 2 and 3 share 3 and 4; rater 1 alone reaches over to employee 3,
// who is also rated by 2. Rater 4 rated employee 5, whom nobody else rated, and that is all they did.
func TestConnectTwoTeams(t *testing.T) {
	c := connected(t, []int32{0, 0, 1, 1, 3, 3, 3, 4, 4, 5, 0}, []int32{0, 1, 0, 1, 1, 2, 3, 2, 3, 4, 0})
	if c.Employees != 5 || c.Raters != 5 || c.Edges != 10 || c.Ratings != 11 {
		t.Errorf("counts %d employees, %d raters, %d edges, %d ratings", c.Employees, c.Raters, c.Edges, c.Ratings)
	}
	if len(c.Subsets) != 2 || c.RankDeficiency != 1 || c.Subsets[0].Ratings != 10 {
		t.Errorf("subsets %+v, deficiency %d", c.Subsets, c.RankDeficiency)
	}
	if want := []CutRater{{Rater: 1, Parts: 2, Stranded: 0, Teams: 2}}; !slices.Equal(c.CutRaters, want) {
		t.Errorf("cut raters %+v, want %+v", c.CutRaters, want)
	}
	if want := []Bridge{{Employee: 3, Rater: 1}, {Employee: 5, Rater: 4, Pendant: true}}; !slices.Equal(c.Bridges, want) {
		t.Errorf("bridges %+v, want %+v", c.Bridges, want)
	}
	if !slices.Equal(c.Isolated, []int{4}) || c.RaterSubset[0] == c.RaterSubset[4] || c.RaterSubset[0] != c.RaterSubset[3] || c.EmployeeSubset[2] != -1 {
		t.Errorf("isolated %v, subsets of employees %v and raters %v", c.Isolated, c.EmployeeSubset, c.RaterSubset)
	}
	if notes := strings.Join(c.Notes, " "); !strings.Contains(notes, "2 unconnected subsets") {
		t.Errorf("notes %q", notes)
	}
}

// componentsWithout counts components by union-find, leaving out one rater (or none, -1) or one edge (or none).
func componentsWithout(pairs [][2]int32, employees, raters, rater, edge int) int {
	parent := make([]int, employees+raters)
	for i := range parent {
		parent[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		if parent[i] != i {
			parent[i] = root(parent[i])
		}
		return parent[i]
	}
	touched := make([]bool, employees+raters)
	for i, p := range pairs {
		touched[p[0]] = true
		touched[employees+int(p[1])] = int(p[1]) != rater
		if i != edge && int(p[1]) != rater {
			parent[root(int(p[0]))] = root(employees + int(p[1]))
		}
	}
	n := 0
	for i, seen := range touched {
		if seen && root(i) == i {
			n++
		}
	}
	return n
}

// The search must agree with taking away every rater and every edge in turn, on sparse random designs.
func TestConnectAgainstRemoval(t *testing.T) {
	random := rand.New(NewStream(5, 0, 0))
	for range 300 {
		employees, raters := 2+random.IntN(8), 2+random.IntN(6)
		var e, r []int32
		for range 3 + random.IntN(14) {
			e, r = append(e, int32(random.IntN(employees))), append(r, int32(random.IntN(raters)))
		}
		c, pairs := connected(t, e, r), distinctPairs(e, r)
		whole := componentsWithout(pairs, employees, raters, -1, -1)
		if len(c.Subsets) != whole {
			t.Fatalf("%v: %d subsets, want %d", pairs, len(c.Subsets), whole)
		}
		for j := range raters {
			k := slices.IndexFunc(c.CutRaters, func(x CutRater) bool { return x.Rater == j })
			without := componentsWithout(pairs, employees, raters, j, -1)
			switch cut := without > whole; {
			case cut != (k >= 0):
				t.Fatalf("%v: rater %d cut %v, want %v", pairs, j, k >= 0, cut)
			case cut && c.CutRaters[k].Parts != without-whole+1:
				t.Fatalf("%v: rater %d leaves %d parts, want %d", pairs, j, c.CutRaters[k].Parts, without-whole+1)
			}
		}
		for i, p := range pairs {
			k := slices.IndexFunc(c.Bridges, func(b Bridge) bool { return b.Employee == int(p[0]) && b.Rater == int(p[1]) })
			if bridge := componentsWithout(pairs, employees, raters, -1, i) > whole; bridge != (k >= 0) {
				t.Fatalf("%v: edge %v bridge %v, want %v", pairs, p, k >= 0, bridge)
			}
		}
	}
}

func TestConnectRefusals(t *testing.T) {
	if _, err := Connect(Factor{Name: "employee"}, Factor{Name: "rater"}); err == nil || !strings.Contains(err.Error(), "no ratings") {
		t.Errorf("empty: %v", err)
	}
	if _, err := Connect(Factor{Name: "employee", Code: []int32{0}}, Factor{Name: "rater", Code: []int32{-1}}); err == nil ||
		!strings.Contains(err.Error(), "no rater") {
		t.Errorf("hole: %v", err)
	}
}
