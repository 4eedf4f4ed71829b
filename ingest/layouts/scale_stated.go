package layouts

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"calibrate/ingest"
	"calibrate/ladder"
)

// A sheet may be written on a scale the ladder does not have, such as 1 to 5 or 1
// to 10. Numbers that both have would be read wrong, so a sheet that says so, or
// whose numbers do, is asked about.

var (
	// statedRange is a range of numbers after a word for ratings.
	statedRange = regexp.MustCompile(`(?i)(?:\b(?:scale|ratings?|rate|scores?|points?|skala|bewertung\pL*|noten?|punkte|notation|escala|puntuaci\pL*)\b|échelle|評価|尺度|段階)[^0-9\n]{0,30}?\b([01])\s*(?:[-–—~〜～]|to\b|bis\b|à|a\b|through\b|\.\.\.?|…)\s*(\d{1,3})\b`)
	// notedRange is such a range in brackets behind a heading.
	notedRange = regexp.MustCompile(`[(\[（［]\s*([01])\s*(?:[-–—~〜～]|to\b|bis\b|à|a\b)\s*(\d{1,3})\s*[)\]）］]\s*\*?$`)
	// month follows a range of days.
	month = regexp.MustCompile(`(?i)^\.?\s*(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|jun|jui|jul|aug|aoû|ago|sep|oct|okt|nov|dec|dez|déc|dic|ene)`)
	// explained is a number with its meaning, as in "1 = poor, 5 = excellent".
	explained = regexp.MustCompile(`\b(\d{1,3})\s*[=＝]\s*(\pL[^;,|\n]*)`)
)

// settleScale is the line of a map file that says which scale a sheet is on.
const settleScale = "scale: levels  # where a 3 is the ladder's level 3; or another scale of the ladder, or skip: true for averages"

// rangeIn gives the ends of the scale a text says ratings are on.
func rangeIn(text string) (low, high int, ok bool) {
	for _, stated := range []*regexp.Regexp{statedRange, notedRange} {
		if m := stated.FindStringSubmatchIndex(text); m != nil && !month.MatchString(text[m[1]:]) {
			low, _ = strconv.Atoi(text[m[2]:m[3]])
			high, _ = strconv.Atoi(text[m[4]:m[5]])
			return low, high, high > low && (high <= 10 || high == 20 || high == 100)
		}
	}
	return 0, 0, false
}

// explainedIn gives the least and the greatest number that the texts of a row
// explain, unless by the ladder's own levels.
func (s *sight) explainedIn(row string) (low, high int, ok bool) {
	low, high = 1000, 0
	for _, m := range explained.FindAllStringSubmatch(row, -1) {
		n, _ := strconv.Atoi(m[1])
		if level, _ := s.vocab.Level(strings.TrimSpace(m[2])); level == n && n > 0 {
			return 0, 0, false
		}
		low, high = min(low, n), max(high, n)
	}
	return low, high, low <= 1 && high > low
}

// explains reports whether a row says what a number stands for.
func (s *sight) explains(row int) bool {
	for col := 1; col <= s.Width(row); col++ {
		if cell := s.At(row, col); cell.Kind == ingest.String && explained.MatchString(cell.Text) {
			return true
		}
	}
	return false
}

// statedScale says why the numbers of a sheet may not be levels: one of the rows
// around its ratings says that they run otherwise.
func (s *sight) statedScale(rows []int) (unsure string) {
	levels := s.vocab.Ladder.Levels
	first, last := levels[0].Number, levels[len(levels)-1].Number
	says := func(row, col, low, high int, ok bool) bool {
		if ok = ok && (low > first || high != last); ok { // a 0 may stand for no rating
			unsure = fmt.Sprintf("cell %s says that ratings run from %d to %d, and the ladder's levels run from %d to %d", s.Source(row, col).Cell(), low, high, first, last)
		}
		return ok
	}
	for _, row := range rows {
		var texts []string
		for col := 1; col <= s.Width(row); col++ {
			cell := s.At(row, col)
			if cell.Kind != ingest.String || len(cell.Text) > 1000 {
				continue
			}
			if low, high, ok := rangeIn(cell.Text); says(row, col, low, high, ok) {
				return unsure
			}
			texts = append(texts, cell.Text)
		}
		if low, high, ok := s.explainedIn(strings.Join(texts, "; ")); says(row, 1, low, high, ok) {
			return unsure
		}
	}
	return ""
}

// rowsTo lists the rows from one to another.
func rowsTo(from, to int) []int {
	var rows []int
	for row := from; row <= to; row++ {
		rows = append(rows, row)
	}
	return rows
}

// fewOff is the fewest numbers off the scale that make a sheet's scale doubtful:
// fewer are slips, each of which is reported at its cell.
const fewOff = 10

// A numberCount tells numbers that are levels from those that cannot be.
type numberCount struct {
	levels, off int
	highest     float64
}

// add counts a mark by what it is on the scale of levels.
func (n *numberCount) add(code, text string) {
	if code != ladder.OutOfRange && code != ladder.NotOnHalfSteps {
		n.levels++
		return
	}
	n.off++
	if value, err := strconv.ParseFloat(text, 64); err == nil {
		n.highest = max(n.highest, value)
	}
}

// unsure says why the numbers may not be levels: too many of them are none.
func (n *numberCount) unsure(l *ladder.Ladder) string {
	if all := n.levels + n.off; n.off < fewOff || 4*n.off < all {
		return ""
	}
	return fmt.Sprintf("%d of %d numbers are no whole or half level from %d to %d (the highest is %g), so the sheet may be on another scale or hold averages",
		n.off, n.levels+n.off, l.Levels[0].Number, l.Levels[len(l.Levels)-1].Number, n.highest)
}
