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

// Templates are what blank workbooks are made for.
type Templates struct {
	Words    Words
	Ladder   *ladder.Ladder                     // of the forms that name nobody
	LadderOf func(ladder.Person) *ladder.Ladder // of each person
	People   []ladder.Person                    // of one cycle; none for blank forms only
}

// Write writes blank workbooks into the folder dir: assessment, roster, guideline,
// decisions and ladder. With people, each manager gets an assessment workbook with
// a sheet for each person who reports there, and the decisions list everybody.
// Filled in, they import as they are.
func (t Templates) Write(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("templates: %w", err)
	}
	w, l := t.Words, t.Ladder
	save := map[string]func(path string) error{"ladder.xlsx": w.saveLadder}
	for name, f := range map[string]form{
		"assessment.xlsx": w.assessmentForm(l), "roster.xlsx": w.rosterForm(l), "guideline.xlsx": w.guidelineForm(l), "decisions.xlsx": DecisionSheet{In: w, Words: l, People: t.People, LadderOf: t.LadderOf}.form(),
	} {
		save[name] = func(path string) error { return f.save(path, l) }
	}
	for _, team := range t.teams() {
		save[unusedFile(save, "assessment-"+team.manager.ID)] = team.save
	}
	for _, name := range sortedKeys(save) {
		if err := save[name](filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("template %s: %w", name, err)
		}
	}
	return nil
}

// teams gives each manager with the people who report there.
func (t Templates) teams() []team {
	byID, reports := map[string]ladder.Person{}, map[string][]ladder.Person{}
	for _, p := range t.People {
		byID[p.ID] = p
	}
	for _, p := range t.People {
		if p.Manager != "" {
			reports[p.Manager] = append(reports[p.Manager], p)
		}
	}
	var teams []team
	for _, id := range sortedKeys(reports) {
		manager, known := byID[id]
		if !known {
			manager = ladder.Person{ID: id}
		}
		slices.SortFunc(reports[id], func(a, b ladder.Person) int {
			return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
		})
		teams = append(teams, team{t, manager, reports[id]})
	}
	return teams
}

// unusedFile makes a file name of a text from a roster.
func unusedFile[T any](used map[string]T, text string) string {
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

// levelCodes are the codes of the levels.
func levelCodes(l *ladder.Ladder) []any {
	codes := make([]any, len(l.Levels))
	for i, level := range l.Levels {
		codes[i] = level.Code
	}
	return codes
}
