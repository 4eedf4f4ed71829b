package ingest

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// weighWords counts the words of a decoded text that are not plain ASCII, and
// those among them that no language writes: a sign of the wrong encoding.
func weighWords(text []byte) (words, odd int) {
	for word := range bytes.FieldsFuncSeq(text, isBoundary) {
		if isASCII(word) {
			continue
		}
		words++
		if isOdd([]rune(string(word))) {
			odd++
		}
	}
	return words, odd
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

// oddLetter: a letter next to one of another script, a non-ASCII capital
// behind a small letter, or a letter too rare to be meant.
func oddLetter(r, before, after rune) bool {
	if !unicode.IsLetter(r) {
		return false
	}
	if clash(r, before) || clash(r, after) {
		return true
	}
	if r < utf8.RuneSelf {
		return false
	}
	return unicode.IsUpper(r) && unicode.IsLower(before) || unicode.IsLower(r) && script(r) == 'L' && isRare(r)
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
