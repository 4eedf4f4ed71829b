package ingest

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

type byteOrder = binary.ByteOrder

// utf16Order tells from the first bytes of an XML part whether it is UTF-16,
// by its byte order mark or by its first "<"; nil when it is not.
func utf16Order(b []byte) byteOrder {
	if len(b) < 2 {
		return nil
	}
	switch [2]byte(b) {
	case [2]byte{0xFF, 0xFE}, [2]byte{'<', 0}:
		return binary.LittleEndian
	case [2]byte{0xFE, 0xFF}, [2]byte{0, '<'}:
		return binary.BigEndian
	}
	return nil
}

// decodeUTF16 turns UTF-16 into UTF-8. It gives the offset of the first byte
// that belongs to no character, -1 when there is none: an unpaired surrogate
// is never replaced in silence.
func decodeUTF16(b []byte, order byteOrder) (text []byte, badAt int) {
	if len(b)%2 != 0 {
		return nil, len(b) - 1
	}
	text = make([]byte, 0, len(b)*3/4)
	for i := 0; i < len(b); i += 2 {
		r := rune(order.Uint16(b[i:]))
		if utf16.IsSurrogate(r) {
			if i+4 > len(b) {
				return nil, i
			}
			if r = utf16.DecodeRune(r, rune(order.Uint16(b[i+2:]))); r == utf8.RuneError {
				return nil, i
			}
			i += 2
		}
		text = utf8.AppendRune(text, r)
	}
	return text, -1
}

// wideOrder recognises UTF-16 text without a byte order mark: in one byte
// order, and only in that, all of it is text and most of its line ends and
// delimiters are whole characters. Plain text with a stray NUL is nothing of
// that; nil then.
func wideOrder(data []byte) byteOrder {
	little, big := isWide(data, binary.LittleEndian), isWide(data, binary.BigEndian)
	switch {
	case little && !big:
		return binary.LittleEndian
	case big && !little:
		return binary.BigEndian
	}
	return nil
}

func isWide(data []byte, order byteOrder) bool {
	text, badAt := decodeUTF16(data, order)
	if badAt >= 0 || bytes.ContainsFunc(text, isControl) {
		return false
	}
	const marks = "\r\n,;\t|"
	return countAny(text, marks)*2 > countAny(data, marks)
}

// isControl reports whether a character has no place in text.
func isControl(r rune) bool { return unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' }

// countAny counts the bytes of b that are among some ASCII characters.
func countAny(b []byte, chars string) (n int) {
	for _, c := range b {
		if strings.IndexByte(chars, c) >= 0 {
			n++
		}
	}
	return n
}
