package chart

import (
	"slices"
	"strings"

	"calibrate/analysis"
)

// Statuses that a row of intervals is drawn by; any other is written out.
const (
	differs       = "differs"
	doesNotDiffer = "no difference shown"
)

// untold reports whether a status says that of the estimate nothing could be said.
func untold(status string) bool { return strings.HasPrefix(status, "too few") }

// statusWords is what stands at the right of a row: nothing where nothing is to be done.
func statusWords(status string) string {
	if s := clean(status); s != doesNotDiffer {
		return s
	}
	return ""
}

func statusInk(status string) ink {
	if status == differs {
		return accent
	}
	return slate
}

func whisker(it analysis.IntervalItem, a axis, y float64) []mark {
	if !figure(it.Low) || !figure(it.High) {
		return nil
	}
	k := calm
	if it.Status == differs {
		k = accent
	}
	x0, x1 := a.clamped(it.Low), a.clamped(it.High)
	return []mark{stroke{
		lines: [][]point{{{x0, y}, {x1, y}}, {{x0, y - 3}, {x0, y + 3}}, {{x1, y - 3}, {x1, y + 3}}},
		ink:   k, width: 1.4,
	}}
}

// estimate codes a status by shape as well as by colour.
func estimate(status string, x, y float64) mark {
	switch status {
	case differs:
		return diamond(x, y, 5.5, accent, accent)
	case doesNotDiffer, "":
		return disc{x, y, 4, calm, white, 1}
	default:
		fill := calm
		if untold(status) {
			fill = white
		}
		return rect{x - 3.5, y - 3.5, 7, 7, fill, calm}
	}
}

// intervalKeys names the marks in use, and the reference line by its figure where that
// is not 0. Statuses other than these share one mark, and each stands beside its rows;
// where that is the only mark, nothing has to be told apart.
func intervalKeys(d analysis.Intervals) []key {
	statuses := []string{differs, doesNotDiffer}
	for _, it := range d.Items {
		if untold(it.Status) && !slices.Contains(statuses, it.Status) {
			statuses = append(statuses, it.Status)
		}
	}
	var keys []key
	for _, status := range statuses {
		if has(d.Items, func(it analysis.IntervalItem) bool { return it.Status == status && figure(it.Estimate) }) {
			keys = append(keys, intervalKey(status, status))
		}
	}
	if len(keys) > 0 {
		keys = append(keys, otherKey(d, statuses)...)
	}
	if d.Kind == analysis.Median {
		keys = append(keys, intervalKey("median and middle half", ""))
	}
	if figure(d.Zero) && d.Zero != 0 {
		keys = append(keys, key{"all together " + estimated(d.Kind, d.Zero), 6, func(x, y float64) []mark {
			return []mark{segment(x, y-6, x, y+6, slate, 1.2)}
		}})
	}
	return keys
}

// otherKey names the mark that all statuses but the known ones share.
func otherKey(d analysis.Intervals, known []string) []key {
	label, status := "", ""
	for _, it := range d.Items {
		switch {
		case it.Status == "" || slices.Contains(known, it.Status) || !figure(it.Estimate):
		case label == "":
			label, status = clean(it.Status), it.Status
		case it.Status != status:
			label = "as the row says"
		}
	}
	if label == "" {
		return nil
	}
	return []key{intervalKey(label, status)}
}

func intervalKey(label, status string) key {
	return key{label, 20, func(x, y float64) []mark {
		it := analysis.IntervalItem{Low: -1, High: 1, Status: status}
		return append(whisker(it, axis{-1, 1, x - 10, x + 10}, y), estimate(status, x, y))
	}}
}
