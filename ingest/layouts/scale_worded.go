package layouts

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"calibrate/ingest"
)

// A scale of praise or of places may have as many numbers as the ladder has
// levels, and may run the other way, so its ends do not give it away: the words
// for its numbers do. A level is no better than another, it is a different job.

// praise are words for how good something is, and for places in an order.
const praise = `best|worst|strongest|weakest|excellent|outstanding|exceptional|superb|very good|good|fair|mediocre|poor|very poor|weak|bad|` +
	`(?:un)?satisfactory|(?:un)?acceptable|insufficient|needs? (?:much )?(?:improvement|work|development)|` +
	`(?:partially |partly |mostly |fully |far |well )*(?:meets?|exceeds?|(?:below|above) (?:expectations?|average|target|standard))|` +
	`novice|beginner|competent|proficient|expert|strongly (?:dis)?agree|never|always|rarely|` +
	`beste[rs]?|schlechteste[rs]?|sehr gut|gut|befriedigend|ausreichend|mangelhaft|ungenügend|schlecht|hervorragend|schwach|` +
	`meilleure?s?|très bien|très bon|bien|bon|moyen|passable|faible|insuffisant|mauvais|` +
	`excelente|muy bueno|bueno|regular|malo|deficiente|insuficiente|mejor|peor|` +
	`優秀|優|良い|普通|悪い|最高|最低|非常に良い`

var (
	// praised is a number with such a word behind it: "1 = best", "6: poor", "2 (good)".
	praised = regexp.MustCompile(`(?i)(?:^|[^\d.,\pL])(\d{1,2})\s*(?:[=＝:：–—-]|means\b|is\b|\(|（)\s*(?:the )?((?:` + praise + `)|(?:highest|top|höchste[rs]?))(?:[^\pL]|$)`)
	// praisedBefore has the word in front of the number: "best = 1", "poor (6)".
	praisedBefore = regexp.MustCompile(`(?i)(?:^|[^\pL])(` + praise + `)\s*(?:[=＝]|\(|（)\s*(\d{1,2})(?:[^\d.,]|$)`)
	praiseAlone   = regexp.MustCompile(`(?i)^\s*(?:` + praise + `)\s*(?:[(,;:.–—-].*)?$`)
	highest       = regexp.MustCompile(`(?i)^(?:highest|top|höchste[rs]?)$`)
)

// praisedIn gives the first number that a text explains by a word for how good
// somebody is, with the explanation. The highest is the last level, where it is
// not the first number.
func praisedIn(text string) (number int, as string, ok bool) {
	for _, m := range praised.FindAllStringSubmatchIndex(text, -1) {
		n, _ := strconv.Atoi(text[m[2]:m[3]])
		if n == 1 || n > 1 && !highest.MatchString(text[m[4]:m[5]]) {
			return n, untilMark(text[m[4]:]), true
		}
	}
	for _, m := range praisedBefore.FindAllStringSubmatch(text, -1) {
		if n, _ := strconv.Atoi(m[2]); n > 0 {
			return n, m[1], true
		}
	}
	return 0, "", false
}

// untilMark is a text up to the mark that ends an explanation.
func untilMark(text string) string {
	if end := strings.IndexAny(text, ";,|\n)）"); end >= 0 {
		text = text[:end]
	}
	return strings.TrimSpace(text)
}

// explanation is the text of a cell as one of a number: a word for how good
// somebody is belongs to the number in the cell before it.
func (s *sight) explanation(row, col int) string {
	cell, before := s.At(row, col), s.At(row, col-1)
	if before.Kind == ingest.Number && len(before.Text) <= 2 && praiseAlone.MatchString(cell.Text) {
		return before.Text + " = " + cell.Text
	}
	return cell.Text
}

// unsurePraised says of a number that a cell explains by praise that it is no level.
func (s *sight) unsurePraised(row, col int, text string) string {
	number, as, ok := praisedIn(text)
	if level, _ := s.vocab.Level(as); !ok || level > 0 {
		return ""
	}
	return fmt.Sprintf("cell %s says that %d stands for %q, which is no level of the ladder", s.Source(row, col).Cell(), number, as)
}
