package layouts

import (
	"slices"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// isComments reports whether a column is headed as comments, by whomever.
func (b *block) isComments(col int) bool {
	_, by := b.commentsBy(b.headedBy(col))
	return by || b.plainComments(col)
}

func (b *block) plainComments(col int) bool {
	h := b.vocab.Heading(b.headedBy(col))
	return h.Is("comment")
}

// readComments gives columns of comments to the columns of ratings: those headed by whose
// they are to that one's, others to the ratings they stand behind, or before where each
// column of ratings has one before it and the last has none behind it.
func (b *block) readComments(cols []int) {
	before := len(b.columns) > 1 && !slices.ContainsFunc(b.columns, func(v valueFrom) bool { return !slices.Contains(cols, v.col-1) }) &&
		!slices.Contains(cols, b.columns[len(b.columns)-1].col+1)
	for _, col := range cols {
		if b.readCommentsBy(col) {
			continue
		}
		if b.plainComments(col) {
			b.readPlainComments(col, before)
		} else if b.vocab.Heading(b.headedBy(col)).Kind != vocab.Field {
			b.remarks = append(b.remarks, col)
		}
	}
}

// readCommentsBy gives a column headed as the comments of one rater, such as "Self
// comment", to the ratings headed as that one's; false where there are none.
func (b *block) readCommentsBy(col int) bool {
	relation, ok := b.commentsBy(b.headedBy(col))
	if !ok {
		return false
	}
	for i, v := range b.columns {
		if of, ok := b.vocab.Relation(v.relation); ok && of == relation && v.comment == 0 {
			b.columns[i].comment = col
			return true
		}
	}
	return false
}

// commentsBy gives what the rater is whose comments a heading says stand below it.
func (b *block) commentsBy(text string) (ladder.Relation, bool) {
	word, ok := b.relatedTo(text, "comment")
	relation, _ := b.vocab.Relation(word)
	return relation, ok
}

// guidance are headings over comments that, before all ratings, explain the dimensions.
var guidance = wordSet("example examples explanation beispiele exemples ejemplos")

// readPlainComments gives a column of comments to the ratings it stands beside. Those on
// a column that was left out are no rater's: they go with it.
func (b *block) readPlainComments(col int, before bool) {
	beside := 0
	for _, other := range slices.Concat(b.ratedColumns(), b.agreed, b.left, b.skipped) {
		if before && other > col && (beside == 0 || other < beside) || !before && other < col && other > beside {
			beside = other
		}
	}
	at := slices.IndexFunc(b.columns, func(v valueFrom) bool { return v.col == beside })
	switch {
	case at >= 0 && b.columns[at].comment == 0:
		b.columns[at].comment = col
	case b.emptyColumn(col) || beside == 0 && guidance[vocab.Key(b.headedBy(col))]:
	case at >= 0:
		b.second = append(b.second, col)
	default:
		b.remarks = append(b.remarks, col)
	}
}

func (b *block) ratedColumns() []int {
	var cols []int
	for _, v := range b.columns {
		cols = append(cols, v.col)
	}
	return cols
}
