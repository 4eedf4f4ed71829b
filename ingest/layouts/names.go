package layouts

import (
	"slices"
	"strings"
	"unicode"
)

// A nameIn says which fields hold a person's name, whole or in parts.
type nameIn struct{ whole, given, family string }

var (
	employeeName = nameIn{"name", "first_name", "last_name"}
	raterName    = nameIn{"rater", "rater_first_name", "rater_last_name"}
	managerName  = nameIn{"manager", "manager_first_name", "manager_last_name"}
)

// name reads a name from one column or from two. Beside a column of given names
// alone, one headed "Name" holds the family names, and the other way round; a
// name that says both already is left as it is.
func (t *table) name(row int, in nameIn) string {
	whole, given, family := t.cell(row, in.whole), t.cell(row, in.given), t.cell(row, in.family)
	switch {
	case whole == "":
	case t.has(in.given) == t.has(in.family) || includes(whole, given+family):
		return whole
	case t.has(in.given):
		family = whole
	default:
		given = whole
	}
	return fullName(given, family)
}

// includes reports whether a name holds the words of a part of it and more.
func includes(whole, part string) bool {
	words, parts := strings.Fields(strings.ToLower(whole)), strings.Fields(strings.ToLower(part))
	for i := range words {
		words[i] = strings.Trim(words[i], ",")
	}
	return len(words) > len(parts) && !slices.ContainsFunc(parts, func(p string) bool { return !slices.Contains(words, p) })
}

// fullName joins the parts of a name in the order its script has them.
func fullName(given, family string) string {
	if strings.ContainsFunc(given, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}) {
		given, family = family, given
	}
	return strings.TrimSpace(given + " " + family)
}
