package packet

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"calibrate/analysis"
	"calibrate/ladder"
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
		{[]analysis.Value{few, analysis.Why("too few: 1,009 cells"), analysis.Why("too few: 9 cells"), one},
			[]string{"— too few: … cells; one rater (row 4)."}},
		{[]analysis.Value{analysis.Why("2 of 9 in 3"), analysis.Why("4 of 9 in 4"), analysis.Why("4 of 9 in 3")}, []string{"— … of 9 in …."}},
	} {
		made := analysis.Table{Columns: []analysis.Column{{Name: "org", Kind: analysis.Text}, {Name: "alpha", Kind: analysis.Stat}}}
		for i, v := range tt.figures {
			made.Add([]analysis.Value{analysis.T(fmt.Sprint("row ", i+1)), v})
		}
		if got := newTable(made, tablePick{rows: 10}, &index{}).Why; !slices.Equal(got, tt.want) {
			t.Errorf("reasons %q, want %q", got, tt.want)
		}
	}
}

// Rows that begin alike are not named again and again.
func TestReasonsOfLikeRows(t *testing.T) {
	made := analysis.Table{Columns: []analysis.Column{{Name: "question", Kind: analysis.Text}, {Name: "rate", Kind: analysis.Share}}}
	for range 3 {
		made.Add([]analysis.Value{analysis.T("proposed"), analysis.Why("fewer than 30")}, []analysis.Value{analysis.T("assessed"), analysis.Why("everybody")})
	}
	if got, want := newTable(made, tablePick{rows: 10}, &index{}).Why, []string{"— fewer than 30; everybody."}; !slices.Equal(got, want) {
		t.Errorf("reasons %q, want %q", got, want)
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

// Columns fill the page; the one with the most text has the most room, none less than
// its longest word, and a table that fits keeps the widths it wants.
func TestColumnWidths(t *testing.T) {
	p := emptyPaper()
	reason := "The line of SRE6 is in doubt: the chance of meeting it is 71.5 %, the margin +0.25 levels (95 % from -0.25 to +0.25, severity taken off)."
	long := table{Heads: []head{{Text: "Name"}, {Text: "Topic"}, {Text: "Reason"}, {Text: "Source"}}}
	for range 5 {
		long.Rows = append(long.Rows, row{Cells: []cell{{Text: "Wilhelmina Featherstonehaugh"}, {Text: "proposal and assessment differ"}, {Text: reason}, {Text: "assessments/managers.xlsx, Ratings, P8"}}})
	}
	g := layOut(long, p.width())
	widths, sum := g.widths, total(g.widths)
	for i, w := range widths {
		if least := widestWord(long.Rows[0].Cells[i].Text, tableSize, true); w < least {
			t.Errorf("column %d is %.1f mm wide, its longest word %.1f", i, w, least)
		}
	}
	if math.Abs(sum-p.width()) > 0.1 || slices.Max(widths) != widths[2] {
		t.Errorf("widths %.1f of %.1f mm; the reasons want the most", widths, p.width())
	}
	if height := heightOf(p.tableRow(g, long.Rows[0])); height > 4*leading(tableSize) {
		t.Errorf("a row is %.1f mm high, more than three lines", height)
	}
	short := table{Heads: long.Heads[:1], Rows: []row{{Cells: []cell{{Text: "Ana Ruiz"}}}}}
	if got, want := layOut(short, p.width()).widths[0], measure("Ana Ruiz", tableSize, true); got < want || got > want+5 {
		t.Errorf("a short column is %.1f mm wide, its text %.1f", got, want)
	}
}

// Where the longest words of all columns do not fit, the type is smaller and no word is broken.
func TestTypeGivesWayBeforeWords(t *testing.T) {
	crowded := table{Heads: make([]head, 12), Rows: []row{{}}}
	for i := range crowded.Heads {
		crowded.Heads[i].Text = "Venkataraman"
		crowded.Rows[0].Cells = append(crowded.Rows[0].Cells, cell{Text: "not observed"})
	}
	g := layOut(crowded, paperWidth-2*pageMargin)
	if g.size >= tableSize || g.size < leastTable {
		t.Errorf("the type is of %.1f points", g.size)
	}
	for i, w := range g.widths {
		if lines := wrap("Venkataraman", g.size, true, w-g.ends[i]); len(lines) != 1 {
			t.Errorf("column %d, %.1f mm wide, breaks a name into %q", i, w, lines)
		}
	}
}

// A table's title and heads stand on one page with its first rows.
func TestHeadsKeepTheirRows(t *testing.T) {
	p := emptyPaper()
	p.newPage(false)
	tall := table{Title: "Made", Heads: []head{{Text: "Name"}}, Rows: []row{{Cells: []cell{{Text: "Ana"}}}, {Cells: []cell{{Text: "Ben"}}}}}
	p.y = p.bottom() - 12 // enough for title and heads alone
	p.flow(p.tableBoxes(tall))
	if got := p.pdf.PageNo(); got != 2 {
		t.Errorf("the table ends on page %d, want 2", got)
	}
	if start := p.y; start > 50 {
		t.Errorf("the table ends %.0f mm down the second page: a part of it stands on the first", start)
	}
}

// decisionsTable is narrow columns beside a reason of so many sentences in the first of five rows.
func decisionsTable(sentences int) table {
	t := table{Title: "Made", Wide: true}
	for _, text := range []string{"Name", "Org", "Current", "Proposed", "Assessed", "Agreed", "Outcome", "Reason", "Decided by", "Date", "Source"} {
		t.Heads = append(t.Heads, head{Text: text})
	}
	for i := range 5 {
		said := "Too little evidence in this cycle"
		if i == 0 {
			said = strings.Repeat("The examples were discussed at length, and a second half-year was asked for. ", sentences)
		}
		r := row{}
		for _, text := range []string{"Wolfeschlegelsteinhausenbergerdorff, Hubert 0008", "Quality", "SRE4", "SRE5", "SRE4", "SRE4", "proposed, not promoted", said,
			"Wilhelmina Featherstonehaugh", "2026-06-15", "decisions.xlsx, Decisions, G5"} {
			r.Cells = append(r.Cells, cell{Text: text})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// A row higher than a page is parted: nothing is written below the foot, and no page holds
// title and heads alone.
func TestTallRowsAreParted(t *testing.T) {
	for _, sentences := range []int{12, 40, 400} {
		p := emptyPaper()
		p.newPage(false)
		p.y = p.bottom() / 2
		boxes := p.tableBoxes(decisionsTable(sentences))
		turns := append([]int{0}, append(p.turns(boxes, p.closeness(boxes)), len(boxes))...)
		for i, from := range turns[:len(turns)-1] {
			part := boxes[from:turns[i+1]]
			if height := heightOf(part); len(part) < 4 || height > p.bottom() {
				t.Errorf("%d sentences, page %d of %d: %d boxes, %.0f mm high", sentences, i+1, len(turns)-1, len(part), height)
			}
		}
	}
	if !anyLies([]table{decisionsTable(12)}) || anyLies([]table{decisionsTable(1)}) {
		t.Error("the paper is turned for a row of many lines, and for that alone")
	}
}

// A few long texts in one column leave room for the texts that every row has in another.
func TestRowsAreLow(t *testing.T) {
	made := table{Heads: []head{{Text: "Name"}, {Text: "Expectation"}, {Text: "Comment"}}}
	for i := range 40 {
		said := "—"
		if i%10 == 0 {
			said = strings.Repeat("Led the migration over eleven weekends. ", 40)
		}
		made.Rows = append(made.Rows, row{Cells: []cell{{Text: "Ana Ruiz"}, {Text: strings.Repeat("Fixes faults in unknown products. ", 9)}, {Text: said}}})
	}
	p := emptyPaper()
	height := func(widths ...float64) (sum float64) {
		g := layOut(made, 180)
		if widths != nil {
			g.widths = widths
		}
		for _, r := range made.Rows {
			sum += heightOf(p.tableRow(g, r))
		}
		return sum
	}
	least := math.Inf(1) // of all ways to share what the names leave
	for expectation := 20.0; expectation < 145; expectation += 5 {
		least = math.Min(least, height(15, expectation, 165-expectation))
	}
	if got := height(); got > 1.05*least {
		t.Errorf("the rows are %.0f mm high, %.0f could do", got, least)
	}
}

// Under how the assessed level came about stand the heads of the raters, however many
// lines its reasons take.
func TestStandingGivesWay(t *testing.T) {
	p := emptyPaper()
	p.newPage(false)
	v := person{Link: &personLink{}, Tallies: []tally{
		{Code: "SRE1", Role: "current", Passed: true}, {Code: "SRE2", Role: "target", Unmet: []string{"Responsibility for the Work of Others, Budgets and Suppliers"}}}}
	_, tallies := p.tallies(v.Tallies, pageMargin+54)
	if block := p.standing(v).height; block <= 20 || block <= tallies {
		t.Errorf("the reasons take %.1f mm of a block of %.1f mm", tallies, block)
	}
}

// An org is named from where the orgs of people part.
func TestOrgName(t *testing.T) {
	for _, tt := range []struct{ people, path, want string }{
		{"Acme / Infra / Storage|Acme / Web", "Acme / Infra / Storage", "Infra / Storage"},
		{"Acme / Infra / Storage|Acme / Web", "Acme", "Acme"},
		{"Acme / Infra / Storage|Acme / Infra", "Acme / Infra / Storage", "Storage"},
		{"Acme / Infra / Storage|Acme / Infra", "Acme / Infra", "Acme / Infra"},
		{"Acme / Infra|Beta / Infra", "Beta / Infra", "Beta / Infra"},
		{"Acme|Acmena / Web", "Acmena / Web", "Acmena / Web"},
		{"Acme / Web|", "Acme / Web", "Acme / Web"},
		{"", "", ""},
	} {
		var people []ladder.Person
		for _, org := range strings.Split(tt.people, "|") {
			people = append(people, ladder.Person{Org: org})
		}
		ix := index{top: analysis.TopOrg(people)}
		if got := ix.orgName(tt.path); got != tt.want {
			t.Errorf("among %q, %q is named %q, want %q", tt.people, tt.path, got, tt.want)
		}
	}
}

// emptyPaper is a PDF without a page.
func emptyPaper() *paper {
	p := &paper{pdf: fpdf.New("P", "mm", "A4", "")}
	p.prepare()
	return p
}
