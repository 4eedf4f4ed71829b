package jobs

import (
	"slices"
	"strings"

	"calibrate/ladder"
)

// A remark is something written of a person, beside the dimension it is about.
type remark struct {
	dimension string // "" for the person as a whole
	text      string
	rating    ladder.Rating // it was written with
}

// remarksOf takes the comments out of one person's ratings. A sheet that has
// one comment for a whole line gives it with every rating of the line: it is
// taken once, and parted where its author names dimensions ("Feedback: …").
func remarksOf(l *ladder.Ladder, ratings []ladder.Rating) []remark {
	type line struct{ rater, text string }
	times := map[line]int{}
	for _, r := range ratings {
		times[line{r.Rater, r.Comment}]++
	}
	var found []remark
	for _, r := range ratings {
		at := line{r.Rater, r.Comment}
		switch {
		case r.Comment == "" || times[at] == 0:
		case times[at] == 1:
			found = append(found, remark{r.Dimension, r.Comment, r})
		default:
			for _, part := range partsOf(l, r.Comment) {
				found = append(found, remark{part.dimension, part.text, writtenWith(ratings, r, part.dimension)})
			}
			times[at] = 0 // taken
		}
	}
	return found
}

// writtenWith is the same rater's rating in a dimension; for a general remark,
// and where there is none, it has no level.
func writtenWith(ratings []ladder.Rating, r ladder.Rating, dimension string) ladder.Rating {
	at := slices.IndexFunc(ratings, func(other ladder.Rating) bool { return other.Rater == r.Rater && other.Dimension == dimension })
	if at >= 0 {
		return ratings[at]
	}
	r.State, r.Level, r.Source.Col = ladder.Blank, 0, 0
	return r
}

// partsOf parts a comment that begins with a dimension's name and a colon at
// every such name. Any other comment is about the person as a whole.
func partsOf(l *ladder.Ladder, text string) []remark {
	if headingAt(l, text) == "" {
		return []remark{{text: text}}
	}
	var parts []remark
	for rest := text; rest != ""; {
		name := headingAt(l, rest)
		rest = strings.TrimLeft(rest[len(name)+1:], " ")
		end := nextHeading(l, rest)
		if said := strings.TrimSpace(rest[:end]); said != "" {
			parts = append(parts, remark{dimension: name, text: said})
		}
		rest = rest[end:]
	}
	return parts
}

// headingAt gives the dimension whose name and a colon begin a text, "" for none.
func headingAt(l *ladder.Ladder, text string) string {
	for _, d := range l.Dimensions {
		if strings.HasPrefix(text, d.Name+":") {
			return d.Name
		}
	}
	return ""
}

// nextHeading is where the next one begins, after white space; the end of the
// text when there is none.
func nextHeading(l *ladder.Ladder, text string) int {
	for at := range text {
		if at > 0 && strings.ContainsRune(" \n\t;", rune(text[at-1])) && headingAt(l, text[at:]) != "" {
			return at
		}
	}
	return len(text)
}
