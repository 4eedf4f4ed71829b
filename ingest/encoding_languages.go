package ingest

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// alphabets are the letters beyond ASCII of languages, one string for each.
type alphabets []string

// The languages that the encodings of a region serve. French, German and
// Portuguese names are met everywhere, but each word is of one language.
var (
	western = alphabets{"äöüß", "àâæçèéêëîïôöùûüœ", "áéíñóúü", "àáâãçéêíóôõúü", "àèéìíîòóùú", "áâäèéêëíïóôöúü",
		"åäöéü", "åæøéóòôüä", "áéíóúýðþæö", "àçèéíïòóúü", "áéíóú"}
	central = alphabets{"ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "äöüß", "ëç"}
	baltic  = alphabets{"ąčęėįšųūž", "āčēģīķļņōŗšūž", "äöõüšž", "äöüß", "åäöæøé"}
	turkish = append(alphabets{"âçğıîöşûü"}, western...)
)

// holdAll is 1 when every word of a text that is not plain ASCII is written in
// the letters of one of the languages, else 0.
func (a alphabets) holdAll(text []byte) int {
	if a == nil {
		return 0
	}
	for word := range bytes.FieldsFuncSeq(text, isBoundary) {
		if !isASCII(word) && !a.hold(string(word)) {
			return 0
		}
	}
	return 1
}

func (a alphabets) hold(word string) bool {
	word = strings.ToLower(strings.Map(onlyLetters, word))
	if twoLong.MatchString(word) {
		return false
	}
	return slices.ContainsFunc(a, func(letters string) bool {
		return strings.IndexFunc(word, func(r rune) bool { return r >= 0x80 && !strings.ContainsRune(letters, r) }) < 0
	})
}

// twoLong are two neighbours among the long vowels of Baltic languages, which
// never touch in them.
var twoLong = regexp.MustCompile("[ąęėįųūāēī]{2}")

func onlyLetters(r rune) rune {
	if unicode.IsLetter(r) {
		return r
	}
	return -1
}

// knownWords counts the words of a text, beyond plain ASCII, that are known.
func knownWords(text []byte, known map[string]bool) int {
	n := 0
	for word := range bytes.FieldsFuncSeq(text, isBoundary) {
		if !isASCII(word) && known[nameKey(string(word))] {
			n++
		}
	}
	return n
}

// addKnown files the words of a text that are not plain ASCII.
func addKnown(known map[string]bool, text string) {
	for word := range strings.FieldsFuncSeq(text, isBoundary) {
		if !isASCII([]byte(word)) {
			known[nameKey(word)] = true
		}
	}
}
