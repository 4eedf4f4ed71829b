package layouts

import (
	"cmp"
	"fmt"
	"iter"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// unreadable says why a cell that holds neither text nor a number is no rating.
func unreadable(cell ingest.Cell) vocab.Reading {
	r := vocab.Reading{State: ladder.Unread, Severity: ladder.Error, Code: ladder.UnreadableRating}
	switch cell.Kind {
	case ingest.Date:
		r.Message, r.Suggestions = dateMessage(cell.Text)
	case ingest.Bool:
		r.Message = fmt.Sprintf("The cell holds the truth value %s, not a level; enter a level.", cell.Text)
	case ingest.ErrorValue:
		r.Code = ladder.ErrorValue
		r.Message = fmt.Sprintf("The cell holds the spreadsheet error %s; mend the formula or enter a level.", cell.Text)
	case ingest.FormulaNoValue:
		r.Code = ladder.FormulaWithoutValue
		r.Message = "The cell holds a formula whose result was never computed; open the file in a spreadsheet program, let it calculate and save it."
	}
	return r
}

// dateMessage explains a date where a rating should be: the ends of a range are
// its month and day, in either order.
func dateMessage(text string) (string, []string) {
	parts := strings.Split(strings.SplitN(text, "T", 2)[0], "-")
	if len(parts) != 3 {
		return fmt.Sprintf("The cell holds a date (%s), not a level; enter one level.", text), nil
	}
	month, day := strings.TrimLeft(parts[1], "0"), strings.TrimLeft(parts[2], "0")
	return fmt.Sprintf("The cell holds a date (%s): spreadsheets turn a range such as %s-%s into one. Enter one level, half steps allowed.", text, month, day), []string{month, day}
}

// read makes the reader of a sheet's cells on one scale; "" is the scale of
// levels.
func (s *sight) read(scale string) func(ingest.Cell, string) ingest.Reading {
	return func(cell ingest.Cell, ladderID string) ingest.Reading {
		return ingest.Reading(s.readCell(s.wordsOf(ladderID), scale, cell))
	}
}

// wordsOf gives the words of a ladder, those of the sheet's own where it is not
// in use.
func (s *sight) wordsOf(ladderID string) *vocab.Vocab {
	for _, words := range s.vocabs {
		if words.Ladder.ID == ladderID {
			return words
		}
	}
	return s.vocab
}

func (s *sight) readCell(words *vocab.Vocab, scale string, cell ingest.Cell) vocab.Reading {
	isText := cell.Kind == ingest.String || cell.Kind == ingest.Empty
	switch {
	case isText && scale != "":
		return words.Relative(scale, cell.Text)
	case cell.Kind == ingest.Number && scale != "":
		return words.Relative(scale, cell.Text)
	}
	return s.level(words, cell)
}

// scale finds the one scale the marks of a sheet are written on, "" for levels:
// the map's or --scale, else the one that reads most cells. Levels win a tie,
// so that a stray relative word never turns a sheet of levels round. Levels are
// doubted where the rows around the ratings, or the numbers, speak against them.
// It counts the cells on the way.
func (s *sight) scale(marks iter.Seq[ingest.Cell], around []int) (name, unsure string, cells int) {
	v := &scaleVotes{sight: s, names: s.vocab.Scales(), known: map[string][]bool{}, codes: map[string]string{}}
	v.votes = make([]int, len(v.names))
	for cell := range marks {
		v.add(cell)
	}
	if asked := s.askedScale(); asked != "" {
		name, unsure = s.namedScale(asked)
		return name, unsure, v.cells
	}
	name, unsure = v.most()
	if name == "" && unsure == "" {
		unsure = cmp.Or(s.statedScale(around), v.numbers.unsure(s.vocab.Ladder))
	}
	return name, unsure, v.cells
}

// scaleVotes counts as what the cells of a sheet can be read.
type scaleVotes struct {
	*sight
	names   []string // of the relative scales
	votes   []int    // for each of them
	levels  int      // votes for the scale of levels
	cells   int      // blank ones as well
	numbers numberCount
	known   map[string][]bool // by text, the scales that read it
	codes   map[string]string // by number, what is wrong with it as a level
}

func (v *scaleVotes) add(cell ingest.Cell) {
	v.cells++
	switch cell.Kind {
	case ingest.Number:
		v.addNumber(cell)
	case ingest.String:
		v.addText(cell.Text)
	}
}

func (v *scaleVotes) addNumber(cell ingest.Cell) {
	v.levels++
	if v.isDigit(cell.Text) {
		v.numbers.levels++
		return
	}
	code, ok := v.codes[cell.Text]
	if !ok {
		code = v.level(v.vocab, cell).Code
		v.codes[cell.Text] = code
	}
	v.numbers.add(code, cell.Text)
}

func (v *scaleVotes) addText(text string) {
	read, ok := v.known[text]
	if !ok {
		read = v.readBy(v.names, text)
		v.known[text] = read
	}
	if read[0] {
		v.levels++
	}
	for i := range v.names {
		if read[i+1] {
			v.votes[i]++
		}
	}
}

// isDigit tells the numbers that nearly all cells hold: one digit, that of a level.
func (s *sight) isDigit(text string) bool {
	return len(text) == 1 && text[0] >= '1' && int(text[0]-'0') <= len(s.vocab.Ladder.Levels)
}

// most gives the relative scale that reads more cells than the levels do
// and than any other; it refuses to choose between two that read as many.
func (v *scaleVotes) most() (name, unsure string) {
	best := -1
	for i, n := range v.votes {
		if n > v.levels && (best < 0 || n > v.votes[best]) {
			best = i
		}
	}
	if best < 0 {
		return "", ""
	}
	for i, n := range v.votes {
		if i != best && n == v.votes[best] {
			return "", fmt.Sprintf("its words belong to the scale %q as well as to %q; say which with --scale", v.names[best], v.names[i])
		}
	}
	return v.names[best], ""
}

func (s *sight) askedScale() string {
	if s.said.Scale != "" {
		return s.said.Scale
	}
	return s.opt.Scale
}

// namedScale checks a scale named by the user.
func (s *sight) namedScale(asked string) (name, unsure string) {
	var known []string
	for _, scale := range s.vocab.Ladder.Scales {
		if !strings.EqualFold(scale.Name, asked) {
			known = append(known, scale.Name)
			continue
		}
		if scale.Relative {
			return scale.Name, ""
		}
		return "", ""
	}
	return "", fmt.Sprintf("the ladder has no scale called %q; it has %s", asked, strings.Join(known, ", "))
}

// readBy says which scales read a text as a level: the scale of levels first.
func (s *sight) readBy(names []string, text string) []bool {
	read := make([]bool, len(names)+1)
	read[0] = s.vocab.IsRating(text)
	for i, name := range names {
		read[i+1] = s.vocab.IsRelative(name, text)
	}
	return read
}
