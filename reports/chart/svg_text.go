package chart

import (
	"strings"
	"unicode/utf8"
)

// identifier keeps what is safe in an XML id.
func identifier(name string) string {
	safe := strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return '_'
	}, name)
	return "chart-" + safe
}

var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

func escape(s string) string { return markup.Replace(s) }

// clean makes s a single line of characters that XML allows.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0 || r == '\u2028' || r == '\u2029':
			return ' '
		case 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069:
			return -1 // direction overrides could make one name look like another
		case r == 0xfffe || r == 0xffff:
			return '\uFFFD'
		default:
			return r
		}
	}, s))
}
