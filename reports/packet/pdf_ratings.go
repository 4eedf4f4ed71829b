package packet

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// ratingSize is the type of a rating and its cell.
func (p *paper) ratingSize() float64 { return math.Min(tableSize, p.fine+0.4) }

// shortStates are what stands in a narrow column for the words of a state; the words are
// said once on the page.
var shortStates = map[string]string{
	analysis.StateWords(ladder.NotObserved):   "n/o",
	analysis.StateWords(ladder.NotApplicable): "n/a",
	analysis.StateWords(ladder.TooNew):        "new",
}

// short is a rating's level or state in few letters.
func (r rating) short() string {
	if short, ok := shortStates[r.Level]; ok {
		return short
	}
	return r.Level
}

// labelled is the rule of a number beside the name of its own level.
const labelled = "number_with_label"

// quoted reports whether the text as it stood is quoted beside the cell: where it could not
// be read, and where not the rater's usual rule read it. What else is written in the place
// of a number is said once, under the ratings: see [spellings].
func (r rating) quoted() bool {
	return r.Said != "" && (r.Level == analysis.StateWords(ladder.Unread) || r.Rule != "" && r.Rule != labelled)
}

func ratingsText(ratings []rating) string {
	words := make([]string, len(ratings))
	for i, r := range ratings {
		words[i] = r.short() + " " + r.Cell
		if r.Place > 0 {
			words[i] += "/" + strconv.Itoa(r.Place)
		}
		if r.quoted() {
			words[i] += " “" + r.Said + "”"
		}
		if r.Rule != "" && r.Rule != labelled {
			words[i] += " " + r.Rule
		}
	}
	return strings.Join(words, "; ")
}

// dimensions gives the lines of all categories.
func (ev evidence) dimensions() iter.Seq[dimension] {
	return func(yield func(dimension) bool) {
		for _, c := range ev.Categories {
			for _, d := range c.Dimensions {
				if !yield(d) {
					return
				}
			}
		}
	}
}

// spellings says what a rater wrote in the place of numbers and states, each text once, in
// the order of what it says.
func (ev evidence) spellings(rater int) string {
	var all [][2]string
	for d := range ev.dimensions() {
		for _, r := range d.Ratings[rater] {
			if pair := [2]string{r.short(), r.Said}; r.Said != "" && !r.quoted() && r.short() != r.Said && !slices.Contains(all, pair) {
				all = append(all, pair)
			}
		}
	}
	slices.SortFunc(all, func(a, b [2]string) int { return strings.Compare(a[0]+a[1], b[0]+b[1]) })
	words := make([]string, len(all))
	for i, pair := range all {
		words[i] = fmt.Sprintf("%s is “%s”", pair[0], pair[1])
	}
	return strings.Join(words, ", ")
}

// legend says what stands for what on a person's page.
func (ev evidence) legend() string {
	words := "Shaded: the target's band; dot: a rating; ring: the self-rating; line: the mean. Letter and number: the cell."
	used := map[string]bool{}
	for d := range ev.dimensions() {
		for _, ratings := range d.Ratings {
			for _, r := range ratings {
				used[r.Level] = true
			}
		}
	}
	var states []string
	for _, state := range sortedKeys(shortStates) {
		if used[state] {
			states = append(states, shortStates[state]+": "+state)
		}
	}
	if len(states) == 0 {
		return words
	}
	return words + " " + strings.Join(states, "; ") + "."
}

// places is which file and sheet each rater's cells stand in.
func (p *paper) places(v person) []box {
	boxes := whole(p.lines(v.Evidence.legend(), 0, style{p.fine, false, soft}))
	var all []string
	for i, r := range v.Evidence.Raters {
		words := raterWords(r)
		if texts := v.Evidence.spellings(i); texts != "" {
			words += "; " + texts
		}
		all = append(all, words)
	}
	small := style{p.ratingSize(), false, black}
	boxes = append(boxes, whole(p.lines(strings.Join(all, " · "), 0, small))...)
	if v.Director {
		boxes = append(boxes, p.lines("Files and names are in the packet for HR.", 0, small)...)
	}
	return boxes
}

// raterWords says where one rater's cells stand, and by what rules they were read.
func raterWords(r rater) string {
	words := fmt.Sprintf("%s (%s): %d cells", r.Name, r.Relation, r.Cells)
	for i, place := range r.Places {
		if len(r.Places) > 1 {
			words += fmt.Sprintf("; /%d %s", i+1, place)
			continue
		}
		words += ", " + place
	}
	return words + ", read by " + r.Rules
}
