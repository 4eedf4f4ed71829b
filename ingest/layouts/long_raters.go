package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// raterColumns finds the columns of ratings of a list that has several in a row, each
// headed by what its rater is, as "Employee Rating" and "Manager Rating"; none where two
// are headed alike or one is headed as nobody's, or "Employee Rating" stands alone, which
// says whom it is about.
func (t *table) raterColumns() []valueFrom {
	if t.has(raterFields...) || t.has("relation") {
		return nil
	}
	var all []valueFrom
	seen := map[ladder.Relation]bool{}
	for col := 1; col <= t.width; col++ {
		text := t.text(t.row, col)
		word, related := t.relatedTo(text, "rating")
		isRating := t.headings[col].Is("rating")
		relation, _ := t.vocab.Relation(word)
		switch {
		case isRating && !related || related && seen[relation]:
			return nil
		case !related || !isRating && t.headings[col].Kind != vocab.Unknown || !t.anyRated(col):
			continue
		}
		seen[relation] = true
		all = append(all, valueFrom{col: col, heading: text, relation: word})
	}
	if len(all) == 1 && seen[ladder.Self] {
		return nil
	}
	return all
}

// possessive is how a heading may say whose ratings stand below it.
var possessive = strings.NewReplacer("'s ", " ", "’s ", " ", "-", " ")

// relatedTo takes a heading such as "Self comment" or "Manager's rating" apart into a
// word for what the rater is and the name of a field.
func (s *sight) relatedTo(text, field string) (relation string, ok bool) {
	for _, parts := range splitHeading(possessive.Replace(text)) {
		if _, related := s.vocab.Relation(parts[0]); related && s.vocab.Heading(parts[1]).Is(field) {
			return parts[0], true
		}
	}
	return "", false
}

// takeRaters makes the columns found those of the table's ratings, each with the comments
// headed by the same rater.
func (t *table) takeRaters(columns []valueFrom) {
	for i, v := range columns {
		of, _ := t.vocab.Relation(v.relation)
		t.headings[v.col] = vocab.Heading{Kind: vocab.Field, Field: "rating"}
		for col := 1; col <= t.width; col++ {
			word, related := t.relatedTo(t.text(t.row, col), "comment")
			if by, _ := t.vocab.Relation(word); related && by == of && columns[i].comment == 0 {
				columns[i].comment = col
				t.headings[col] = vocab.Heading{Kind: vocab.Field, Field: "comment"}
			}
		}
	}
	t.byRater, t.rating = columns, columns[0].col
}

// remarksOfNobody warns of comments in a row of several raters' ratings that are headed
// as nobody's.
func (l *long) remarksOfNobody() []ladder.Problem {
	var problems []ladder.Problem
	for _, col := range l.plainComments() {
		ofRater := slices.ContainsFunc(l.byRater, func(v valueFrom) bool { return v.comment == col })
		if len(l.byRater) > 1 && !ofRater && l.filledBelow(col) {
			problems = append(problems, l.problem(l.row, col, ladder.UnknownHeading, ladder.Warning,
				fmt.Sprintf("Each row has ratings by several raters, and whose remarks stand in column %s (%.40q) is not said, so they were not read; head it with whose they are, such as Manager comments.", ladder.ColumnName(col), l.text(l.row, col))))
		}
	}
	return problems
}

// linesOf gives the lines of a row of a list: one for each of its raters, of whom the
// heading says what they are, else the one line there is.
func (l *long) linesOf(line *ingest.Line, row, dimension int, yield func(*ingest.Line) bool) bool {
	if len(l.byRater) == 0 {
		line.Marks[0] = ingest.Mark{Row: row, Col: l.rating, Dimension: dimension, Comment: line.Comment}
		return yield(line)
	}
	for _, v := range l.byRater {
		line.Rater, line.Comment = ingest.Mention{Row: row, Col: v.col}, ""
		line.Relation = ingest.Said{Text: v.relation, Row: l.row, Col: v.col}
		if l.saysSelf(v.relation) {
			line.Rater = line.Employee
		}
		line.Marks[0] = ingest.Mark{Row: row, Col: v.col, Dimension: dimension, Comment: l.text(row, v.comment)}
		if !yield(line) {
			return false
		}
	}
	return true
}
