package packet

import (
	"strings"
	"testing"
)

// Where a table has room its heads take no more than two lines.
func TestHeadsHaveRoom(t *testing.T) {
	g := layOut(table{
		Heads: []head{{Text: "Name"}, {Text: "If those pass who meet it, share", Class: "num"}},
		Rows:  []row{{Cells: []cell{{Text: "Zoë Quill"}, {Text: "20.0 %", Class: "num"}}}},
	}, paperWidth)
	if lines := wrap(g.Heads[1].Text, g.size, true, g.widths[1]-g.ends[1]); len(lines) != 2 {
		t.Errorf("the head takes the lines %q", lines)
	}
}

// A finding is not broken beside a long text.
func TestFindingsStayWhole(t *testing.T) {
	const finding = "meets proposed level"
	g := layOut(table{
		Heads: []head{{Text: "Name"}, {Text: "By the rule"}, {Text: "What would have to rise"}},
		Rows:  []row{{Cells: []cell{{Text: "Zoë Quill"}, {Text: finding, Class: "flag"}, {Text: strings.Repeat("Code/Design Review (+0.12), ", 60)}}}},
	}, 80)
	if lines := wrap(finding, g.size, true, g.widths[1]-g.ends[1]); len(lines) != 1 {
		t.Errorf("the finding is broken: %q", lines)
	}
}
