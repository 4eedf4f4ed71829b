package layouts

import (
	"fmt"
	"regexp"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// pivotOf recognises what a pivot table writes in its corner: "Count of Rating",
// "Mittelwert von Bewertung", "Sum - Rating". What it counts is in the first group.
var pivotOf = regexp.MustCompile(`(?i)^(?:(count|anzahl|nombre|cuenta|recuento|個数|データの個数)|sum|summe|somme|suma|average|mean|mittelwert|moyenne|promedio|max|min|maximum|minimum|合計|平均|最大|最小)\s*(?:\bof\b|\bvon\b|\bde\b|[-/])\s*(.+)$`)

// unsurePivot refuses a pivot table whose numbers are none that somebody gave: counts,
// or figures made over raters that no column names.
func (w *wide) unsurePivot() *ingest.Claim {
	for _, said := range w.title.texts {
		m := pivotOf.FindStringSubmatch(said.Text)
		if m == nil || w.vocab.Heading(m[2]).Kind != vocab.Field || m[1] == "" && (w.has(raterFields...) || w.sight.said.Rater != "") {
			continue
		}
		made := "made from several raters' ratings"
		if m[1] != "" {
			made = "counts"
		}
		return w.unsure(fmt.Sprintf("%.80q in %s%d, as a pivot table has it, says that the numbers below are %s, which nobody gave", said.Text, ladder.ColumnName(said.Col), said.Row, made),
			"skip: true  # and import the ratings it was made from")
	}
	return nil
}
