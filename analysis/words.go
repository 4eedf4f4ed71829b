package analysis

import (
	"cmp"
	"strings"

	"calibrate/ladder"
)

// Words makes words of a code, or of a name in snake_case: "unknown dimension".
func Words(code string) string { return strings.ReplaceAll(code, "_", " ") }

// HoldsCodes says whether a column of a table has codes of problems, which JSON gives as
// they are and reports put into words.
func HoldsCodes(table, column string) bool {
	return column == "code" && strings.HasPrefix(table, "problems")
}

// StateWords says a state in words: "not observed".
func StateWords(s ladder.State) string { return Words(string(s)) }

// RuleWords says in words how a cell was read.
func RuleWords(rule string) string { return cmp.Or(ruleWords[rule], Words(rule)) }

// ruleWords has the rules whose codes alone would not tell a reader.
var ruleWords = map[string]string{
	"":                  "no rule", // of a cell that could not be read
	"other_digits":      "digits of another script",
	"level_name":        "name of a level",
	"level_code":        "code of a level",
	"level_alias":       "other name of a level",
	"number_with_label": "number with its label",
	"state_word":        "word for no rating",
	"relative_word":     "word such as meets",
}
