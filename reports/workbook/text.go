package workbook

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// longestText is how many UTF-16 units a cell of Excel holds.
const longestText = 32767

// clean makes a text fit for a cell: what XML cannot hold is shown as its
// control picture, and what is longer than a cell says so.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return clipped(strings.Map(visible, strings.ToValidUTF8(s, "\uFFFD")), longestText)
}

// isClean says whether a text is fit as it is: nearly all are.
func isClean(s string) bool {
	if len(s) > longestText {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7f {
			return isCleanBeyond(s[i:])
		}
	}
	return true
}

// isCleanBeyond is isClean for texts beyond ASCII.
func isCleanBeyond(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || visible(r) != r {
			return false
		}
	}
	return true
}

// visible gives a character, or the picture of one that may not stand in XML.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r < 0x20:
		return '␀' + r
	case r == 0x7f:
		return '␡'
	case r == 0xfffe || r == 0xffff:
		return utf8.RuneError
	}
	return r
}

// clipped shortens a text to so many UTF-16 units, and says how long it was.
func clipped(s string, most int) string {
	if len(s) <= most {
		return s // no text has more UTF-16 units than bytes
	}
	units := 0
	for _, r := range s {
		units += utf16.RuneLen(r)
	}
	if units <= most {
		return s
	}
	end := fmt.Sprintf("… [clipped, %d characters]", utf8.RuneCountInString(s))
	room := most - len(utf16.Encode([]rune(end)))
	for i, r := range s {
		if room -= utf16.RuneLen(r); room < 0 {
			return s[:i] + end
		}
	}
	return s
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }
