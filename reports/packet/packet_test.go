package packet

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"calibrate/analysis"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(t testing.TB, b analysis.Bundle) string {
	t.Helper()
	dir := t.TempDir()
	if err := Write(context.Background(), dir, b); err != nil {
		t.Fatal(err)
	}
	return dir
}

// parse reads a page as a browser does.
func parse(t testing.TB, path string) *html.Node {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// elements gives every element of a page.
func elements(doc *html.Node) (all []*html.Node) {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words is the text of a page as a reader sees it, a line per block.
func words(doc *html.Node) string {
	blocks := []string{"h1", "h2", "h3", "h4", "p", "li", "dt", "tr", "caption", "figure", "nav", "label"}
	skipped := []string{"style", "svg", "title"}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && slices.Contains(skipped, n.Data) {
			return
		}
		if n.Type == html.ElementNode && slices.Contains(blocks, n.Data) {
			b.WriteString("\n")
		}
		if text := strings.Join(strings.Fields(n.Data), " "); n.Type == html.TextNode && text != "" {
			b.WriteString(text + " ")
		}
		if n.Type == html.ElementNode && (n.Data == "td" || n.Data == "th") {
			b.WriteString("| ")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return strings.TrimSpace(b.String()) + "\n"
}

func TestGolden(t *testing.T) {
	for _, audience := range []analysis.Audience{analysis.HR, analysis.Director} {
		got := words(parse(t, filepath.Join(write(t, madeBundle(t, audience)), "index.html")))
		golden := filepath.Join("testdata", string(audience)+".golden")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (renew with -update):\n%s", golden, diff)
		}
	}
}

// TestPage holds a page with hostile names to what any page must keep: it parses
// with every element known, its ids are unique, its links lead somewhere, its
// tables have heads, its pictures have names.
func TestPage(t *testing.T) {
	known := map[string]bool{}
	for _, name := range strings.Fields(`html head meta title style body a header nav main section article footer div span p figcaption
		h1 h2 h3 h4 ul li dl dt dd strong b i small bdi code q sup table caption thead tbody tr th td figure label select optgroup option details summary
		svg g rect path circle text desc`) {
		known[name] = true
	}
	dir := write(t, madeBundle(t, analysis.HR))
	all := elements(parse(t, filepath.Join(dir, "index.html")))
	ids := map[string]bool{}
	for _, n := range all {
		if !known[n.Data] {
			t.Errorf("element <%s> is none of the packet's own", n.Data)
		}
		if id := attr(n, "id"); id != "" && ids[id] {
			t.Errorf("id %q stands twice", id)
		} else if id != "" {
			ids[id] = true
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
			}
		}
	}
	for _, n := range all {
		checkElement(t, n, ids, dir)
	}
}

func checkElement(t *testing.T, n *html.Node, ids map[string]bool, dir string) {
	t.Helper()
	if at := attr(n, "tabindex"); at != "" && at != "0" {
		t.Errorf("<%s> has tabindex %s: the order of the page is the order of the keys", n.Data, at)
	}
	switch n.Data {
	case "div":
		scrolls := slices.Contains(strings.Fields(attr(n, "class")), "scroll")
		if scrolls && (attr(n, "tabindex") != "0" || attr(n, "role") != "region" || attr(n, "aria-label") == "") {
			t.Errorf("a part that scrolls cannot be reached by key, or has no name: %v", n.Attr)
		}
	case "a":
		file, anchor, _ := strings.Cut(attr(n, "href"), "#")
		if _, err := os.Stat(filepath.Join(dir, file)); err != nil || anchor != "" && !ids[anchor] {
			t.Errorf("link %q leads nowhere", attr(n, "href"))
		}
	case "th":
		if attr(n, "scope") == "" {
			t.Errorf("a table head without scope")
		}
	case "table":
		if n.FirstChild.NextSibling == nil || n.FirstChild.NextSibling.Data != "caption" {
			t.Errorf("table %q without a caption", attr(n, "id"))
		}
	case "svg":
		for id := range strings.FieldsSeq(attr(n, "aria-labelledby")) {
			if !ids[id] {
				t.Errorf("a picture is named by %q, which is not there", id)
			}
		}
		if attr(n, "aria-labelledby") == "" && attr(n, "aria-hidden") != "true" {
			t.Errorf("a picture without a name")
		}
	}
	for _, key := range []string{"aria-labelledby"} {
		for id := range strings.FieldsSeq(attr(n, key)) {
			if !ids[id] {
				t.Errorf("<%s %s=%q> names nothing", n.Data, key, id)
			}
		}
	}
}

// TestPolicy holds the Content-Security-Policy to allow these style sheets and the
// embedded fonts, and nothing else; and the sheet that asks how wide a page is to have no
// rule with :has, which would make printing take minutes.
func TestPolicy(t *testing.T) {
	var policy, hashes string
	for _, n := range elements(parse(t, filepath.Join(write(t, madeBundle(t, analysis.HR)), "index.html"))) {
		if attr(n, "http-equiv") == "Content-Security-Policy" {
			policy = attr(n, "content")
		}
		if n.Data == "style" {
			style := n.FirstChild.Data
			sum := sha256.Sum256([]byte(style))
			hashes += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
			if strings.Contains(style, "@media") && strings.Contains(style, ":has(") {
				t.Error("a style sheet with @media has rules with :has")
			}
		}
	}
	want := "default-src 'none'; style-src" + hashes + "; font-src data:; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("policy %q, want %q", policy, want)
	}
}

func TestSameBytes(t *testing.T) {
	one, two := write(t, madeBundle(t, analysis.HR)), write(t, madeBundle(t, analysis.HR))
	for _, name := range []string{"index.html", "packet.pdf"} {
		a, err := os.ReadFile(filepath.Join(one, name))
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(two, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs between two writes", name)
		}
	}
}

// TestDirector holds a director's packet to name no rater, no file of a rating, and
// no author of a remark, and to leave fairness out.
func TestDirector(t *testing.T) {
	page := words(parse(t, filepath.Join(write(t, madeBundle(t, analysis.Director)), "index.html")))
	people := page[strings.Index(page, "How the assessed level came about"):]
	for _, secret := range []string{"quill-storage", "Zoë Quill (manager)", "Zoë Quill manager"} {
		if strings.Contains(people, secret) {
			t.Errorf("a director's packet says %q", secret)
		}
	}
	if strings.Contains(page, "Fairness") {
		t.Error("a director's packet has the fairness pages")
	}
	if !strings.Contains(people, "manager 1") || !strings.Contains(people, "“Kept calm") && !strings.Contains(people, "Kept calm in the outage of E1 given on ") {
		t.Errorf("raters and remarks are not shown as they should be:\n%s", people)
	}
}

// TestSplit writes a company too large for one file, and then a small one into the
// same folder. Files hold whole orgs, each person's page the cells about that person,
// and index.html leads to every file instead of naming everybody.
func TestSplit(t *testing.T) {
	const n = inlinePeople + 1
	dir := write(t, manyPeople(t, n, 1))
	files, err := filepath.Glob(filepath.Join(dir, "people-*.html"))
	if err != nil {
		t.Fatal(err)
	}
	index, fileOf, got := parse(t, filepath.Join(dir, "index.html")), map[string]string{}, 0
	for _, file := range files {
		articles := 0
		for _, e := range elements(parse(t, file)) {
			if e.Data == "article" {
				articles++
				checkArticle(t, e, file, fileOf)
			}
		}
		if articles < 1 || articles > filePeople {
			t.Errorf("%s has %d people", file, articles)
		}
		if !slices.ContainsFunc(elements(index), func(e *html.Node) bool { return e.Data == "a" && attr(e, "href") == filepath.Base(file) }) {
			t.Errorf("index.html does not lead to %s", file)
		}
		got += articles
	}
	if got != n {
		t.Errorf("%d people have a page, want %d", got, n)
	}
	if err := Write(context.Background(), dir, madeBundle(t, analysis.HR)); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "people-*")); len(left) > 0 {
		t.Errorf("pages of the earlier packet remain: %v", left)
	}
}

// checkArticle checks that a person's page has the 26 cells that one rater filled in,
// and stands in the file of the person's team.
func checkArticle(t *testing.T, article *html.Node, file string, fileOf map[string]string) {
	t.Helper()
	cells, team := 0, ""
	for _, e := range elements(article) {
		switch {
		case e.Data == "td" && e.FirstChild != nil && strings.Contains(e.FirstChild.Data, " · "):
			cells++
		case attr(e, "class") == "who":
			team = regexp.MustCompile(`Org \d+ / Team \d+`).FindString(e.FirstChild.Data)
		}
	}
	if other, known := fileOf[team]; cells != 26 || team == "" || known && other != file {
		t.Errorf("%s: a page with %d cells of team %q, which also stands in %q", file, cells, team, other)
	}
	fileOf[team] = file
}

func BenchmarkWrite500(b *testing.B) {
	const people = 500
	bundle := manyPeople(b, people, 4)
	dir := b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(context.Background(), dir, bundle); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(people*b.N)/b.Elapsed().Seconds(), "people/s")
}

// TestHref links a cell that is a person, and no sentence that begins with one.
func TestHref(t *testing.T) {
	link := &personLink{Anchor: "person-1"}
	ix := &index{byID: map[string]*personLink{"E1": link}, byName: map[string]*personLink{"Ana": link}}
	for text, want := range map[string]string{"Ana": "#person-1", "E1": "#person-1", "Ana (E1)": "#person-1", "An (E1)": "#person-1",
		"Ana (E1) (manager) is 2 levels above Bo": "", "Ana is strict": "", "Bo": ""} {
		if got := ix.href("rater", cell{Text: text}); got != want {
			t.Errorf("%q links to %q, want %q", text, got, want)
		}
	}
	if got := ix.href("raters", cell{Text: "E1"}); got != "" {
		t.Errorf("a count that is like an id leads to %q", got)
	}
}

// TestAnchors gives the examples of levels a section of their own before the agenda,
// and each table stands once.
func TestAnchors(t *testing.T) {
	table := func(name string) analysis.Table {
		return analysis.Table{Name: name, Title: name, Columns: []analysis.Column{{Name: "employee", Head: "Employee", Kind: analysis.Text}}, Rows: analysis.Held([]analysis.Value{analysis.T("E1")})}
	}
	b := madeBundle(t, analysis.HR)
	b.Results = append(b.Results, analysis.Result{Job: "agenda", Title: "Agenda", Tables: []analysis.Table{table("agenda_reasons"), table("agenda_anchors"), table("agenda")}})
	var shown []string
	for _, s := range newSections(b, newIndex(b, nil, false)) {
		for _, table := range s.Tables {
			if strings.HasPrefix(table.ID, "table-agenda") {
				shown = append(shown, s.ID+" "+table.Title)
			}
		}
		if len(s.Elsewhere) > 0 {
			t.Errorf("%s leaves %v to the workbook", s.ID, s.Elsewhere)
		}
	}
	if want := []string{"anchors agenda_anchors", "job-agenda agenda", "job-agenda agenda_reasons"}; !slices.Equal(shown, want) {
		t.Errorf("%q, want %q", shown, want)
	}
}
