package packet

import (
	"strings"
	"testing"
)

// Figures have the minus of the charts, of the length of their plus; words keep what was typed.
func TestFiguresOnPaper(t *testing.T) {
	p := emptyPaper()
	p.newPage(false)
	made := table{
		Title: "Made",
		Heads: []head{{Text: "Gap", Class: "num"}, {Text: "As it stood", Class: "text"}},
		Rows:  []row{{Cells: []cell{{Text: "-0.33", Class: "num"}, {Text: "-0.50", Class: "text"}}}},
	}
	p.flow(p.tableBoxes(made))
	words := wordsOf(t, p)
	for _, want := range []string{"−0.33", "-0.50"} {
		if !strings.Contains(words, want) {
			t.Errorf("the PDF does not say %q:\n%s", want, words)
		}
	}
	if made.Rows[0].Cells[0].Text != "-0.33" {
		t.Error("the table of the HTML is changed too")
	}
}
