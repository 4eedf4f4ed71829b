package workbook

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/ladder"
)

// raterNames says who a rater is, as far as the reader may know: a director sees
// what raters are to the person, not who they are.
type raterNames struct {
	bundle analysis.Bundle
	number map[string]int // of each rater among those with the same relation
}

func newRaterNames(b analysis.Bundle, ratings []ladder.Rating) raterNames {
	n := raterNames{bundle: b, number: map[string]int{}}
	counts := map[ladder.Relation]int{}
	for _, r := range ratings {
		if _, known := n.number[r.Rater]; !known {
			counts[r.Relation]++
			n.number[r.Rater] = counts[r.Relation]
		}
	}
	return n
}

// of gives the rater of a rating and the name, "" where there is none to give.
func (n raterNames) of(r ladder.Rating) (rater, name string) {
	if n.bundle.Manifest.Audience == analysis.Director {
		return fmt.Sprintf("%s %d", r.Relation, n.number[r.Rater]), ""
	}
	return r.Rater, n.bundle.Names[r.Rater]
}
