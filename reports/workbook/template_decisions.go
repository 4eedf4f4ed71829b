package workbook

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ladder"
)

// A DecisionSheet is what the sheet for a meeting's decisions is filled in with.
type DecisionSheet struct {
	In       Words          // of which language; see WordsIn
	Words    *ladder.Ladder // whose words head the columns
	People   []ladder.Person
	LadderOf func(ladder.Person) *ladder.Ladder
	Deciders []string // names offered for "decided by"; any other can be entered
}

// WriteDecisionSheet writes the sheet on which the meeting's scribe enters the
// agreed levels: one line for each person, in the order given, with the current
// and the proposed level. Filled in, it imports as it is.
func WriteDecisionSheet(path string, d DecisionSheet) error {
	if err := d.form().save(path, d.Words); err != nil {
		return fmt.Errorf("decision sheet %s: %w", path, err)
	}
	return nil
}

func (d DecisionSheet) form() form {
	l, w := d.Words, d.In
	f := form{words: w, sheet: w.decisions, columns: []formColumn{
		{head: w.heading(l, "cycle"), width: 11, given: true}, {head: w.heading(l, "employee_id"), width: 13, given: true}, {head: w.heading(l, "employee"), width: 26, given: true},
		{head: w.heading(l, "org"), width: 30, given: true}, {head: w.heading(l, "level"), width: 12, given: true}, {head: w.heading(l, "proposed"), width: 12, given: true},
		{head: w.heading(l, "agreed"), width: 12, choices: levelCodes(l), list: w.levels}, {head: w.heading(l, "reason"), width: 60, choices: w.reasons, list: w.fieldName("reason", "Reason"), loose: true},
		{head: w.heading(l, "decided_by"), width: 24, choices: d.deciders(), list: w.fieldName("decided_by", "Decided by"), loose: true}, {head: w.heading(l, "date"), width: 13, format: day, date: true},
	}, instructions: w.aboutDecisions}
	for _, p := range d.People {
		own := d.LadderOf(p)
		f.rows = append(f.rows, []any{given(p.Cycle), given(p.ID), given(p.Name), given(p.Org), levelOr(own, p.Level, w.notKnown), levelOr(own, p.Proposed, w.notProposed)})
	}
	f.hints = d.otherLadders()
	return f
}

// otherLadders offers the people of each other ladder the levels of that one.
func (d DecisionSheet) otherLadders() []hint {
	const agreed = 7
	cells, ladders := map[string][]string{}, map[string]*ladder.Ladder{}
	for i, p := range d.People {
		if l := d.LadderOf(p); l.ID != d.Words.ID {
			cells[l.ID], ladders[l.ID] = append(cells[l.ID], at(agreed, i+2)), l
		}
	}
	var all []hint
	for _, id := range sortedKeys(cells) {
		all = append(all, hint{column: agreed, cells: strings.Join(cells[id], " "), choices: levelCodes(ladders[id]), list: d.In.levels + " " + ladders[id].Name})
	}
	if len(all) > 0 && len(d.People) > 0 {
		all = append(all, d.ownLadder(agreed))
	}
	return all
}

// ownLadder is the same for everybody else, once some have levels of their own.
func (d DecisionSheet) ownLadder(agreed int) hint {
	h := hint{column: agreed, choices: levelCodes(d.Words), list: d.In.levels}
	var cells []string
	for i, p := range d.People {
		if d.LadderOf(p).ID == d.Words.ID {
			cells = append(cells, at(agreed, i+2))
		}
	}
	h.cells = strings.Join(cells, " ")
	return h
}

func (d DecisionSheet) deciders() []any {
	var names []any
	for _, name := range slices.Sorted(slices.Values(d.Deciders)) {
		names = append(names, clean(name))
	}
	return names
}

// levelOr gives a level's code, or why there is none.
func levelOr(l *ladder.Ladder, number int, none string) any {
	if level, ok := l.LevelByNumber(number); ok {
		return level.Code
	}
	return none
}
