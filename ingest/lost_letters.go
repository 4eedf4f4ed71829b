package ingest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"calibrate/ladder"
)

// lostLetters is the problem of a person nobody can tell from the text, since
// the program that saved it could not write its letters, or read them in another
// encoding; ok is false for any other text. Two people may have become one such
// text, so that it is nobody's name.
func lostLetters(text string, people []*ladder.Person) (problem Reading, ok bool) {
	const again = "save the file again where it came from, as UTF-8 or .xlsx, or enter the name."
	if strings.ContainsAny(text, lost) {
		near := whoseLetters(text, people)
		return problemReading(ladder.Undecodable, fmt.Sprintf("%.80q has marks where letters were lost when it was saved%s; %s", text, didYouMean(near), again), near...), true
	}
	if meant := misread(text); meant != "" {
		return problemReading(ladder.Undecodable, fmt.Sprintf("%.80q is how %.80q looks when it is read in the wrong encoding; %s", text, meant, again), meant), true
	}
	return Reading{}, false
}

// lost is what programs write for a letter that an encoding lacks.
const lost = "?\uFFFD"

// whoseLetters lists up to three people whose name has letters in the place of
// the marks and is the same otherwise.
func whoseLetters(text string, people []*ladder.Person) []string {
	var found []*ladder.Person
	for _, p := range people {
		if sameButMarks([]rune(text), []rune(p.Name)) {
			found = append(found, p)
		}
	}
	return describe(found[:min(len(found), 3)])
}

func sameButMarks(text, name []rune) bool {
	for i, r := range text {
		if len(text) != len(name) || r != name[i] && (!strings.ContainsRune(lost, r) || name[i] < utf8.RuneSelf) {
			return false
		}
	}
	return true
}

// misread gives the text that was UTF-8 and was read as windows-1252, byte by
// byte: Müller for MÃ¼ller; "" when the text is none of that. That one comes out as
// UTF-8 by chance is next to impossible: no language pairs such letters.
func misread(text string) string {
	var raw []byte
	for _, r := range text {
		b, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case ok:
		case 0x80 <= r && r <= 0x9F: // a byte that has no letter is read as itself
			b = byte(r)
		default:
			return ""
		}
		raw = append(raw, b)
	}
	if len(raw) == utf8.RuneCount(raw) || !utf8.Valid(raw) {
		return ""
	}
	return string(raw)
}

// lostInCells warns once a sheet of cells with the mark of a character that could
// not be decoded: their texts are kept as they stand, and are not as written.
func lostInCells(s *Sheet) []ladder.Problem {
	var first ladder.Problem
	n := 0
	for r, row := range s.rows {
		for _, cell := range row {
			if cell.Kind != String || len(cell.Text) < utf8.RuneLen(utf8.RuneError) || !strings.ContainsRune(cell.Text, utf8.RuneError) {
				continue
			}
			if n++; n == 1 {
				first = ladder.Problem{Source: s.Source(r+1, int(cell.col)), Text: cell.Text, Code: ladder.Undecodable, Severity: ladder.Warning}
			}
		}
	}
	if n == 0 {
		return nil
	}
	where := "Here"
	if n > 1 {
		where = fmt.Sprintf("In this cell and %d more", n-1)
	}
	first.Message = fmt.Sprintf("%s \uFFFD stands where letters were lost before the file was saved; if they matter, save it again where it came from, as UTF-8 or .xlsx.", where)
	return []ladder.Problem{first}
}
