package vocab

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"calibrate/ladder"
)

// The rules that read a rating. A rating names the one that read it.
const (
	RuleBlank           = "blank"             // nothing, or only invisible characters
	RuleNumber          = "number"            // 3, 3.5, 2.9999999999999996
	RuleOtherDigits     = "other_digits"      // ３, ٣
	RuleFraction        = "fraction"          // 3½
	RuleDecimalComma    = "decimal_comma"     // 3,5
	RuleLevelName       = "level_name"        // Senior Site Reliability Engineer I
	RuleLevelCode       = "level_code"        // SRE3
	RuleLevelAlias      = "level_alias"       // any other spelling the ladder lists
	RuleNumberWithLabel = "number_with_label" // 4 - Senior II, Senior II (4)
	RuleStateWord       = "state_word"        // n/a, not observed
	RuleRelativeWord    = "relative_word"     // Meets, Exceeds
)

// A Reading is what one text means as a rating. When Code is set there is a
// problem; the reading is taken all the same only if Severity is a warning.
type Reading struct {
	State       ladder.State
	Level       float64 // in levels, when State is Rated and Relative is false
	Relative    bool    // Steps counts from the employee's current level
	Steps       float64 // in levels
	Rule        string
	Code        string
	Severity    ladder.Severity
	Message     string
	Suggestions []string
}

// refuse makes the reading of a text that was not read.
func refuse(code, message string, suggestions ...string) Reading {
	return Reading{State: ladder.Unread, Code: code, Severity: ladder.Error, Message: message, Suggestions: suggestions}
}

// Rating reads a text on the scale of levels: numbers in half steps, names,
// codes and aliases of levels, a number with a label that agrees, state words.
func (v *Vocab) Rating(text string) Reading {
	clean := Clean(text)
	if len(clean) > maxRating {
		return prose(clean)
	}
	if r, ok := v.known(clean); ok {
		return r
	}
	return v.explain(clean)
}

// IsRating reports whether a text is a rating on the scale of levels, without
// the cost of saying why it is none.
func (v *Vocab) IsRating(text string) bool {
	clean := Clean(text)
	if len(clean) > maxRating {
		return false
	}
	r, ok := v.known(clean)
	return ok && r.State == ladder.Rated
}

// IsMark reports likewise whether a text is a rating or a word for why there is none.
func (v *Vocab) IsMark(text string) bool {
	clean := Clean(text)
	if len(clean) > maxRating {
		return false
	}
	r, ok := v.known(clean)
	return ok && r.State != ladder.Unread
}

// known reads a clean text that is of one of the forms of a rating or state.
func (v *Vocab) known(clean string) (Reading, bool) {
	if r, ok := v.State(clean); ok {
		return r, true
	}
	if r, ok := v.levelNamed(clean); ok {
		return r, true
	}
	if n, ok := parseNumber(clean); ok {
		return v.onScale(n, clean), true
	}
	return v.labelled(clean)
}

// maxRating is the longest text in bytes that may be a rating; longer ones are
// remarks.
const maxRating = 160

// prose refuses a text too long to be a rating, quoting its beginning.
func prose(text string) Reading {
	const shown = 40
	return refuse(ladder.UnreadableRating, fmt.Sprintf("The cell holds a remark of %d characters (%q…), not a rating; enter a level and put the remark in a comment.", utf8.RuneCountInString(text), string([]rune(text)[:shown])))
}

// Number reads the stored value of a numeric cell, which may be written with an
// exponent: the program that stored it wrote that, not a person.
func (v *Vocab) Number(value float64) Reading {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return refuse(ladder.UnreadableRating, "The cell holds no finite number; enter a level.")
	}
	return v.onScale(numeral{value: value, rule: RuleNumber}, fmt.Sprint(value))
}

// State reads a blank text or a word that stands for a state.
func (v *Vocab) State(text string) (Reading, bool) {
	if Clean(text) == "" {
		return Reading{State: ladder.Blank, Rule: RuleBlank}, true
	}
	if state, ok := v.states.one(text); ok {
		return Reading{State: state, Rule: RuleStateWord}, true
	}
	return Reading{}, false
}

// levelNamed reads a name, code or alias of a level.
func (v *Vocab) levelNamed(text string) (Reading, bool) {
	found := v.levels.find(text)
	switch len(found) {
	case 0:
		return Reading{}, false
	case 1:
		return Reading{State: ladder.Rated, Level: float64(found[0].number), Rule: found[0].rule}, true
	}
	var names []string
	for _, word := range found {
		names = append(names, v.Ladder.Levels[word.number-1].Name)
	}
	message := fmt.Sprintf("%q can mean %s; write the full name or the number.", text, strings.Join(names, " or "))
	return refuse(ladder.UnreadableRating, message, names...), true
}

// onScale checks a number against the ladder's levels and half steps.
func (v *Vocab) onScale(n numeral, text string) Reading {
	top := float64(len(v.Ladder.Levels))
	level, half := halfStep(n.value)
	switch {
	case n.value > 20_000 && n.value < 80_000 && n.rule == RuleNumber:
		return refuse(ladder.OutOfRange, fmt.Sprintf("%q is no level. Spreadsheets store a date as such a number, and make a date of a range such as 3-4; enter one level.", text))
	case n.value < 1-noise || n.value > top+noise:
		return refuse(ladder.OutOfRange, fmt.Sprintf("%q is outside the ladder's scale, which runs from 1 to %s; correct the cell.", text, formatLevel(top)))
	case !half:
		return v.offStep(n.value, text)
	case n.comma:
		return Reading{State: ladder.Rated, Level: level, Rule: n.rule, Code: ladder.DecimalComma, Severity: ladder.Warning,
			Message: fmt.Sprintf("%q was read as %s: the comma is taken for a decimal mark.", text, formatLevel(level))}
	}
	return Reading{State: ladder.Rated, Level: level, Rule: n.rule}
}

func (v *Vocab) offStep(value float64, text string) Reading {
	below := math.Floor(value*2) / 2
	return refuse(ladder.NotOnHalfSteps,
		fmt.Sprintf("%q is not a whole or half level; enter %s or %s.", text, formatLevel(below), formatLevel(below+0.5)),
		formatLevel(below), formatLevel(below+0.5))
}

// Scales names the ladder's relative scales.
func (v *Vocab) Scales() []string {
	var names []string
	for _, scale := range v.relative {
		names = append(names, scale.name)
	}
	return names
}

// Relative reads a text on one of the relative scales: its words are steps
// around the employee's current level.
func (v *Vocab) Relative(scale, text string) Reading {
	if len(text) > maxRating && len(Clean(text)) > maxRating {
		return prose(Clean(text))
	}
	if r, ok := v.State(text); ok {
		return r
	}
	for _, s := range v.relative {
		if s.name != scale {
			continue
		}
		if steps, ok := s.words.one(Clean(text)); ok {
			return Reading{State: ladder.Rated, Relative: true, Steps: steps, Rule: RuleRelativeWord}
		}
		return v.noRelativeWord(s, text)
	}
	return refuse(ladder.WrongScale, fmt.Sprintf("The ladder has no scale called %q; it has %s.", scale, strings.Join(v.Scales(), ", ")))
}

// IsRelative reports whether a text is a word of one of the relative scales,
// without the cost of saying why it is none.
func (v *Vocab) IsRelative(scale, text string) bool {
	if len(text) > maxRating {
		return false
	}
	for _, s := range v.relative {
		if s.name == scale {
			_, ok := s.words.one(Clean(text))
			return ok
		}
	}
	return false
}

func (v *Vocab) noRelativeWord(s relativeScale, text string) Reading {
	if r := v.Rating(text); r.State == ladder.Rated {
		return refuse(ladder.WrongScale, fmt.Sprintf("%q is a level, but this sheet rates by words of the scale %q; use one scale per sheet, or say --scale.", Clean(text), s.name))
	}
	return refuse(ladder.UnreadableRating, fmt.Sprintf("%q is no word of the scale %q; write one of its words, such as %s, or add this one to the ladder file.", Clean(text), s.name, v.wordsOf(s.name)))
}

// wordsOf gives the first word a scale has for each step, quoted.
func (v *Vocab) wordsOf(scale string) string {
	var quoted []string
	told := map[float64]bool{}
	for _, s := range v.Ladder.Scales {
		for _, w := range s.Words {
			if s.Name == scale && !told[w.Steps] {
				quoted, told[w.Steps] = append(quoted, fmt.Sprintf("%q", w.Text)), true
			}
		}
	}
	return strings.Join(quoted, ", ")
}
