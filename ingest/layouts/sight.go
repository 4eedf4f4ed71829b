package layouts

import (
	"strconv"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// headerRows is how far down a header row is looked for.
const headerRows = 30

// A sight is a sheet seen through the words of the ladders in use.
type sight struct {
	*ingest.Sheet
	opt    *ingest.Options
	said   ingest.SheetMap // what the map file says of the sheet
	vocab  *vocab.Vocab    // of the ladder whose dimensions the sheet names most
	vocabs []*vocab.Vocab  // of all ladders, the main one first
	merged map[[2]int]int  // cell → row of the cell merged down over it
	labels []rowLabel      // by row, as far as they were asked for
	raters map[string]bool // name → whether it is that of a figure, as far as they were asked for
}

func look(s *ingest.Sheet, opt *ingest.Options) *sight {
	v := &sight{Sheet: s, opt: opt, said: opt.Map.For(s), merged: mergedDown(s)}
	best := -1
	for _, l := range opt.AllLadders() {
		words := vocab.Of(l)
		v.vocabs = append(v.vocabs, words)
		if found := v.dimensionsNamed(words, best); found > best {
			best, v.vocab = found, words
		}
	}
	return v
}

// mergedDown finds, for each cell covered by one merged down from above, the row
// that one stands in. Only the first column of a merged block holds text.
func mergedDown(s *ingest.Sheet) map[[2]int]int {
	covered := map[[2]int]int{}
	for _, m := range s.Merges {
		for row := m.Row1 + 1; row <= min(m.Row2, s.NumRows()); row++ {
			covered[[2]int{row, m.Col1}] = m.Row1
		}
	}
	return covered
}

// dimensionsNamed counts the headings near the top and the left edge that name
// a dimension. With one ladder there is nothing to compare.
func (s *sight) dimensionsNamed(words *vocab.Vocab, best int) int {
	if len(s.opt.Ladders) < 2 {
		return best + 1
	}
	found := 0
	for row := 1; row <= min(s.NumRows(), 2*headerRows); row++ {
		for col := 1; col <= s.Width(row) && (row <= headerRows || col <= 3); col++ {
			if kind := words.Heading(s.At(row, col).Text).Kind; kind == vocab.Dimension {
				found++
			}
		}
	}
	return found
}

// text is a cell as people see it, without invisible characters; ids keep their
// leading zeros, which live in number formats.
func (s *sight) text(row, col int) string {
	if col < 1 || row < 1 {
		return ""
	}
	cell := s.At(row, col)
	switch cell.Kind {
	case ingest.Empty, ingest.ErrorValue, ingest.FormulaNoValue:
		return ""
	case ingest.Number:
		return vocab.Clean(s.Shown(row, col))
	}
	return vocab.Clean(cell.Text)
}

// heading reads a cell as the heading of its column. What the map file says of
// the column holds above what its heading says.
func (s *sight) heading(row, col int) vocab.Heading {
	if as := s.said.Columns[ladder.ColumnName(col)]; as != "" {
		return s.mapped(as)
	}
	return s.term(row, col)
}

// term reads a cell as the name of a dimension, field or category.
func (s *sight) term(row, col int) vocab.Heading {
	if s.At(row, col).Kind != ingest.String {
		return vocab.Heading{}
	}
	text := s.text(row, col)
	if as := s.said.Columns[text]; as != "" {
		return s.mapped(as)
	}
	h := s.vocab.Heading(text)
	if h.Kind == vocab.Unknown && len(h.Near) == 1 && s.opt.AcceptSuggestions {
		return vocab.Heading{Kind: vocab.Dimension, Dimension: h.Near[0]}
	}
	return h
}

// mapped reads what a map file says a column is: a field, "dimension: NAME",
// "comment: NAME" or "skip".
func (s *sight) mapped(as string) vocab.Heading {
	what, name, _ := strings.Cut(as, ":")
	what, name = strings.TrimSpace(what), strings.TrimSpace(name)
	h := s.vocab.Heading(name)
	switch {
	case what == "skip":
		return vocab.Heading{}
	case what == "dimension" && name != "":
		return h
	case what == "comment" && h.Kind == vocab.Dimension:
		h.Kind = vocab.Comment
		return h
	}
	return vocab.Heading{Kind: vocab.Field, Field: what}
}

// dimension records where the sheet names a dimension, in every ladder that
// knows the heading.
func (s *sight) dimension(row, col int, h vocab.Heading) ingest.DimensionHeading {
	text := s.text(row, col)
	d := ingest.DimensionHeading{Text: text, Row: row, Col: col, Names: map[string]string{}}
	for _, words := range s.vocabs {
		if words == s.vocab {
			d.Names[words.Ladder.ID] = words.Ladder.Dimensions[h.Dimension].Name
		} else if other := words.Heading(text); other.Kind == vocab.Dimension {
			d.Names[words.Ladder.ID] = words.Ladder.Dimensions[other.Dimension].Name
		}
	}
	return d
}

func (s *sight) problem(row, col int, code string, severity ladder.Severity, message string, suggestions ...string) ladder.Problem {
	return ladder.Problem{Source: s.Source(row, col), Text: s.At(row, col).Text, Code: code, Severity: severity, Message: message, Suggestions: suggestions}
}

// blank reports whether a row holds nothing a person can see.
func (s *sight) blank(row int) bool { return s.filledUpTo(row, 1) == 0 }

// filled counts the cells of a row that hold something.
func (s *sight) filled(row int) int { return s.filledUpTo(row, s.Width(row)) }

// filledUpTo counts them until there are as many as asked for.
func (s *sight) filledUpTo(row, most int) int {
	n := 0
	for col := 1; col <= s.Width(row) && n < most; col++ {
		if cell := s.At(row, col); cell.Kind != ingest.Empty && vocab.Clean(cell.Text) != "" || cell.Kind == ingest.FormulaNoValue {
			n++
		}
	}
	return n
}

// looksRated reports whether a cell could be a rating on any scale, a half step
// short of what its sheet's scale will make of it.
func (s *sight) looksRated(row, col int) bool {
	cell := s.At(row, col)
	if s.isLevel(cell) {
		return true
	}
	for _, scale := range s.vocab.Scales() {
		if s.vocab.IsRelative(scale, cell.Text) {
			return true
		}
	}
	return false
}

// isLevel reports whether a cell is a rating on the scale of levels.
func (s *sight) isLevel(cell ingest.Cell) bool {
	if cell.Kind == ingest.String {
		return s.vocab.IsRating(cell.Text)
	}
	return cell.Kind == ingest.Number && s.level(s.vocab, cell).State == ladder.Rated
}

// level reads a cell on the scale of levels.
func (s *sight) level(words *vocab.Vocab, cell ingest.Cell) vocab.Reading {
	switch cell.Kind {
	case ingest.Number:
		value, err := strconv.ParseFloat(cell.Text, 64)
		if err != nil {
			return words.Rating(cell.Text)
		}
		return words.Number(value)
	case ingest.String, ingest.Empty:
		return words.Rating(cell.Text)
	}
	return unreadable(cell)
}
