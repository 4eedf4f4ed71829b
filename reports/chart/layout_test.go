package chart

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"testing"

	"calibrate/analysis"
)

// A box is the room a text takes.
type textBox struct {
	text
	x0, y0, x1, y1 float64
}

func boxOf(m text) textBox {
	const up, down = 0.72, 0.05 // capitals; descenders may touch
	x0, w := m.left(), m.width()
	if m.turned {
		x0 = m.y - (x0 - m.x) - w // now the top
		return textBox{m, m.x - up*m.size, x0, m.x + down*m.size, x0 + w}
	}
	return textBox{m, x0, m.y - up*m.size, x0 + w, m.y + down*m.size}
}

func texts(marks []mark) (boxes []textBox) {
	for _, m := range marks {
		switch m := m.(type) {
		case text:
			if m.s != "" {
				boxes = append(boxes, boxOf(m))
			}
		case run:
			for _, t := range m {
				boxes = append(boxes, boxOf(t))
			}
		case tip:
			boxes = append(boxes, texts(m.marks)...)
		}
	}
	return boxes
}

// TestTextsKeepApart: no text covers another or leaves the sheet, whatever the
// kind, the size and the names.
func TestTextsKeepApart(t *testing.T) {
	all := append(sizes(), hostileNames(intervalsOf(40)), hostileNames(dumbbellOf(40)))
	for _, c := range all {
		s, err := compose(c)
		if err != nil {
			t.Fatal(err)
		}
		boxes := texts(s.marks)
		sort.SliceStable(boxes, func(i, j int) bool { return boxes[i].y0 < boxes[j].y0 })
		for i, a := range boxes {
			if a.x0 < 0 || a.y0 < 0 || a.x1 > s.w || a.y1 > s.h {
				t.Errorf("%s: %q leaves the sheet (%s)", c.Name, a.s, a)
			}
			for _, b := range boxes[i+1:] {
				if b.y0 >= a.y1 {
					break
				}
				if math.Min(a.x1, b.x1)-math.Max(a.x0, b.x0) > 0.5 && math.Min(a.y1, b.y1)-math.Max(a.y0, b.y0) > 0.5 {
					t.Errorf("%s: %q and %q overlap", c.Name, a.s, b.s)
				}
			}
		}
	}
}

func (b textBox) String() string {
	return fmt.Sprintf("x %.0f–%.0f, y %.0f–%.0f", b.x0, b.x1, b.y0, b.y1)
}

// TestTextIsReadable: nothing smaller than 9.5, which is 6.7 pt on A4.
func TestTextIsReadable(t *testing.T) {
	for _, c := range kinds() {
		s, err := compose(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range texts(s.marks) {
			if b.size < tinySize {
				t.Errorf("%s: %q is %.1f points", c.Name, b.s, b.size)
			}
		}
	}
}

// TestPages: all items once, in order, each page no taller than A4 allows.
func TestPages(t *testing.T) {
	for _, n := range []int{1, 40, 60, 500, 1000} {
		for _, c := range []analysis.Chart{stackedOf(n), intervalsOf(n), heatMapOf(n, 26), dumbbellOf(n), dotStripOf(n), histogramsOf(n)} {
			pages := Pages(c)
			if n == 40 && len(pages) > 3 || n == 1000 && len(pages) < 20 {
				t.Errorf("%s of %d: %d pages", c.Name, n, len(pages))
			}
			var got []string
			for i, p := range pages {
				w, h, err := Size(p)
				if err != nil {
					t.Fatal(err)
				}
				if h/w > 257.0/170 { // A4 within margins of 20 mm
					t.Errorf("%s of %d, page %d: %.0f by %.0f is taller than A4", c.Name, n, i+1, w, h)
				}
				labels := labelsOf(p)
				if i > 0 && len(labels) > 0 && labels[0] == "Example company" {
					labels = labels[1:]
				}
				got = append(got, labels...)
			}
			if fmt.Sprint(got) != fmt.Sprint(labelsOf(c)) {
				t.Errorf("%s of %d: pages do not hold every item once, in order", c.Name, n)
			}
		}
	}
}

func labelsOf(c analysis.Chart) (labels []string) {
	switch d := c.Data.(type) {
	case analysis.StackedShares:
		for _, r := range d.Rows {
			labels = append(labels, r.Label)
		}
	case analysis.Intervals:
		for _, it := range d.Items {
			labels = append(labels, it.Label)
		}
	case analysis.HeatMap:
		for _, r := range d.Rows {
			labels = append(labels, r.Label)
		}
	case analysis.Dumbbell:
		for _, it := range d.Items {
			labels = append(labels, it.Label)
		}
	case analysis.DotStrip:
		for _, r := range d.Rows {
			labels = append(labels, r.Label)
		}
	case analysis.Histograms:
		for _, r := range d.Rows {
			labels = append(labels, r.Label)
		}
	}
	return labels
}

// TestPagesAreEven holds pages of items without groups to be as long as one another,
// but for the last one, which lacks fewer items than there are pages.
func TestPagesAreEven(t *testing.T) {
	for _, n := range []int{49, 97, 200, 301} {
		ends := pageEnds(n, rowHeight, func(int) string { return "" })
		first, last := ends[0], n-ends[len(ends)-2]
		if len(ends) < 2 || first-last >= len(ends) || last > first {
			t.Errorf("%d items: pages end at %v", n, ends)
		}
	}
}

// TestPagesShareTheirScale: a page of mild raters must not look like one of harsh ones.
func TestPagesShareTheirScale(t *testing.T) {
	pages := Pages(intervalsOf(500))
	first, _, _ := intervalAxis(pages[0].Data.(analysis.Intervals))
	for i, p := range pages {
		if a, _, _ := intervalAxis(p.Data.(analysis.Intervals)); a != first {
			t.Errorf("page %d runs from %v to %v, the first from %v to %v", i+1, a.lo, a.hi, first.lo, first.hi)
		}
	}
}

func TestApart(t *testing.T) {
	for _, c := range []struct{ wanted, want []float64 }{
		{nil, nil},
		{[]float64{50}, []float64{50}},
		{[]float64{1, 50, 99}, []float64{10, 50, 90}},                   // moved inside
		{[]float64{50, 50, 50}, []float64{40, 50, 60}},                  // spread around their place
		{[]float64{10, 12, 80}, []float64{10, 20, 80}},                  // held by the edge
		{[]float64{20, 24, 30, 90}, []float64{14.67, 24.67, 34.67, 90}}, // (20 + 14 + 10) / 3
	} {
		got := apart(c.wanted, 10, 10, 90)
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 0.5 {
				t.Errorf("apart(%v) = %v, want %v", c.wanted, got, c.want)
				break
			}
		}
	}
	crowd := make([]float64, 100)
	got := apart(crowd, 10, 0, 90)
	if got[0] != 0 || math.Abs(got[99]-90) > 1e-9 || !sort.Float64sAreSorted(got) {
		t.Errorf("a crowd is not set evenly from 0 to 90: %v … %v", got[0], got[99])
	}
}

// TestTreesStandIn: the em spaces that jobs put before names are shifts, in every kind with labels.
func TestTreesStandIn(t *testing.T) {
	c := intervalsOf(3)
	items := c.Data.(analysis.Intervals).Items
	for i := range items {
		items[i].Label = strings.Repeat("\u2003", i) + "org"
	}
	s, err := compose(c)
	if err != nil {
		t.Fatal(err)
	}
	var lefts []float64
	for _, b := range texts(s.marks) {
		if b.s == "org" {
			lefts = append(lefts, b.x0)
		}
	}
	if len(lefts) != 3 || lefts[0] >= lefts[1] || lefts[1] >= lefts[2] {
		t.Errorf("names at depths 0, 1, 2 begin at %v", lefts)
	}
}

// Estimates are written as the kind of their figures is in tables and on other charts.
func TestEstimates(t *testing.T) {
	for _, tt := range []struct {
		kind analysis.Kind
		v    float64
		want string
	}{{"", -0.126, "−0.13"}, {analysis.Rating, 2.5, "2.50"}, {analysis.Median, 36.5, "36.5"}, {analysis.Share, 0.169, "16.9 %"}} {
		if got := estimated(tt.kind, tt.v); got != tt.want {
			t.Errorf("%v of kind %q is written %q, want %q", tt.v, tt.kind, got, tt.want)
		}
	}
	d := analysis.Intervals{Axis: "share of people", Kind: analysis.Share, High: 1, Items: []analysis.IntervalItem{{Label: "Cork", N: 15, Estimate: 0.2, Low: 0.07, High: 0.45}}}
	svg := string(draw(t, analysis.Chart{Name: "shares", Title: "Shares", Data: d}))
	for _, want := range []string{">share<", ">20 %<", ">100 %<", "20.0 % [7.0 %, 45.0 %]"} {
		if !strings.Contains(svg, want) {
			t.Errorf("a chart of shares does not say %q", want)
		}
	}
}
