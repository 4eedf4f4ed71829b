package ladder

import (
	"maps"
	"slices"
	"strings"
)

// InOrder gives several ladders, the main one first and the others by id in the order
// of their ids.
func InOrder(main *Ladder, others map[string]*Ladder) []*Ladder {
	list := []*Ladder{main}
	for _, id := range slices.Sorted(maps.Keys(others)) {
		if l := others[id]; l.ID != main.ID {
			list = append(list, l)
		}
	}
	return list
}

// DimensionByName finds a dimension by its name or code, spelt exactly as in
// the ladder. Aliases and other spellings are package vocab's concern.
func (l *Ladder) DimensionByName(name string) (Dimension, bool) {
	for _, d := range l.Dimensions {
		if name != "" && (d.Name == name || d.Code == name) {
			return d, true
		}
	}
	return Dimension{}, false
}

// LevelByName finds a level by its exact name or code.
func (l *Ladder) LevelByName(name string) (Level, bool) {
	for _, v := range l.Levels {
		if name != "" && (v.Name == name || v.Code == name) {
			return v, true
		}
	}
	return Level{}, false
}

// LevelByNumber finds a level by its number, from 1.
func (l *Ladder) LevelByNumber(number int) (Level, bool) {
	if number < 1 || number > len(l.Levels) {
		return Level{}, false
	}
	return l.Levels[number-1], true
}

// NextLevel gives the level above this one; false at the top, and for a level
// that is not known.
func (l *Ladder) NextLevel(number int) (Level, bool) {
	if number < 1 {
		return Level{}, false
	}
	return l.LevelByNumber(number + 1)
}

// DimensionsIn lists the dimensions of a category, in ladder order.
func (l *Ladder) DimensionsIn(category int) []Dimension {
	var in []Dimension
	for _, d := range l.Dimensions {
		if d.Category == category {
			in = append(in, d)
		}
	}
	return in
}

// OrgParts splits an org path into its parts, top first: "Infra / Storage"
// gives Infra and Storage. Blanks around parts and empty parts are dropped, so
// "" gives none. A slash without blanks belongs to the name ("CI/CD").
func OrgParts(path string) []string {
	var parts []string
	for part, rest, ok := topPart(path); ok; part, rest, ok = topPart(rest) {
		parts = append(parts, part)
	}
	return parts
}

// topPart takes the first part off a path; ok is false when none is left.
func topPart(path string) (part, rest string, ok bool) {
	for path != "" {
		part, path, _ = strings.Cut(path, OrgSeparator)
		if part = strings.TrimSpace(part); part != "" {
			return part, path, true
		}
	}
	return "", "", false
}

// OrgWithin says whether an org path lies in a scope: the scope itself or
// anything below it, compared part by part, so that "Infra" holds "Infra /
// Storage" but not "Infrastructure". The empty scope is the whole company.
func OrgWithin(path, scope string) bool {
	for {
		want, below, more := topPart(scope)
		if !more {
			return true
		}
		part, rest, ok := topPart(path)
		if !ok || part != want {
			return false
		}
		path, scope = rest, below
	}
}
