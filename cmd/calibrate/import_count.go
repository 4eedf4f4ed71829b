package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"calibrate/ladder"
)

// countSheets counts what each sheet of a batch gave.
func countSheets(b *ladder.Batch) map[string]*sheetCount {
	counts := map[string]*sheetCount{}
	of := func(s ladder.Source) *sheetCount {
		if counts[s.Sheet] == nil {
			counts[s.Sheet] = &sheetCount{states: map[ladder.State]int{}, employees: map[string]bool{}, raters: map[string]bool{},
				problems: map[string]int{}, unknown: map[string]map[string]bool{}}
		}
		return counts[s.Sheet]
	}
	for i := range b.People {
		of(b.People[i].Source).lines++
	}
	for i := range b.Guidelines {
		of(b.Guidelines[i].Source).lines++
	}
	for i := range b.Decisions {
		of(b.Decisions[i].Source).lines++
	}
	marks, values := b.Ratings.Marks(), b.Ratings.Values()
	for _, run := range b.Ratings.Runs() {
		n := of(ladder.Source{Sheet: run.Sheet})
		n.employees[run.Employee] = true
		n.raters[run.Rater] = true
		for _, mark := range marks[run.From:run.To] {
			n.states[values[mark.Value].State]++
		}
	}
	for i := range b.Problems {
		of(b.Problems[i].Source).problem(b.Problems[i])
	}
	return counts
}

func (n *sheetCount) problem(p ladder.Problem) {
	n.problems[p.Code]++
	if n.unknown[p.Code] == nil {
		n.unknown[p.Code] = map[string]bool{}
	}
	n.unknown[p.Code][p.Text] = true
}

// people counts people, and those of them whom no roster knows.
func (n *sheetCount) people(what string, known map[string]bool, code string) string {
	if unknown := len(n.unknown[code]); unknown > 0 {
		return fmt.Sprintf("%s (%d unknown)", plural(len(known), what), unknown)
	}
	return plural(len(known), what)
}

// gave says what a sheet gave: lines, people, and ratings by state.
func (n *sheetCount) gave() string {
	var parts []string
	if n.lines > 0 {
		parts = append(parts, plural(n.lines, "line"))
	}
	if len(n.employees) > 0 {
		parts = append(parts, n.people("employee", n.employees, ladder.UnknownEmployee), n.people("rater", n.raters, ladder.UnknownRater))
	}
	for _, state := range ladder.States {
		if count := n.states[state]; count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count, strings.ReplaceAll(string(state), "_", " ")))
		}
	}
	return strings.Join(parts, ", ")
}

// lacked says how many problems of each code a sheet has, the most frequent first.
func (n *sheetCount) lacked() string {
	codes := make([]string, 0, len(n.problems))
	for code := range n.problems {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(a, b string) int {
		return cmp.Or(cmp.Compare(n.problems[b], n.problems[a]), cmp.Compare(a, b))
	})
	for i, code := range codes {
		codes[i] = fmt.Sprintf("%d %s", n.problems[code], code)
	}
	return strings.Join(codes, ", ")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
