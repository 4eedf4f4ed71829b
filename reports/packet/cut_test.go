package packet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
)

// rowsAbout makes a table of so many rows about each of them: "E1*3 E2*2".
func rowsAbout(column, subjects string) analysis.Table {
	t := analysis.Table{Name: "made", Title: "Made", Columns: []analysis.Column{{Name: column, Head: column, Kind: analysis.Text}, {Name: "x", Head: "X", Kind: analysis.Count}}}
	for part := range strings.SplitSeq(subjects, "; ") {
		name, times, _ := strings.Cut(part, "*")
		n := 0
		fmt.Sscan(times, &n)
		for i := range n {
			t.Add([]analysis.Value{analysis.T(name), analysis.I(i)})
		}
	}
	return t
}

// A table is cut between people and between orgs, or within each alike, and not for a few
// rows; of orgs those nearest the top stay, of people those nominated.
func TestCut(t *testing.T) {
	ix := &index{byID: map[string]*personLink{"E1": {ID: "E1"}, "E2": {ID: "E2", Proposed: true}, "E3": {ID: "E3"}}}
	for _, tt := range []struct {
		what, column, subjects string
		want                   tablePick
		shown, words           string
	}{
		{"all that fit", "employee", "E1*3; E2*3", tablePick{rows: 6}, "E1*3; E2*3", ""},
		{"a few rows more", "employee", "E1*3; E2*3", tablePick{rows: 5}, "E1*3; E2*3", ""},
		{"whole people", "employee", "E1*3; E2*3; E3*3", tablePick{rows: 7}, "E1*3; E2*3", ""},
		{"one person who is too much", "employee", "E1*9", tablePick{rows: 4}, "E1*4", ""},
		{"a few rows of each", "employee", "E1*9; E2*2; E3*9", tablePick{rows: 12, each: true}, "E1*4; E2*2; E3*4", "the first 4 rows of each person"},
		{"of too many to show each", "employee", "E1*9; E2*9; E3*9", tablePick{rows: 8, each: true}, "E1*4; E2*4", "the first 4 rows of each of the first 2 of 3 people"},
		{"nominated first", "employee", "E1*1; E2*1; E3*1", tablePick{rows: 1, nominatedFirst: true}, "E2*1", "people who are nominated, before others"},
		{"orgs from the top", "org", "A*1; A / B*1; A / B / C*1; A / B / D*1; A / E*1; A / E / F*1", tablePick{rows: 4}, "A*1; A / B*1; A / E*1", "the orgs nearest the top"},
		{"orgs right below the whole", "org", "A*1; A / B*1; A / B / C*1; A / D*1; A / E*1", tablePick{rows: 2}, "A*1; A / B*1; A / D*1; A / E*1", "the orgs nearest the top"},
		{"a few rows of each level", "level", "L2*9; L1*9", tablePick{rows: 8, each: true, by: "level"}, "L2*4; L1*4", "the first 4 rows of each level"},
		{"an order with two ends", "rater", "A*1; B*1; C*1; D*1; E*1; F*1", tablePick{rows: 4, ends: true}, "A*1; B*1; E*1; F*1", "the first and the last of 6 rows"},
		{"rows about nobody", "level", "1*1; 2*1; 3*1", tablePick{rows: 2}, "1*1; 2*1", ""},
	} {
		made := newTable(rowsAbout(tt.column, tt.subjects), tt.want, ix)
		var got []string
		for _, r := range made.Rows {
			got = append(got, r.Cells[0].Text)
		}
		var want []string
		for row := range rowsAbout(tt.column, tt.shown).Rows.All() {
			text, _ := row[0].Text()
			want = append(want, text)
		}
		if !slices.Equal(got, want) || made.Cut != tt.words {
			t.Errorf("%s: %q shown (%s), want %q (%s)", tt.what, got, made.Cut, want, tt.words)
		}
		if len(made.Kept)+made.Beyond != len(made.Rows)+made.Left {
			t.Errorf("%s: of %d rows the HTML keeps %d, and %d not", tt.what, len(made.Rows)+made.Left, len(made.Kept), made.Beyond)
		}
		if tt.words != "" && !slices.Contains(made.Why, "Shown: "+tt.words+".") {
			t.Errorf("%s: paper says %q under the table", tt.what, made.Why)
		}
	}
}

// oneEach are so many people with a row each.
func oneEach(people int) string {
	subjects := make([]string, people)
	for i := range subjects {
		subjects[i] = fmt.Sprintf("E%d*1", i+1)
	}
	return strings.Join(subjects, "; ")
}

// What is cut is said, and said otherwise where a filter does not reach all of it. Rows
// to be unfolded are kept of tables that have one of each person.
func TestCutIsSaid(t *testing.T) {
	ix := &index{byID: map[string]*personLink{"E1": {ID: "E1", Reach: reach{"o-1"}}}}
	for _, tt := range []struct{ column, subjects, fold, left, filtered string }{
		{"employee", oneEach(6), "", "", ""},
		{"employee", oneEach(7), "All 7 rows", "2 further rows are in the workbook, in the table of the same name, and unfold above it.", ""},
		{"employee", oneEach(2500), "All 2,500 rows", "2,495 further rows are in the workbook, in the table of the same name, and unfold above it.", ""},
		{"employee", oneEach(3000), "2,005 of 3,000 rows", "2,995 further rows are in the workbook, in the table of the same name; 2,000 of them unfold above it.",
			"Filtered among 2,005 of 3,000 rows; all are in the workbook, in the table of the same name."},
		{"employee", "E1*3000", "", "2,995 further rows are in the workbook, in the table of the same name.",
			"Filtered among 5 of 3,000 rows; all are in the workbook, in the table of the same name."},
		{"level", "L1*3000", "", "2,995 further rows are in the workbook, in the table of the same name.", ""},
	} {
		made := newTable(rowsAbout(tt.column, tt.subjects), tablePick{rows: 5}, ix)
		if got := made.Fold(); got != tt.fold {
			t.Errorf("%.20s: unfolds %q, want %q", tt.subjects, got, tt.fold)
		}
		if got := made.LeftWords() + made.UnfoldWords() + "."; made.Left > 0 && got != tt.left {
			t.Errorf("%.20s: %q, want %q", tt.subjects, got, tt.left)
		}
		if got := made.FilteredWords(); got != tt.filtered {
			t.Errorf("%.20s: with a filter %q, want %q", tt.subjects, got, tt.filtered)
		}
	}
}

// A column in which nothing stands is left out, but for one that is hidden or says why.
func TestEmptyColumns(t *testing.T) {
	made := analysis.Table{}
	for _, name := range []string{"first", "empty", "none", "why", "hidden", "full"} {
		made.Columns = append(made.Columns, analysis.Column{Name: name, Head: name, Kind: analysis.Text})
	}
	made.Add([]analysis.Value{analysis.T(""), analysis.T(""), analysis.Why(""), analysis.Why("nobody rated"), analysis.Hidden("a small group"), analysis.T("x")})
	var got []string
	for _, h := range newTable(made, tablePick{rows: 1}, &index{}).Heads {
		got = append(got, h.Text)
	}
	if want := []string{"first", "why", "hidden", "full"}; !slices.Equal(got, want) {
		t.Errorf("columns %q, want %q", got, want)
	}
}
