package packet

import (
	"regexp"
	"slices"
	"strings"

	"calibrate/analysis"
)

// A reason is why figures of a table are missing, what stands in their place, and in
// which rows.
type reason struct {
	mark, text string
	rows       []string
}

// addReasons keeps why figures of a row are missing, each reason once.
func addReasons(all []reason, columns []analysis.Column, places []place, values []analysis.Value, row string) []reason {
	said := map[int]bool{} // of this row
	for _, at := range places {
		c, v := columns[at.column], values[at.column]
		why, missing := v.Missing()
		if !missing || why == "" || c.Kind == analysis.Text {
			continue
		}
		mark := analysis.Format(c.Kind, v)
		i := slices.IndexFunc(all, func(r reason) bool { return r.mark == mark && sameWords(r.text, why) })
		if i < 0 {
			i, all = len(all), append(all, reason{mark: mark, text: why})
		}
		all[i].text = withoutDiffering(all[i].text, why)
		if !said[i] {
			said[i], all[i].rows = true, append(all[i].rows, row)
		}
	}
	return all
}

// aNumber is a number of a reason; the ellipsis stands where that of a row differs.
var aNumber = regexp.MustCompile(`[\d,.]*\d|…`)

// sameWords reports whether two reasons differ in their numbers alone.
func sameWords(a, b string) bool {
	return a == b || aNumber.ReplaceAllString(a, "…") == aNumber.ReplaceAllString(b, "…")
}

// withoutDiffering is a reason for two rows: numbers in which theirs differ are left
// out, for each row has its own in the table.
func withoutDiffering(a, b string) string {
	if a == b {
		return a
	}
	others := aNumber.FindAllString(b, -1)
	i := -1
	return aNumber.ReplaceAllStringFunc(a, func(number string) string {
		if i++; number != others[i] {
			return "…"
		}
		return number
	})
}

// namedRows is of how many rows at most a reason says which they are.
const namedRows = 2

// reasonLines are the reasons in words, a line for each mark. Where there are several
// reasons, one of few rows names them.
func reasonLines(all []reason) (lines []string) {
	for i, first := range all {
		if slices.IndexFunc(all, func(r reason) bool { return r.mark == first.mark }) < i {
			continue // said with an earlier one
		}
		var texts []string
		for _, r := range all {
			if r.mark != first.mark {
				continue
			}
			if len(all) > 1 && len(r.rows) <= namedRows {
				r.text += " (" + strings.Join(slices.Compact(r.rows), "; ") + ")"
			}
			texts = append(texts, r.text)
		}
		mark := first.mark
		if mark != analysis.NoFigure {
			mark += ":"
		}
		lines = append(lines, mark+" "+strings.Join(texts, "; ")+".")
	}
	return lines
}
