package layouts

import (
	"cmp"
	"fmt"
	"math"
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
// around its ratings says that they run otherwise, or the rows together explain
// them so, each a number.
func (s *sight) statedScale(rows []int) string {
	var all []string
	top := 0
	for _, row := range rows {
		texts, unsure := s.statedIn(row, 1)
		if unsure != "" {
			return unsure
		}
		if explained.MatchString(texts) {
			if all = append(all, texts); len(all) == 1 {
				top = row
			}
		}
	}
	low, high, ok := s.explainedIn(strings.Join(all, "; "))
	return cmp.Or(s.unsureRange(top, 1, low, high, ok), s.unsureReversed(rows))
}

// statedIn gives the texts of a row from a column on, and why they speak against
// numbers that are levels.
func (s *sight) statedIn(row, from int) (texts, unsure string) {
	var list []string
	praised := ""
	for col := from; col <= s.Width(row); col++ {
		if cell := s.At(row, col); cell.Kind != ingest.String || len(cell.Text) > 1000 {
			continue
		}
		text := s.explanation(row, col)
		low, high, ok := rangeIn(text)
		if unsure := s.unsureRange(row, col, low, high, ok); unsure != "" {
			return "", unsure
		}
		list, praised = append(list, text), cmp.Or(praised, s.unsurePraised(row, col, text))
	}
	texts = strings.Join(list, "; ")
	low, high, ok := s.explainedIn(texts)
	return texts, cmp.Or(s.unsureRange(row, from, low, high, ok), praised)
}

// unsureRange says of a range stated at a cell that it is not the ladder's, if so.
func (s *sight) unsureRange(row, col, low, high int, ok bool) string {
	levels := s.vocab.Ladder.Levels
	first, last := levels[0].Number, levels[len(levels)-1].Number
	if !ok || low <= first && high == last { // a 0 may stand for no rating
		return ""
	}
	return fmt.Sprintf("cell %s says that ratings run from %d to %d, and the ladder's levels run from %d to %d", s.Source(row, col).Cell(), low, high, first, last)
}

// doubt says why the numbers of a sheet may not be levels by what another sheet of
// the workbook says, one that nothing is read from, such as its instructions; nil
// where its ratings are no numbers or the scale was asked for.
func (s *sight) doubt(scale string) func(*ingest.Sheet) string {
	if scale != "" || s.askedScale() != "" {
		return nil
	}
	return func(other *ingest.Sheet) string {
		there := &sight{Sheet: other, opt: s.opt, vocab: s.vocab, vocabs: s.vocabs}
		if unsure := there.statedScale(rowsTo(1, min(other.NumRows(), 2*headerRows))); unsure != "" {
			return fmt.Sprintf("in sheet %q, %s", other.Name, unsure)
		}
		return ""
	}
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

// fewTens is the fewest whole numbers up to ten that do so where they are a quarter
// of all: a slip gives a doubled digit or a nought, and seldom an 8.
const fewTens = 3

// A numberCount tells numbers that are levels from those that cannot be.
type numberCount struct {
	levels, off int
	tens        int // of those off: whole numbers beyond the levels, up to ten
	highest     float64
}

// add counts a mark by what it is on the scale of levels.
func (n *numberCount) add(code, text string) {
	if code != ladder.OutOfRange && code != ladder.NotOnHalfSteps {
		n.levels++
		return
	}
	n.off++
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return
	}
	n.highest = max(n.highest, value)
	if code == ladder.OutOfRange && value > 1 && value <= 10 && value == math.Trunc(value) {
		n.tens++
	}
}

// unsure says why the numbers may not be levels: too many of them are none.
func (n *numberCount) unsure(l *ladder.Ladder) string {
	all := n.levels + n.off
	if (n.off < fewOff || 4*n.off < all) && (n.tens < fewTens || 4*n.tens < all) {
		return ""
	}
	return fmt.Sprintf("%d of %d numbers are no whole or half level from %d to %d (the highest is %g), so the sheet may be on another scale or hold averages",
		n.off, all, l.Levels[0].Number, l.Levels[len(l.Levels)-1].Number, n.highest)
}
