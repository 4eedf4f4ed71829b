package packet

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
)

// column is boxes of a height, numbered by what they draw.
func column(n int, height float64, drawn *[]int) (boxes []box) {
	for i := range n {
		boxes = append(boxes, box{height: height, draw: func(float64) { *drawn = append(*drawn, i) }})
	}
	return boxes
}

// Boxes come closer where that saves a page, and only there; a heading is never left at the
// foot of a page.
func TestFlow(t *testing.T) {
	const room = paperHeight - 2*pageMargin - headSpace - footSpace + 4
	for _, tt := range []struct {
		name         string
		n            int
		height       float64
		tied         int // this box keeps to the next
		pages        int
		least, most  float64 // setting
		beginsSecond int
	}{
		{"what fits is not set closer", 10, room / 10, -1, 1, 1, 1, 0},
		{"a line too many comes closer", 11, room / 10, -1, 1, 0.89, 0.91, 0},
		{"half a page too many does not", 15, room / 10, -1, 2, 1, 1, 10},
		{"a heading goes with its row", 15, room / 10, 9, 2, 1, 1, 9},
	} {
		p := emptyPaper()
		p.newPage(false)
		var drawn []int
		boxes := column(tt.n, tt.height, &drawn)
		if tt.tied >= 0 {
			boxes[tt.tied].keeps = true
		}
		squeeze := p.closeness(boxes)
		turns := p.turns(boxes, squeeze)
		p.flow(boxes)
		if p.pdf.PageNo() != tt.pages || squeeze < tt.least || squeeze > tt.most || len(drawn) != tt.n {
			t.Errorf("%s: %d pages, setting %.2f, %d boxes drawn", tt.name, p.pdf.PageNo(), squeeze, len(drawn))
		}
		if tt.pages > 1 && !slices.Equal(turns, []int{tt.beginsSecond}) {
			t.Errorf("%s: boxes %v begin a page, want %d", tt.name, turns, tt.beginsSecond)
		}
	}
}

// A text of some lines stands on one page; one too long for that is parted.
func TestWholeTexts(t *testing.T) {
	for _, lines := range []int{wholeLines, wholeLines + 1} {
		p := emptyPaper()
		p.newPage(false)
		p.y = p.bottom() - 3*leading(smallSize)
		var drawn []int
		want := []int{0}
		if lines > wholeLines {
			want = []int{3}
		}
		if got := p.turns(whole(column(lines, leading(smallSize), &drawn)), 1); !slices.Equal(got, want) {
			t.Errorf("%d lines: %v begin a page, want %v", lines, got, want)
		}
	}
}

// What is grey stays so on the next page.
func TestInkAcrossPages(t *testing.T) {
	p := emptyPaper()
	p.pdf.SetCompression(false)
	p.newPage(false)
	p.y = p.bottom() - 3*leading(smallSize)
	p.paragraph(strings.Repeat("A footnote. ", 200), style{smallSize, false, soft})
	var out bytes.Buffer
	if err := p.pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	_, second, _ := bytes.Cut(out.Bytes(), []byte("endstream"))
	second, _, _ = bytes.Cut(second, []byte("endstream"))
	inks := fmt.Sprintf("%.3f %.3f %.3f rg", float64(black.r)/255, float64(black.g)/255, float64(black.b)/255)
	if lines := bytes.Count(second, []byte(" Tj ")); lines < 3 || bytes.Contains(second, []byte(inks)) {
		t.Errorf("of %d lines of the second page some are black", lines)
	}
}

// A section that has little to show stands under the one before, as one does whose first
// chart fits on the half that is empty; one that does not fit does not.
func TestSectionsShareAPage(t *testing.T) {
	chart := analysis.Chart{Name: "made", Title: "Made", Data: analysis.Intervals{Items: []analysis.IntervalItem{{Label: "A", N: 9, High: 1}}}}
	drawn := func(c analysis.Chart) section {
		return section{Title: c.Title, Charts: []analysis.Chart{c}, Drawn: []analysis.Chart{c}}
	}
	half := section{Title: "First", Facts: slices.Repeat([]fact{{"Term", "words", ""}}, 45)}
	long := section{Title: "Long"}
	for range 30 {
		long.Facts = append(long.Facts, fact{"Term", strings.Repeat("words ", 60), ""})
	}
	for _, tt := range []struct {
		first, second section
		begins        int
	}{
		{section{Title: "First"}, section{Title: "Decision log", Notes: []analysis.Note{{Text: "No decision is stored."}}, Empty: []string{"Decisions"}}, 1},
		{section{Title: "First"}, drawn(chart), 1},
		{half, drawn(chart), 2},
		{section{Title: "First"}, drawn(heat(48, 6)), 2},
		{section{Title: "First"}, long, 2},
	} {
		p := emptyPaper()
		for i, s := range []section{tt.first, tt.second} {
			if err := p.section(i, s); err != nil {
				t.Fatal(err)
			}
		}
		if got := p.pages[partLink(1)]; got != tt.begins {
			t.Errorf("%q begins on page %d, want %d", tt.second.Title, got, tt.begins)
		}
	}
}

// Notes that do not fit under the charts stand where the tables do, not on a page of their own.
func TestNotesStandWithTables(t *testing.T) {
	p := emptyPaper()
	s := section{Title: "Made", Charts: []analysis.Chart{heat(48, 6)}, Drawn: []analysis.Chart{heat(48, 6)}, Tables: []table{wideTable(20)}} // the chart fills the page
	s.Notes = []analysis.Note{{Severity: analysis.Info, Text: "A note."}, {Severity: analysis.Info, Text: "Another."}}
	if err := p.section(0, s); err != nil {
		t.Fatal(err)
	}
	if !p.across() || p.pdf.PageNo() != 2 {
		t.Errorf("%d pages, want one of the chart, and one that lies of notes and table", p.pdf.PageNo())
	}
}

// wideTable is too wide for an upright page.
func wideTable(rows int) table {
	t := table{Title: "Made", Wide: true}
	for range 9 {
		t.Heads = append(t.Heads, head{Text: "Organisation"})
	}
	for range rows {
		r := row{}
		for range t.Heads {
			r.Cells = append(r.Cells, cell{Text: "some words in a cell"})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// The paper is turned for a wide table, but not for a few rows that can be read upright.
func TestFewRowsTurnNoPaper(t *testing.T) {
	long := wideTable(3)
	for i := range long.Heads {
		long.Heads[i].Text = "Incomprehensibilities"
	}
	for _, tt := range []struct {
		name string
		table
		lies bool
	}{{"few rows", wideTable(fewRows), false}, {"many rows", wideTable(fewRows + 1), true}, {"words that do not fit", long, true}} {
		if got := anyLies([]table{tt.table}); got != tt.lies {
			t.Errorf("%s: lies %v, want %v", tt.name, got, tt.lies)
		}
	}
}

// The last rows of a table never stand alone on a page.
func TestLastRowsStandTogether(t *testing.T) {
	for n := 10; n < 200; n++ {
		p := emptyPaper()
		p.newPage(false)
		made := table{Title: "Made", Heads: []head{{Text: "Name"}}, Why: []string{"— nobody rated."}}
		for range n {
			made.Rows = append(made.Rows, row{Cells: []cell{{Text: "Ana"}}})
		}
		boxes := p.tableBoxes(made)
		turns := p.turns(boxes, p.closeness(boxes))
		if len(turns) == 0 {
			continue
		}
		if last := len(boxes) - len(made.Why) - turns[len(turns)-1]; last < lastRows {
			t.Fatalf("of %d rows, %d stand alone on the last page", n, last)
		}
	}
}

// The rows that are left out are counted as they are elsewhere.
func TestRowsLeftOut(t *testing.T) {
	p := emptyPaper()
	p.newPage(false)
	p.flow(p.tableBoxes(table{Title: "Made", Heads: []head{{Text: "Name"}}, Left: 1970}))
	if words, want := wordsOf(t, p), "1,970 further rows"; !strings.Contains(words, want) {
		t.Errorf("the PDF does not say %q:\n%s", want, words)
	}
}

// Every page of a table says which it is, over its heads.
func TestTitleOnEachPage(t *testing.T) {
	p := emptyPaper()
	p.newPage(false)
	p.flow(p.tableBoxes(wideTable(300)))
	pages := strings.Split(strings.TrimSuffix(wordsOf(t, p), "\f"), "\f")
	for i, page := range pages[1:] {
		if _, after, ok := strings.Cut(page, "Made, continued"); !ok || !strings.Contains(after, "Organisation") {
			t.Errorf("page %d of %d does not begin with title and heads:\n%.200s", i+2, len(pages), page)
		}
	}
	if len(pages) < 3 {
		t.Errorf("%d pages are not enough to tell", len(pages))
	}
}

// A bookmark leads to the same place as a link does, also on a page that lies.
func TestBookmarksAndLinksAgree(t *testing.T) {
	p := emptyPaper()
	p.newPage(true)
	p.mark("made", "Made", 0, 50)
	p.newPage(false)
	p.pdf.Link(0, 0, 9, 9, p.link("made"))
	var out bytes.Buffer
	if err := p.pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	ends := regexp.MustCompile(`/Dest \[[^]]*`).FindAllString(out.String(), -1)
	if len(ends) != 2 || ends[0] != ends[1] {
		t.Errorf("link and bookmark lead to %q", ends)
	}
}

// wordsOf gives what pdftotext reads, with options.
func wordsOf(t *testing.T, p *paper, options ...string) string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian: poppler-utils)")
	}
	dir := t.TempDir()
	if err := p.write(dir); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, append(options, filepath.Join(dir, "packet.pdf"), "-")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
