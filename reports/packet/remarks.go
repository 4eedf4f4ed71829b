package packet

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
)

// A remark is what a rater wrote, once, with what it stands beside. Who is "" where
// the reader may not know.
type remark struct{ Who, Text, Where string }

// newRemarks gathers what raters wrote. A remark on a whole line of a sheet stands
// beside every rating of that line; it is shown once. For a director, remarks stand
// in the order of their texts, so that their order names nobody either.
func newRemarks(b analysis.Bundle, e analysis.Evidence) []remark {
	names := analysis.NewRaterNames(b, e.Ratings)
	var views []remark
	at := map[[2]string]int{} // rater and text → position
	dimensions := map[[2]string]int{}
	for _, r := range e.Ratings {
		key := [2]string{r.Rater, r.Comment}
		if r.Comment == "" {
			continue
		}
		dimensions[key]++
		if i, seen := at[key]; seen {
			views[i].Where = fmt.Sprintf("%d dimensions", dimensions[key])
			continue
		}
		at[key] = len(views)
		view := remark{Text: r.Comment, Where: r.Dimension}
		if !names.Hidden() {
			view.Who = fmt.Sprintf("%s (%s)", names.Label(r), r.Relation)
		}
		views = append(views, view)
	}
	if names.Hidden() {
		slices.SortStableFunc(views, func(a, b remark) int { return strings.Compare(a.Text, b.Text) })
	}
	return views
}
