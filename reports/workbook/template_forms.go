package workbook

import (
	"fmt"
	"strings"

	"calibrate/ladder"
)

const day = "yyyy-mm-dd"

// assessmentForm is one row for each employee and rater, dimensions across.
func (w Words) assessmentForm(l *ladder.Ladder) form {
	f := form{words: w, sheet: w.assessment, ladder: true, columns: []formColumn{
		{head: w.heading(l, "cycle"), width: 11},
		{head: w.heading(l, "employee_id"), width: 13}, {head: w.heading(l, "employee"), width: 26},
		{head: w.heading(l, "rater_id"), width: 13}, {head: w.heading(l, "rater"), width: 26},
		{head: w.heading(l, "relation"), width: 14, choices: w.relationChoices(l), list: w.relationList},
	}, instructions: w.said(w.aboutAssessment, l)}
	for _, d := range l.Dimensions {
		f.columns = append(f.columns, formColumn{head: d.Name, width: 15, choices: w.ratingChoices(l), list: w.ratings})
	}
	f.columns = append(f.columns, formColumn{head: w.heading(l, "comment"), width: 60})
	return f
}

// said fills the levels, the states and the name of the ladder's sheet into instructions.
func (w Words) said(lines []string, l *ladder.Ladder) []string {
	fill := strings.NewReplacer("%[1]s", levelNumbersText(l), "%[2]s", w.joined(w.stateChoices(l)), "%[3]s", w.ladder)
	filled := make([]string, len(lines))
	for i, line := range lines {
		filled[i] = fill.Replace(line)
	}
	return filled
}

// given is a text filled in beforehand; nil leaves the cell open.
func given(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func levelNumbersText(l *ladder.Ladder) string {
	parts := make([]string, len(l.Levels))
	for i, level := range l.Levels {
		parts[i] = fmt.Sprintf("%d = %s", level.Number, level.Name)
	}
	return strings.Join(parts, ", ")
}

// joined lists words: "a, b or c"; in a language without such a word, one beside
// the other.
func (w Words) joined(words []any) string {
	var b strings.Builder
	for i, word := range words {
		switch {
		case i == 0 || w.or == "":
		case i == len(words)-1:
			b.WriteString(" " + w.or + " ")
		default:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s%v%s", w.open, word, w.close)
	}
	return b.String()
}

func (w Words) rosterForm(l *ladder.Ladder) form {
	return form{words: w, sheet: w.roster, columns: []formColumn{
		{head: w.heading(l, "cycle"), width: 11}, {head: w.heading(l, "employee_id"), width: 13}, {head: w.heading(l, "name"), width: 26}, {head: w.heading(l, "email"), width: 30},
		{head: w.heading(l, "manager_id"), width: 13}, {head: w.heading(l, "org"), width: 34},
		{head: w.heading(l, "level"), width: 12, choices: levelCodes(l), list: w.levels}, {head: w.heading(l, "proposed"), width: 12, choices: levelCodes(l), list: w.levels},
		{head: w.heading(l, "hired"), width: 13, format: day, date: true}, {head: w.heading(l, "level_since"), width: 13, format: day, date: true},
	}, instructions: w.aboutRoster}
}

func (w Words) guidelineForm(l *ladder.Ladder) form {
	f := form{words: w, sheet: w.guideline, columns: []formColumn{
		{head: w.heading(l, "cycle"), width: 11}, {head: w.heading(l, "org"), width: 34},
		{head: w.heading(l, "level"), width: 20, choices: levelCodes(l), list: w.levels, loose: true},
		{head: w.heading(l, "operator"), width: 14, choices: w.operators, list: w.comparisons},
		{head: w.heading(l, "share"), width: 12, format: "0%", share: true}, {head: w.heading(l, "upper"), width: 12, format: "0%", share: true},
	}}
	for _, line := range w.aboutGuideline {
		f.instructions = append(f.instructions, strings.ReplaceAll(line, "%[1]s", levelRun(l)))
	}
	return f
}

func levelRun(l *ladder.Ladder) string {
	return l.Levels[0].Code + "–" + l.Levels[min(1, len(l.Levels)-1)].Code
}
