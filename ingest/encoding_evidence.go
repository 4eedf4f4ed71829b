package ingest

import (
	"bytes"
	"slices"
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
// most often met first, each with the alphabets of the languages it serves.
var candidates = []struct {
	name     string
	encoding encoding.Encoding
	serves   alphabets
}{
	{"windows-1252", charmap.Windows1252, western},
	{"windows-1250", charmap.Windows1250, central},
	{"windows-1251", charmap.Windows1251, nil},
	{"windows-1253", charmap.Windows1253, nil},
	{"windows-1254", charmap.Windows1254, turkish},
	{"windows-1255", charmap.Windows1255, nil},
	{"windows-1256", charmap.Windows1256, nil},
	{"windows-1257", charmap.Windows1257, baltic},
	{"macintosh", charmap.Macintosh, western},
	{"ibm850", charmap.CodePage850, western},
	{"ibm852", charmap.CodePage852, central},
	{"ibm437", charmap.CodePage437, western},
	{"koi8-r", charmap.KOI8R, nil},
	{"shift_jis", japanese.ShiftJIS, nil},
	{"euc-jp", japanese.EUCJP, nil},
	{"gb18030", simplifiedchinese.GB18030, nil},
	{"big5", traditionalchinese.Big5, nil},
	{"euc-kr", korean.EUCKR, nil},
}

// A decoding is the text of a file in one encoding.
type decoding struct {
	name   string
	text   []byte
	serves alphabets
}

// decodeByEvidence decodes text that is not Unicode when one reading of it is
// left that makes sense throughout. Where several are, words known beforehand
// (headings, people of the roster) settle it, or else that every word of one
// reading is of some language, and no other reading can say that. It weighs no
// frequencies: two readings of one name are two people, and the user knows which.
func decodeByEvidence(file string, data []byte, known map[string]bool) ([]byte, error) {
	found := decodings(data)
	if len(found) > 1 {
		found = settled(found, func(d decoding) int { return knownWords(d.text, known) })
	}
	if len(found) > 1 {
		found = settled(found, func(d decoding) int { return d.serves.holdAll(d.text) })
	}
	switch {
	case len(found) > 1:
		return nil, twoReadings(file, found[0], found[1])
	case len(found) == 0:
		at := invalidAt(data)
		return nil, undecodable(file, data, at, "the byte %#02x, which is not UTF-8, and no other encoding makes sense of the file; save it as UTF-8, or name its encoding with --encoding", data[at])
	case weigh(found[0].text).odd > 0 && knownWords(found[0].text, known) == 0:
		return nil, refuse(ladder.Source{File: file}, ladder.Undecodable, "the text is not UTF-8, and read as %s some words make no sense; save it as UTF-8, or say --encoding", found[0].name)
	}
	return found[0].text, nil
}

// decodings gives the readings of a text that are not absurd, each text once.
func decodings(data []byte) []decoding {
	sample := sampleLines(data)
	var found []decoding
	for _, c := range candidates {
		if text, ok := decodeExactly(c.encoding, sample); !ok || weigh(text).absurd() {
			continue
		}
		text, ok := decodeExactly(c.encoding, data)
		same := func(d decoding) bool { return bytes.Equal(d.text, text) }
		if ok && !slices.ContainsFunc(found, same) {
			found = append(found, decoding{c.name, text, c.serves})
		}
	}
	return found
}

// settled keeps the one reading that most speaks for; all of them where several
// are even.
func settled(found []decoding, speaksFor func(decoding) int) []decoding {
	most, best := -1, []decoding(nil)
	for _, d := range found {
		n := speaksFor(d)
		if n > most {
			most, best = n, nil
		}
		if n == most {
			best = append(best, d)
		}
	}
	if len(best) == 1 {
		return best
	}
	return found
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
		return refuse(at, ladder.Undecodable, "the text is not UTF-8, and line %d is %.80q as %s and %.80q as %s; say which, or what else it is, with --encoding, or save it as UTF-8",
			i+1, strings.TrimSpace(lines[i]), one.name, strings.TrimSpace(others[i]), other.name)
	}
	return refuse(ladder.Source{File: file}, ladder.Undecodable, "the text is not UTF-8, and could be %s or %s; say which, or what else it is, with --encoding, or save it as UTF-8", one.name, other.name)
}
