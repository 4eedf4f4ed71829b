package chart

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
)

// TestVisualOrder: runs stand as the Unicode Bidirectional Algorithm (UAX 9, rule L2)
// puts them: "דנה לוי (4)" is seen as "(4) " and then the name from its right end.
func TestVisualOrder(t *testing.T) {
	const l, r = di.DirectionLTR, di.DirectionRTL
	for _, test := range []struct {
		text string
		runs []di.Direction // in the order of the text
		want []int          // their places in that order, from the left
	}{
		{"דנה לוי (4)", []di.Direction{r, l, r}, []int{2, 1, 0}},
		{"דנה (Dana 田) לוי", []di.Direction{r, l, l, r}, []int{3, 1, 2, 0}},
		{"Dana דנה לוי x", []di.Direction{l, r, r, l}, []int{0, 2, 1, 3}},
		{"山田 (5)", []di.Direction{l, l}, []int{0, 1}},
	} {
		var runs []shaping.Output
		for i, d := range test.runs {
			runs = append(runs, shaping.Output{Direction: d, Runes: shaping.Range{Offset: i}})
		}
		var got []int
		for _, run := range visual(runs, beginsRight([]rune(test.text))) {
			got = append(got, run.Runes.Offset)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: runs stand in the order %v, want %v", test.text, got, test.want)
		}
	}
}

// On a line from left to right the comma and the space behind a name from right to left
// stand behind it, as UAX 9, rule N2 has it; in a name alone they stay.
func TestNeutralsFollowTheLine(t *testing.T) {
	for _, test := range []struct {
		line string
		want []string
	}{
		{"x.xlsx, دنה לוי, read", []string{"x.xlsx, ", "دنה לוי", ", ", "read"}},
		{"by (לוי) alone", []string{"by ", "(", "לוי", ") ", "alone"}},
		{"דנה לוי (4)", []string{"דנה לוי", " ", "(4)"}},
		{"דנה לוי.", []string{"דנה לוי."}},
		{"a 田, b", []string{"a ", "田, ", "b"}},
	} {
		if got := runsOf(test.line); !slices.Equal(got, test.want) {
			t.Errorf("%q is cut into %q, want %q", test.line, got, test.want)
		}
	}
}
