package vocab

import (
	"fmt"
	"regexp"
	"strings"

	"calibrate/ladder"
)

// A number before or after its label, with brackets or a mark between them:
// "4 - Senior II", "4. Senior II", "(4) Senior II", "Senior II (4)".
var (
	numberFirst = regexp.MustCompile(`^[(\[]?\s*(\p{Nd}+(?:[.,]\p{Nd}+)?½?)\s*[)\]]?\s*[-–—:.=|/]?\s*[(\[]?\s*(\pL.*?)\s*[)\]]?$`)
	numberLast  = regexp.MustCompile(`^[(\[]?\s*(\pL.*?)\s*[)\]]?\s*(?:[-–—:=|/]|\s|[(\[])\s*(\p{Nd}+(?:[.,]\p{Nd}+)?½?)\s*[)\]]?$`)
)

// labelled reads a number together with the name of a level. The two must
// agree: a label that contradicts its number is a problem, never a choice.
func (v *Vocab) labelled(text string) (Reading, bool) {
	number, label, ok := splitLabel(text)
	if !ok {
		return Reading{}, false
	}
	named, isLevel := v.levelNamed(label)
	if !isLevel {
		return v.otherLabel(text, label)
	}
	numbered := v.onScale(number, text)
	if named.State != ladder.Rated || numbered.State != ladder.Rated {
		return refuse(ladder.UnreadableRating, fmt.Sprintf("%q does not give one level; write the number or the name alone.", text)), true
	}
	if named.Level != numbered.Level {
		names := []string{formatLevel(numbered.Level), formatLevel(named.Level)}
		message := fmt.Sprintf("The number in %q says level %s and the label says level %s; correct one of them.", text, names[0], names[1])
		return refuse(ladder.UnreadableRating, message, names...), true
	}
	numbered.Rule = RuleNumberWithLabel
	return numbered, true
}

func splitLabel(text string) (number numeral, label string, ok bool) {
	text, _ = plainDigits(text)
	if m := numberFirst.FindStringSubmatch(text); m != nil {
		number, ok = parseNumber(m[1])
		return number, m[2], ok
	}
	if m := numberLast.FindStringSubmatch(text); m != nil {
		number, ok = parseNumber(m[2])
		return number, strings.TrimSpace(m[1]), ok
	}
	return number, "", false
}

// otherLabel says so when the label beside the number belongs to another scale.
func (v *Vocab) otherLabel(text, label string) (Reading, bool) {
	for _, s := range v.relative {
		if _, ok := s.words.one(label); ok {
			return refuse(ladder.WrongScale, fmt.Sprintf("%q puts a number beside a word of the scale %q, which counts steps from the current level; use one of the two.", text, s.name)), true
		}
	}
	return Reading{}, false
}
