package packet

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"calibrate/analysis"
	"calibrate/ladder"
)

// TestFilterFindsAll: rows that are cut off are found by a filter, what a filter leaves
// empty goes with its heading, and the bar counts who is left.
func TestFilterFindsAll(t *testing.T) {
	var people []ladder.Person
	table := analysis.Table{Name: "made", Title: "Made", Columns: []analysis.Column{{Name: "employee", Head: "Employee", Kind: analysis.Text}, {Name: "x", Head: "X", Kind: analysis.Count}}}
	for i := range 50 { // ten at each level, those of the fifth not in the table
		p := rosterLine(fmt.Sprintf("P%02d", i), fmt.Sprintf("Person %d", i), "Infra", i/10+1, 0)
		people = append(people, p)
		if i < 40 {
			table.Add([]analysis.Value{analysis.T(p.ID), analysis.I(i)})
		}
	}
	s := newStore(t)
	add(t, s, "in/roster.xlsx", people, nil)
	b := bundleOf(t, s, analysis.HR, []analysis.Result{{Job: "long", Title: "A long list", Tables: []analysis.Table{table}}})
	ctx := openBrowser(t)
	openAt(ctx, t, address(write(t, b), "index.html"))
	rows := func() (n int) {
		return ask[int](ctx, t, `[...document.querySelectorAll("#table-made tbody tr")].filter(e => e.checkVisibility()).length`)
	}
	visible := func(selector string) bool {
		return ask[bool](ctx, t, fmt.Sprintf(`document.querySelector(%q).checkVisibility()`, selector))
	}
	if got := rows(); got != shownRows || !visible(".rest") || !visible("#table-made caption small") || visible(".on") {
		t.Errorf("without a filter %d rows are shown, want %d, and the rest named above and below", got, shownRows)
	}
	do(ctx, t, chromedp.Evaluate[chromedp.Void](`document.querySelector(".fold").open = true`))
	if got := rows(); got != 40 || visible(".rest") || visible("#table-made caption small") {
		t.Errorf("unfolded %d rows are shown, want 40, and none said to be elsewhere", got)
	}
	do(ctx, t, chromedp.Evaluate[chromedp.Void](`document.querySelector(".fold").open = false`))
	for _, step := range []struct {
		keys string // on the list of levels
		rows int
		head bool
	}{
		{kb.ArrowDown, 10, true}, {kb.ArrowDown, 10, true}, {kb.ArrowDown, 10, true}, {kb.ArrowDown, 10, true}, {kb.ArrowDown, 0, false},
	} {
		tabTo(ctx, t, "<select> pick-l")
		press(ctx, t, step.keys)
		if got := rows(); got != step.rows || visible("#table-made thead") != step.head || visible(".fold") || visible("#table-made caption small") {
			t.Errorf("with a filter %d rows are shown, want %d, with heads: %v", got, step.rows, step.head)
		}
		if got := ask[int](ctx, t, `[...document.querySelectorAll("#people .index:not(.again) h3")].filter(e => e.checkVisibility()).length`); got != 1 {
			t.Errorf("%d levels have a heading, want the one chosen", got)
		}
		if visible("#people .index small") {
			t.Error("a heading says how many people there are without the filter")
		}
		if got := ask[int](ctx, t, `[...document.querySelectorAll(".counted .p")].filter(e => getComputedStyle(e).display != "none").length`); got != 10 || !visible(".on") {
			t.Errorf("the bar counts %d people, want 10, and says what is filtered", got)
		}
	}
}

// TestFilterOfFile: a file of people offers the choices that hold for people in it.
func TestFilterOfFile(t *testing.T) {
	dir := writeSplit(t, madeBundle(t, analysis.HR))
	all, own := options(t, filepath.Join(dir, "index.html")), options(t, filepath.Join(dir, "people-001.html"))
	if !slices.Contains(all, "Outcome: ready") {
		t.Errorf("the index offers %q: a flag stands without its heading", all)
	}
	for _, choice := range own {
		if !slices.Contains(all, choice) {
			t.Errorf("the file offers %q, which the index does not", choice)
		}
	}
	ix := &index{facets: []facet{{Key: "o", Choices: []choice{{1, "", "A"}, {2, "", "B"}}}}}
	if got := ix.facetsOf(peopleFile{People: []personLink{{Reach: reach{"o-2"}}}}); len(got[0].Choices) != 1 || got[0].Choices[0].Text != "B" || len(ix.facets[0].Choices) != 2 {
		t.Errorf("the file offers %v, want B alone", got)
	}
}

// options are the texts of all choices of a page.
func options(t *testing.T, path string) (texts []string) {
	t.Helper()
	for _, e := range elements(parse(t, path)) {
		if e.Data == "option" {
			texts = append(texts, e.FirstChild.Data)
		}
	}
	return texts
}
