package jobs

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
)

// moves says of each org with a guideline of its own how many people would have to
// stand at another level for all of its lines to be kept at once.
func (h heldGuideline) moves(in analysis.Input) []analysis.Note {
	var notes []analysis.Note
	sameOrg := func(a, b guidelineLine) bool { return a.org.path == b.org.path }
	for from, to := range stretches(h.own, sameOrg) {
		lines := h.own[from:to]
		if lines[0].org.current.hidden == "" && lines[0].org.current.n > 0 {
			notes = append(notes, movesNote(in, lines))
		}
	}
	return notes
}

func movesNote(in analysis.Input, lines []guidelineLine) analysis.Note {
	name := shortName(lines[0].org.org)
	n, why := movesToMeet(len(in.Ladder.Levels), lines)
	switch {
	case why != "":
		return caution("The guideline of %s cannot be kept as a whole: %s.", name, why)
	case n == 0:
		return info("%s keeps its guideline: nobody would have to move.", name)
	}
	var parts []string
	for _, g := range lines {
		if off := g.off(); off != 0 {
			word := "fewer"
			if off < 0 {
				off, word = -off, "more"
			}
			parts = append(parts, fmt.Sprintf("%d %s at %s", off, word, levelCodes(in.Ladder, g.Levels)))
		}
	}
	return info("To keep the guideline of %s as a whole, %s would stand at another level: %s. This is arithmetic and speaks of nobody.",
		name, headcount(n), strings.Join(append(parts, others(lines)...), ", "))
}

// others says where those go, or come from, whom the lines that are off do not ask for.
func others(lines []guidelineLine) []string {
	more := 0
	for _, g := range lines {
		more += g.off()
	}
	switch {
	case more > 0:
		return []string{fmt.Sprintf("%d more at any level with room", more)}
	case more < 0:
		return []string{fmt.Sprintf("%d fewer at any level with more than its least", -more)}
	}
	return nil
}

// movesToMeet is the smallest number of people that would have to stand at another
// level, or why no spread keeps all lines. Where no level is in two lines, who is too
// many somewhere can fill up elsewhere: it is the larger of those too many and those
// too few.
func movesToMeet(levels int, lines []guidelineLine) (people int, why string) {
	seen := make([]bool, levels+1)
	n, least, most, over, under := lines[0].org.current.n, 0, 0, 0, 0
	for _, g := range lines {
		for _, level := range g.Levels {
			if level < 1 || level > levels {
				continue
			}
			if seen[level] {
				return 0, "a level stands in two of its lines, which are held against the headcount one by one"
			}
			seen[level] = true
		}
		least, most = least+g.low, most+g.high
		over, under = over+max(0, g.off()), under+max(0, -g.off())
	}
	switch {
	case least > n:
		return 0, fmt.Sprintf("its lines ask for %d people at least, and there are %d", least, n)
	case most < n && !slices.Contains(seen[1:], false):
		return 0, fmt.Sprintf("its lines have room for %d people, and there are %d", most, n)
	}
	return max(over, under), ""
}
