package packet

import (
	"testing"

	"calibrate/analysis"
)

// A chart leads to the table with its figures; where only the workbook has that table,
// its title is said.
func TestFiguresOf(t *testing.T) {
	s := section{Tables: []table{{ID: "table-assessed", Title: "Assessed"}, {ID: "table-levels", Title: "Levels"}}, left: map[string]string{"gap": "Gaps"}}
	for chart, want := range map[string][2]string{
		"levels": {"table-levels", "Levels"}, "levels_by_employee_3": {"table-assessed", "Assessed"},
		"gap_by_employee_1": {"", "Gaps"}, "rater_matrix": {"", ""},
	} {
		if id, title := s.figuresOf(analysis.Chart{Name: chart}); id != want[0] || title != want[1] {
			t.Errorf("%s leads to %q, %q, want %q", chart, id, title, want)
		}
	}
}

// Tables of a large company's candidates are shown, cut, and not left to the workbook.
func TestCandidatesOfManyAreShown(t *testing.T) {
	b := madeBundle(t, analysis.HR)
	made := analysis.Table{Name: "promotion_cases", Title: "Candidates", Columns: []analysis.Column{{Name: "employee", Head: "Employee", Kind: analysis.Text}}}
	for range 3 * shortTable {
		made.Add([]analysis.Value{analysis.T("E1")})
	}
	b.Results = append(b.Results, analysis.Result{Job: "promotions", Title: "Promotion cases", Tables: []analysis.Table{made}})
	for _, s := range newSections(b, newIndex(b, nil, false)) {
		if s.ID == "job-promotions" && (len(s.Tables) != 1 || len(s.Tables[0].Rows) == 0 || s.Tables[0].Left == 0 || len(s.Elsewhere) > 0) {
			t.Errorf("%d tables are shown, %q left to the workbook; want the candidates, cut", len(s.Tables), s.Elsewhere)
		}
	}
}

// A section with hardly anything has no page of its own on paper.
func TestSlightSections(t *testing.T) {
	for _, tt := range []struct {
		what, want string
		s          section
	}{
		{"a note", "slight", section{Notes: make([]analysis.Note, 1)}},
		{"a chart and a few rows", "slight", section{Charts: make([]analysis.Chart, 1), Tables: []table{{Rows: make([]row, 4)}}}},
		{"a table across", "turned slight", section{Tables: []table{{Wide: true, Rows: make([]row, 30)}}}},
		{"many rows", "turned", section{Tables: []table{{Wide: true, Rows: make([]row, 60)}}}},
		{"charts", "", section{Charts: make([]analysis.Chart, 3)}},
		{"rules", "", section{Lists: make([]list, 1)}},
	} {
		if got := tt.s.Classes(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, got, tt.want)
		}
	}
}

// No line of a cell ends between a figure and its sign.
func TestShareStaysOnOneLine(t *testing.T) {
	if got, want := string(isolated("meets 3.8 % of SRE5 & more")), "meets 3.8\u00a0% of SRE5 &amp; more"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
