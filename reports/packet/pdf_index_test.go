package packet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The list of people fills its columns evenly, and says a group's heading again where a
// column begins within it.
func TestIndexColumns(t *testing.T) {
	var people []*personLink
	for i := range 100 {
		people = append(people, &personLink{ID: fmt.Sprint(i), Group: fmt.Sprintf("SRE%d", 1+i/40)})
	}
	columns := even(people, 70)
	if len(columns) != indexColumns {
		t.Fatalf("%d columns", len(columns))
	}
	next, shortest, longest := 0, 1000, 0
	for i, lines := range columns {
		if lines[0].link != nil || lines[len(lines)-1].link == nil {
			t.Errorf("column %d begins with a person or ends with a heading", i)
		}
		for _, l := range lines {
			if l.link != nil && l.link.ID != fmt.Sprint(next) {
				t.Fatalf("column %d has %s in the place of %d", i, l.link.ID, next)
			}
			if l.link != nil {
				next++
			}
		}
		shortest, longest = min(shortest, len(lines)), max(longest, len(lines))
	}
	if next != len(people) || longest-shortest > 4 {
		t.Errorf("%d people in columns of %d to %d lines", next, shortest, longest)
	}
	if got := columns[1][0].heading; got != "SRE1, continued" {
		t.Errorf("the second column begins with %q", got)
	}
	if full := even(people, 20); len(full) != indexColumns || len(full[0]) < 19 {
		t.Errorf("of too many people a page has %d columns, the first of %d lines", len(full), len(full[0]))
	}
}

// A long name is not cut beside a short id.
func TestLongNamesInIndex(t *testing.T) {
	p := emptyPaper()
	p.newPage(false)
	ix := &index{people: []personLink{{ID: "E3", Name: "Nguyễn Thị Hương-Giang van der Meulen-Østergaard"}}}
	p.shown = map[string]bool{"E3": true}
	p.peopleIndex(0, ix)
	if words := wordsOf(t, p); !strings.Contains(words, "Østergaard") {
		t.Errorf("the index says\n%s", words)
	}
}

// What stands above the list keeps to its page, also where the page before lies.
func TestIndexAfterPageThatLies(t *testing.T) {
	p := emptyPaper()
	p.newPage(true)
	p.y = p.bottom()
	p.peopleIndex(0, &index{})
	const right = paperWidth - pageMargin
	ends := regexp.MustCompile(`xMax="([0-9.]+)" yMax="[0-9.]+">`).FindAllStringSubmatch(wordsOf(t, p, "-bbox", "-f", "2"), -1)
	for _, end := range ends {
		if x, err := strconv.ParseFloat(end[1], 64); err != nil || x > right*pointsPerMM+0.5 {
			t.Errorf("a word ends at %s points, over the margin at %.0f: %v", end[1], right*pointsPerMM, err)
		}
	}
	if len(ends) < 20 {
		t.Errorf("%d words", len(ends))
	}
}

// A cell leads to whom it names, in whosever row it stands.
func TestCellsLeadToWhomTheyName(t *testing.T) {
	ix := &index{people: []personLink{{ID: "E1", Anchor: "person-1"}, {ID: "E2", Anchor: "person-2"}, {ID: "E3", Anchor: "person-3"}}}
	p := emptyPaper()
	p.shown = map[string]bool{"E1": true, "E2": true}
	p.known = addresses(ix, p.shown)
	about := row{Of: &ix.people[0]}
	for href, want := range map[string]string{"#person-1": "E1", "#person-2": "E2", "#person-3": "", "#dim-4": "E1", "#person-2" + gaveSuffix: "", "": ""} {
		if got := p.leads(about, cell{Href: href}); got != want {
			t.Errorf("a cell that leads to %q in the HTML leads to the page of %q, not of %q", href, got, want)
		}
	}
}
