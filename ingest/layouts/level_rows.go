package layouts

import (
	"regexp"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
)

// levelRow reports whether a row of ratings has a level where others name the employee: it
// says what is expected there.
func (t *table) levelRow(row int) bool {
	if len(t.dimensions) == 0 || t.has(raterFields...) && t.rater(row).Text() != "" {
		return false // somebody rated there, as in nearly every row
	}
	cell := t.firstCell(row)
	if cell.Kind != ingest.String || !t.namesLevel(cell.Text) {
		return false
	}
	label := vocab.Clean(cell.Text)
	return t.employee(row).Text() == label && !t.namesBeside(row, label)
}

// namesLevel reports whether a text is a level in words, or "Level 3".
func (s *sight) namesLevel(text string) bool {
	if !s.vocab.IsRating(text) {
		return len(text) < len("niveau 3")+4 && levelLabel.MatchString(text)
	}
	switch s.vocab.Rating(text).Rule {
	case vocab.RuleLevelName, vocab.RuleLevelCode, vocab.RuleLevelAlias:
		return true
	}
	return false
}

var levelLabel = regexp.MustCompile(`(?i)^\s*(?:level|grade|stufe|niveau|nivel|等級)\s*\d\s*:?\s*$`)
