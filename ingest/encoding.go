package ingest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"

	"calibrate/ladder"
)

// decodeText turns a text file into UTF-8. It takes the encoding the caller
// names, else the one that the bytes, and words known beforehand, make certain,
// and refuses every byte that is no character in it: a replaced letter would
// change a name in silence.
func decodeText(file string, data []byte, name string, known map[string]bool) ([]byte, error) {
	text, err := decodeAs(file, data, name, known)
	if err != nil {
		return nil, err
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		return nil, undecodable(file, text, at, "a NUL byte, which no text has; fetch the file again, or name its encoding with --encoding")
	}
	return text, nil
}

func decodeAs(file string, data []byte, name string, known map[string]bool) ([]byte, error) {
	switch {
	case name != "":
		return decodeNamed(file, data, name)
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")):
		return nil, refuse(ladder.Source{File: file}, ladder.Undecodable, "the text is UTF-32, which is not read; save it as UTF-8")
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeWide(file, data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeWide(file, data[2:], binary.BigEndian)
	case bytes.IndexByte(data, 0) >= 0:
		if order := wideOrder(data); order != nil {
			return decodeWide(file, data, order)
		}
		return data, nil
	case utf8.Valid(data):
		return bytes.TrimPrefix(data, []byte(utf8Mark)), nil
	case bytes.HasPrefix(data, []byte(utf8Mark)):
		at := invalidAt(data)
		return nil, undecodable(file, data, at, "the byte %#02x, which is not UTF-8 although the file says it is; save it anew as UTF-8", data[at])
	}
	return decodeByEvidence(file, data, known)
}

// undecodable refuses a text for what stands at an offset of it.
func undecodable(file string, text []byte, at int, format string, args ...any) error {
	line := 1 + lineEnds(text[:at])
	return refuse(ladder.Source{File: file}, ladder.Undecodable, "line %d holds %s", line, fmt.Sprintf(format, args...))
}

// invalidAt is the offset of the first byte that is not UTF-8.
func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func decodeWide(file string, data []byte, order byteOrder) ([]byte, error) {
	text, at := decodeUTF16(data, order)
	if at >= 0 {
		return nil, refuse(ladder.Source{File: file}, ladder.Undecodable, "the text is UTF-16, and its byte %d belongs to no character: the file is cut off or damaged; save it anew as UTF-8", at)
	}
	return text, nil
}

// decodeNamed decodes by the encoding the caller names.
func decodeNamed(file string, data []byte, name string) ([]byte, error) {
	found, err := htmlindex.Get(name)
	if err != nil {
		found, err = ianaindex.IANA.Encoding(name)
	}
	if err != nil || found == nil {
		return nil, fmt.Errorf("the encoding %q is not known; give a name such as utf-8, utf-16le, windows-1252, shift_jis", name)
	}
	switch canonical, _ := htmlindex.Name(found); canonical {
	case "utf-8":
		data = bytes.TrimPrefix(data, []byte(utf8Mark))
		if at := invalidAt(data); at >= 0 {
			return nil, undecodable(file, data, at, "the byte %#02x, which is not UTF-8; is another --encoding meant?", data[at])
		}
		return data, nil
	case "utf-16le":
		return decodeWide(file, bytes.TrimPrefix(data, []byte("\xFF\xFE")), binary.LittleEndian)
	case "utf-16be":
		return decodeWide(file, bytes.TrimPrefix(data, []byte("\xFE\xFF")), binary.BigEndian)
	}
	text, ok := decodeExactly(found, data)
	if !ok {
		at := bytes.Index(text, []byte("\uFFFD"))
		return nil, undecodable(file, text, max(at, 0), "bytes that are no character in %s; is another --encoding meant?", name)
	}
	return text, nil
}

// decodeExactly decodes, and reports whether every byte had a meaning.
func decodeExactly(from encoding.Encoding, data []byte) (text []byte, ok bool) {
	text, err := from.NewDecoder().Bytes(data)
	return text, err == nil && !bytes.Contains(text, []byte("\uFFFD"))
}
