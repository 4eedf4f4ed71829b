package chart

import (
	"fmt"

	"calibrate/analysis"
)

const stackedHeight = rowHeight + 3

// stackedShares draws a full bar per group, split by level; the company, which
// comes first, is set apart.
func (s *sheet) stackedShares(d analysis.StackedShares) {
	if len(d.Rows) == 0 || len(d.Levels) == 0 {
		s.nothing("no group has people with a level.")
		return
	}
	width := 0.0
	for _, row := range d.Rows {
		name := labelWidth(1, labelMax-20, func(int) string { return row.Label })
		width = max(width, indent(row.Depth)+name)
	}
	a := axis{0, 1, s.left() + width + 12, s.right() - peopleRoom(d.Rows)}
	s.y = smallSize + 2
	s.add(text{x: s.right(), y: s.y - 1, s: "people", size: smallSize, anchor: end, ink: slate})
	s.y += 4
	for i, row := range d.Rows {
		if i == 1 && d.Rows[0].Depth == 0 {
			s.add(segment(s.left(), s.y+5, s.right(), s.y+5, pale, 1))
			s.y += 11
		}
		l := line{item: i, top: s.y, h: stackedHeight}
		s.stackedRow(row, d.Levels, a, l, i == 0 && row.Depth == 0)
		s.y += l.h
	}
	s.shareTicks(a)
	for i, level := range d.Levels {
		s.legend = append(s.legend, swatch(level, levelInk(i, len(d.Levels))))
	}
}

// people says how many a row rests on, and of how many where some have no level.
func people(row analysis.StackedRow) string {
	total := sum(row.Counts)
	if row.Counts == nil || total == row.N {
		return whole(row.N)
	}
	return whole(total) + " of " + whole(row.N)
}

func sum(counts []int) (total int) {
	for _, count := range counts {
		total += count
	}
	return total
}

func peopleRoom(rows []analysis.StackedRow) float64 {
	width := 32.0
	for _, row := range rows {
		width = max(width, textWidth(people(row), smallSize, true))
	}
	return width + 12
}

func (s *sheet) shareTicks(a axis) {
	ticks := []float64{0, 0.25, 0.5, 0.75, 1}
	for i, name := range percents(ticks) {
		t := ticks[i]
		s.add(segment(a.at(t), s.y+1, a.at(t), s.y+5, grey, 1),
			text{x: a.at(t), y: s.y + smallSize + 7, s: name, size: smallSize, anchor: middle, ink: slate})
	}
	s.axisName(a, "share of people", s.y)
}

func (s *sheet) stackedRow(row analysis.StackedRow, levels []string, a axis, l line, company bool) {
	shift := indent(row.Depth)
	name := s.label(row.Label, l, a.x0-s.left()-12-shift)
	name.x += shift
	name.bold = company
	n := figureAt(s.right(), l, people(row))
	n.bold = company
	marks := []mark{name}
	bar := rect{a.x0, l.top + 2, a.x1 - a.x0, l.h - 4, wash, none}
	total := sum(row.Counts)
	switch {
	case row.Counts == nil:
		name.ink = slate
		marks = []mark{name, bar, hatch(bar.x, bar.y, bar.w, bar.h, pale)}
		marks = append(marks, written("not shown: it protects a small group", bar, l)...)
	case total == 0:
		marks = append(append(marks, bar), written("nobody with a level", bar, l)...)
	default:
		marks = append(marks, segments(row.Counts, total, a, bar)...)
	}
	s.add(tip{title: stackedTip(row, levels, total), marks: append(marks, n)})
}

// written sets words on a bar, on a ground of their own.
func written(words string, bar rect, l line) []mark {
	t := text{x: bar.x + 8, y: l.middle() + smallSize*0.36, s: words, size: smallSize, ink: slate}
	return []mark{rect{t.x - 4, bar.y + 1, t.width() + 8, bar.h - 2, white, none}, t}
}

func segments(counts []int, total int, a axis, bar rect) []mark {
	var marks []mark
	before := 0
	for i, count := range counts {
		if count == 0 {
			continue
		}
		x0, x1 := a.at(float64(before)/float64(total)), a.at(float64(before+count)/float64(total))
		before += count
		k := levelInk(i, len(counts))
		marks = append(marks, rect{x0, bar.y, x1 - x0, bar.h, k, none})
		if x0 > a.x0 {
			marks = append(marks, segment(x0, bar.y, x0, bar.y+bar.h, white, 1))
		}
		share := float64(count) / float64(total)
		label := text{x: (x0 + x1) / 2, s: percent(share), anchor: middle, ink: on(k)}
		for _, label.size = range []float64{smallSize, tinySize} {
			if label.width()+3 <= x1-x0 {
				label.y = bar.y + bar.h/2 + label.size*0.36
				marks = append(marks, label)
				break
			}
		}
	}
	return marks
}

func stackedTip(row analysis.StackedRow, levels []string, total int) string {
	words := fmt.Sprintf("%s (n = %s)", clean(row.Label), people(row))
	if row.Counts == nil {
		return words + ": not shown, it protects a small group"
	}
	for i, count := range row.Counts {
		if count > 0 && i < len(levels) {
			words += fmt.Sprintf("; %s %s, %s", clean(levels[i]), whole(count), percent(float64(count)/float64(total)))
		}
	}
	return words
}
