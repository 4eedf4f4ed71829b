package vocab

import "strings"

// ascii reports whether a text is of one-byte characters only, for which folding
// is lower case and nothing composes.
func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// squeezeASCII is squeeze for a text of one-byte characters.
func squeezeASCII(text string, drop func(rune) bool) string {
	kept := make([]byte, 0, len(text)+8)
	for _, c := range []byte(strings.ToLower(text)) {
		switch {
		case c == '&':
			kept = append(kept, "and"...)
		case c <= ' ' || c == 0x7f || drop(rune(c)):
		default:
			kept = append(kept, c)
		}
	}
	return string(kept)
}
