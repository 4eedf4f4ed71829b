package layouts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// placeComments finds the comment column of each dimension: headed with its
// name, or, where several are headed "Comment" only, the one beside it.
func (t *table) placeComments(several bool) {
	headed := map[int][]int{} // dimension → its comment columns
	for col, h := range t.headings {
		if h.Kind == vocab.Comment {
			headed[h.Dimension] = append(headed[h.Dimension], col)
		}
	}
	side := t.sideOfComments()
	for _, d := range t.dimensions {
		if cols := headed[d.number]; len(cols) == 1 {
			t.comments[d.col] = cols[0]
		} else if len(cols) > 1 {
			t.comments[d.col] = t.commentOn(d, cols)
		} else if several && t.plainComment(d.col+side) {
			t.comments[d.col] = d.col + side
		}
	}
}

// commentOn gives the one of several comment columns of a dimension that stands
// behind a column of its ratings, before the next one; 0 when none does.
func (t *table) commentOn(d dimensionColumn, cols []int) int {
	for _, col := range cols {
		between := slices.ContainsFunc(t.dimensions, func(other dimensionColumn) bool {
			return other.number == d.number && d.col < other.col && other.col < col
		})
		if col > d.col && !between {
			return col
		}
	}
	return 0
}

// sideOfComments tells where the comments headed "Comment" only stand beside their
// dimensions: behind (1), or before (-1) where each dimension has one before it and
// the last has none behind it.
func (t *table) sideOfComments() int {
	n := len(t.dimensions)
	bare := slices.ContainsFunc(t.dimensions, func(d dimensionColumn) bool { return !t.plainComment(d.col - 1) })
	if n == 0 || bare || t.plainComment(t.dimensions[n-1].col+1) {
		return 1
	}
	return -1
}

func (t *table) plainComment(col int) bool {
	h := t.at(col)
	return h.Is("comment")
}

// plainComments lists the columns headed "Comment" and nothing else.
func (t *table) plainComments() []int {
	var cols []int
	for col := 1; col <= t.width; col++ {
		if t.plainComment(col) {
			cols = append(cols, col)
		}
	}
	return cols
}

// commentProblems says how comments headed "Comment" only were taken where they stand
// on both sides of dimensions, and which of them are about no dimension.
func (t *table) commentProblems() []ladder.Problem {
	general := t.plainComments()
	if len(general) < 2 || len(t.dimensions) == 0 {
		return nil
	}
	var problems []ladder.Problem
	if first := t.dimensions[0]; slices.Contains(general, first.col-1) && t.comments[first.col] > 0 {
		side, other := "before", "behind"
		if t.comments[first.col] < first.col {
			side, other = other, side
		}
		problems = append(problems, t.problem(t.row, first.col-1, ladder.UnsureLayout, ladder.Warning,
			fmt.Sprintf("Remarks stand on both sides of dimensions, and each was taken for one on the dimension %s it: those in column %s for %s. If they are about the one %s them, head each with the name of its dimension.",
				side, ladder.ColumnName(t.comments[first.col]), t.vocab.Ladder.Dimensions[first.number].Name, other)))
	}
	return slices.Concat(problems, t.sharedComments(), t.spareComments(general))
}

// sharedComments says which columns headed "Comment" only were taken for remarks on the
// one dimension beside them, though dimensions without any stand on its other side: they
// may be about all of these, as one column of remarks for each category is.
func (t *table) sharedComments() []ladder.Problem {
	var cols, names []string
	first := 0
	for _, d := range t.dimensions {
		col := t.comments[d.col]
		beyond := 2*d.col - col
		alone := slices.ContainsFunc(t.dimensions, func(other dimensionColumn) bool { return other.col == beyond && t.comments[beyond] == 0 })
		if t.plainComment(col) && alone && t.filledBelow(col) {
			cols, names, first = append(cols, ladder.ColumnName(col)), append(names, t.vocab.Ladder.Dimensions[d.number].Name), cmp.Or(first, col)
		}
	}
	if len(cols) == 0 {
		return nil
	}
	return []ladder.Problem{t.problem(t.row, first, ladder.UnsureLayout, ladder.Warning,
		fmt.Sprintf("The remarks of %s, headed as comments only, were taken for ones on the dimension beside them alone: %s. Other dimensions stand there without a column of remarks; if the remarks are about these too, or about another, head each column with the dimension that they are most about.", strings.Join(cols, ", "), strings.Join(names, ", ")))}
}

// spareComments says which of several columns headed "Comment" only hold remarks on no
// dimension: whether they are about the one before or the whole is not said.
func (t *table) spareComments(general []int) []ladder.Problem {
	spare := slices.DeleteFunc(general, func(col int) bool { return t.isCommentOf(col) || !t.filledBelow(col) })
	if len(spare) == 0 {
		return nil
	}
	var names []string
	for _, col := range spare {
		names = append(names, ladder.ColumnName(col))
	}
	return []ladder.Problem{t.problem(t.row, spare[0], ladder.UnknownHeading, ladder.Warning,
		fmt.Sprintf("Several columns are headed as comments, and which dimension the remarks of %s are about is not said, so they were not read; head each with the name of its dimension.", strings.Join(names, ", ")))}
}

func (t *table) isCommentOf(col int) bool {
	return slices.ContainsFunc(t.dimensions, func(d dimensionColumn) bool { return t.comments[d.col] == col })
}
