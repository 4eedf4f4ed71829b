package layouts

import (
	"fmt"
	"iter"
	"slices"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// Long is one row for each single rating.
var Long = ingest.Layout{
	Name:  "long",
	About: "one row for each rating, with columns for employee, rater, dimension and rating",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		t := look(s, opt).longTable()
		if t == nil {
			return nil
		}
		return t.claimStacked((*table).claimLong)
	},
}

// longTable finds a header row with a dimension and a rating column. A column
// headed "Level" is the rating where no column is headed as one. Without a
// column for it, the dimension may be the sheet's name or title.
func (s *sight) longTable() *table {
	for row := 1; row <= min(s.NumRows(), max(headerRows, s.said.Header)); row++ {
		if s.said.Header > 0 && row != s.said.Header {
			continue
		}
		if t := s.tableAt(row); t.headsList() {
			return t
		}
	}
	return nil
}

// headsList reports whether a row heads a list of single ratings, and notes the
// column they stand in.
func (t *table) headsList() bool {
	switch {
	case !t.has(employeeFields...):
	case t.has("dimension"):
		if columns := t.raterColumns(); len(columns) > 0 {
			t.takeRaters(columns)
		} else {
			t.rating = t.ratingColumn()
		}
	case t.has(raterFields...) && len(t.dimensions) == 0:
		t.rating = t.fields["rating"]
	}
	return t.rating > 0
}

// A long is a table of single ratings.
type long struct {
	wide
	dimensions map[string]int            // text → index into the claim's dimensions, -1 when unknown
	list       []ingest.DimensionHeading // in the order they come
	problems   []ladder.Problem          // texts that name no dimension

	sheetHeading vocab.Heading // the dimension of all rows, when no column names it
}

func (t *table) claimLong(title title) *ingest.Claim {
	l := &long{
		wide:       wide{table: t, title: title, raterFrom: title.rater(t.sight), relation: title.relation(t.sight)},
		dimensions: map[string]int{},
	}
	if unsure := l.unsureWho(); unsure != nil {
		return unsure
	}
	if !l.has("dimension") && !l.dimensionOfSheet() {
		return l.unsure("people are rated, but no column, title or sheet name says in which dimension", l.settleDimension())
	}
	if unsure := l.unsureRatings(); unsure != nil {
		return unsure
	}
	named := l.nameDimensions()
	scale, unsure, cells := t.scaleOfAll()
	if unsure != "" {
		return t.unsure(unsure, settleScale(scale))
	}
	return &ingest.Claim{
		Named: l.named, NamedAs: l.namedAs, Settle: l.settle,
		HeaderRow:  t.row,
		Ladder:     t.vocab.Ladder.ID,
		Columns:    t.columns(),
		Problems:   slices.Concat(l.problems, t.missing(named, nil), t.unused(nil, nil), l.remarksOfNobody(), t.unfinishedRows(), t.mayBePeople(), t.otherTable()),
		Cycle:      title.cycle(t.sight),
		Scale:      scale,
		Marks:      cells,
		Dimensions: l.list,
		Lines:      l.ratingLines(),
		Read:       t.read(scale),
		Doubt:      t.doubt(scale),
		Relation:   t.vocab.Relation,
	}
}

// settleDimension gives the map line that says where the dimension stands: a
// column, or the sheet's name, which a person can give it.
func (l *long) settleDimension() string {
	if col := l.unknownTexts(0); col > 0 {
		return fmt.Sprintf("columns: {%s: dimension}  # the column that names it", ladder.ColumnName(col))
	}
	return fmt.Sprintf("columns: {%s: \"dimension: …\"}  # the dimension they are rated in", ladder.ColumnName(l.rating))
}

func (l *long) key(row int) string {
	return l.cell(row, "category") + "\x00" + l.cell(row, "dimension")
}

// nameDimensions reads the dimension cells once, reporting at each cell a text
// that names none.
func (l *long) nameDimensions() map[int]int {
	named := map[int]int{}
	for _, row := range l.dataRows() {
		key := l.key(row)
		i, known := l.dimensions[key]
		if !known {
			i = l.nameDimension(row, named)
			l.dimensions[key] = i
		}
		if i < 0 {
			l.report(row)
		}
	}
	return named
}

// nameDimension reads one dimension text, within its category if there is one.
func (l *long) nameDimension(row int, named map[int]int) int {
	h := l.headingAt(row)
	if h.Kind != vocab.Dimension {
		return -1
	}
	named[h.Dimension] = row
	l.list = append(l.list, l.dimension(row, l.fields["dimension"], h))
	return len(l.list) - 1
}

// dimensionOfSheet finds the one dimension of a sheet without a column for it.
func (l *long) dimensionOfSheet() bool {
	texts := append([]ingest.Said{l.title.fields["dimension"], {Text: l.Name}}, l.title.texts...)
	for _, said := range texts {
		if h := l.vocab.Heading(said.Text); h.Kind == vocab.Dimension {
			l.sheetHeading = h
			return true
		}
	}
	return false
}

func (l *long) headingAt(row int) vocab.Heading {
	if l.sheetHeading.Kind == vocab.Dimension {
		return l.sheetHeading
	}
	h := l.term(row, l.fields["dimension"])
	category := l.vocab.Heading(l.cell(row, "category"))
	if category.Kind == vocab.Category && h.Kind == vocab.Ambiguous {
		if narrowed, ok := l.vocab.Within(h, category.Category); ok {
			return narrowed
		}
	}
	return h
}

// report files the problem of a rating whose dimension nobody knows.
func (l *long) report(row int) {
	col := l.fields["dimension"]
	text := l.text(row, col)
	if text == "" {
		if !slices.ContainsFunc(l.ratedIn(), func(col int) bool { return l.text(row, col) != "" }) {
			return
		}
		l.problems = append(l.problems, l.problem(row, col, ladder.UnknownDimension, ladder.Error, "The row holds a rating but names no dimension, so it was not read; fill in the dimension."))
		return
	}
	h := l.headingAt(row)
	if isMade(h, text) {
		return // made from the other ratings, as such columns of wide sheets are
	}
	code, message, suggestions := l.unknown(h, text)
	l.problems = append(l.problems, l.problem(row, col, code, ladder.Error, message, suggestions...))
}

// ratingLines gives one line for each row whose dimension is known.
func (l *long) ratingLines() iter.Seq[*ingest.Line] {
	return func(yield func(*ingest.Line) bool) {
		line := ingest.Line{Marks: make([]ingest.Mark, 1)}
		fill := l.newEmployeeFill()
		fill.ofLong = true
		from := 0 // the row that names the rater of those below it
		for _, row := range l.dataRows() {
			i := l.dimensions[l.key(row)]
			l.people(&line, row, fill)
			if l.rater(row).Text() != "" || !fill.continues(row) {
				from = row
			}
			l.fillDown(&line, from, row)
			if i < 0 {
				continue
			}
			if l.rating == l.fields["level"] {
				line.Stated.Level, line.Stated.LevelAt = 0, ingest.Said{}
			}
			if !l.linesOf(&line, row, i, yield) {
				return
			}
		}
	}
}

// fillDown takes from the first row of a rater's ratings who rated and what the
// rater is, where the others leave them out.
func (l *long) fillDown(line *ingest.Line, from, row int) {
	if from == row || line.Rater.Text() != "" {
		return
	}
	line.Rater = l.rater(from)
	if line.Relation.Text == "" {
		line.Relation = l.said(from, "relation")
	}
	l.relationForRater(line)
	if line.Rater.Text() == "" && l.saysSelf(line.Relation.Text) {
		line.Rater = line.Employee
	}
}
