package analysis

import (
	"fmt"

	"calibrate/ladder"
)

// RaterNames says who the raters of one employee are, as far as the reader may
// know: a director sees what raters are to the person, not who they are.
type RaterNames struct {
	bundle Bundle
	number map[string]int // of each rater among those with the same relation
}

// NewRaterNames numbers the raters of one employee in the order met.
func NewRaterNames(b Bundle, ratings []ladder.Rating) RaterNames {
	n := RaterNames{bundle: b, number: map[string]int{}}
	counts := map[ladder.Relation]int{}
	for _, r := range ratings {
		if _, known := n.number[r.Rater]; !known {
			counts[r.Relation]++
			n.number[r.Rater] = counts[r.Relation]
		}
	}
	return n
}

// You is what the person is called whom a result is made for, where ratings given to
// others are shown.
const You = "you"

// Hidden reports whether the reader may not know who rated.
func (n RaterNames) Hidden() bool { return n.bundle.Manifest.Audience == Director }

// Of gives the rater of a rating and the rater's name, "" where there is none to
// give: "P017" and "Ana Ruiz"; for a director "peer 2" and "".
func (n RaterNames) Of(r ladder.Rating) (rater, name string) {
	if n.Hidden() {
		return fmt.Sprintf("%s %d", r.Relation, n.number[r.Rater]), ""
	}
	if reader := n.bundle.Manifest.For; reader != "" && r.Rater == reader {
		return You, ""
	}
	return r.Rater, n.bundle.Names[r.Rater]
}

// Label is the name, or what stands for it.
func (n RaterNames) Label(r ladder.Rating) string {
	rater, name := n.Of(r)
	if name != "" {
		return name
	}
	return rater
}
