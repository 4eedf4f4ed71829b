package ingest

import (
	"cmp"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"calibrate/ladder"
)

// Spellings of a cycle: a year with a half, a quarter or nothing, in either
// order: "2026-H1", "2026 h1", "H1/2026", "1H 2026", "FY26 Q3", "2026".
var (
	yearFirst = regexp.MustCompile(`(?i)^(?:fy\s*)?(\d{4}|\d{2})\s*[-_/. ]*\s*(?:(h|q|hj|s)\s*([1-4])|([1-4])\s*(h|q|hj|s))$`)
	yearLast  = regexp.MustCompile(`(?i)^(?:(h|q|hj|s)\s*([1-4])|([1-4])\s*(h|q|hj|s))\s*[-_/. ]*\s*(?:fy\s*)?(\d{4}|\d{2})$`)
	yearAlone = regexp.MustCompile(`(?i)^(?:fy\s*)?(20\d{2})$`)
)

// NormalCycle writes a cycle in one spelling: "2026-H1", "2026-Q3", "2026". A
// half may be written H, HJ (Halbjahr) or S (semestre); a two-digit year is of
// this century. A name of another kind ("Summer review") stays as it stands,
// without the blanks around it.
func NormalCycle(text string) string {
	if cycle, ok := datedCycle(text); ok {
		return cycle
	}
	return strings.Join(strings.Fields(text), " ")
}

// Halves in words: "second half of 2025", "2. Halbjahr 2025", "premier semestre
// 2026", "2025年度下期".
var (
	firstHalf   = regexp.MustCompile(`(?i)\b(?:first|1st|erstes|1\.|premier|1er|primer)[\s-]*(?:half|halbjahr|semestre)\b(?:\s+(?:of|de|del|des))?`)
	secondHalf  = regexp.MustCompile(`(?i)\b(?:second|2nd|zweites|2\.|deuxi\pL+me|2e|2\pL+me|segundo)[\s-]*(?:half|halbjahr|semestre)\b(?:\s+(?:of|de|del|des))?`)
	halfInKanji = regexp.MustCompile(`(20\d{2})\s*年度?\s*(上|下)(?:半?期)`)
)

// inFigures writes the halves that a text has in words as H1 and H2.
func inFigures(text string) string {
	text = secondHalf.ReplaceAllString(firstHalf.ReplaceAllString(text, "H1"), "H2")
	return halfInKanji.ReplaceAllStringFunc(text, func(half string) string {
		m := halfInKanji.FindStringSubmatch(half)
		return m[1] + map[string]string{"上": "-H1 ", "下": "-H2 "}[m[2]]
	})
}

// datedCycle reads a text that is a year, half or quarter and nothing else.
func datedCycle(text string) (string, bool) {
	text = strings.TrimSpace(inFigures(text))
	if m := yearFirst.FindStringSubmatch(text); m != nil {
		return dated(m[1], m[2]+m[5], m[3]+m[4]), validPart(m[2]+m[5], m[3]+m[4])
	}
	if m := yearLast.FindStringSubmatch(text); m != nil {
		return dated(m[5], m[1]+m[4], m[2]+m[3]), validPart(m[1]+m[4], m[2]+m[3])
	}
	if m := yearAlone.FindStringSubmatch(text); m != nil {
		return m[1], true
	}
	return "", false
}

func dated(year, part, number string) string {
	if len(year) == 2 {
		year = "20" + year
	}
	letter := "H"
	if strings.EqualFold(part, "q") {
		letter = "Q"
	}
	return year + "-" + letter + number
}

func validPart(part, number string) bool {
	return strings.EqualFold(part, "q") || number == "1" || number == "2"
}

var datedWord = regexp.MustCompile(`(?i)(?:\bfy\s*|\b)20\d{2}\s*[-_/. ]?\s*(?:[hq][1-4]|[1-4][hq])\b|\b(?:[hq][1-4]|[1-4][hq])\s*[-_/. ]?\s*(?:fy\s*)?20\d{2}\b`)

// CycleIn finds the one dated cycle a title or sheet name mentions, such as
// "Ratings 2026-H1"; "" when it mentions none or several.
func CycleIn(text string) string {
	found := ""
	for _, word := range datedWord.FindAllString(inFigures(text), -1) {
		cycle, ok := datedCycle(word)
		if !ok || found != "" && found != cycle {
			return ""
		}
		found = cycle
	}
	return found
}

// folderCycles gives the cycles the folders of a path are named after, the
// innermost first.
func folderCycles(file string) []string {
	var cycles []string
	for dir := filepath.Dir(absolute(file)); ; dir = filepath.Dir(dir) {
		name := filepath.Base(dir)
		if cycle, ok := datedCycle(name); ok {
			cycles = append(cycles, cycle)
		} else if cycle := CycleIn(name); cycle != "" {
			cycles = append(cycles, cycle)
		}
		if dir == filepath.Dir(dir) {
			return cycles
		}
	}
}

// cycleOfFile is the cycle of a file that names none itself: the one asked for,
// or else its folder's, the nearest that is named after a cycle, or else one that
// the file's name mentions. A file in a past cycle's folder inside the folder of
// another cycle (2026-h1/2025-h2/…) keeps its own, whatever was asked for. "" when
// nothing is named after a cycle: see fallback.
func cycleOfFile(file, asked string) string {
	folders := folderCycles(file)
	nested := len(folders) > 1 && folders[0] != folders[1]
	if asked != "" && !nested {
		return asked
	}
	if len(folders) > 0 {
		return folders[0]
	}
	return CycleIn(filepath.Base(file))
}

// fallback is the cycle of a file's sheets and lines that state none: the file's,
// see cycleOfFile. Where nothing is named after a cycle it is the one that the
// sheets imported together state, for a roster and the assessments by it belong
// together; that of Options.Unnamed, or else "", when they state several; and that of
// Options.Unnamed, or else the name of the folder, whatever that is, when they state
// none.
func (r *run) fallback(f *file) string {
	switch cycle := cycleOfFile(f.origin(), r.opt.Cycle); {
	case cycle != "":
		return cycle
	case len(r.stated) == 1:
		return sortedKeys(r.stated)[0]
	case len(r.stated) > 1:
		return r.opt.Unnamed
	}
	return cmp.Or(r.opt.Unnamed, folderName(f.origin()))
}

// statedCycles gives the cycles a sheet states, in its title or else in its lines, each
// text once.
func (c *Claim) statedCycles() map[string]bool {
	stated, said := map[string]bool{}, map[string]bool{}
	add := func(text string) {
		if text != "" && !said[text] {
			said[text], stated[NormalCycle(text)] = true, true
		}
	}
	if add(c.Cycle.Text); len(stated) > 0 || !slices.ContainsFunc(c.Columns, func(column ladder.Column) bool { return column.As == "cycle" }) {
		return stated
	}
	for _, line := range c.People {
		add(line.Cycle.Text)
	}
	if c.Lines != nil {
		for line := range c.Lines {
			add(line.Cycle.Text)
		}
	}
	return stated
}

// folderName names the folder a file lies in; "" for the root.
func folderName(file string) string {
	name := filepath.Base(filepath.Dir(absolute(file)))
	if name == string(filepath.Separator) || name == "." {
		return ""
	}
	return name
}

// absolute is the whole path of a file, so that one named from within its folder
// has that folder's cycle too.
func absolute(file string) string {
	if path, err := filepath.Abs(file); err == nil {
		return path
	}
	return filepath.Clean(file)
}

// NamedAfterFolder reports whether a cycle is nothing but the name of the folder
// a file lies in: people should be told.
func NamedAfterFolder(cycle, file string) bool {
	_, isDated := datedCycle(cycle)
	return !isDated && cycle == NormalCycle(folderName(file))
}
