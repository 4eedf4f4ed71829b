package vocab

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Clean drops invisible characters (zero-width spaces, byte order and direction
// marks), trims blanks of every kind and puts one space for each run of blanks
// inside. What a person would see stays as it stands.
func Clean(text string) string {
	if plain(text) {
		return text
	}
	var b strings.Builder
	blank := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			blank = b.Len() > 0
		case unicode.Is(unicode.Cf, r), unicode.IsControl(r):
		default:
			if blank {
				b.WriteByte(' ')
				blank = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain reports whether Clean would change nothing, looking at bytes only.
func plain(text string) bool {
	if text == "" {
		return true
	}
	if text[0] == ' ' || text[len(text)-1] == ' ' {
		return false
	}
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= 0x7f || c == ' ' && text[i-1] == ' ' {
			return false
		}
	}
	return true
}

// exact is the strict form of a word: cleaned, composed, without regard to case.
func exact(text string) string {
	if ascii(text) {
		return strings.ToLower(Clean(text))
	}
	return cases.Fold().String(norm.NFC.String(Clean(text)))
}

// latin spells letters that carry their stroke inside, which no decomposition
// takes off, and the ampersand.
var latin = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ı", "i", "&", "and")

// Key is the loose form of a heading or name: case, diacritics, spaces and
// punctuation are gone, "&" is "and", and full-width letters are plain ones.
// Marks that carry meaning in a script, such as the Japanese voicing marks,
// stay. Symbols such as + and # stay too: C++ is not C#.
func Key(text string) string {
	return squeeze(text, func(r rune) bool { return unicode.IsPunct(r) && r != '#' && r != '%' && r != '*' })
}

// levelKey is the loose form of a level's name. Only blanks and the marks
// people put between words go: "4*" and "Senior II?" must not be read as if the
// mark were not there.
func levelKey(text string) string {
	return squeeze(text, func(r rune) bool {
		return strings.ContainsRune(`_.,:;'"`+"‘’“”", r) || unicode.Is(unicode.Pd, r)
	})
}

// squeeze folds a text and leaves out blanks and whatever drop says.
func squeeze(text string, drop func(rune) bool) string {
	if ascii(text) {
		return squeezeASCII(text, drop)
	}
	return squeezeAny(text, drop)
}

func squeezeAny(text string, drop func(rune) bool) string {
	folded := latin.Replace(cases.Fold().String(norm.NFKD.String(Clean(text))))
	kept := strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36f || unicode.IsSpace(r) || drop(r) {
			return -1
		}
		return r
	}, folded)
	return norm.NFC.String(kept)
}

// words splits a text into its folded words, without "and", "the" and the like.
func words(text string) []string {
	split := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }
	var list []string
	for _, word := range strings.FieldsFunc(Clean(text), split) {
		if key := Key(word); key != "" && !fillers[key] {
			list = append(list, key)
		}
	}
	return list
}

var fillers = map[string]bool{"and": true, "the": true, "of": true, "to": true, "on": true, "a": true, "for": true, "in": true}

// oneEdit reports whether two different keys are one letter apart: one put in,
// left out, changed, or two neighbours swapped.
func oneEdit(a, b string) bool {
	s, t := []rune(a), []rune(b)
	if len(s) > len(t) {
		s, t = t, s
	}
	if len(t)-len(s) > 1 || len(s) < 4 {
		return false
	}
	i := 0
	for i < len(s) && s[i] == t[i] {
		i++
	}
	switch rest := string(s[i:]); {
	case len(s) < len(t):
		return rest == string(t[i+1:])
	case i == len(s):
		return false
	case rest[len(string(s[i])):] == string(t[i+1:]):
		return true
	}
	return i+1 < len(s) && s[i] == t[i+1] && s[i+1] == t[i] && string(s[i+2:]) == string(t[i+2:])
}
