package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math"
	"regexp"
	"strings"
	"sync"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"calibrate/analysis"
)

// sizes has every kind at one item, a few, a page and many.
func sizes() []analysis.Chart {
	var all []analysis.Chart
	for _, n := range []int{1, 5, 40, 120, 500} {
		all = append(all, named(n, levelBarsOf(n), stackedOf(n), intervalsOf(n), heatMapOf(n, min(n, 26)), dumbbellOf(n), dotStripOf(n),
			slopesOf(n), flowOf(n), scatterOf(n), histogramsOf(n))...)
	}
	return append(all, named(26, agreementOf(26), heatMapOf(26, 60), matrixOf(26))...)
}

func named(n int, charts ...analysis.Chart) []analysis.Chart {
	for i := range charts {
		charts[i].Name += fmt.Sprintf("_of_%d", n)
	}
	return charts
}

// hostile are names that break careless pictures.
var hostile = []string{
	"山田 太郎", "محمد علي حسن", "김민수 (Kim)", "שרה כהן", "สมชาย", "नरेन्द्र", "გიორგი", "Ana 🎉", "Dr. علي Smith",
	"<script>alert(1)</script>", `"]]>&amp;<!--`, "a\x00b\tc\nd\xff", "evil\u202emoc", "", " ",
	strings.Repeat("Featherstonehaugh-", 30), "=cmd|' /C calc'!A1",
}

func hostileNames(c analysis.Chart) analysis.Chart {
	switch d := c.Data.(type) {
	case analysis.Intervals:
		for i := range d.Items {
			d.Items[i].Label = hostile[i%len(hostile)]
		}
	case analysis.Dumbbell:
		for i := range d.Items {
			d.Items[i].Label, d.Items[i].Group = hostile[i%len(hostile)], hostile[i/4%len(hostile)]
		}
	case analysis.LevelBars:
		for i := range d.Bars {
			d.Bars[i].Level = hostile[(i+6)%len(hostile)]
		}
		d.Bars[1].Level = hostile[15]
	case analysis.StackedShares:
		for i := range d.Rows {
			d.Rows[i].Label = hostile[i%len(hostile)]
		}
	case analysis.HeatMap:
		for i := range d.Rows {
			d.Rows[i].Label = hostile[i%len(hostile)]
		}
		for i := range d.Columns {
			d.Columns[i].Label, d.Columns[i].Group = hostile[(i+8)%len(hostile)], hostile[(i/3+13)%len(hostile)]
		}
	case analysis.DotStrip:
		for i := range d.Rows {
			d.Rows[i].Label = hostile[i%len(hostile)]
		}
	case analysis.Slopes:
		for i := range d.Items {
			d.Items[i].Label = hostile[i%len(hostile)]
		}
	case analysis.Flow:
		names := []string{hostile[0], hostile[1], hostile[15], hostile[7], hostile[9], hostile[5]}
		d.Levels, d.From = names, hostile[1]
		c.Data = d
	case analysis.Scatter:
		for i := range d.Points {
			d.Points[i].Label = hostile[i%len(hostile)]
		}
		d.Lines[1].Label, d.X = hostile[15], hostile[15]
		c.Data = d
	case analysis.Histograms:
		for i := range d.Rows {
			d.Rows[i].Label = hostile[i%len(hostile)]
		}
	}
	return c
}

func emptyOf(d analysis.ChartData) analysis.Chart {
	return analysis.Chart{Name: "empty", Title: "Nothing", Subtitle: "n = 0", Alt: "An empty chart.", Data: d}
}

// TestSVGStandsInAPage checks what a page with many charts relies on.
func TestSVGStandsInAPage(t *testing.T) {
	for _, c := range append(sizes(), hostileNames(intervalsOf(20)), hostileNames(dumbbellOf(20))) {
		svg := draw(t, c)
		seen := map[string]bool{}
		dec := xml.NewDecoder(bytes.NewReader(svg))
		for {
			tok, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s is not well-formed: %v", c.Name, err)
			}
			if el, ok := tok.(xml.StartElement); ok {
				checkElement(t, c, el, seen)
			}
		}
		id := "chart-" + c.Name
		if !seen[id+"-title"] || !seen[id+"-desc"] {
			t.Errorf("%s: no title or description with its own id", c.Name)
		}
		if bad := noFigure.Find(svg); bad != nil {
			t.Errorf("%s: contains %q", c.Name, bad)
		}
	}
}

// noFigure finds what must never be drawn or written: not a number, infinity, minus
// nought, a direction override.
var noFigure = regexp.MustCompile(`NaN|[+-]Inf|[>" ][-−]0(\.0+)?[<" ]|\x{202e}`)

func checkElement(t *testing.T, c analysis.Chart, el xml.StartElement, seen map[string]bool) {
	t.Helper()
	allowed := "svg title desc rect path circle text g pattern"
	if !strings.Contains(" "+allowed+" ", " "+el.Name.Local+" ") {
		t.Errorf("%s: element <%s>", c.Name, el.Name.Local)
	}
	for _, a := range el.Attr {
		switch {
		case a.Name.Local == "id" && (seen[a.Value] || !strings.HasPrefix(a.Value, "chart-"+c.Name)):
			t.Errorf("%s: id %q is not its own", c.Name, a.Value)
		case a.Name.Local == "id":
			seen[a.Value] = true
		case a.Value == "url(#chart-"+c.Name+"-hatch)" && seen["chart-"+c.Name+"-hatch"]: // its own pattern
		case a.Name.Local == "href" || strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Value, "url("):
			t.Errorf("%s: attribute %s=%q reaches outside", c.Name, a.Name.Local, a.Value)
		}
	}
}

// TestFullNamesAreInTips: a clipped name can still be read by pointing at it.
func TestFullNamesAreInTips(t *testing.T) {
	long := "Bartholomew Featherstonehaugh-Cholmondeley of the Northern Division"
	d := intervalsOf(3)
	d.Data.(analysis.Intervals).Items[1].Label = long
	svg := string(draw(t, d))
	if strings.Contains(svg, ">"+long+"<") || !strings.Contains(svg, "<title>"+long+":") {
		t.Error("the name is not clipped on the row and whole in its title")
	}
}

func TestUnknownKind(t *testing.T) {
	if _, err := SVG(analysis.Chart{Name: "x"}); err == nil || !strings.Contains(err.Error(), `"x"`) {
		t.Errorf("no error that names the chart: %v", err)
	}
}

// TestSameBytes: the same chart gives the same bytes in every format, also when
// many are drawn at once.
func TestSameBytes(t *testing.T) {
	formats := map[string]func(analysis.Chart) ([]byte, error){"SVG": SVG, "PNG": PNG, "PDF": PDF}
	for _, c := range append(kinds(), hostileNames(intervalsOf(len(hostile)))) {
		for name, format := range formats {
			var drawings [2][]byte
			var both sync.WaitGroup
			for i := range drawings {
				both.Go(func() {
					out, err := format(c)
					if err != nil {
						t.Error(err)
					}
					drawings[i] = out
				})
			}
			both.Wait()
			if !bytes.Equal(drawings[0], drawings[1]) {
				t.Errorf("%s as %s: two drawings differ", c.Name, name)
			}
		}
	}
}

// TestPNGSize: two pixels a point, and fewer where a side would grow past 16,000.
func TestPNGSize(t *testing.T) {
	for _, c := range []analysis.Chart{levelBarsOf(120), dumbbellOf(460)} {
		b, err := PNG(c)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.DecodeConfig(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		_, h, err := Size(c)
		if err != nil {
			t.Fatal(err)
		}
		if want := math.Min(2*h, tallest); math.Abs(float64(picture.Height)-want) > want/100 {
			t.Errorf("%s is %d pixels tall, want %.0f", c.Name, picture.Height, want)
		}
	}
}

func TestContact(t *testing.T) {
	b, err := Contact(kinds(), 3)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Width < 3*sheetWidth || picture.Height < 1000 {
		t.Errorf("%d by %d pixels cannot hold all kinds", picture.Width, picture.Height)
	}
	only, err := Contact([]analysis.Chart{levelBarsOf(120)}, 3)
	if err != nil {
		t.Fatal(err)
	}
	with, err := Contact([]analysis.Chart{emptyOf(analysis.Scatter{}), levelBarsOf(120), emptyOf(analysis.Intervals{})}, 3)
	if err != nil || !bytes.Equal(with, only) {
		t.Errorf("charts with nothing to show have a place: %v", err)
	}
	if _, err := Contact([]analysis.Chart{emptyOf(analysis.Scatter{})}, 3); err != nil {
		t.Errorf("nothing but a chart with nothing to show: %v", err)
	}
	for _, bad := range []struct {
		charts  []analysis.Chart
		columns int
	}{{nil, 2}, {kinds(), 0}, {[]analysis.Chart{{Name: "x"}}, 1}} {
		if _, err := Contact(bad.charts, bad.columns); err == nil {
			t.Errorf("%d charts in %d columns: no error", len(bad.charts), bad.columns)
		}
	}
}

// TestOnPage: a chart takes the height it says and leaves the PDF as it was.
func TestOnPage(t *testing.T) {
	pdf := fpdf.New("P", "mm", "A4", "")
	Fonts(pdf)
	pdf.AddPage()
	pdf.SetFont(FontFamily, "B", 13)
	pdf.SetFillColor(10, 20, 30)
	pdf.SetTextColor(40, 50, 60)
	pdf.SetLineWidth(0.7)
	c := heatMapOf(12, 26)
	h, err := OnPage(pdf, c, 20, 30, 170)
	if err != nil {
		t.Fatal(err)
	}
	wide, tall, err := Size(c)
	if err != nil {
		t.Fatal(err)
	}
	if want := tall / wide * 170; math.Abs(h-want) > 1e-9 {
		t.Errorf("height %.2f mm, want %.2f", h, want)
	}
	size, _ := pdf.GetFontSize()
	r, g, b := pdf.GetFillColor()
	tr, tg, tb := pdf.GetTextColor()
	got := fmt.Sprint(pdf.GetFontStyle(), size, r, g, b, tr, tg, tb, pdf.GetLineWidth())
	if want := fmt.Sprint("B", 13, 10, 20, 30, 40, 50, 60, 0.7); got != want {
		t.Errorf("the PDF's state is %s, was %s", got, want)
	}
	if err := pdf.Output(io.Discard); err != nil {
		t.Error(err)
	}
}

// TestTextOnPage: what is drawn as shapes stands on the page as text too, unseen.
func TestTextOnPage(t *testing.T) {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCompression(false)
	Fonts(pdf)
	pdf.AddPage()
	TextOnPage(pdf, "Zoë 山田 · 𠮷 E3", 20, 30, 9, false)
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<FEFF5C717530", "<FEFFD842DFB7"} {
		if n := bytes.Count(out.Bytes(), []byte("/ActualText "+want)); n != 1 {
			t.Errorf("%d texts begin %s", n, want)
		}
	}
	if n := bytes.Count(out.Bytes(), []byte("/ActualText")); n != 2 {
		t.Errorf("%d texts are said again, want the two that are drawn", n)
	}
}
