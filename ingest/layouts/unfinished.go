package layouts

import (
	"fmt"
	"strings"

	"calibrate/ladder"
)

// What the heading of a column says that tells how far somebody got with the ratings of a
// row, and in such columns the words for not to the end.
var (
	progressHeadings = append(folded("finished", "submitted?", "abgeschlossen", "提出状況"), statusHeadings...)
	unfinished       = folded("draft", "in progress", "not started", "started", "incomplete", "not submitted", "partial", "declined", "cancelled", "canceled", "withdrawn", "opted out", "expired", "void", "false",
		"entwurf", "in bearbeitung", "nicht abgeschlossen", "abgelehnt", "zurückgezogen", "brouillon", "en cours", "refusé", "annulé",
		"borrador", "en curso", "rechazado", "cancelado", "下書き", "作成中", "未提出", "未完了", "辞退")
)

// unfinishedRows warns of rows of ratings that the sheet marks as drafts, declined or the
// like: they are read all the same, for it is for HR to say whether they count.
func (t *table) unfinishedRows() (problems []ladder.Problem) {
	for _, col := range t.headedBy(progressHeadings) {
		if first, n := t.marksRows(col, unfinished); n > 0 {
			problems = append(problems, t.problem(first, col, ladder.MarkedAsUnfinished, ladder.Warning, fmt.Sprintf(
				"%q marks %d of %d rows, this one first, as not finished or not to count. Their ratings were read all the same; if they should not, take the rows out.",
				strings.TrimSpace(t.text(t.namesRow(), col)), n, len(t.dataRows()))))
		}
	}
	return problems
}
