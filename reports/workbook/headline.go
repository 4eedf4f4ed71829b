package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
)

// A headline is one figure of the front sheet.
type headline struct {
	label string
	kind  analysis.Kind
	value analysis.Value
	rests string // what it rests on, with n
	job   string
}

// headlines are the figures of the front sheet, in this order. Each is taken from
// a table of a job; where the job did not run, or has nothing to say, it is left out.
var headlines = []struct {
	job, table string
	of         func(analysis.Table) []headline
}{
	{"coverage", "coverage_by_person", peopleHeadlines},
	{"coverage", "coverage_by_relation", cellHeadlines},
	{"coverage", "problems_by_file", problemHeadlines},
	{"levels", "levels", levelHeadlines},
	{"levels", "guideline", guidelineHeadlines},
	{"raters", "raters", raterHeadlines},
	{"agreement", "agreement", agreementHeadlines},
	{"gap", "assessed", outcomeHeadlines},
}

func headlinesOf(b analysis.Bundle) []headline {
	var all []headline
	for _, h := range headlines {
		r, _ := b.Result(h.job)
		for _, t := range r.Tables {
			if t.Name != h.table {
				continue
			}
			for _, line := range h.of(t) {
				line.job = h.job
				all = append(all, line)
			}
		}
	}
	return all
}

// values gives one column of a table; nil when it has no such column.
func values(t analysis.Table, name string) []analysis.Value {
	at := slices.IndexFunc(t.Columns, func(c analysis.Column) bool { return c.Name == name })
	if at < 0 {
		return nil
	}
	column := make([]analysis.Value, 0, t.Rows.Len())
	for row := range t.Rows.All() {
		column = append(column, row[at])
	}
	return column
}

func countIf(column []analysis.Value, holds func(x float64) bool) (n int) {
	for _, v := range column {
		if x, ok := v.Num(); ok && holds(x) {
			n++
		}
	}
	return n
}

func total(column []analysis.Value) (sum float64) {
	for _, v := range column {
		x, _ := v.Num()
		sum += x
	}
	return sum
}

func counted(label string, n int, rests string, args ...any) headline {
	return headline{label: label, kind: analysis.Count, value: analysis.I(n), rests: analysis.Said(rests, args...)}
}

func peopleHeadlines(t analysis.Table) []headline {
	raters := values(t, "raters")
	rated := countIf(raters, func(x float64) bool { return x > 0 })
	return []headline{
		counted("People in scope", t.Rows.Len(), "of the roster, or of the sheets where there is none"),
		counted("Rated by somebody else", rated, "of %d people", t.Rows.Len()),
		counted("Rated by one rater only", countIf(raters, func(x float64) bool { return x == 1 }), "their figures cannot be told apart from that rater's severity"),
	}
}

func cellHeadlines(t analysis.Table) []headline {
	cells, rated := total(values(t, "cells")), total(values(t, "rated"))
	if cells == 0 {
		return nil
	}
	return []headline{{label: "Rating cells that hold a level", kind: analysis.Share, value: analysis.N(rated / cells),
		rests: fmt.Sprintf("of n = %s cells; the others are counted, never guessed", analysis.FormatNumber(analysis.Count, cells))}}
}

func problemHeadlines(t analysis.Table) []headline {
	cells, severities := values(t, "cells"), values(t, "severity")
	if cells == nil || severities == nil {
		return nil
	}
	by := map[string]int{}
	for i, severity := range severities {
		word, _ := severity.Text()
		n, _ := cells[i].Num()
		by[word] += int(n)
	}
	return []headline{counted("Cells that could not be read", by["error"], "and %d warnings", by["warning"])}
}

// levelHeadlines has the distribution on one line.
func levelHeadlines(t analysis.Table) []headline {
	codes, people, shares := values(t, "code"), values(t, "current"), values(t, "current_share")
	if codes == nil || people == nil || shares == nil {
		return nil
	}
	parts := make([]string, len(codes))
	for i := range codes {
		parts[i] = fmt.Sprintf("%s %s (%s)", analysis.Format(analysis.Text, codes[i]), analysis.Format(analysis.Count, people[i]), analysis.Format(analysis.Share, shares[i]))
	}
	return []headline{{label: "People by current level", kind: analysis.Text, value: analysis.T(strings.Join(parts, " · ")),
		rests: fmt.Sprintf("n = %s people with a level", analysis.FormatNumber(analysis.Count, total(people)))}}
}

// guidelineHeadlines has one line for each guideline that is not met.
func guidelineHeadlines(t analysis.Table) []headline {
	var off []headline
	orgs, levels, rules := values(t, "org"), values(t, "levels"), values(t, "guideline")
	people, ns, statuses := values(t, "people"), values(t, "n"), values(t, "status")
	for i, status := range statuses {
		if s, ok := status.Text(); !ok || s == "within" {
			continue
		}
		off = append(off, headline{label: "Off guideline", kind: analysis.Flag, value: status, rests: fmt.Sprintf("%s, %s %s: %s of n = %s people",
			analysis.Format(analysis.Text, orgs[i]), analysis.Format(analysis.Text, levels[i]), analysis.Format(analysis.Text, rules[i]),
			analysis.Format(analysis.Count, people[i]), analysis.Format(analysis.Count, ns[i]))})
	}
	if len(off) == 0 && t.Rows.Len() > 0 {
		off = append(off, counted("Off guideline", 0, "of %d lines of the guideline", t.Rows.Len()))
	}
	return off
}

func raterHeadlines(t analysis.Table) []headline {
	by := tally(values(t, "status"))
	if len(by) == 0 {
		return nil
	}
	parts := make([]string, len(by))
	differ := 0
	for i, c := range by {
		parts[i] = fmt.Sprintf("%s: %d", c.word, c.n)
		if c.word == "differs" {
			differ = c.n
		}
	}
	return []headline{counted("Raters whose severity differs", differ, "of n = %d raters; %s", t.Rows.Len(), strings.Join(parts, ", "))}
}

func agreementHeadlines(t analysis.Table) []headline {
	alpha, low, high, people := values(t, "alpha_ordinal"), values(t, "alpha_ordinal_low"), values(t, "alpha_ordinal_high"), values(t, "people")
	if len(alpha) == 0 || low == nil || high == nil || people == nil {
		return nil
	}
	n := analysis.Format(analysis.Count, people[0])
	if why, missing := alpha[0].Missing(); missing {
		return []headline{{label: "Agreement of raters (ordinal alpha)", kind: analysis.Stat, value: alpha[0], rests: fmt.Sprintf("not told: %s; n = %s people with two raters", why, n)}}
	}
	return []headline{{label: "Agreement of raters (ordinal alpha)", kind: analysis.Stat, value: alpha[0], rests: fmt.Sprintf("95 %% interval %s to %s, n = %s people with two raters; 1 is full agreement, 0 is chance",
		analysis.Format(analysis.Stat, low[0]), analysis.Format(analysis.Stat, high[0]), n)}}
}

// outcomeHeadlines counts the outcomes of the ladder's rule, the commonest first.
func outcomeHeadlines(t analysis.Table) []headline {
	var lines []headline
	for _, c := range tally(values(t, "outcome")) {
		lines = append(lines, counted("Outcome: "+c.word, c.n, "of n = %d people", t.Rows.Len()))
	}
	return lines
}

type wordCount struct {
	word string
	n    int
}

// tally counts the words of a column, the commonest first.
func tally(column []analysis.Value) []wordCount {
	counts := map[string]int{}
	for _, v := range column {
		if s, ok := v.Text(); ok && s != "" {
			counts[s]++
		}
	}
	list := make([]wordCount, 0, len(counts))
	for word, n := range counts {
		list = append(list, wordCount{word, n})
	}
	slices.SortFunc(list, func(a, b wordCount) int { return cmp.Or(b.n-a.n, strings.Compare(a.word, b.word)) })
	return list
}
