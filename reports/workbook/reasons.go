package workbook

import (
	"slices"
	"strconv"
	"strings"

	"calibrate/analysis"
)

// lacksFigures says whether any figure of a table is missing for a reason worth telling.
func lacksFigures(t analysis.Table) bool {
	for row := range t.Rows.All() {
		for i, v := range row {
			if _, missing := lacks(t.Columns[i], v); missing {
				return true
			}
		}
	}
	return false
}

// lacks gives the reason why a figure is missing. A word that is not there, as of people
// who are not proposed, is no figure, unless it is hidden.
func lacks(c analysis.Column, v analysis.Value) (why string, missing bool) {
	if c.Kind == analysis.Text && !v.IsHidden() {
		return "", false
	}
	return v.Missing()
}

// fewHeads is how many missing figures are named; more are counted.
const fewHeads = 3

// reasons says why figures of a row are missing: "one rater: SD · Phi; …". Headings may
// have commas of their own.
func reasons(columns []analysis.Column, row []analysis.Value) string {
	var all []reason
	for i, v := range row {
		why, missing := lacks(columns[i], v)
		if !missing {
			continue
		}
		at := slices.IndexFunc(all, func(r reason) bool { return r.why == why })
		if at < 0 {
			at, all = len(all), append(all, reason{why: why})
		}
		all[at].add(columns[i].Head)
	}
	var text []byte
	for i, r := range all {
		if i > 0 {
			text = append(text, "; "...)
		}
		text = r.append(text)
	}
	return string(text)
}

// A reason is why some figures of a row are missing.
type reason struct {
	why   string
	heads [fewHeads]string // of the first of them
	n     int
}

func (r *reason) add(head string) {
	if r.n < fewHeads {
		r.heads[r.n] = head
	}
	r.n++
}

func (r *reason) append(text []byte) []byte {
	text = append(text, r.why...)
	if r.n == 1 && strings.HasSuffix(r.why, strings.ToLower(r.heads[0])) {
		return text // "no header row" says it all
	}
	text = append(text, ": "...)
	if r.n > fewHeads {
		return append(strconv.AppendInt(text, int64(r.n), 10), " figures"...)
	}
	return append(text, strings.Join(r.heads[:r.n], " · ")...)
}
