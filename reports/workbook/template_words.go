package workbook

import (
	"maps"
	"slices"

	"calibrate/ladder"
)

// Words are the words of the blank forms in one language: names of sheets,
// headings, choices, messages, instructions. Dimensions, levels and expectations
// are the ladder's own and stay in its language.
type Words struct {
	Language                                                    string // "en", as in the properties of a document
	assessment, roster, guideline, decisions, ladder            string // names of sheets
	choices, instructions, howTo                                string
	fields                                                      map[string]string // heading by field; see heading
	states                                                      map[ladder.State]string
	relations                                                   map[ladder.Relation]string
	operators                                                   []any // exactly, at most, at least, between
	levels, ratings, relationList, comparisons                  string
	asked, askedNext                                            string // headings of expectations, of the current and the next level
	category, weight, code, number, key, value, meaning         string
	notInList, choose, notDate, writeDate, notShare, writeShare string // choose takes the name of the sheet of choices
	levelUnknown                                                string // takes the name of the ladder's sheet
	noExpectation, asBefore, or, open, close, confidential      string
	aboutAssessment, aboutTeam, aboutRoster, aboutGuideline     []string
	aboutDecisions, aboutLadder                                 []string
	notKnown, notProposed                                       string            // of levels on the sheet of decisions
	reasons                                                     []any             // usual ones for a decision
	about                                                       map[string]string // of the keys of a ladder's About sheet
}

// Languages are the choices for --lang, English first.
var Languages = []string{"en", "de", "fr", "es", "ja"}

var wordsIn = map[string]Words{"en": english, "de": german, "fr": french, "es": spanish, "ja": japanese}

// WordsIn gives the words of one of Languages; ok is false for any other.
func WordsIn(language string) (w Words, ok bool) {
	w, ok = wordsIn[language]
	return w, ok
}

// chosen is our word for a thing, where the ladder reads it as that thing; else the
// first word the ladder has for it, "" where it has none. part takes a word of the
// ladder apart: what it stands for, and its text.
func chosen[W any, T comparable](words []W, part func(W) (T, string), thing T, ours string) string {
	first := ""
	for _, known := range words {
		stands, text := part(known)
		switch {
		case stands != thing:
		case text == ours:
			return ours
		case first == "":
			first = text
		}
	}
	return first
}

// heading is the heading of a field; its name where the ladder has no word for it.
func (w Words) heading(l *ladder.Ladder, field string) string {
	word := chosen(l.Fields, func(k ladder.FieldWord) (string, string) { return k.Field, k.Text }, field, w.fields[field])
	if word == "" {
		return field
	}
	return word
}

// fieldName is the heading of a field without regard to a ladder.
func (w Words) fieldName(field, english string) string {
	if name := w.fields[field]; name != "" {
		return name
	}
	return english
}

// state is the word for a state, "" for none.
func (w Words) state(l *ladder.Ladder, state ladder.State) string {
	return chosen(l.States, func(k ladder.StateWord) (ladder.State, string) { return k.State, k.Text }, state, w.states[state])
}

// relation is the word for a relation, "" for none.
func (w Words) relation(l *ladder.Ladder, relation ladder.Relation) string {
	return chosen(l.Relations, func(k ladder.RelationWord) (ladder.Relation, string) { return k.Relation, k.Text }, relation, w.relations[relation])
}

// wordsFor are the words for things in their order, those left out that have none.
func wordsFor[T any](things []T, word func(T) string) []any {
	var words []any
	for _, thing := range things {
		if w := word(thing); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// stateChoices are the words for what is not a level.
func (w Words) stateChoices(l *ladder.Ladder) []any {
	notLevels := []ladder.State{ladder.NotObserved, ladder.NotApplicable, ladder.TooNew}
	return wordsFor(notLevels, func(s ladder.State) string { return w.state(l, s) })
}

// relationChoices has one word for each relation.
func (w Words) relationChoices(l *ladder.Ladder) []any {
	return wordsFor(ladder.Relations, func(r ladder.Relation) string { return w.relation(l, r) })
}

// ratingChoices are the levels by number in half steps, then the states.
func (w Words) ratingChoices(l *ladder.Ladder) []any {
	var choices []any
	for half := 2; half <= 2*len(l.Levels); half++ {
		choices = append(choices, float64(half)/2)
	}
	return append(choices, w.stateChoices(l)...)
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

var english = Words{
	Language: "en", assessment: "Assessment", roster: "Roster", guideline: "Guideline", decisions: "Decisions", ladder: "Ladder",
	choices: "Choices", instructions: "Instructions", howTo: "How to fill in this form",
	fields:    map[string]string{}, // the ladder's first words are English
	states:    map[ladder.State]string{ladder.NotObserved: "Not observed", ladder.NotApplicable: "Not applicable", ladder.TooNew: "Too new"},
	relations: map[ladder.Relation]string{},
	operators: []any{"exactly", "at most", "at least", "between"},
	levels:    "Level", ratings: "Rating", relationList: "Relation", comparisons: "Comparison",
	asked: "What %s asks for (current level)", askedNext: "What %s asks for (next level)",
	category: "Category", weight: "Weight", code: "Code", number: "Number", key: "Key", value: "Value", meaning: "Meaning",
	notInList: "Not in the list", choose: "Please choose from the list; see the sheet %s.",
	notDate: "Not a date", writeDate: "Please enter a date, such as 2026-06-30.",
	notShare: "Not a share", writeShare: "Please enter a share from 0 % to 100 %.",
	levelUnknown:  "The level of this person is not known; see the sheet %s.",
	noExpectation: "no expectation", asBefore: "as at the level before", or: "or", open: "“", close: "”", confidential: "Confidential",
	aboutAssessment: []string{
		"Fill in one line for each person you rate.",
		"Rate each dimension with the number of the level whose text fits what you have seen since the last cycle: %[1]s. The sheet %[3]s has the texts; half steps such as 2.5 are allowed.",
		"Where you cannot rate, choose %[2]s. An empty cell counts as not rated; nothing is ever assumed.",
		"Do not add titles, totals or averages, and do not rename the columns.",
		"Give an example in the comment wherever you rate above or below the current level.",
		"Write the cycle the same way on every line, such as 2026-H1.",
	},
	aboutTeam: []string{
		"There is one sheet for each person in your team. Beside each dimension stands what the ladder asks for at the person's current level and at the next one.",
		"Rate each dimension with the number of the level whose text fits what you have seen since the last cycle: %[1]s. The sheet %[3]s has the texts of all levels; half steps such as 2.5 are allowed.",
		"Where you cannot rate, choose %[2]s. An empty cell counts as not rated; nothing is ever assumed.",
		"Give an example in the comment wherever you rate above or below the current level.",
		"Only the columns for rating and comment are open. Please do not add sheets, titles, totals or averages.",
	},
	aboutRoster: []string{
		"One line for each person, as of the day the cycle is frozen. Every id stands once.",
		"The manager's id is the employee id of another line; it is empty at the top.",
		"Write the org as a path from the top, with a slash between blanks: Infra / Storage.",
		"Proposed is the level a person is nominated for; leave it empty for everybody else.",
		"Write the cycle the same way on every line, such as 2026-H1.",
	},
	aboutGuideline: []string{
		"One line for each target: at this level, so large a share of the people.",
		"Leave the org empty for the whole company; else write it as on the roster.",
		"Several levels may stand together, such as %[1]s.",
		"Upper is the upper end of “between”; leave it empty otherwise.",
	},
	aboutDecisions: []string{
		"Choose the agreed level of everybody the meeting decided on, the current one where nothing changes; leave the others empty.",
		"Say in a sentence why, and who decided: choose from the list or write your own.",
		"Current and proposed level are there to read; what is changed there is not imported.",
	},
	notKnown: "not known", notProposed: "not proposed",
	reasons: []any{
		"Ratings and examples agree with the proposal", "Examples heard in the meeting go beyond the ratings", "Ratings and examples are below the level",
		"Raters disagree and the examples settle it", "Too little evidence in this cycle", "Ready, and no slot is left in this cycle",
	},
	aboutLadder: []string{
		"The sheet %[3]s holds the ladder: one line for each dimension, one column for each level, the lowest level on the left. Replace the headings Level 1, Level 2 … by the names of your levels; add or delete level columns as you need.",
		"Write into each cell what is expected at this level. An empty cell takes the text of the nearest level to its left that has one.",
		"Weight says how much a dimension counts; leave it empty for 1. A category stands on every line, or on the first of its dimensions.",
		"On the sheet Levels each level may have a short code, such as E3; on the sheet About the ladder has a name and a short id.",
		"Use the file with --ladder, and check it first: calibrate ladder check FILE.",
	},
	about: map[string]string{"id": "short name, in small letters, such as eng", "name": "name of the ladder", "source": "where it comes from", "license": "its licence",
		"meets_share": "share of the weight that must be met for a level, such as 0.75"},
}
