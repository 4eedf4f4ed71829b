package packet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"calibrate/analysis"
)

// A table is a table ready to be shown, in HTML and in PDF.
type table struct {
	ID, Title string
	Heads     []head
	Rows      []row    // shown at once
	Left      int      // rows not shown at once
	Why       []string // why figures of the rows are missing, and which rows are shown, in sentences
	Cut       string   // which rows are shown of a table that is cut, "" for the first
	Wide      bool     // too wide for an upright page
	Crowded   bool     // so many columns stand beside sentences that findings give way to them on paper
	Whose     int      // the column that says whom a row is about
	kept
}

type head struct{ Text, Unit, Class string }

// A row is one line; Of is the person it is about, nil for none. More says that it is
// not shown at once.
type row struct {
	Of    *personLink
	Cells []cell
	More  bool
}

// A cell is one figure or text. Sub stands small after it, Full is the whole of
// what was shortened or why there is no figure, Href leads to a person's page.
type cell struct{ Text, Sub, Class, Full, Href string }

// uprightText is how many letters beside each other an upright page holds.
const uprightText = 112

func newTable(t analysis.Table, want tablePick, ix *index) table {
	all := slices.Collect(t.Rows.All())
	view := table{ID: "table-" + t.Name, Title: t.Title, Crowded: want.crowded}
	shown, words := want.cut(t, all, ix)
	places := filled(choose(t, want.columns), all)
	for _, at := range places {
		c := t.Columns[at.column]
		view.Heads = append(view.Heads, head{c.Head, c.Unit, class(c.Kind)})
	}
	view.Whose = whose(t, places)
	view.take(t, places, all, shown, ix)
	view.Left, view.Cut = len(all)-len(view.Rows), words
	if words != "" {
		view.Why = append(view.Why, "Shown: "+words+".")
	}
	view.People = reachOf(view.Kept)
	view.Wide = view.width() > uprightText
	return view
}

// take makes the rows: those shown, and others as far as the HTML keeps them.
func (t *table) take(of analysis.Table, places []place, all [][]analysis.Value, shown []bool, ix *index) {
	var why, keptWhy []reason
	folded := mostFolded(of)
	for i, values := range all {
		if !shown[i] && len(t.Kept)-len(t.Rows) >= folded {
			t.Beyond++
			continue
		}
		r := newRow(of, places, values, ix)
		r.More = !shown[i]
		t.Kept = append(t.Kept, r)
		keptWhy = addReasons(keptWhy, of.Columns, places, values, r.Cells[t.Whose].Text)
		if shown[i] {
			t.Rows = append(t.Rows, r)
			why = addReasons(why, of.Columns, places, values, r.Cells[t.Whose].Text)
		}
	}
	t.Why, t.KeptWhy = reasonLines(why), reasonLines(keptWhy)
}

// A place is one column shown: id is the column of the ids that stand small
// beside the names, or -1.
type place struct{ column, id int }

// choose gives the columns to show. A name takes the id before it along, and a
// level's number is left out where its code is shown.
func choose(t analysis.Table, columns []string) (places []place) {
	for i, c := range t.Columns {
		unwanted := len(columns) > 0 && !slices.Contains(columns, c.Name)
		if unwanted || hasID(t, i+1) || isCoded(t, c) {
			continue
		}
		at := place{i, -1}
		if hasID(t, i) {
			at.id = i - 1
		}
		places = append(places, at)
	}
	if len(places) == 0 && len(columns) > 0 {
		return choose(t, nil)
	}
	return places
}

// namesPerson reports whether a column holds the ids of people.
func namesPerson(column string) bool { return column == "employee" || column == "rater" }

// hasID reports whether a column is of names with the ids before it.
func hasID(t analysis.Table, i int) bool {
	return i > 0 && i < len(t.Columns) && t.Columns[i].Name == "name" && namesPerson(t.Columns[i-1].Name)
}

// isCoded reports whether a column is of numbers of levels whose codes the table has too.
func isCoded(t analysis.Table, c analysis.Column) bool {
	code, isNumber := strings.CutSuffix(c.Name, "_level")
	return isNumber && c.Kind == analysis.LevelNo && hasColumn(t, code)
}

// filled leaves out the columns in which no row has anything, not even a reason why it
// has no figure. The first says what a row is about, and stays.
func filled(places []place, all [][]analysis.Value) (kept []place) {
	for i, at := range places {
		says := func(values []analysis.Value) bool {
			text, isText := values[at.column].Text()
			why, missing := values[at.column].Missing()
			return isText && text != "" || !isText && !missing || why != ""
		}
		if i == 0 || len(all) == 0 || slices.ContainsFunc(all, says) {
			kept = append(kept, at)
		}
	}
	return kept
}

// whose is the place that says whom a row is about: the person's, else the first.
func whose(t analysis.Table, places []place) int {
	return max(0, slices.IndexFunc(places, func(p place) bool {
		return p.id >= 0 || namesPerson(t.Columns[p.column].Name)
	}))
}

func hasColumn(t analysis.Table, name string) bool {
	return slices.ContainsFunc(t.Columns, func(c analysis.Column) bool { return c.Name == name })
}

func newRow(t analysis.Table, places []place, values []analysis.Value, ix *index) row {
	r := row{Of: ix.subject(t, values)}
	for _, at := range places {
		c := newCell(t.Columns[at.column], values[at.column])
		if at.id >= 0 {
			c.named(values[at.id])
		} else if link := ix.byID[c.Text]; link != nil && t.Columns[at.column].Name == "employee" && link.Name != "" {
			c.Text, c.Sub = link.Name, c.Text
		}
		if t.Columns[at.column].Kind == analysis.Text {
			c.Href = ix.href(t.Columns[at.column].Name, c)
		}
		if href := ix.cellsHref(t, at, values); href != "" {
			c.Href = href
		}
		if analysis.HoldsCodes(t.Name, t.Columns[at.column].Name) {
			c.Text, c.Full = analysis.Words(c.Text), c.Text
		}
		if holdsOrgs[t.Columns[at.column].Name] {
			if r.Of == nil {
				c.Href = ix.orgAt[c.Text]
			}
			c.Text = ix.orgName(c.Text)
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

// holdsOrgs are the columns of paths of orgs.
var holdsOrgs = map[string]bool{"org": true, "org_then": true, "from": true}

func newCell(column analysis.Column, v analysis.Value) cell {
	c := cell{Text: analysis.Format(column.Kind, v), Class: class(column.Kind)}
	if why, missing := v.Missing(); missing {
		c.Class += " none"
		c.Full = why
	} else {
		c.Class += lengthClass(column.Kind, c.Text)
	}
	return c
}

// lengthClass is the CSS class of a text by its length: a verdict such as "does not
// differ", a range of shares, a cycle or an id stands on one line, and beside many figures the browser
// would else set a sentence one word to the line.
func lengthClass(kind analysis.Kind, text string) string {
	letters := utf8.RuneCountInString(text)
	switch {
	case class(kind) == "num":
		return ""
	case letters <= 10, letters <= 16 && kind == analysis.Flag, letters <= 20 && strings.Contains(text, " %"):
		return " brief"
	case letters > 60:
		return " long"
	case kind == analysis.Flag && letters <= 24:
		return ""
	}
	return " words"
}

// named puts the id beside the name, or in its place where there is none.
func (c *cell) named(id analysis.Value) {
	text, ok := id.Text()
	switch {
	case !ok:
	case c.Text == "" || c.Text == analysis.NoFigure:
		c.Text = text
	case c.Text != text:
		c.Sub = text
	}
}

// width is about how many letters the columns need beside each other.
func (t *table) width() (letters int) {
	for i, h := range t.Heads {
		widest := longestWord(h.Text)
		for _, r := range t.Rows {
			widest = max(widest, min(utf8.RuneCountInString(r.Cells[i].Text)+utf8.RuneCountInString(r.Cells[i].Sub), 26))
		}
		letters += widest + 2
	}
	return letters
}

func longestWord(s string) (n int) {
	for _, word := range strings.Fields(s) {
		n = max(n, utf8.RuneCountInString(word))
	}
	return n
}

// class is the CSS class of a column: figures stand to the right.
func class(kind analysis.Kind) string {
	switch kind {
	case analysis.Text, analysis.Date:
		return "text"
	case analysis.Flag:
		return "flag"
	}
	return "num"
}
