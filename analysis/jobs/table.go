package jobs

import (
	"slices"

	"calibrate/analysis"
)

// Short forms for the columns and values that every job's tables are made of.

func column(kind analysis.Kind, name, head, unit string) analysis.Column {
	return analysis.Column{Name: name, Head: head, Unit: unit, Kind: kind}
}

func text(name, head string) analysis.Column { return column(analysis.Text, name, head, "") }

func flag(name, head string) analysis.Column { return column(analysis.Flag, name, head, "") }

func count(name, head, unit string) analysis.Column { return column(analysis.Count, name, head, unit) }

func share(name, head string) analysis.Column { return column(analysis.Share, name, head, "share") }

func rating(name, head string) analysis.Column { return column(analysis.Rating, name, head, "levels") }

func delta(name, head string) analysis.Column { return column(analysis.Delta, name, head, "levels") }

func points(name, head string) analysis.Column { return column(analysis.Points, name, head, "points") }

func stat(name, head string) analysis.Column { return column(analysis.Stat, name, head, "") }

func chance(name, head string) analysis.Column { return column(analysis.Chance, name, head, "") }

// hiddenRows counts the rows of tables in which any figure is suppressed: what a note
// says of them is what their reader sees.
func hiddenRows(tables ...analysis.Table) int {
	n := 0
	for _, t := range tables {
		for row := range t.Rows.All() {
			if slices.ContainsFunc(row, analysis.Value.IsHidden) {
				n++
			}
		}
	}
	return n
}

// rowsOfEach makes the rows of a table that has several for each of many items,
// when they are read: n is how many an item has, row gives one of them.
func rowsOfEach[T any](all []T, n func(*T) int, row func(item *T, i int) []analysis.Value) analysis.Rows {
	total := 0
	for i := range all {
		total += n(&all[i])
	}
	return analysis.Made(total, func(yield func([]analysis.Value) bool) {
		for at := range all {
			for i := range n(&all[at]) {
				if !yield(row(&all[at], i)) {
					return
				}
			}
		}
	})
}

// texts makes a row of text values.
func texts(all ...string) []analysis.Value {
	row := make([]analysis.Value, len(all))
	for i, s := range all {
		row[i] = analysis.T(s)
	}
	return row
}

// ratio is part of whole, or says that there is no whole.
func ratio(part, whole int) analysis.Value {
	if whole == 0 {
		return analysis.Why("n = 0")
	}
	return analysis.N(float64(part) / float64(whole))
}

// before names the cycle compared with in a sentence.
func before(in analysis.Input) string {
	if in.Previous == "" {
		return "the cycle before"
	}
	return in.Previous
}

// beforeHead names it in the heading of a column.
func beforeHead(in analysis.Input) string {
	if in.Previous == "" {
		return "Last cycle"
	}
	return in.Previous
}

func caution(format string, args ...any) analysis.Note {
	return analysis.Note{Severity: analysis.Caution, Text: analysis.Said(format, args...)}
}

func info(format string, args ...any) analysis.Note {
	return analysis.Note{Severity: analysis.Info, Text: analysis.Said(format, args...)}
}
