package workbook

import (
	"fmt"
	"strings"

	"calibrate/ladder"
)

const day = "yyyy-mm-dd"

// assessmentForm is one row for each employee and rater, dimensions across. A
// manager's own has the team filled in.
func assessmentForm(l *ladder.Ladder, team []ladder.Person, manager ladder.Person) form {
	f := form{sheet: "Assessment", ladder: true, columns: []formColumn{
		{head: heading(l, "cycle"), width: 11, given: true},
		{head: heading(l, "employee_id"), width: 13, given: true}, {head: heading(l, "employee"), width: 26, given: true},
		{head: heading(l, "rater_id"), width: 13, given: true}, {head: heading(l, "rater"), width: 26, given: true},
		{head: heading(l, "relation"), width: 12, choices: relationChoices(l), list: "Relation", given: true},
	}}
	first := len(f.columns)
	for _, d := range l.Dimensions {
		f.columns = append(f.columns, formColumn{head: d.Name, width: 15, choices: ratingChoices(l), list: "Rating"})
	}
	f.columns = append(f.columns, formColumn{head: heading(l, "comment"), width: 60})
	for _, p := range team {
		f.rows = append(f.rows, []any{given(p.Cycle), given(p.ID), given(p.Name), given(manager.ID), given(manager.Name), relationWord(l, ladder.Manager)})
	}
	f.hints = hints(l, team, first)
	f.instructions = []string{
		"Fill in one line for each person you rate. Where people are listed already, change nothing on the left.",
		fmt.Sprintf("Rate each dimension with the number of the level whose text fits what you have seen since the last cycle: %s. The sheet Ladder has the texts; half steps such as 2.5 are allowed.", levelNumbersText(l)),
		fmt.Sprintf("Where you cannot rate, choose %s. An empty cell counts as not rated; nothing is ever assumed.", joined(stateChoices(l), "or")),
		"Do not add titles, totals or averages, and do not rename the columns.",
		"Give an example in the comment wherever you rate above or below the current level.",
		"Write the cycle the same way on every line, such as 2026-H1.",
	}
	return f
}

// given is a text filled in beforehand; nil leaves the cell open.
func given(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func relationWord(l *ladder.Ladder, relation ladder.Relation) any {
	for _, w := range l.Relations {
		if w.Relation == relation {
			return w.Text
		}
	}
	return nil
}

func levelNumbersText(l *ladder.Ladder) string {
	parts := make([]string, len(l.Levels))
	for i, level := range l.Levels {
		parts[i] = fmt.Sprintf("%d is %s", level.Number, level.Name)
	}
	return strings.Join(parts, ", ")
}

// joined lists words: "a, b or c".
func joined(words []any, last string) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			b.WriteString(" " + last + " ")
		case i > 0:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "“%v”", w)
	}
	return b.String()
}

// hints shows the expectation of a person's current and next level beside each
// rating. People of one level share a hint.
func hints(l *ladder.Ladder, team []ladder.Person, first int) []hint {
	rows := map[int][]int{}
	for i, p := range team {
		rows[p.Level] = append(rows[p.Level], i+2)
	}
	var all []hint
	for level := 0; level <= len(l.Levels); level++ {
		for _, d := range l.Dimensions {
			if len(rows[level]) == 0 {
				continue
			}
			cells := make([]string, len(rows[level]))
			for i, row := range rows[level] {
				cells[i] = at(first+d.Number+1, row)
			}
			all = append(all, hint{cells: strings.Join(cells, " "), column: first + d.Number + 1, title: d.Name, text: expected(l, d.Number, level)})
		}
	}
	return all
}

// expected is what the ladder says of a level and the next in one dimension.
func expected(l *ladder.Ladder, dim, level int) string {
	if level == 0 {
		return "The level of this person is not known; see the sheet Ladder."
	}
	var parts []string
	for _, number := range []int{level, level + 1} {
		v, ok := l.LevelByNumber(number)
		if !ok {
			continue
		}
		text := "no expectation"
		if c := l.Cell(dim, number); c.Kind != ladder.None {
			text = c.Text
		}
		parts = append(parts, v.Code+": "+clipped(text, 118))
	}
	return strings.Join(parts, "\n")
}

func rosterForm(l *ladder.Ladder) form {
	return form{sheet: "Roster", columns: []formColumn{
		{head: heading(l, "cycle"), width: 11}, {head: heading(l, "employee_id"), width: 13}, {head: heading(l, "name"), width: 26}, {head: heading(l, "email"), width: 30},
		{head: heading(l, "manager_id"), width: 13}, {head: heading(l, "org"), width: 34},
		{head: heading(l, "level"), width: 12, choices: levelCodes(l), list: "Level"}, {head: heading(l, "proposed"), width: 12, choices: levelCodes(l), list: "Level"},
		{head: heading(l, "hired"), width: 13, format: day, date: true}, {head: heading(l, "level_since"), width: 13, format: day, date: true},
	}, instructions: []string{
		"One line for each person, as of the day the cycle is frozen. Every id stands once.",
		"The manager's id is the employee id of another line; it is empty at the top.",
		"Write the org as a path from the top, with a slash between blanks: Infra / Storage.",
		"Proposed is the level a person is nominated for; leave it empty for everybody else.",
		"Write the cycle the same way on every line, such as 2026-H1.",
	}}
}

func guidelineForm(l *ladder.Ladder) form {
	return form{sheet: "Guideline", columns: []formColumn{
		{head: heading(l, "cycle"), width: 11}, {head: heading(l, "org"), width: 34},
		{head: heading(l, "level"), width: 20, choices: levelCodes(l), list: "Level", loose: true},
		{head: heading(l, "operator"), width: 14, choices: []any{"exactly", "at most", "at least", "between"}, list: "Comparison"},
		{head: heading(l, "share"), width: 12, format: "0%", share: true}, {head: heading(l, "upper"), width: 12, format: "0%", share: true},
	}, instructions: []string{
		"One line for each target: at this level, so large a share of the people.",
		"Leave the org empty for the whole company; else write it as on the roster.",
		fmt.Sprintf("Several levels may stand together, such as %s.", levelRun(l)),
		"Upper is the upper end of “between”; leave it empty otherwise.",
	}}
}

func levelRun(l *ladder.Ladder) string {
	return l.Levels[0].Code + "–" + l.Levels[min(1, len(l.Levels)-1)].Code
}
