package ingest

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A weight says how much of a decoded text makes sense. It counts words that
// are not plain ASCII.
type weight struct {
	words   int
	odd     int // that no language writes, for whatever reason
	clashes int // odd for mixing two scripts
	foreign int // sound, and of a script other than Latin
}

// absurd reports whether a text cannot have been meant: every fourth word is
// odd, or another script than Latin shows up mostly inside Latin words. A word
// or two gone wrong does not make it so: people mistype.
func (w weight) absurd() bool { return w.odd*4 > w.words || w.clashes > w.foreign }

func weigh(text []byte) weight {
	var w weight
	for field := range bytes.FieldsFuncSeq(text, isBoundary) {
		if isASCII(field) {
			continue
		}
		word := []rune(string(field))
		w.words++
		switch {
		case hasClash(word):
			w.odd++
			w.clashes++
		case isOdd(word):
			w.odd++
		case slices.ContainsFunc(word, isForeign):
			w.foreign++
		}
	}
	return w
}

func isForeign(r rune) bool { return unicode.IsLetter(r) && script(r) != 'L' }

// hasClash reports whether letters of two scripts touch in a word.
func hasClash(word []rune) bool {
	for i := 1; i < len(word); i++ {
		if clash(word[i-1], word[i]) {
			return true
		}
	}
	return false
}

// isBoundary reports whether a character stands between words.
func isBoundary(r rune) bool {
	return r < utf8.RuneSelf && !unicode.IsLetter(r) && r != '\''
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isOdd reports whether a run of characters between spaces and ASCII
// punctuation is one that no language writes.
func isOdd(word []rune) bool {
	for i, r := range word {
		var before, after rune
		if i > 0 {
			before = word[i-1]
		}
		if i+1 < len(word) {
			after = word[i+1]
		}
		if oddLetter(r, before, after) || r >= utf8.RuneSelf && !unicode.In(r, unicode.L, unicode.M) && oddSign(r, before, after) {
			return true
		}
	}
	return false
}

// oddLetter: a non-ASCII capital behind a small letter, or between a letter and
// a small letter; or a letter too rare to be meant.
func oddLetter(r, before, after rune) bool {
	switch {
	case r < utf8.RuneSelf || !unicode.IsLetter(r):
		return false
	case unicode.IsUpper(r):
		return unicode.IsLower(before) || unicode.IsLetter(before) && unicode.IsLower(after)
	}
	return script(r) == 'L' && isRare(r)
}

// clash reports whether two neighbours are letters of scripts that do not stand
// in one word. East Asian letters do stand beside Latin capitals.
func clash(r, neighbour rune) bool {
	if !unicode.IsLetter(r) || !unicode.IsLetter(neighbour) {
		return false
	}
	one, other := script(r), script(neighbour)
	if one == 'E' || other == 'E' {
		return one != other && (unicode.IsLower(r) || unicode.IsLower(neighbour))
	}
	return one != other
}

// isRare reports whether a Latin letter is not of the everyday letters of a
// European language: a ligature, a letter of phonetics, or one of the two that
// only Slovak has, seldom.
func isRare(r rune) bool {
	return strings.ContainsRune("ŕĺ", r) || r > 0x017F && !strings.ContainsRune("șț", r)
}

// oddSign: a control character, a sign that is not of everyday text, or one
// that touches letters where it never does.
func oddSign(r, before, after rune) bool {
	switch {
	case unicode.In(r, unicode.C):
		return r != '\u00AD'
	case strings.ContainsRune("“‘«„¿¡‚", r):
		return unicode.IsLetter(before)
	case strings.ContainsRune("’·", r):
		return false
	case strings.ContainsRune("\u00A0–—…•€£§°½¼¾²³»”ªº©®™×", r):
		return unicode.IsLetter(after) && r != '\u00A0' && r != '–' && r != '—'
	}
	return true
}

// script is a letter of one script: Latin, Cyrillic, Greek, Hebrew, Arabic, or
// East Asian, which mixes Han, Kana and Hangul.
func script(r rune) rune {
	for _, s := range []struct {
		name  rune
		table *unicode.RangeTable
	}{{'L', unicode.Latin}, {'C', unicode.Cyrillic}, {'G', unicode.Greek}, {'H', unicode.Hebrew}, {'A', unicode.Arabic}} {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return 'E'
}
