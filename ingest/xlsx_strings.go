package ingest

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"calibrate/ladder"
)

// readStrings reads the shared strings. They are kept in a few large blocks,
// so that a hundred thousand of them are not as many allocations.
func (w *workbook) readStrings(part string) error {
	var block, scratch []byte
	var ends []int
	flush := func() {
		text, from := string(block), 0
		for _, end := range ends {
			w.strings = append(w.strings, text[from:end])
			from = end
		}
		block, ends = block[:0], ends[:0]
	}
	err := w.children(part, spaceMain, "sst", func(s *xmlScanner) error {
		if !s.is(spaceMain, "si") {
			return s.skip()
		}
		if len(w.strings)+len(ends) >= w.limits.Cells {
			return &fault{code: ladder.TooLarge, message: fmt.Sprintf("the workbook has more than %d strings; split it, or raise the limits (--limits 4)", w.limits.Cells)}
		}
		text, err := w.appendRichText(scratch[:0], s)
		if err != nil {
			return err
		}
		block, scratch = append(block, unescapeText(text)...), text
		if ends = append(ends, len(block)); len(block) > 1<<18 {
			flush()
		}
		return nil
	})
	flush()
	return err
}

// appendRichText reads an si, is or text element to its end and appends its
// text: its t elements one after the other, phonetic runs left out.
func (w *workbook) appendRichText(text []byte, s *xmlScanner) ([]byte, error) {
	from, inText := len(text), 0
	for depth := 1; depth > 0; {
		token, err := s.next()
		switch {
		case err != nil:
			return nil, err
		case token == startTag && s.is(spaceMain, "rPh"):
			if err := s.skip(); err != nil {
				return nil, err
			}
		case token == startTag:
			depth++
			if s.is(spaceMain, "t") {
				inText = depth
			}
		case token == endTag:
			if depth == inText {
				inText = 0
			}
			depth--
		case inText > 0:
			text = append(text, s.text...)
			if err := w.checkLength(text[from:]); err != nil {
				return nil, err
			}
		}
	}
	return text, nil
}

// checkLength refuses a text longer than a cell can hold. An escaped
// character counts as the characters of its escape: a bound, not a measure.
func (w *workbook) checkLength(text []byte) error {
	const escape = len("_x000D_")
	if len(text) <= w.limits.CellText || utf8.RuneCount(text) <= w.limits.CellText*escape &&
		utf8.RuneCount(unescapeText(text)) <= w.limits.CellText {
		return nil
	}
	return tooLong(w.limits.CellText)
}

func tooLong(limit int) *fault {
	return &fault{code: ladder.TooLarge, message: fmt.Sprintf("a text is longer than the %d characters a cell can hold; shorten it, or raise the limits (--limits 4)", limit)}
}

// unescapeText resolves _xHHHH_, by which a workbook holds characters XML
// cannot: each is one UTF-16 unit. What is not such an escape stays as it is.
func unescapeText(text []byte) []byte {
	at := bytes.Index(text, []byte("_x"))
	if at < 0 {
		return text
	}
	out := append([]byte(nil), text[:at]...)
	for at < len(text) {
		unit, ok := escapedUnit(text[at:])
		if !ok {
			out = append(out, text[at])
			at++
			continue
		}
		at += 7
		r := rune(unit)
		if utf16.IsSurrogate(r) {
			second, _ := escapedUnit(text[at:])
			if r = utf16.DecodeRune(r, rune(second)); r == utf8.RuneError {
				out = append(out, text[at-7:at]...)
				continue
			}
			at += 7
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// escapedUnit reads _xHHHH_ at the front of b.
func escapedUnit(b []byte) (uint16, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return uint16(n), err == nil
}

// An interner gives equal short texts one string. It remembers the last text
// of each slot, so it never grows.
type interner [4096]string

func (t *interner) text(b []byte) string {
	if len(b) > 48 {
		return string(b)
	}
	hash := uint32(2166136261) // FNV-1a
	for _, c := range b {
		hash = (hash ^ uint32(c)) * 16777619
	}
	slot := &t[(hash^hash>>12)%uint32(len(t))]
	if *slot != string(b) {
		*slot = string(b)
	}
	return *slot
}
