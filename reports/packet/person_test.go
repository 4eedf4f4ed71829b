package packet

import (
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// Under a name stands what the ratings give, whether it stands, and what the meeting
// talks about, once each; the other flags are for the filter.
func TestLine(t *testing.T) {
	for _, tt := range []struct {
		outcome, stands, topic, want string
	}{
		{"", "", "", "E1 · Web"},
		{"ready", "", "", "E1 · Web · Outcome: ready"},
		{"ready", "stands", "near the line", "E1 · Web · Outcome: ready; it stands whoever rated · On the agenda: near the line"},
		{"at level", "cannot tell", "", "E1 · Web · Outcome: at level; whether it stands cannot be told"},
		{"at level", "a word of tomorrow", "", "E1 · Web · Outcome: at level; a word of tomorrow"},
	} {
		ix := &index{people: make([]personLink, 1), byID: map[string]*personLink{}}
		link := &ix.people[0]
		*link = personLink{ID: "E1", Org: "Acme / Web", OrgName: "Web"}
		ix.byID["E1"] = link
		for table, value := range map[string]string{"assessed outcome": tt.outcome, "dependence status": tt.stands, "agenda topic": tt.topic, "dependence meets": "no"} {
			name, column, _ := strings.Cut(table, " ")
			made := analysis.Table{Name: name, Columns: []analysis.Column{{Name: "employee", Kind: analysis.Text}, {Name: column, Head: column, Kind: analysis.Flag}}}
			made.Add([]analysis.Value{analysis.T("E1"), analysis.T(value)}, []analysis.Value{analysis.T("E9"), analysis.T("of another")})
			ix.flagsOf(made)
		}
		if got := (person{Link: link}).Line(); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// After the meeting the line says what was agreed, also where that is the same of all.
func TestLineAgreed(t *testing.T) {
	ix := &index{people: []personLink{{ID: "E1", Org: "Acme / Web", OrgName: "Web"}}, byID: map[string]*personLink{}}
	ix.byID["E1"] = &ix.people[0]
	decided := analysis.Table{Name: "decisions", Columns: []analysis.Column{{Name: "employee"}, {Name: "agreed"}, {Name: "outcome", Kind: analysis.Flag}}}
	decided.Add([]analysis.Value{analysis.T("E1"), analysis.T("SRE4"), analysis.T("promoted as proposed")}, []analysis.Value{analysis.T("gone"), analysis.T("SRE4"), analysis.T("unchanged")})
	ix.allFlags(analysis.Bundle{Results: []analysis.Result{{Job: "decisions", Tables: []analysis.Table{decided}}}})
	if got, want := (person{Link: &ix.people[0]}).Line(), "E1 · Web · Agreed: SRE4, promoted as proposed"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Codes are words on a page: of problems, with the code to search for, and of rules.
func TestCodesAreWords(t *testing.T) {
	made := analysis.Table{Name: "problems_by_file", Columns: []analysis.Column{{Name: "code", Head: "Problem", Kind: analysis.Text}}}
	made.Add([]analysis.Value{analysis.T("relation_and_org_disagree")})
	if got := newTable(made, tablePick{rows: 1}, &index{}).Rows[0].Cells[0]; got.Text != "relation and org disagree" || got.Full != "relation_and_org_disagree" {
		t.Errorf("a problem is called %q, its code %q", got.Text, got.Full)
	}
	r := rater{}
	r.readBy(map[string]int{"": 1, "number": 25, "state_word": 1, "not_known_here": 2}, map[string]int{"number": 25})
	if want := "no rule (1), not known here (2), number (25), word for no rating (1)"; r.Rules != want {
		t.Errorf("read as %q, want %q", r.Rules, want)
	}
}

// Shares and cycles in a head are not broken, and what a file says is escaped.
func TestUnbroken(t *testing.T) {
	for text, want := range map[string]string{
		"95 % from":          `<span class="brief">95 %</span> from`,
		"Mean 2025-H2":       `Mean <span class="brief">2025-H2</span>`,
		"<b> 2025-H2 & more": `&lt;b&gt; <span class="brief">2025-H2</span> &amp; more`,
		"Level-headed":       "Level-headed",
	} {
		if got := string(unbroken(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// The usual rule of a rater is that of the levels: words for no rating may be more, and a
// number is none the rarer for them.
func TestUsualRuleIsOfLevels(t *testing.T) {
	r := rater{at: map[[2]string]int{}}
	r.readBy(map[string]int{"number": 9, "state_word": 17}, map[string]int{"number": 9})
	if view := r.newRating(ladder.Rating{State: ladder.Rated, Level: 5, Rule: "number"}); view.Rule != "" {
		t.Errorf("the rule %q stands beside a number", view.Rule)
	}
}
