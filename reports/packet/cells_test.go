package packet

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"calibrate/analysis"
)

// TestRatersLeadToCells: the page of everybody who rated lists whom, and leads to
// pages where a column is theirs; one without a page is listed too; a director's
// packet has no such list.
func TestRatersLeadToCells(t *testing.T) {
	dir := write(t, madeBundle(t, analysis.HR))
	doc := parse(t, filepath.Join(dir, "index.html"))
	articles, lists := map[string]string{}, 0
	for _, n := range elements(doc) {
		if n.Data == "article" {
			articles["#"+attr(n, "id")] = words(n)
		}
	}
	for _, n := range elements(doc) {
		id, found := strings.CutSuffix(attr(n, "id"), gaveSuffix)
		if !found {
			continue
		}
		lists++
		name, _, _ := strings.Cut(articles["#"+id], "\n")
		for _, link := range elements(n) {
			if link.Data == "a" && !strings.Contains(articles[attr(link, "href")], "| "+strings.TrimSpace(name)) {
				t.Errorf("%s is said to have rated on %s, which has no such column", name, attr(link, "href"))
			}
		}
	}
	if lists == 0 {
		t.Error("nobody's page says whom they rated")
	}
	for _, n := range elements(parse(t, filepath.Join(write(t, madeBundle(t, analysis.Director)), "index.html"))) {
		if strings.HasSuffix(attr(n, "id"), gaveSuffix) || strings.HasPrefix(attr(n, "id"), "rater-") {
			t.Errorf("a director's packet says who rated whom: %s", attr(n, "id"))
		}
	}
}

// TestRaterHref: in a table a rater leads to the cells given, a dimension to its own.
func TestRaterHref(t *testing.T) {
	b := madeBundle(t, analysis.HR)
	people, err := analysis.People(context.Background(), b.Input)
	if err != nil {
		t.Fatal(err)
	}
	ix := newIndex(b, people, false)
	if err := ix.findCells(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	rater := slices.IndexFunc(ix.people, func(p personLink) bool { return len(p.Gave) > 0 })
	table := analysis.Table{Name: "raters", Columns: []analysis.Column{{Name: "rater", Kind: analysis.Text}, {Name: "name", Kind: analysis.Text}, {Name: "dimension", Kind: analysis.Text}},
		Rows: analysis.Held([]analysis.Value{analysis.T(ix.people[rater].ID), analysis.T(ix.people[rater].Name), analysis.T("Tools and Tech")})}
	var got []string
	for _, c := range newTable(table, tablePick{rows: 1}, ix).Rows[0].Cells {
		got = append(got, c.Href)
	}
	if want := []string{"#" + ix.people[rater].Anchor + gaveSuffix, "#dim-1"}; !slices.Equal(got, want) {
		t.Errorf("links %q, want %q", got, want)
	}
}

// TestDimensionsStandAlone: each line of evidence has the number of its dimension, and
// the style sheet a rule that leaves only those, for the link of that name.
func TestDimensionsStandAlone(t *testing.T) {
	doc := parse(t, filepath.Join(write(t, madeBundle(t, analysis.HR)), "index.html"))
	name, style := map[string]string{}, ""
	for _, n := range elements(doc) {
		if number, is := strings.CutPrefix(attr(n, "id"), "dim-"); is {
			name["e"+number] = n.FirstChild.Data
		}
		if n.Data == "style" {
			style = n.FirstChild.Data
		}
	}
	rows := 0
	for _, n := range elements(doc) {
		classes := strings.Fields(attr(n, "class"))
		at := slices.IndexFunc(classes, regexp.MustCompile(`^e\d+$`).MatchString)
		if n.Data != "tr" || at < 0 || slices.Contains(classes, "asks") {
			continue
		}
		rows++
		if head := firstOf(n, "th"); head == nil || name[classes[at]] != head.FirstChild.Data {
			t.Errorf("a line of class %s is that of %q", classes[at], name[classes[at]])
		}
	}
	if rows == 0 || len(name) == 0 {
		t.Errorf("%d lines, %d dimensions", rows, len(name))
	}
	for class := range name {
		if !strings.Contains(style, "body:has(#dim-"+class[1:]+":target) .evidence tbody tr:not(."+class+"){display:none}") {
			t.Errorf("no rule leaves %s alone", class)
		}
	}
}

// TestDimensionGoesOn: with one dimension chosen, a file of people leads to the same
// dimension of the people in the next; with none chosen, and from the last, it does not.
func TestDimensionGoesOn(t *testing.T) {
	dir := write(t, manyPeople(t, inlinePeople+1, 1))
	files, err := filepath.Glob(filepath.Join(dir, "people-*.html"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := openBrowser(t)
	onward := func(file, chosen string) []string {
		openAt(ctx, t, address(dir, filepath.Base(file))+chosen)
		return ask[[]string](ctx, t, `[...document.querySelectorAll(".next a")].filter(e => e.checkVisibility()).map(e => e.getAttribute("href"))`)
	}
	for i, file := range files[:2] {
		if got, want := onward(file, "#dim-3"), []string{filepath.Base(files[i+1]) + "#dim-3"}; !slices.Equal(got, want) {
			t.Errorf("%s leads on to %q, want %q", file, got, want)
		}
	}
	if got := onward(files[0], ""); len(got) > 0 {
		t.Errorf("without a dimension the page leads on to %q", got)
	}
	if got := onward(files[len(files)-1], "#dim-3"); len(got) > 0 {
		t.Errorf("the last file leads on to %q", got)
	}
}

func firstOf(n *html.Node, name string) *html.Node {
	for _, e := range elements(n) {
		if e.Data == name {
			return e
		}
	}
	return nil
}
