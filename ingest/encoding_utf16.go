package ingest

import (
	"encoding/binary"
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
