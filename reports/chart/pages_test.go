package chart

import (
	"strings"
	"testing"

	"calibrate/analysis"
)

// TestPagesOfHistogramsShareAScale: a share is as tall on every page, whatever the
// greatest on it.
func TestPagesOfHistogramsShareAScale(t *testing.T) {
	d := analysis.Histograms{Bins: []string{"L1"}}
	for i := range 40 {
		own := 0.2
		if i == 39 {
			own = 1 // on the last page
		}
		d.Rows = append(d.Rows, analysis.HistogramRow{Label: person(i), Shares: []float64{own}, Mean: nan})
	}
	pages := Pages(analysis.Chart{Name: "use", Title: "Use", Data: d})
	if len(pages) < 2 {
		t.Fatal("the chart fits one page")
	}
	for _, page := range pages {
		if got := greatestShare(page.Data.(analysis.Histograms)); got != 1 {
			t.Errorf("%s: a full row is a share of %v, of all rows the greatest is 1", page.Name, got)
		}
	}
}

// TestPageIsNotBroken: which page it is stands on one line, however long what comes
// before.
func TestPageIsNotBroken(t *testing.T) {
	page := "page 1 of 5: 1 to 41 of 200"
	for n := range 60 {
		before := strings.TrimSpace(strings.Repeat("word ", 10+n))
		lines := subtitleLines(before+" · "+page, sheetWidth-2*margin)
		if last := lines[len(lines)-1]; !strings.HasSuffix(last, page) {
			t.Errorf("after %d words the last line is %q", 10+n, last)
		}
		if got := strings.ReplaceAll(strings.Join(lines, " "), " · ", " "); got != before+" "+page {
			t.Errorf("after %d words the lines say %q", 10+n, got)
		}
	}
}
