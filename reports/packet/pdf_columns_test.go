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

// Heads take what the texts leave: none is broken for them.
func TestTextsComeBeforeHeads(t *testing.T) {
	const name = "Chukwudi Adébáyò-Cole 17480"
	made := table{Heads: []head{{Text: "Name"}}, Rows: []row{{Cells: []cell{{Text: name}}}}}
	for range 6 {
		made.Heads = append(made.Heads, head{Text: "Lowest without one rater", Class: "num"})
		made.Rows[0].Cells = append(made.Rows[0].Cells, cell{Text: "2.50", Class: "num"})
	}
	g := layOut(made, 105)
	if lines := wrap(name, g.size, false, g.widths[0]-g.ends[0]); len(lines) != 1 {
		t.Errorf("the name is broken: %q", lines)
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

// A column in which nothing stands takes no room, though rows left out have something there.
func TestBlankColumns(t *testing.T) {
	whole := table{
		Heads: []head{{Text: "Name"}, {Text: "To look at"}, {Text: "Mean"}},
		Rows:  []row{{Cells: []cell{{Text: "Zoë Quill"}, {}, {Text: "2.50"}}}, {Cells: []cell{{Text: "Ada Okoye"}, {}, {}}}},
	}
	got := inked(whole)
	if len(got.Heads) != 2 || got.Heads[1].Text != "Mean" || got.Rows[0].Cells[1].Text != "2.50" || len(whole.Rows[0].Cells) != 3 {
		t.Errorf("%+v", got)
	}
}

// Words of two columns stand further apart than those of one.
func TestWordsStandApart(t *testing.T) {
	g := layOut(table{
		Heads: []head{{Text: "Reason"}, {Text: "Also"}},
		Rows:  []row{{Cells: []cell{{Text: strings.Repeat("the margin is below 0 levels ", 30)}, {Text: "proposal and assessment differ"}}}},
	}, 120)
	if space := measure("n n", g.size, false) - measure("nn", g.size, false); g.ends[0] < 2.5*space {
		t.Errorf("%.1f mm between words, %.1f mm between columns of them", space, g.ends[0])
	}
}
