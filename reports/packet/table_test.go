package packet

import (
	"fmt"
	"slices"
	"testing"

	"calibrate/analysis"
)

// Reasons stand once, under what is in the cells in place of the figures; of several,
// one that few rows have says whose it is.
func TestReasonsOfRows(t *testing.T) {
	few, one := analysis.Why("too few: 9 cells"), analysis.Why("one rater")
	for _, tt := range []struct {
		figures []analysis.Value
		want    []string
	}{
		{[]analysis.Value{few}, []string{"— too few: 9 cells."}},
		{[]analysis.Value{few, one, one, one}, []string{"— too few: 9 cells (row 1); one rater."}},
		{[]analysis.Value{few, analysis.Hidden("a small group"), one, one},
			[]string{"— too few: 9 cells (row 1); one rater (row 3; row 4).", "hidden: a small group (row 2)."}},
		{[]analysis.Value{analysis.N(0.5)}, nil},
	} {
		made := analysis.Table{Columns: []analysis.Column{{Name: "org", Kind: analysis.Text}, {Name: "alpha", Kind: analysis.Stat}}}
		for i, v := range tt.figures {
			made.Add([]analysis.Value{analysis.T(fmt.Sprint("row ", i+1)), v})
		}
		if got := newTable(made, 10, nil, &index{}).Why; !slices.Equal(got, tt.want) {
			t.Errorf("reasons %q, want %q", got, tt.want)
		}
	}
}

// A section whose first part is a wide table stands across with its title, which would
// else be alone on an upright page.
func TestTurnedSections(t *testing.T) {
	wide, upright := []table{{Wide: true}, {}}, []table{{}, {Wide: true}}
	for _, tt := range []struct {
		what string
		s    section
		want bool
	}{
		{"a wide table", section{Tables: wide}, true},
		{"an upright table first", section{Tables: upright}, false},
		{"a note first", section{Tables: wide, Notes: make([]analysis.Note, 1)}, false},
		{"a chart first", section{Tables: wide, Charts: make([]analysis.Chart, 1)}, false},
		{"nothing", section{}, false},
	} {
		if got := tt.s.Turned(); got != tt.want {
			t.Errorf("%s: across is %v", tt.what, got)
		}
	}
}

// A range of shares stands on one line.
func TestSharesAreNotBroken(t *testing.T) {
	if got := lengthClass(analysis.Text, "15.0 % to 25.0 %"); got != " brief" {
		t.Errorf("class %q, want brief", got)
	}
}
