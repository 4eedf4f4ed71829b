package vocab

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"calibrate/ladder"
)

// A refusal recognises one way of writing a rating that is not read, and says
// why in a sentence with one %q for the text.
type refusal struct {
	shape    *regexp.Regexp
	sentence string
	code     string
}

const num = `(\d+(?:[.,]\d+)?)`

// refusals are compiled when the first text is refused: most sheets have none.
var refusals = sync.OnceValue(func() []refusal {
	return []refusal{
		{regexp.MustCompile(`(?i)^#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$`), "%q is a spreadsheet error, not a rating; mend the formula or enter a level.", ladder.ErrorValue},
		{regexp.MustCompile(`(?i)^(?:true|false|yes|no|wahr|falsch|vrai|faux|verdadero|falso)$`), "%q is a yes-or-no value, not a level; enter a level.", ladder.UnreadableRating},
		{regexp.MustCompile(`(?i)^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[-/. ]+(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*\.?(?:[-/. ]\d+)?|(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*\.?[-/. ]\d+)$`), "%q is a date. A spreadsheet turns a range such as 3-4 into one; enter one level.", ladder.UnreadableRating},
		{regexp.MustCompile(`(?i)^` + num + `\s*(?:-|–|—|\.\.+|…|to|bis|or|oder)\s*` + num + `$`), "%q is a range; a rating is one level, half steps allowed. Enter one.", ladder.UnreadableRating},
		{regexp.MustCompile(`(?i)^` + num + `\s*(?:/|of|out of|von|sur|de)\s*\d+$`), "%q is a score out of a total, which need not be this ladder's scale; enter the level alone.", ladder.UnreadableRating},
		{regexp.MustCompile(`^\d+\s+(?:1/2|1⁄2)$`), "%q mixes a number and a fraction; write it with a point.", ladder.UnreadableRating},
		{regexp.MustCompile(`^\+?` + num + `\s*[+-]$`), "%q says more or less than a level without saying how much; enter a level or half step.", ladder.UnreadableRating},
		{regexp.MustCompile(`^\+` + num + `$`), "%q carries a plus sign, so it may be a step rather than a level; enter the level alone.", ladder.UnreadableRating},
		{regexp.MustCompile(`(?i)^(?:~|≈|≃|∼|ca\.?|about|approx\.?|around|circa|etwa)\s*` + num + `$`), "%q is an estimate; enter one level.", ladder.UnreadableRating},
		{regexp.MustCompile(`^(?:<|>|≤|≥|<=|>=)\s*` + num + `$`), "%q is a limit, not a level; enter one level.", ladder.UnreadableRating},
		{regexp.MustCompile(`^[(\[]\s*` + num + `\s*[)\]]$`), "%q stands in brackets, which can mean a negative number, a remark or a doubt; enter the level alone.", ladder.UnreadableRating},
		{regexp.MustCompile(`^` + num + `\s*[*†‡?!^°.']+$`), "%q carries a mark that says something about the rating; enter the level alone and put the remark in a comment.", ladder.UnreadableRating},
		{regexp.MustCompile(`^` + num + `(?:\s*[-–—:,(=]\s*|\s+)\pL.*$`), "%q adds words to a number, which need not mean this ladder's level of it; enter the level alone and put the words in a comment, or add the whole text to the ladder file.", ladder.UnreadableRating},
		{regexp.MustCompile(`(?i)^(?:level|stufe|niveau|nivel|レベル)\s*` + num + `$`), "%q may be another ladder's level; enter the number alone if it is this one's.", ladder.UnreadableRating},
		{regexp.MustCompile(`^` + num + `\s*%$`), "%q is a percentage, not a level; enter a level.", ladder.UnreadableRating},
		{regexp.MustCompile(`^` + num + `(?:\s*[;&]\s*|,\s+|\s+)` + num + `$`), "%q holds two numbers; enter one level.", ladder.UnreadableRating},
		{regexp.MustCompile(`(?i)^0x[0-9a-f]+$`), "%q is a hexadecimal number; enter a level from the ladder.", ladder.UnreadableRating},
		{regexp.MustCompile(`(?i)^[+-]?\d+(?:\.\d+)?e[+-]?\d+$`), "%q is written with an exponent; enter a plain number.", ladder.UnreadableRating},
		{regexp.MustCompile(`(?i)^(?:nan|[+-]?inf(?:inity)?)$`), "%q is not a number; enter a level.", ladder.UnreadableRating},
	}
})

// explain refuses a text that no rule reads, with the reason and what was
// probably meant.
func (v *Vocab) explain(text string) Reading {
	if r, ok := v.numberWord(text); ok {
		return r
	}
	for _, s := range v.relative {
		if _, ok := s.words.one(text); ok {
			return refuse(ladder.WrongScale, fmt.Sprintf("%q is a word of the scale %q, but this sheet rates by level; use one scale per sheet, or say --scale.", text, s.name))
		}
	}
	plain, _ := plainDigits(text)
	for _, known := range refusals() {
		if m := known.shape.FindStringSubmatch(plain); m != nil {
			return refuse(known.code, fmt.Sprintf(known.sentence, text), v.meant(plain, m[1:])...)
		}
	}
	message := fmt.Sprintf("%q is no level, number from 1 to %d or state word this ladder knows; correct the cell, or add the word to the ladder file.", text, len(v.Ladder.Levels))
	return refuse(ladder.UnreadableRating, message, v.nearLevels(text)...)
}

// meant keeps the numbers of a match that are levels of the ladder. The ends of
// a range have the half step between them as a third suggestion.
func (v *Vocab) meant(text string, parts []string) []string {
	var levels []float64
	for _, part := range parts {
		if n, ok := parseNumber(part); ok {
			if r := v.onScale(n, part); r.State == ladder.Rated {
				levels = append(levels, r.Level)
			}
		}
	}
	if strings.Contains(text, "1/2") || strings.Contains(text, "1⁄2") {
		if n, ok := parseNumber(strings.Fields(text)[0]); ok {
			levels = []float64{n.value + 0.5}
		}
	}
	if len(levels) == 2 && levels[1]-levels[0] == 1 {
		levels = slices.Insert(levels, 1, levels[0]+0.5)
	}
	var texts []string
	for _, level := range levels {
		texts = append(texts, formatLevel(level))
	}
	return slices.Compact(texts)
}

// numerals are ways to write a number from one to ten that are words, not
// digits. They are refused, with the digit as suggestion: alone in a cell, "IV"
// may as well be a grade, and "one" a remark.
var numerals = func() map[string]int {
	lists := []string{
		"i ii iii iv v vi vii viii ix x",
		"one two three four five six seven eight nine ten",
		"eins zwei drei vier fünf sechs sieben acht neun zehn",
		"un deux trois quatre cinq six sept huit neuf dix",
		"uno dos tres cuatro cinco seis siete ocho nueve diez",
		"一 二 三 四 五 六 七 八 九 十",
	}
	m := map[string]int{}
	for _, list := range lists {
		for i, word := range strings.Fields(list) {
			m[Key(word)] = i + 1
		}
	}
	return m
}()

func (v *Vocab) numberWord(text string) (Reading, bool) {
	n, ok := numerals[Key(text)]
	if !ok {
		n, ok = compatible(text)
	}
	if !ok || n < 1 || n > len(v.Ladder.Levels) {
		return Reading{}, false
	}
	digit := formatLevel(float64(n))
	return refuse(ladder.UnreadableRating, fmt.Sprintf("%q writes a number without digits; enter %s if that is the level meant.", text, digit), digit), true
}

// compatible finds the number behind a decorated one, such as ④ or ³.
func compatible(text string) (int, bool) {
	n, ok := parseNumber(norm.NFKC.String(text))
	return int(n.value), ok && n.value == float64(int(n.value))
}

// nearLevels names the levels one edit away from a text, or whose name the text
// carries together with some mark.
func (v *Vocab) nearLevels(text string) []string {
	near := v.levels.near(text)
	if len(near) == 0 {
		near = v.levels.find(strings.Trim(text, " ?!*+~()[]<>=#"))
	}
	var names []string
	for _, word := range near {
		if name := v.Ladder.Levels[word.number-1].Name; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Level reads the name, code, alias or number of one whole level, as rosters
// and guidelines write it.
func (v *Vocab) Level(text string) (number int, r Reading) {
	r = v.Rating(text)
	whole := int(r.Level)
	switch {
	case r.State == ladder.Rated && float64(whole) == r.Level:
		return whole, r
	case r.State == ladder.Rated:
		r = refuse("", fmt.Sprintf("%q is between two levels; a person stands on one level.", Clean(text)))
	case r.State != ladder.Unread:
		return 0, r
	}
	r.Code = ladder.UnknownLevel
	return 0, r
}
