package workbook

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"calibrate/analysis"
)

// What the part of a drawing says of one: the row it begins in, counted from 0; and
// that it ends in, or how high it is, in units of which a pixel has 9,525.
var (
	rowOf  = regexp.MustCompile(`<xdr:row>(\d+)</xdr:row>`)
	highOf = regexp.MustCompile(`<xdr:ext cx="\d+" cy="(\d+)"`)
)

// drawingsOf gives the rows of the drawings of a sheet, by its part.
func drawingsOf(t *testing.T, parts map[string][]byte, sheet string) (rows [][2]int) {
	t.Helper()
	related := string(parts[path.Join(path.Dir(sheet), "_rels", path.Base(sheet)+".rels")])
	_, name, found := strings.Cut(related, "drawings/")
	if !found {
		return nil
	}
	name, _, _ = strings.Cut(name, `"`)
	number := func(text string) int {
		n, _ := strconv.Atoi(text)
		return n
	}
	for _, drawing := range strings.Split(string(parts["xl/drawings/"+name]), "<xdr:from>")[1:] {
		ends := rowOf.FindAllStringSubmatch(drawing, 2)
		from := number(ends[0][1])
		if len(ends) == 2 {
			rows = append(rows, [2]int{from, number(ends[1][1])})
		} else {
			rows = append(rows, [2]int{from, from + number(highOf.FindStringSubmatch(drawing)[1])/9525/rowPixels})
		}
	}
	return rows
}

var breaks = regexp.MustCompile(`<brk id="(\d+)"`)

// severities is a chart of intervals of so many raters.
func severities(name string, n int) analysis.Chart {
	d := analysis.Intervals{Axis: "severity"}
	for i := range n {
		d.Items = append(d.Items, analysis.IntervalItem{Label: fmt.Sprintf("R%d", i), N: 3, NUnit: "people", Estimate: 0.1, Low: -0.1, High: 0.3})
	}
	return analysis.Chart{Name: name, Title: name, Alt: "Lines.", Data: d}
}

// mix is a chart of levels by group: the company, and groups of which one is hidden.
func mix(counts ...[]int) analysis.Chart {
	d := analysis.StackedShares{Levels: []string{"SRE1", "SRE2"}}
	for i, c := range counts {
		d.Rows = append(d.Rows, analysis.StackedRow{Label: fmt.Sprintf("Org %d", i), N: 9, Counts: c})
	}
	return analysis.Chart{Name: "mix", Title: "Mix of levels", Alt: "Bars.", Data: d}
}

// A page break never runs through a chart, and charts that have room on one sheet
// of paper share it.
func TestChartsAreNotCutOnPaper(t *testing.T) {
	var charts []analysis.Chart
	for i, n := range []int{2, 3, 40, 2, 70, 1, 1, 1} {
		charts = append(charts, severities(fmt.Sprintf("raters_%d", i), n))
	}
	charts = append(charts, mix([]int{5, 4}, []int{3, 1}, []int{2, 3}))
	result := analysis.Result{Job: "raters", Title: "Rater consistency", Tables: []analysis.Table{smallResults()[2].Tables[0]}, Charts: charts}
	path, _ := written(t, bundleOf(t, small(t), result))
	parts := unpacked(t, path)
	drawn, broken := 0, 0
	for name, content := range parts {
		if !strings.HasPrefix(name, "xl/worksheets/sheet") {
			continue
		}
		found := breaks.FindAllSubmatch(content, -1)
		for _, rows := range drawingsOf(t, parts, name) {
			drawn++
			for _, m := range found {
				if at, _ := strconv.Atoi(string(m[1])); rows[0] < at && at <= rows[1] {
					t.Errorf("%s: a page ends at row %d, within the drawing of rows %d to %d", name, at, rows[0]+1, rows[1]+1)
				}
			}
		}
		broken += len(found)
	}
	if broken == 0 || broken >= drawn {
		t.Errorf("%d pages end before one of %d drawings; want some, and fewer", broken, drawn)
	}
}

// No page ends between the title of a chart and the chart, however many numbers stand
// below it.
func TestTitlesStayWithTheirCharts(t *testing.T) {
	for n := 4; n < 8; n++ {
		var charts []analysis.Chart
		for i := range 5 {
			c := mix(append([][]int{{5, 4}}, make([][]int, n)...)...) // one chart each: all orgs are hidden
			c.Name, c.Title, c.Footnote = fmt.Sprintf("mix_%d", i), fmt.Sprintf("Mix %d", i), "Roster."
			charts = append(charts, c)
		}
		path, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "levels", Title: "Levels", Tables: []analysis.Table{smallResults()[1].Tables[0]}, Charts: charts}))
		ends := 0
		for name, content := range unpacked(t, path) {
			number, isSheet := strings.CutPrefix(name, "xl/worksheets/sheet")
			if !isSheet {
				continue
			}
			index, _ := strconv.Atoi(strings.TrimSuffix(number, ".xml"))
			for _, m := range breaks.FindAllSubmatch(content, -1) {
				ends++
				row, _ := strconv.Atoi(string(m[1]))
				if above, _ := f.GetCellValue(f.GetSheetName(index-1), at(1, row)); strings.HasPrefix(above, "Mix ") || above == "Roster." {
					t.Errorf("%d numbers: a page ends below %q", n+1, above)
				}
			}
		}
		if ends == 0 {
			t.Errorf("%d numbers: no page ends", n+1)
		}
	}
}

// People by org and level are stacked twice: as shares of each org, and as counts of
// the orgs without the whole, which would dwarf them; not where all are hidden.
func TestStackedCharts(t *testing.T) {
	for _, c := range []struct {
		chart analysis.Chart
		want  int // charts of counts
	}{{mix([]int{5, 4}, []int{3, 1}, nil), 1}, {mix([]int{5, 4}, nil, nil), 0}, {mix([]int{5, 4}), 0}} {
		path, _ := written(t, bundleOf(t, small(t), analysis.Result{Job: "levels", Title: "Levels", Charts: []analysis.Chart{c.chart}}))
		shares, counts := 0, 0
		for name, content := range unpacked(t, path) {
			if !strings.HasPrefix(name, "xl/charts/chart") {
				continue
			}
			text := string(content)
			switch {
			case strings.Contains(text, `val="stacked"`):
				counts++
			case strings.Contains(text, `val="percentStacked"`) && strings.Contains(text, "Mix of levels"):
				shares++
			}
		}
		if shares < 1 || counts != c.want {
			t.Errorf("%d groups: %d charts of shares and %d of counts, want %d of counts", len(c.chart.Data.(analysis.StackedShares).Rows), shares, counts, c.want)
		}
	}
}

// The charts of the live sheet stand above its list: below, they would scroll away.
func TestWhatIfChartsStayInView(t *testing.T) {
	path, f := written(t, whatIfCompany(t, 5))
	top := tablesOf(t, f)["t_what_if"].top
	parts, seen := unpacked(t, path), 0
	for name, content := range parts {
		if !strings.HasPrefix(name, "xl/worksheets/sheet") || !strings.Contains(string(content), `Agreed level`) {
			continue
		}
		for _, rows := range drawingsOf(t, parts, name) {
			if seen++; rows[1]+1 >= top {
				t.Errorf("a chart ends in row %d, and the list begins in row %d", rows[1]+1, top)
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d charts on the live sheet, want 2", seen)
	}
}

// ExcelJS refuses a workbook whose properties have not the prefix Excel gives them.
func TestPropertiesHaveTheirPrefix(t *testing.T) {
	path, _ := written(t, whatIfCompany(t, 5))
	core := string(unpacked(t, path)["docProps/core.xml"])
	for _, want := range []string{`<cp:coreProperties xmlns:cp=`, "<cp:lastModifiedBy>calibrate</cp:lastModifiedBy>", "<cp:category>Confidential</cp:category>", "</cp:coreProperties>"} {
		if !strings.Contains(core, want) {
			t.Errorf("no %s in %s", want, core)
		}
	}
}
