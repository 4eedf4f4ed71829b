package workbook

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A word that is not there is no figure that is missing; a hidden one is. The reasons
// of headings with commas stay apart.
func TestReasonsAreOfFigures(t *testing.T) {
	columns := []analysis.Column{column("proposed", "Proposed", analysis.Text), column("share", "Met, share", analysis.Share), column("n", "Met", analysis.Count)}
	for _, c := range []struct {
		row  []analysis.Value
		want string
	}{
		{[]analysis.Value{analysis.Why("not proposed"), analysis.N(0.5), analysis.I(1)}, ""},
		{[]analysis.Value{analysis.Hidden("small"), analysis.N(0.5), analysis.I(1)}, "small: Proposed"},
		{[]analysis.Value{analysis.T("SRE4"), analysis.N(0.5), analysis.Why("not met")}, "not met"},
		{[]analysis.Value{analysis.T("SRE4"), analysis.Why("not rated"), analysis.Why("not rated")}, "not rated: Met, share · Met"},
	} {
		if got := reasons(columns, c.row); got != c.want {
			t.Errorf("reasons %q, want %q", got, c.want)
		}
		table := analysis.Table{Columns: columns, Rows: analysis.Held(c.row)}
		if got := newGrid(table).why; got != (c.want != "") {
			t.Errorf("%q: a column of reasons: %v", c.want, got)
		}
	}
}

// Results are coloured, the ends of their intervals are not; what rounding leaves of
// nothing is nothing; a text that begins as a formula stays a text.
func TestFiguresOfATable(t *testing.T) {
	table := analysis.Table{Name: "polish", Title: "Polish", Columns: []analysis.Column{column("rule", "Rule", analysis.Text), column("share", "Share", analysis.Share),
		column("share_low", "95 % from", analysis.Share), column("change", "Change", analysis.Delta)}, Rows: analysis.Held(
		[]analysis.Value{analysis.T("= 25.0 %"), analysis.N(0.5), analysis.N(0.2), analysis.N(-4.4e-16)}, []analysis.Value{analysis.T("≤ 1.0 %"), analysis.N(0.5), analysis.N(0.2), analysis.N(0.25)})}
	path, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "levels", Title: "Levels", Tables: []analysis.Table{table}}))
	p := tablesOf(t, f)["t_polish"]
	rules, err := f.GetConditionalFormats(p.sheet)
	if err != nil {
		t.Fatal(err)
	}
	var coloured []string
	for cells := range rules {
		coloured = append(coloured, cells[:1])
	}
	slices.Sort(coloured)
	if diff := cmp.Diff([]string{"B", "D"}, coloured); diff != "" {
		t.Errorf("columns coloured (-want +got):\n%s", diff)
	}
	if got, _ := f.GetCellValue(p.sheet, at(4, p.top+1)); got != "0" {
		t.Errorf("a difference of -4.4e-16 is written as %s", got)
	}
	var quoted []bool
	for row := p.top + 1; row <= p.bottom; row++ {
		id, err := f.GetCellStyle(p.sheet, at(1, row))
		if err != nil {
			t.Fatal(err)
		}
		prefix := f.Styles.CellXfs.Xf[id].QuotePrefix
		quoted = append(quoted, prefix != nil && *prefix)
	}
	if diff := cmp.Diff([]bool{true, false}, quoted); diff != "" {
		t.Errorf("texts that are quoted (-want +got) in %s:\n%s", path, diff)
	}
}

// A comment on a whole form is on the first of its dimensions, once for each rater.
func TestCommentsStandOnce(t *testing.T) {
	var ratings []ladder.Rating
	for _, rater := range []string{"R1", "R2"} {
		for dimension := range 3 {
			r := rate("E1", rater, ladder.Peer, dimension, 2, 3)
			if r.Comment = "steady"; dimension == 2 {
				r.Comment = "of this one"
			}
			ratings = append(ratings, r)
		}
	}
	people := []ladder.Person{{Cycle: cycle, ID: "E1", Name: "Ana", Ladder: "sre", Level: 3}}
	path, err := writtenWith(t, bundleOf(t, inputOf(t, people, ratings)), "E1")
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	p := tablesOf(t, f)["t_ratings_e1"]
	said := map[string]int{}
	for row := p.top + 1; row <= p.bottom; row++ {
		rater, _ := f.GetCellValue(p.sheet, at(3, row))
		comment, _ := f.GetCellValue(p.sheet, at(4, row))
		said[rater+": "+comment]++
	}
	want := map[string]int{"R1: steady": 1, "R1: as above": 1, "R1: of this one": 1, "R2: steady": 1, "R2: as above": 1, "R2: of this one": 1}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("comments by rater (-want +got):\n%s", diff)
	}
}

// Excel's chart of intervals begins where the picture does, and says what its marks are.
func TestIntervalsSayWhatTheyAre(t *testing.T) {
	zero, one := 0.0, 1.0
	item := func(low, high float64) analysis.IntervalItem {
		return analysis.IntervalItem{Label: "a", Low: low, Estimate: (low + high) / 2, High: high}
	}
	for _, c := range []struct {
		data      analysis.Intervals
		low, high *float64
		heads     string
	}{
		{analysis.Intervals{Items: []analysis.IntervalItem{item(0.7, 0.9)}}, &zero, nil, "From Estimate To"},
		{analysis.Intervals{Items: []analysis.IntervalItem{item(-0.7, -0.2)}}, nil, &zero, "From Estimate To"},
		{analysis.Intervals{Items: []analysis.IntervalItem{item(-0.7, 0.2)}}, nil, nil, "From Estimate To"},
		{analysis.Intervals{Kind: analysis.Share, High: 1, Items: []analysis.IntervalItem{item(0.5, 0.7)}}, &zero, &one, "From Estimate To"},
		{analysis.Intervals{Kind: analysis.Median, Zero: math.NaN(), Items: []analysis.IntervalItem{item(5, 7)}}, nil, nil, "Lower quartile Median Upper quartile"},
	} {
		low, high := ends(c.data)
		if diff := cmp.Diff([]*float64{c.low, c.high}, []*float64{low, high}); diff != "" {
			t.Errorf("%+v: ends (-want +got):\n%s", c.data, diff)
		}
		var heads []string
		for _, column := range intervalNumbers(analysis.Chart{}, c.data).Columns {
			if column.Name == "low" || column.Name == "estimate" || column.Name == "high" {
				heads = append(heads, column.Head)
			}
		}
		if got := strings.Join(heads, " "); got != c.heads {
			t.Errorf("heads %q, want %q", got, c.heads)
		}
	}
}

// Few people are counted whole on an axis, and a chart's border stays on its page.
func TestNativeChartsCountWhole(t *testing.T) {
	path, _ := written(t, bundleOf(t, small(t), analysis.Result{Job: "levels", Title: "Levels", Charts: []analysis.Chart{mix([]int{5, 4}, []int{3, 1}, []int{2, 3})}}))
	whole, inside := 0, 0
	for name, content := range unpacked(t, path) {
		if strings.HasPrefix(name, "xl/charts/chart") && strings.Contains(string(content), `majorUnit val="1"`) {
			whole++
		}
		if strings.HasPrefix(name, "xl/drawings/drawing") {
			inside += strings.Count(string(content), fmt.Sprintf("<xdr:rowOff>%d</xdr:rowOff></xdr:from>", 2*9525))
		}
	}
	if whole != 1 || inside != 2 {
		t.Errorf("%d charts count whole people and %d begin inside their row, want 1 and 2", whole, inside)
	}
}

// A list of choices is as wide as its longest entry.
func TestChoicesAreNotCut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "decisions.xlsx")
	l := ladder.Default()
	w, _ := WordsIn("en")
	if err := WriteDecisionSheet(path, DecisionSheet{In: w, Words: l, LadderOf: func(ladder.Person) *ladder.Ladder { return l }}); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	columns, err := f.GetCols(w.choices)
	if err != nil || len(columns) == 0 {
		t.Fatal(columns, err)
	}
	for i, column := range columns {
		width, _ := f.GetColWidth(w.choices, ladder.ColumnName(i+1))
		for _, entry := range column {
			if float64(len([]rune(entry))) > width {
				t.Errorf("column %d of %g characters cuts %q", i+1, width, entry)
			}
		}
	}
}
