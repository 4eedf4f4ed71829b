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
	name string
	text []byte
}

// decodeByEvidence decodes text that is not Unicode when all readings of it
// that make sense are the same text, and that text makes sense throughout.
// It weighs no frequencies: two readings of one name are two people, and the
// user knows which.
func decodeByEvidence(file string, data []byte) ([]byte, error) {
	sample := sampleLines(data)
	var found decoding
	for _, c := range candidates {
		if text, ok := decodeExactly(c.encoding, sample); !ok || weigh(text).absurd() {
			continue
		}
		text, ok := decodeExactly(c.encoding, data)
		switch {
		case !ok:
		case found.text == nil:
			found = decoding{c.name, text}
		case !bytes.Equal(found.text, text):
			return nil, twoReadings(file, found, decoding{c.name, text})
		}
	}
	switch {
	case found.text == nil:
		at := invalidAt(data)
		return nil, undecodable(file, data, at, "the byte %#02x, which is not UTF-8, and no other encoding makes sense of the file; save it as UTF-8, or name its encoding with --encoding", data[at])
	case weigh(found.text).odd > 0:
		return nil, refuse(ladder.Source{File: file}, ladder.Undecodable, "the text is not UTF-8, and read as %s some words make no sense; save it as UTF-8, or say --encoding", found.name)
	}
	return found.text, nil
}

// sampleLines gives the first lines that are not plain ASCII: what the
// encodings are judged by.
func sampleLines(data []byte) []byte {
	const enough = 128 << 10
	var sample []byte
	for line := range bytes.Lines(data) {
		if isASCII(line) {
			continue
		}
		if len(line) > enough { // cut where no character of any candidate goes on
			if at := bytes.LastIndexAny(line[:enough], "\r\n,; \t"); at >= 0 {
				line = line[:at+1]
			}
		}
		sample = append(sample, line...)
		if len(sample) >= enough {
			break
		}
	}
	return sample
}

// twoReadings refuses a text that two encodings read differently, and shows
// the first line where they do.
func twoReadings(file string, one, other decoding) error {
	lines, others := strings.Split(string(newlines(one.text)), "\n"), strings.Split(string(newlines(other.text)), "\n")
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
