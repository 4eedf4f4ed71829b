package packet

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"

	"calibrate/analysis"
)

// told gives what the browser tells a screen reader of a page: the names of its parts
// by role, in the order of the page.
func told(ctx context.Context, t *testing.T) map[string][]string {
	t.Helper()
	tree, err := chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		t.Fatal(err)
	}
	text := func(v *accessibility.Value) (s string) {
		if v != nil {
			json.Unmarshal(v.Value, &s) // of another kind is no name
		}
		return s
	}
	names := map[string][]string{}
	for _, n := range tree.Nodes {
		if !n.Ignored {
			names[text(n.Role)] = append(names[text(n.Role)], text(n.Name))
		}
	}
	return names
}

// TestTree holds the packet to be found through by screen reader as it opens, before
// people's cards and pictures are drawn: landmarks, lists and headings, each person's
// among them, have their names; and once they are drawn, so have tables and pictures.
func TestTree(t *testing.T) {
	ctx := openBrowser(t)
	openAt(ctx, t, address(write(t, madeBundle(t, analysis.HR)), "index.html"))
	people := []string{"Ana Lima", hostile, "山田 太郎", "Zoë Quill"}
	opened := told(ctx, t)
	for role, want := range map[string][]string{
		"banner": {""}, "main": {""}, "contentinfo": {""}, // one of each needs no name
		"navigation": {"Contents", "One dimension at a time"}, "search": {"Filter people"},
		"combobox": {"Org", "Current level", "Flag"}, "article": people, "figure": {hostile},
	} {
		if got := opened[role]; !slices.Equal(got, want) {
			t.Errorf("a screen reader is told of %s %q, want %q", role, got, want)
		}
	}
	for _, person := range people {
		for _, role := range []string{"heading", "link"} {
			if !slices.Contains(opened[role], person) {
				t.Errorf("a screen reader is told of no %s %q", role, person)
			}
		}
	}
	ask[stop](ctx, t, drawAll+`; focus()`)
	drawn := told(ctx, t)
	for _, role := range []string{"region", "table", "image", "heading", "link", "columnheader", "rowheader"} {
		if len(drawn[role]) == 0 || slices.Contains(drawn[role], "") {
			t.Errorf("a screen reader is told of %s without a name: %q", role, drawn[role])
		}
	}
	if want := hostile + " Two people."; !slices.Equal(drawn["image"], []string{want}) {
		t.Errorf("the picture is read as %q, want its title and description, %q", drawn["image"], want)
	}
	// The tables of sections, and for each person the ratings.
	if got := len(drawn["table"]); got != 7 {
		t.Errorf("%d tables, want 7: %q", got, drawn["table"])
	}
}
