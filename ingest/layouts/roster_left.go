package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// What the heading of a column says that tells who is still there, and in such columns
// the words for people who have left.
var (
	statusHeadings = folded("status", "statut", "estado", "在籍", "在職")
	gone           = folded("terminated", "left", "leaver", "inactive", "not active", "resigned", "retired", "former", "former employee",
		"ex-employee", "offboarded", "separated", "dismissed", "deceased", "ausgeschieden", "ausgetreten", "inaktiv", "gekündigt",
		"parti", "partie", "sorti", "sortie", "inactif", "inactive", "baja", "inactivo", "cesado", "退職", "退社")
)

func folded(words ...string) []string {
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = vocab.Key(w)
	}
	return keys
}

// left warns of people whom the roster marks as having left: it is for HR to say
// whether they belong to the cycle, and until then they count.
func (r *roster) left() (problems []ladder.Problem) {
	for _, col := range r.headedBy(statusHeadings) {
		if first, n := r.marksRows(col, gone); n > 0 {
			problems = append(problems, r.problem(first, col, ladder.MarkedAsLeft, ladder.Warning, fmt.Sprintf(
				"%q marks %d of %d people, this one first, as having left. They count as people of the cycle; if they should not, take their rows out of the roster.",
				strings.TrimSpace(r.text(r.row, col)), n, len(r.dataRows()))))
		}
	}
	return problems
}

// headedBy lists the columns whose heading holds one of some words.
func (t *table) headedBy(words []string) (cols []int) {
	for col := 1; col <= t.width; col++ {
		heading := vocab.Key(t.text(t.namesRow(), col))
		if slices.ContainsFunc(words, func(word string) bool { return strings.Contains(heading, word) }) {
			cols = append(cols, col)
		}
	}
	return cols
}

// marksRows counts the rows that have one of some words in a column, and gives the first.
func (t *table) marksRows(col int, words []string) (first, n int) {
	for _, row := range t.dataRows() {
		if slices.Contains(words, vocab.Key(t.text(row, col))) {
			if n++; first == 0 {
				first = row
			}
		}
	}
	return first, n
}
