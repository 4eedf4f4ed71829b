package layouts

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
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

// explanation is the text of a cell as one of a number: a word for how good somebody
// is belongs to the number in the cell before it, or in the one above where that row is
// one of numbers, or in the one behind it where the row holds nothing else.
func (s *sight) explanation(row, col int) string {
	text := s.At(row, col).Text
	if !praiseAlone.MatchString(text) {
		return text
	}
	number := s.shortNumber(row, col-1)
	if number == "" && s.allNumbers(row-1) {
		number = s.shortNumber(row-1, col)
	}
	if number == "" && s.filledUpTo(row, 3) == 2 {
		number = s.shortNumber(row, col+1)
	}
	if number == "" {
		return text
	}
	return number + " = " + text
}

// shortNumber is the text of a cell that holds a number of one or two digits; else "".
func (s *sight) shortNumber(row, col int) string {
	text := s.text(row, col)
	if text == "" || len(text) > 2 || strings.Trim(text, "0123456789") != "" {
		return ""
	}
	return text
}

// allNumbers reports whether all cells of a row that hold something hold such numbers.
func (s *sight) allNumbers(row int) bool {
	numbers := 0
	for col := 1; row > 0 && col <= s.Width(row); col++ {
		if s.shortNumber(row, col) != "" {
			numbers++
		}
	}
	return numbers > 1 && numbers == s.filled(row)
}

// unsureReversed says of rows that number the levels from the top down that theirs are
// not the ladder's numbers.
func (s *sight) unsureReversed(rows []int) string {
	var numbers, levels []int
	for _, row := range slices.Compact(slices.Sorted(slices.Values(rows))) {
		for col := 1; col < s.Width(row); col++ {
			number, _ := strconv.Atoi(s.shortNumber(row, col))
			level := 0
			if number > 0 && s.shortNumber(row, col+1) == "" {
				level, _ = s.vocab.Level(s.text(row, col+1))
			}
			if level > 0 {
				numbers, levels = append(numbers, number), append(levels, level)
				break
			}
		}
	}
	for i := 1; i < len(numbers); i++ {
		if numbers[i] != numbers[i-1]+1 || levels[i] >= levels[i-1] {
			return ""
		}
	}
	if len(numbers) < 3 {
		return ""
	}
	return fmt.Sprintf("its rows number the levels from the top down (%d stands for %s), and the ladder numbers them from the bottom up", numbers[0], s.vocab.Ladder.Levels[levels[0]-1].Name)
}

// unsurePraised says of a number that a cell explains by praise that it is no level.
func (s *sight) unsurePraised(row, col int, text string) string {
	number, as, ok := praisedIn(text)
	if level, _ := s.vocab.Level(as); !ok || level > 0 {
		return ""
	}
	return fmt.Sprintf("cell %s says that %d stands for %q, which is no level of the ladder", s.Source(row, col).Cell(), number, as)
}
