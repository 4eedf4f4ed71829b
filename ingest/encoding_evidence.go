package ingest

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"calibrate/ladder"
)

// candidates are the encodings a CSV that is not Unicode may be in, those
// most often met first.
var candidates = []struct {
	name     string
	encoding encoding.Encoding
}{
	{"windows-1252", charmap.Windows1252},
	{"windows-1250", charmap.Windows1250},
	{"windows-1251", charmap.Windows1251},
	{"windows-1253", charmap.Windows1253},
	{"windows-1254", charmap.Windows1254},
	{"windows-1255", charmap.Windows1255},
	{"windows-1256", charmap.Windows1256},
	{"windows-1257", charmap.Windows1257},
	{"macintosh", charmap.Macintosh},
	{"ibm850", charmap.CodePage850},
	{"ibm852", charmap.CodePage852},
	{"ibm437", charmap.CodePage437},
	{"koi8-r", charmap.KOI8R},
	{"shift_jis", japanese.ShiftJIS},
	{"euc-jp", japanese.EUCJP},
	{"gb18030", simplifiedchinese.GB18030},
	{"big5", traditionalchinese.Big5},
	{"euc-kr", korean.EUCKR},
}

// A decoding is the text of a file in one encoding.
type decoding struct {
	name  string
	text  []byte
	sound bool // every word of it could stand in a sheet about people
}

// decodeByEvidence decodes text that is not Unicode when all readings of it
// that make sense are the same text, and at least one makes sense throughout.
// It weighs no frequencies: two readings of one name are two people, and the
// user knows which.
func decodeByEvidence(file string, data []byte) ([]byte, error) {
	var readings []decoding
	for _, c := range candidates {
		text, ok := decodeExactly(c.encoding, data)
		if !ok {
			continue
		}
		if w := weigh(text); !w.absurd() {
			readings = append(readings, decoding{c.name, text, w.odd == 0})
		}
	}
	if len(readings) == 0 {
		at := invalidAt(data)
		return nil, undecodable(file, data, at, "the byte %#02x, which is not UTF-8, and no other encoding makes sense of the file; save it as UTF-8, or name its encoding with --encoding", data[at])
	}
	sound := readings[0].sound
	for _, other := range readings[1:] {
		sound = sound || other.sound
		if !bytes.Equal(other.text, readings[0].text) {
			return nil, twoReadings(file, readings[0], other)
		}
	}
	if !sound {
		return nil, refuse(ladder.Source{File: file}, ladder.Undecodable, "the text is not UTF-8, and read as %s some words make no sense; save it as UTF-8, or say --encoding", readings[0].name)
	}
	return readings[0].text, nil
}

// twoReadings refuses a text that two encodings read differently, and shows
// the first line where they do.
func twoReadings(file string, one, other decoding) error {
	lines, others := strings.Split(string(one.text), "\n"), strings.Split(string(other.text), "\n")
	for i := range min(len(lines), len(others)) {
		if lines[i] == others[i] {
			continue
		}
		at := ladder.Source{File: file, Row: i + 1}
		return refuse(at, ladder.Undecodable, "the text is not UTF-8, and line %d is %.80q as %s and %.80q as %s; say which with --encoding, or save it as UTF-8",
			i+1, strings.TrimSpace(lines[i]), one.name, strings.TrimSpace(others[i]), other.name)
	}
	return refuse(ladder.Source{File: file}, ladder.Undecodable, "the text is not UTF-8, and could be %s or %s; say which with --encoding, or save it as UTF-8", one.name, other.name)
}
