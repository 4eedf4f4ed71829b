package vocab

import (
	"regexp"
	"strings"
)

var question = regexp.MustCompile(`(?i)^(?:please\s+)?(?:rate|assess|score|evaluate|how (?:would|do) you (?:rate|assess|score)|how (?:good|strong) is|bitte bewerten sie|bewerten sie|bewerte|évaluez|evalúe)\s+(?:(?:the|their|his|her|this|your|employee'?s?|person'?s?|colleague'?s?|die|den|das|la|le|el)\s+)*(.+?)\s*[?.:]*$`)

// asked reads a question that asks to rate one dimension.
func (v *Vocab) asked(text string) (Heading, bool) {
	if !strings.Contains(text, " ") {
		return Heading{}, false
	}
	m := question.FindStringSubmatch(text)
	if m == nil {
		return Heading{}, false
	}
	h, ok := v.named(m[1])
	return h, ok && (h.Kind == Dimension || h.Kind == Ambiguous)
}

// maxWords is the most words a heading may have whose parts no mark separates;
// longer ones are questions and prose.
const maxWords = 12

// commented reads a dimension with a comment word before or after it and no
// mark between, such as "Innovation comments" or "Comments on Innovation".
func (v *Vocab) commented(text string) (Heading, bool) {
	fields := strings.Fields(text)
	if len(fields) > maxWords {
		return Heading{}, false
	}
	for cut := 1; cut < len(fields); cut++ {
		left, right := strings.Join(fields[:cut], " "), strings.Join(fields[cut:], " ")
		if h, ok := v.joined(v.part(left), v.part(right)); ok {
			return h, true
		}
		if cut+1 < len(fields) && fillers[Key(fields[cut])] {
			if h, ok := v.joined(v.part(left), v.part(strings.Join(fields[cut+1:], " "))); ok {
				return h, true
			}
		}
	}
	return Heading{}, false
}

var general = regexp.MustCompile(`(?i)^(?:(?:any|all|other|overall|general|additional|final|further|closing|summary|manager|rater|reviewer|your|allgemeine[rs]?|weitere|sonstige|zusätzliche|autres|generales)\s+)+(\pL+)$`)

// generalComment reads the heading of remarks on the whole, such as "Overall
// comments".
func (v *Vocab) generalComment(text string) (Heading, bool) {
	if !strings.Contains(text, " ") {
		return Heading{}, false
	}
	m := general.FindStringSubmatch(strings.TrimRight(text, ":?"))
	if m == nil {
		return Heading{}, false
	}
	h, ok := v.named(m[1])
	return h, ok && h.Kind == Field && h.Field == "comment"
}
