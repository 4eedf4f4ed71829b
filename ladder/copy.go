package ladder

import "strings"

// A copy for mending is a workbook made from a file with problems: its cells in
// question are coloured and annotated, and a first sheet lists them. Mended, it
// is imported in the place of the file it was made from. The marks here are what
// the writer of such copies and their reader agree on.
const (
	copyMark  = "calibrate copy of "
	sumMark   = ", sha256:"
	noteOpen  = "» calibrate: "
	noteClose = " «"
)

// CopyLine is the line of the first sheet that says which file a copy for mending
// was made from: its name as the user gave it, and its SHA-256 in hex.
func CopyLine(file, sha256 string) string { return copyMark + file + sumMark + sha256 }

// CopyOf reads a CopyLine; ok is false for every other text.
func CopyOf(line string) (file, sha256 string, ok bool) {
	line, ok = strings.CutPrefix(strings.TrimSpace(line), copyMark)
	at := strings.LastIndex(line, sumMark)
	if !ok || at < 1 {
		return "", "", false
	}
	file, sha256 = line[:at], line[at+len(sumMark):]
	return file, sha256, len(sha256) == 64 && strings.Trim(sha256, "0123456789abcdef") == ""
}

// Annotate adds a remark of the program to the note of a cell.
func Annotate(note, remark string) string {
	remark = noteOpen + strings.ReplaceAll(remark, noteClose, "") + noteClose
	if note == "" {
		return remark
	}
	return note + "\n" + remark
}

// WithoutRemarks gives the note of a cell as people wrote it: what Annotate added
// is taken out.
func WithoutRemarks(note string) string {
	for {
		before, rest, found := strings.Cut(note, noteOpen)
		if !found {
			return note
		}
		_, after, _ := strings.Cut(rest, noteClose)
		note = strings.TrimSpace(before) + after
	}
}
