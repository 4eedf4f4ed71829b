package packet

import (
	"cmp"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A table too long to be shown at once is cut where a reader would cut it: between
// people and between orgs, or after the first rows of each where all are to be seen; of
// orgs those nearest the top are shown.
const (
	leastOfEach = 4 // rows of a person, where every person has a few
	wholeRanks  = 2 // the depths of the org tree that are never cut: the whole, and what is right below it
	slack       = 4 // a table is not cut for the last of so many parts
)

// A run is the rows about one person or org, as far as they follow each other: from up
// to to. Runs of a lower rank are shown before others.
type run struct{ from, to, rank int }

// cut says of each row whether it is shown at once, and in words which are.
func (want tablePick) cut(t analysis.Table, all [][]analysis.Value, ix *index) (shown []bool, words string) {
	shown = make([]bool, len(all))
	runs := want.runs(t, all, ix)
	each := max(leastOfEach, want.rows/max(1, len(runs)))
	switch {
	case len(all) <= want.rows+want.rows/slack:
		return slices.Repeat([]bool{true}, len(all)), ""
	case want.each:
		for i := range runs {
			runs[i].to = min(runs[i].to, runs[i].from+each)
		}
	}
	taken := first(runs, want.rows, aboutOrgs(t))
	for _, r := range taken {
		for i := r.from; i < r.to; i++ {
			shown[i] = true
		}
	}
	switch {
	case want.each && len(taken) < len(runs):
		words = analysis.Said("the first %d rows of each of the first %d of %d %s", each, len(taken), len(runs), cmp.Or(want.by, "people"))
	case want.each:
		words = analysis.Said("the first %d rows of each %s", each, cmp.Or(want.by, "person"))
	case want.ends:
		words = analysis.Said("the first and the last of %d rows", len(all))
	case want.nominatedFirst:
		words = "people who are nominated, before others"
	case aboutOrgs(t):
		words = "the orgs nearest the top"
	}
	return shown, words
}

// runs finds the runs of a table. A row about nobody is a run of its own.
func (want tablePick) runs(t analysis.Table, all [][]analysis.Value, ix *index) (runs []run) {
	whom, last := want.subject(t), ""
	for i, values := range all {
		text := ""
		if whom >= 0 {
			text, _ = values[whom].Text()
		}
		if text != "" && text == last {
			runs[len(runs)-1].to++
			continue
		}
		r := run{from: i, to: i + 1}
		switch link := ix.byID[text]; {
		case aboutOrgs(t):
			r.rank = strings.Count(text, ladder.OrgSeparator)
		case want.nominatedFirst && (link == nil || !link.Proposed):
			r.rank = 1
		case want.ends:
			r.rank = min(i, len(all)-1-i)
		}
		runs, last = append(runs, r), text
	}
	return runs
}

// first gives the runs that are shown of a table of at most so many rows: those of the
// lowest rank, and those of another as long as there is room for all of it. Orgs right
// below the whole stand beside each other: there is room for all of them.
func first(runs []run, rows int, ofOrgs bool) (taken []run) {
	size := map[int]int{}
	for _, r := range runs {
		size[r.rank] += r.to - r.from
	}
	slices.SortStableFunc(runs, func(a, b run) int { return a.rank - b.rank })
	for i, r := range runs {
		begins := i > 0 && r.rank != runs[i-1].rank
		if ofOrgs && r.rank < wholeRanks {
			taken, rows = append(taken, r), rows-(r.to-r.from)
			continue
		}
		if begins && size[r.rank] > rows || i > 0 && r.to-r.from > rows {
			break
		}
		r.to = min(r.to, r.from+rows)
		taken, rows = append(taken, r), rows-(r.to-r.from)
	}
	return taken
}

// subject is the column of what a row is about, mostly a person or an org; -1 for none.
func (want tablePick) subject(t analysis.Table) int {
	if aboutOrgs(t) {
		return 0
	}
	return slices.IndexFunc(t.Columns, func(c analysis.Column) bool { return c.Name == cmp.Or(want.by, "employee") })
}

// aboutOrgs reports whether the rows of a table are about orgs.
func aboutOrgs(t analysis.Table) bool { return len(t.Columns) > 0 && t.Columns[0].Name == "org" }
