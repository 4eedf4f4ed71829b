package layouts

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// readColumn takes a column for ratings, for comments on the ratings before it,
// or for something else.
func (b *block) readColumn(col int) {
	text := ""
	if b.header > 0 {
		text = b.text(b.header, col)
	}
	h := b.vocab.Heading(text)
	if b.readCommentsBy(text, col) {
		return
	}
	if h.Kind == vocab.Field && h.Field == "comment" {
		b.readComments(col)
		return
	}
	if b.said.Columns[ladder.ColumnName(col)] == "skip" || h.Kind == vocab.Field && h.Field == "agreed" {
		if b.anyRating(col) {
			b.skipped = append(b.skipped, col)
		}
		return
	}
	if isTotal(text) || computed.MatchString(text) || b.vocab.SaysNoPerson(text) && h.Kind != vocab.Field || h.Kind == vocab.Field && b.otherField(h.Field) {
		return
	}
	if !b.anyRating(col) {
		if text != "" && b.shortMarks(col) {
			b.left = append(b.left, col)
		}
		return
	}
	if vocab.SaysAgreed(text) && h.Kind == vocab.Unknown {
		b.agreed = append(b.agreed, col)
		return
	}
	v := valueFrom{col: col, heading: text}
	v.relation, v.person = b.readPerson(text, col)
	b.columns = append(b.columns, v)
}

// readCommentsBy gives a column headed as the comments of one rater, such as "Self
// comment", to the ratings headed as that one's, to nobody's where there are none; false
// when it is headed otherwise.
func (b *block) readCommentsBy(text string, col int) bool {
	relation, ok := b.commentsBy(text)
	if !ok {
		return false
	}
	for i, v := range b.columns {
		if of, ok := b.vocab.Relation(v.relation); ok && of == relation && v.comment == 0 {
			b.columns[i].comment = col
			return true
		}
	}
	if b.vocab.Heading(text).Kind == vocab.Field {
		return false // as "Manager comments" is, which may be on the whole
	}
	b.remarks = append(b.remarks, col)
	return true
}

// commentsBy gives what the rater is whose comments a heading says stand below it.
func (b *block) commentsBy(text string) (ladder.Relation, bool) {
	for _, parts := range splitHeading(text) {
		relation, related := b.vocab.Relation(parts[1])
		if h := b.vocab.Heading(parts[0]); related && h.Kind == vocab.Field && h.Field == "comment" {
			return relation, true
		}
	}
	return "", false
}

// readComments gives a column of comments to the ratings before it. Those on a column
// that was left out are no rater's: they go with it.
func (b *block) readComments(col int) {
	n := len(b.columns)
	rated, left := 0, slices.Max(slices.Concat([]int{0}, b.agreed, b.left, b.skipped))
	if n > 0 {
		rated = b.columns[n-1].col
	}
	switch {
	case left > rated:
		b.remarks = append(b.remarks, col)
	case n > 0 && b.columns[n-1].comment == 0:
		b.columns[n-1].comment = col
	}
}

// leftProblems says of each column of what was agreed on that it was left out, and warns
// of those of short texts that were not taken for ratings: nobody may have been able to
// read some that are. Comments that belong to no ratings go with them.
func (b *block) leftProblems() []ladder.Problem {
	return slices.Concat(
		b.columnProblems(b.agreed, "was taken for what was agreed on, not for a rater's ratings, so it was not read; if somebody gave these ratings, put the name over them."),
		b.columnProblems(b.left, "holds nothing that can be read as a rating, so it was not used; if these are ratings, write levels, and who gave them over the column."),
		b.columnProblems(b.remarks, "is about no column of ratings that was read, so it was not read either; if it is about one, put it behind that one."))
}

// columnProblems says of each of some columns what became of it.
func (b *block) columnProblems(cols []int, became string) (problems []ladder.Problem) {
	for _, col := range cols {
		problems = append(problems, b.problem(b.header, col, ladder.UnknownHeading, ladder.Warning,
			fmt.Sprintf("The column is headed %.80q and %s", b.text(b.header, col), became)))
	}
	return problems
}

// otherField reports whether a heading names a field that holds no ratings:
// what the dimension is called, whom the row is about.
func (b *block) otherField(field string) bool {
	switch field {
	case "rating", "level", "manager", "employee", "rater":
		return false
	}
	return true
}

// anyRating reports whether a column of the block holds a rating or a state, or is
// headed as one that does and holds nothing else of another length.
func (b *block) anyRating(col int) bool {
	for _, row := range b.rows {
		if b.looksRated(row, col) || b.text(row, col) != "" && isState(b.vocab, b.text(row, col)) {
			return true
		}
	}
	text := ""
	if b.header > 0 {
		text = b.text(b.header, col)
	}
	h := b.vocab.Heading(text)
	if h.Kind == vocab.Field && h.Field == "rating" {
		return b.shortMarks(col)
	}
	return b.saysWho(text) && (b.emptyColumn(col) || b.shortMarks(col))
}

// emptyColumn reports whether nothing stands in a column of the block.
func (b *block) emptyColumn(col int) bool {
	return !slices.ContainsFunc(b.rows, func(row int) bool { return b.text(row, col) != "" })
}

// longestMark is the longest text in characters that may be meant as a rating.
const longestMark = 20

// shortMarks reports whether a column of the block holds something, and nothing
// too long to be meant as a rating.
func (b *block) shortMarks(col int) bool {
	return !b.emptyColumn(col) && !slices.ContainsFunc(b.rows, func(row int) bool { return utf8.RuneCountInString(b.text(row, col)) > longestMark })
}

// saysWho reports whether a heading says who rates, so that blanks below it are
// ratings left out.
func (b *block) saysWho(text string) bool {
	relation, person := b.readPerson(text, 1)
	return relation != "" && person.Text() == "" && text != ""
}
