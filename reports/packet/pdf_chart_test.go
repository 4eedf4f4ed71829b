package packet

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"calibrate/analysis"
)

// heat is a heat map of so many rows and columns.
func heat(rows, columns int) analysis.Chart {
	d := analysis.HeatMap{}
	for i := range columns {
		d.Columns = append(d.Columns, analysis.HeatColumn{Label: fmt.Sprintf("Dimension %d", i)})
	}
	for i := range rows {
		r := analysis.HeatRow{Label: fmt.Sprintf("Person %d", i), N: 3}
		for j := range columns {
			r.Values = append(r.Values, float64(i*columns+j))
		}
		d.Rows = append(d.Rows, r)
	}
	return analysis.Chart{Name: "heat", Title: "Heat", Subtitle: "made", Data: d}
}

// A heat map of many columns lies, in as many parts as it takes to read it, all with the
// same rows, order and colours as the whole.
func TestWideHeatMapsLie(t *testing.T) {
	for _, tt := range []struct {
		rows, columns int
		lies, parted  bool
	}{{12, 6, false, false}, {12, 36, true, false}, {45, 36, true, true}} {
		parts, err := onPaper([]analysis.Chart{heat(tt.rows, tt.columns)})
		if err != nil {
			t.Fatal(err)
		}
		next := 0
		for i, c := range parts {
			d := c.Data.(analysis.HeatMap)
			if c.lies() != tt.lies || math.Max(drawn(c.w, c.h, false), drawn(c.w, c.h, true)) < leastReadable {
				t.Errorf("%d × %d, part %d: lies %v, %.0f × %.0f points", tt.rows, tt.columns, i, c.lies(), c.w, c.h)
			}
			for _, r := range d.Rows {
				if r.Label != fmt.Sprintf("Person %d", next) {
					t.Fatalf("part %d has %q in the place of person %d", i, r.Label, next)
				}
				next++
			}
			if most := float64(tt.rows*tt.columns - 1); len(parts) > 1 && (d.Low != 0 || d.High != most) {
				t.Errorf("part %d: colours from %v to %v, want 0 to %v", i, d.Low, d.High, most)
			}
		}
		if next != tt.rows || len(parts) > 1 != tt.parted {
			t.Errorf("%d × %d: %d rows in %d parts", tt.rows, tt.columns, next, len(parts))
		}
	}
}

// A heat map of many rows and columns is cut once: its parts are about as large as each
// other, and say which rows they have and of how many, and no page beside.
func TestPartsSayTheirRows(t *testing.T) {
	parts, err := onPaper([]analysis.Chart{heat(120, 36)})
	if err != nil {
		t.Fatal(err)
	}
	next, fewest := 1, 120
	for i, c := range parts {
		rows := len(c.Data.(analysis.HeatMap).Rows)
		if words := fmt.Sprintf("made · part %d of %d: rows %d to %d of 120", i+1, len(parts), next, next+rows-1); c.Subtitle != words {
			t.Errorf("%q, want %q", c.Subtitle, words)
		}
		next, fewest = next+rows, min(fewest, rows)
	}
	if most := (120 + len(parts) - 1) / len(parts); next != 121 || fewest < most-1 {
		t.Errorf("%d parts to row %d, the smallest of %d rows, the largest of %d", len(parts), next-1, fewest, most)
	}
}

// A chart between two that lie lies as well, or before them where it fits; after them the
// paper is turned back.
func TestPaperIsTurnedBack(t *testing.T) {
	wide, narrow, long := heat(12, 36), heat(12, 6), heat(48, 6)
	for _, tt := range []struct {
		charts []analysis.Chart
		want   string
	}{
		{[]analysis.Chart{wide, narrow, wide}, "lies lies lies"},
		{[]analysis.Chart{wide, narrow, narrow}, "lies stands"},
		{[]analysis.Chart{narrow, wide}, "lies lies"}, // an upright page of it would be half empty
		{[]analysis.Chart{long, wide}, "stands lies"},
		{[]analysis.Chart{wide, narrow, long, wide}, "lies stands stands lies"}, // pages of one chart
	} {
		p := emptyPaper()
		if err := p.section(0, section{Title: "Made", Charts: tt.charts, Drawn: tt.charts}); err != nil {
			t.Fatal(err)
		}
		var pages []string
		for page := 1; page <= p.pdf.PageNo(); page++ {
			word := "stands"
			if w, h, _ := p.pdf.PageSize(page); w > h {
				word = "lies"
			}
			pages = append(pages, word)
		}
		if got := strings.Join(pages, " "); got != tt.want {
			t.Errorf("%d charts: the paper %s, want %s", len(tt.charts), got, tt.want)
		}
	}
}
