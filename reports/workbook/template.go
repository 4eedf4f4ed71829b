package workbook

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"calibrate/ladder"
)

// WriteTemplates writes blank workbooks into the folder dir: assessment, roster,
// guideline and decisions. With people, each manager gets an assessment workbook
// that lists the people who report there, and the decisions list everybody.
// Filled in, they import as they are.
func WriteTemplates(dir string, l *ladder.Ladder, people []ladder.Person) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("templates: %w", err)
	}
	forms := map[string]form{
		"assessment.xlsx": assessmentForm(l, nil, ladder.Person{}),
		"roster.xlsx":     rosterForm(l),
		"guideline.xlsx":  guidelineForm(l),
		"decisions.xlsx":  DecisionSheet{Words: l, People: people, LadderOf: func(ladder.Person) *ladder.Ladder { return l }}.form(),
	}
	for name, f := range teamForms(l, people) {
		forms[name] = f
	}
	for name, f := range forms {
		if err := f.save(filepath.Join(dir, name), l); err != nil {
			return fmt.Errorf("template %s: %w", name, err)
		}
	}
	return nil
}

// teamForms gives each manager's assessment workbook by its file name.
func teamForms(l *ladder.Ladder, people []ladder.Person) map[string]form {
	byID, teams := map[string]ladder.Person{}, map[string][]ladder.Person{}
	for _, p := range people {
		byID[p.ID] = p
	}
	for _, p := range people {
		if p.Manager != "" {
			teams[p.Manager] = append(teams[p.Manager], p)
		}
	}
	forms := map[string]form{}
	for _, id := range sortedKeys(teams) {
		manager, known := byID[id]
		if !known {
			manager = ladder.Person{ID: id}
		}
		team := teams[id]
		slices.SortFunc(team, func(a, b ladder.Person) int {
			return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
		})
		forms[unusedFile(forms, "assessment-"+id)] = assessmentForm(l, team, manager)
	}
	return forms
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// unusedFile makes a file name of a text from a roster.
func unusedFile(used map[string]form, text string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, shortened(text, 80))
	name := plain + ".xlsx"
	for n := 2; ; n++ {
		if _, taken := used[name]; !taken {
			return name
		}
		name = fmt.Sprintf("%s-%d.xlsx", plain, n)
	}
}

// heading is the heading that the ladder's words give a field, such as "Employee ID".
func heading(l *ladder.Ladder, field string) string {
	for _, w := range l.Fields {
		if w.Field == field {
			return w.Text
		}
	}
	return field
}

// stateChoices are the words for what is not a level, as the ladder knows them.
func stateChoices(l *ladder.Ladder) []any {
	var words []any
	for _, state := range []ladder.State{ladder.NotObserved, ladder.NotApplicable, ladder.TooNew} {
		if word := stateWord(l, state); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// stateWord is the plainest word for a state: its own name, else the first.
func stateWord(l *ladder.Ladder, state ladder.State) string {
	first := ""
	for _, w := range l.States {
		if w.State != state {
			continue
		}
		if strings.EqualFold(w.Text, strings.ReplaceAll(string(state), "_", " ")) {
			return w.Text
		}
		if first == "" {
			first = w.Text
		}
	}
	return first
}

// levelCodes are the codes of the levels.
func levelCodes(l *ladder.Ladder) []any {
	codes := make([]any, len(l.Levels))
	for i, level := range l.Levels {
		codes[i] = level.Code
	}
	return codes
}

// ratingChoices are the levels by number in half steps, then the states.
func ratingChoices(l *ladder.Ladder) []any {
	var choices []any
	for half := 2; half <= 2*len(l.Levels); half++ {
		choices = append(choices, float64(half)/2)
	}
	return append(choices, stateChoices(l)...)
}

// relationChoices has one word for each relation.
func relationChoices(l *ladder.Ladder) []any {
	var words []any
	for _, relation := range ladder.Relations {
		i := slices.IndexFunc(l.Relations, func(w ladder.RelationWord) bool { return w.Relation == relation })
		if i >= 0 {
			words = append(words, l.Relations[i].Text)
		}
	}
	return words
}
