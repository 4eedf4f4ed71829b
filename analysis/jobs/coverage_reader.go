package jobs

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"calibrate/analysis"
)

// withoutReader leaves out what is about the person the result is made for: problems
// in cells and rows about the person, and problems and sheets that name the person.
func withoutReader(ctx context.Context, in analysis.Input, sheets []sheetRow, problems []problemRow) ([]sheetRow, []problemRow, []analysis.Note, error) {
	if in.For == "" {
		return sheets, problems, nil, nil
	}
	called, err := rows(ctx, in, "coverage", "reader", scanText)
	if err != nil {
		return nil, nil, nil, err
	}
	called = append(called, in.For)
	all := len(problems)
	problems = slices.DeleteFunc(problems, func(p problemRow) bool {
		return p.own || mentions(called, p.sheet, p.text, p.message, p.suggestions)
	})
	sheets = slices.DeleteFunc(sheets, func(s sheetRow) bool { return mentions(called, s.sheet, s.reason) })
	var notes []analysis.Note
	if n := all - len(problems); n > 0 {
		notes = append(notes, analysis.Note{Severity: analysis.Suppressed, Text: plural(n, "problem", "problems") + " in cells about the person this is made for, or that name the person, are left out."})
	}
	return sheets, problems, notes, nil
}

// mentions tells whether a text has all words of a name or id, in any order and case.
func mentions(called []string, texts ...string) bool {
	for _, text := range texts {
		words := wordsOf(text)
		for _, name := range called {
			parts := wordsOf(name)
			if len(parts) > 0 && !slices.ContainsFunc(parts, func(part string) bool { return !slices.Contains(words, part) }) {
				return true
			}
		}
	}
	return false
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
