package chart

import (
	"fmt"

	"calibrate/analysis"
)

// pageRows is the height that rows and their headings may take on a page, in
// points: with header and axis it fills A4 or Letter, upright.
const pageRows = 860

// Pages splits a chart of too many rows for a sheet of paper, about 48, into charts
// that each fill one: rows keep their order, a group moves to the next page when
// most of the page is full, and scales and columns are the same on every page. Each page says
// which it is; its name ends in _1, _2 and so on. A chart that fits comes back alone.
func Pages(c analysis.Chart) []analysis.Chart {
	switch d := c.Data.(type) {
	case analysis.StackedShares:
		return stackedPages(c, d)
	case analysis.Intervals:
		if a, _, ok := intervalAxis(d); ok {
			d.Spelled = spelledOut(d, panelOf(d, a))
			d.Low, d.High = a.lo, a.hi
		}
		return split(c, d.Items, rowHeight, func(it analysis.IntervalItem) string { return it.Group },
			func(items []analysis.IntervalItem) analysis.ChartData { d.Items = items; return d })
	case analysis.HeatMap:
		scale := scaleOf(d)
		d.Low, d.High = scale.low, scale.high
		return split(c, d.Rows, cellHeight, func(r analysis.HeatRow) string { return r.Group },
			func(rows []analysis.HeatRow) analysis.ChartData { d.Rows = rows; return d })
	case analysis.Dumbbell:
		return split(c, d.Items, rowHeight, func(it analysis.DumbbellItem) string { return it.Group },
			func(items []analysis.DumbbellItem) analysis.ChartData { d.Items = items; return d })
	case analysis.DotStrip:
		return split(c, d.Rows, dotHeight, func(r analysis.DotRow) string { return r.Group },
			func(rows []analysis.DotRow) analysis.ChartData { d.Rows = rows; return d })
	case analysis.Histograms:
		d.Greatest = greatestShare(d)
		return split(c, d.Rows, histogramHeight, func(r analysis.HistogramRow) string { return r.Group },
			func(rows []analysis.HistogramRow) analysis.ChartData { d.Rows = rows; return d })
	default:
		return []analysis.Chart{c}
	}
}

// stackedPages repeats the company's row at the head of every page.
func stackedPages(c analysis.Chart, d analysis.StackedShares) []analysis.Chart {
	rows, company := d.Rows, []analysis.StackedRow(nil)
	if len(rows) > 0 && rows[0].Depth == 0 {
		company, rows = rows[:1:1], rows[1:]
	}
	return split(c, rows, stackedHeight, func(analysis.StackedRow) string { return "" },
		func(page []analysis.StackedRow) analysis.ChartData {
			d.Rows = append(company, page...)
			return d
		})
}

// split makes a chart of each page's items.
func split[T any](c analysis.Chart, items []T, height float64, group func(T) string, data func([]T) analysis.ChartData) []analysis.Chart {
	ends := pageEnds(len(items), height, func(i int) string { return group(items[i]) })
	if len(ends) < 2 {
		return []analysis.Chart{c}
	}
	pages := make([]analysis.Chart, len(ends))
	from := 0
	for i, to := range ends {
		page := c
		page.Name = fmt.Sprintf("%s_%d", c.Name, i+1)
		page.Subtitle = analysis.Said("%s · page %d of %d: %d to %d of %d", c.Subtitle, i+1, len(ends), from+1, to, len(items))
		page.Alt = analysis.Said("%s Page %d of %d.", c.Alt, i+1, len(ends))
		page.Data = data(items[from:to])
		pages[i], from = page, to
	}
	return pages
}

// pageEnds gives the index after the last item of each page. No page is filled where
// that would leave a few items to the last one.
func pageEnds(n int, height float64, group func(i int) string) []int {
	ends := endsWithin(pageRows, n, height, group)
	for rows := pageRows - height; ; rows -= height {
		even := endsWithin(rows, n, height, group)
		if rows < height+groupHeight || len(even) > len(ends) {
			return ends
		}
		ends = even
	}
}

// endsWithin fills pages of so many points one after the other.
func endsWithin(rows float64, n int, height float64, group func(i int) string) (ends []int) {
	used, first, groupAt, groupUsed := 0.0, 0, 0, 0.0
	for i := range n {
		if i == first || group(i) != group(i-1) {
			groupAt, groupUsed = i, used
			used += groupHeight
		}
		if used += height; used <= rows {
			continue
		}
		end := i
		if groupAt > first && groupUsed > rows/2 {
			end = groupAt
		}
		ends = append(ends, end)
		first, groupAt, groupUsed = end, end, 0
		used = groupHeight + float64(i-end+1)*height
	}
	if n > first {
		ends = append(ends, n)
	}
	return ends
}
