package layouts

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// readColumn takes a column for ratings or for something else that is no comment.
func (b *block) readColumn(col int) {
	text := b.headedBy(col)
	h := b.vocab.Heading(text)
	if b.said.Columns[ladder.ColumnName(col)] == "skip" || h.Is("agreed") {
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

// leftProblems says of each column of what was agreed on that it was left out, and warns
// of those of short texts that were not taken for ratings: nobody may have been able to
// read some that are. Comments that belong to no ratings go with them.
func (b *block) leftProblems() []ladder.Problem {
	return slices.Concat(
		b.columnProblems(b.agreed, "was taken for what was agreed on, not for a rater's ratings, so it was not read; if somebody gave these ratings, put the name over them."),
		b.columnProblems(b.left, "holds nothing that can be read as a rating, so it was not used; if these are ratings, write levels, and who gave them over the column."),
		b.columnProblems(b.second, "holds remarks on ratings that have a column of them already, so it was not read; put both into one."),
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
	text := b.headedBy(col)
	h := b.vocab.Heading(text)
	if h.Is("rating") {
		return b.shortMarks(col)
	}
	return b.saysWho(text) && (b.emptyColumn(col) || b.shortMarks(col))
}

// emptyColumn reports whether nothing stands in a column of the block.
func (b *block) emptyColumn(col int) bool {
	return !slices.ContainsFunc(b.rows, func(row int) bool { return b.text(row, col) != "" })
}

// headedBy is the heading over a column of values, "" when there is none.
func (b *block) headedBy(col int) string {
	if b.header == 0 {
		return ""
	}
	return b.text(b.header, col)
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
