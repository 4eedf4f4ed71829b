package ingest

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"calibrate/ladder"
)

// What stands beside a word for raters that says how many or which, not who: "Peers
// (3)", "All peers", "Peer average (n=3)", "Peer 2", "Direct report B".
var (
	howMany  = regexp.MustCompile(`(?i)^\s*(?:all|alle|tous\s+les|todos\s+los)\b|\b(?:average|avg|mean)\b\.?|[(\[（]\s*(?:n\s*[=:]\s*)?\d+\s*\pL*\s*[)\]）]\s*$`)
	whichOne = regexp.MustCompile(`\s+#?\s*(?:\d{1,3}|\pL)$`)
	anybody  = regexp.MustCompile(`(?i)^(?:rater|reviewer|assessor|evaluator|respondent)s?$`)
)

// unnamed reports whether a text in the place of a rater says what raters are and
// nobody's name. Labels such as "Peer 1" begin again with every employee, so that two of
// them need not be one rater.
func unnamed(text string, relation func(string) (ladder.Relation, bool)) bool {
	if !strings.ContainsAny(text, " \u00a0([（") {
		return false // as ids are, which most texts here are
	}
	rest := strings.TrimSpace(howMany.ReplaceAllString(text, " "))
	if rest != text && (rest == "" || anybody.MatchString(rest)) {
		return true
	}
	if rest == text {
		rest = whichOne.ReplaceAllString(text, "")
	}
	for _, word := range []string{rest, strings.TrimSuffix(rest, "s")} {
		if is, ok := relation(word); ok && rest != text {
			return is != ladder.Self
		}
	}
	return false
}

// unnamedRater gives the problem of a rater whom a text does not name.
func unnamedRater(text string) Reading {
	return problemReading(ladder.MissingRater,
		fmt.Sprintf("%.80q says what raters are, not who; write the name or id of each, or leave out what is made from several raters' ratings.", text))
}

// missingRater gives the problem of a line that names no rater: what its relation says
// of one is quoted as the sheet has it.
func (r *sheetReader) missingRater(d *directory, line *Line, problem Reading) Reading {
	said := line.Relation
	if said.Text == "" {
		return problem
	}
	relation, _ := r.claim.Relation(said.Text)
	text := cmp.Or(r.sheet.At(said.Row, said.Col).Text, said.Text)
	if relation == ladder.Manager && !d.roster {
		return problemReading(ladder.MissingRater,
			fmt.Sprintf("%.80q says what the rater is, not who; write the name or id, or import a roster, which says who is whose manager.", text))
	}
	return unnamedRater(text)
}
