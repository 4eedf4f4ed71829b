package packet

import (
	"slices"
	"testing"

	"calibrate/analysis"
)

// Reasons that differ from row to row say whose they are; one that several rows share
// stands by itself, as does the only one.
func TestReasonsOfRows(t *testing.T) {
	of := func(rows ...[2]string) analysis.Table {
		made := analysis.Table{Name: "made", Columns: []analysis.Column{{Name: "org", Head: "Org", Kind: analysis.Text}, {Name: "alpha", Head: "Alpha", Kind: analysis.Stat}}}
		for _, r := range rows {
			made.Add([]analysis.Value{analysis.T(r[0]), analysis.Why(r[1])})
		}
		return made
	}
	for _, tt := range []struct {
		rows [][2]string
		want []string
	}{
		{[][2]string{{"Edge", "too few: 9 cells"}}, []string{"too few: 9 cells"}},
		{[][2]string{{"Edge", "too few: 9 cells"}, {"Disks", "too few: 7 cells"}, {"Cache", "one rater"}, {"Kernel", "one rater"}},
			[]string{"Edge: too few: 9 cells", "Disks: too few: 7 cells", "one rater"}},
	} {
		if got := newTable(of(tt.rows...), 10, nil, &index{}).Why; !slices.Equal(got, tt.want) {
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
