package stats

import (
	"fmt"
	"strings"
	"testing"
)

// groupsCSV writes people as rows group, value from the counts of each group on levels 1, 2, ….
func groupsCSV(groups []string, counts ...[]int) string {
	var out strings.Builder
	out.WriteString("group,value\n")
	for g, row := range counts {
		for _, v := range repeated(row...) {
			fmt.Fprintf(&out, "%s,%g\n", groups[g], v)
		}
	}
	return out.String()
}

// rowOf is the row of a list whose key has a value.
func rowOf(t *testing.T, document map[string]any, list, key string, value any) map[string]any {
	t.Helper()
	rows, _ := document[list].([]any)
	for _, r := range rows {
		if row := r.(map[string]any); row[key] == value {
			return row
		}
	}
	t.Fatalf("%s has no row of %s %v: %v", list, key, value, rows)
	return nil
}

func nearNamed(t *testing.T, what string, got any, want, tolerance float64) {
	t.Helper()
	x, ok := got.(float64)
	if !ok {
		t.Errorf("%s: %v, want %v", what, got, want)
		return
	}
	near(t, what, Known(x), want, tolerance)
}

func TestNamedGroups(t *testing.T) {
	counts := [][]int{{3, 8, 9, 7, 4, 0}, {1, 5, 13, 11, 1, 1}, {1, 0, 5, 10, 9, 2}}
	got := runNamed(t, "groups", groupsCSV([]string{"1", "10", "2"}, counts[0], counts[2], counts[1]), NamedOptions{Levels: "1..6"})
	if rows := got["groups"].([]any); rows[1].(map[string]any)["group"] != "2" {
		t.Error("groups that are numbers stand in their order")
	}
	// R 4.2.2: wilcox.test(v[g == k], v[g != k], exact = FALSE, correct = FALSE).
	for _, want := range []struct {
		group string
		u, p  float64
	}{{"1", 635.5, .014339552861986}, {"2", 775, .182531398595255}, {"10", 1282.5, 8.44129918131571e-05}} {
		row := rowOf(t, got, "groups", "group", want.group)
		nearNamed(t, "U of "+want.group, row["u"], want.u, 0)
		nearNamed(t, "p of "+want.group, row["p"], want.p, 1e-15)
	}
	// R 4.2.2: chisq.test(table(g, v)); its p by 99,999 drawn tables was .00746, of error .0003.
	chi, _ := at(got, "table.chi2")
	nearNamed(t, "chi2", chi, 22.88264, 5e-6)
	v, _ := at(got, "table.cramers_v")
	nearNamed(t, "Cramér's V", v, .356547, 5e-7)
	p, _ := at(got, "table.p")
	nearNamed(t, "drawn p", p, .00746, .003)
	// R 4.2.2: prop.trend.test of the share at the level or above; its statistic is z².
	five := runNamed(t, "groups", groupsCSV([]string{"1", "2", "5"}, counts...), NamedOptions{Levels: "1..6"})
	for level, want := range map[float64][2]float64{2: {.77282634846113, .439625157671614}, 4: {3.44136023816291, .000578797393581103}, 6: {1.53844059107248, .123940923893241}} {
		row := rowOf(t, five, "trend", "at_least", level)
		nearNamed(t, "z", row["z"], want[0], 1e-13)
		nearNamed(t, "p of the trend", row["p"], want[1], 1e-14)
	}
}

func TestNamedGroupsRefuse(t *testing.T) {
	named := runNamed(t, "groups", groupsCSV([]string{"a", "b"}, []int{1, 2}, []int{2, 1}), NamedOptions{})
	if rows := named["trend"].([]any); len(rows) > 0 {
		t.Errorf("groups that are names have a trend: %v", rows)
	}
	_, err := Run("groups", strings.NewReader(groupsCSV([]string{"a"}, []int{1, 0, 1})), NamedOptions{Levels: "1..2"})
	if err == nil || err.Error() != "group a: value 3 is not one of the declared levels [1 2]" {
		t.Error(err)
	}
	var many strings.Builder
	many.WriteString("group,value\n")
	for g := range maxGroups + 1 {
		fmt.Fprintf(&many, "g%d,1\n", g)
	}
	if _, err := Run("groups", strings.NewReader(many.String()), NamedOptions{}); err == nil {
		t.Error("more groups than are compared are taken")
	}
	rare := make([]int, 2)
	rare[0] = maxTablePeople
	unknown(t, "too many to draw", must(Independence([][]int{rare, {1, 1}}, 1)).P, "an expected count is below 5, and 200002 people are too many to draw tables of: join rare levels")
}

func TestNamedDifferences(t *testing.T) {
	got := runNamed(t, "differences", "value\n0\n1\n-1\n2\n1\n0\n.5\n-.5\n1.5\n2\n1\n0\n", NamedOptions{})
	// The sources of these are in TestSignedRank; R: t.test(g)$conf.int.
	for key, want := range map[string]float64{"wilcoxon.p": .0625, "pratt.p": .07421875, "sign.p": .1796875, "mean.mean": .625,
		"mean.ci95_lower": .0173085927605, "mean.ci95_upper": 1.2326914072395} {
		x, _ := at(got, key)
		nearNamed(t, key, x, want, 1e-12)
	}
}

// TestNamedAlphaOtherRaters: the interval for other raters stands beside that for these, and is wider.
func TestNamedAlphaOtherRaters(t *testing.T) {
	got := runNamed(t, "alpha", csvOf(made(60, 4, 4, 6)), NamedOptions{Seed: 11})
	width := func(key string) float64 {
		low, _ := at(got, key+".ci95_lower")
		high, _ := at(got, key+".ci95_upper")
		return high.(float64) - low.(float64)
	}
	if width("ordinal.other_raters") <= width("ordinal") {
		t.Errorf("for other raters the interval is %v wide, for these %v", width("ordinal.other_raters"), width("ordinal"))
	}
}
