package packet

import (
	"testing"

	"calibrate/analysis"
)

// On paper, what is said of a table is hardly larger than it, a finding is not broken but in a
// crowded table, and no heading is left behind.
func TestPaperOfTheBrowser(t *testing.T) {
	b := madeBundle(t, analysis.HR)
	gaps := &b.Results[len(b.Results)-1]
	gaps.Notes = append(gaps.Notes, analysis.Note{Severity: analysis.Caution, Text: "Raters are few."})
	gaps.Tables[0].Add([]analysis.Value{analysis.T("E4"), analysis.T("Zoë Quill"), analysis.T("below proposed level"), analysis.N(-0.5)})
	cases := analysis.Table{Name: "promotion_cases", Title: "Candidates", Columns: []analysis.Column{
		{Name: "employee", Head: "Employee", Kind: analysis.Text}, {Name: "outcome", Head: "By the rule", Kind: analysis.Flag}}}
	cases.Add([]analysis.Value{analysis.T("E4"), analysis.T("below proposed level")})
	b.Results = append(b.Results, analysis.Result{Job: "promotions", Title: "Promotion cases", Tables: []analysis.Table{cases}})
	ctx := openBrowser(t)
	openAt(ctx, t, address(write(t, b), "index.html"))
	show(ctx, t, "print", "light")
	for _, want := range []struct{ what, of, is string }{
		{"a chart after notes", `of(".notes + figure").breakBefore`, "avoid"},
		{"a finding", `of("#table-assessed tr:last-child td.flag").whiteSpace`, "nowrap"},
		{"a finding on a candidate", `of("#table-promotion_cases td.flag").whiteSpace`, "normal"},
		{"the heading of remarks", `of("article h4").breakAfter`, "avoid"},
		{"why a figure is missing", `of(".scroll .left").fontSize`, "9.86667px"}, // 7.4 pt at 96 px to the inch
	} {
		if got := ask[string](ctx, t, `{ const of = e => getComputedStyle(document.querySelector(e)); `+want.of+` }`); got != want.is {
			t.Errorf("%s: %s is %q, want %q", want.what, want.of, got, want.is)
		}
	}
}
