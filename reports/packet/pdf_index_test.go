package packet

import (
	"fmt"
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
