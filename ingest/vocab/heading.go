package vocab

import (
	"slices"
	"strings"

	"calibrate/ladder"
)

// HeadingKind says what a heading names.
type HeadingKind uint8

// The kinds of heading.
const (
	Unknown   HeadingKind = iota
	Dimension             // the ratings of one dimension
	Comment               // remarks on one dimension
	Field                 // employee, rater, comment …: one of ladder.FieldNames
	Category              // a category of the ladder, which nobody rates
	Ambiguous             // fits several dimensions
)

// A Heading is what the heading of a column or row was taken for.
type Heading struct {
	Kind       HeadingKind
	Dimension  int             // number, for Dimension and Comment
	Relation   ladder.Relation // of the raters of a Dimension, when the heading says so
	Field      string          // for Field
	Category   int             // number, for Category
	Candidates []int           // dimensions an Ambiguous heading fits
	Near       []int           // dimensions one edit away from an Unknown heading
	Like       []int           // dimensions an Unknown heading names a part of, or with a word or two beside
}

// Is reports whether a heading names a field, by the name the product has for it.
func (h Heading) Is(field string) bool { return h.Kind == Field && h.Field == field }

// Heading reads the heading of a column or row. It knows dimensions, categories
// and fields by name, code and alias; numbering before them ("1.2", "Q3:"); the
// category before a dimension; the bracketed part of a form tool's heading; a
// question that asks to rate a dimension; the comment column of a dimension; and a
// dimension with its description on the next line or in brackets.
func (v *Vocab) Heading(text string) Heading {
	if len(text) > maxHeading {
		return Heading{}
	}
	slot := v.headings.slot(text)
	if known := slot.Load(); known != nil && known.text == text {
		return known.heading
	}
	h := v.heading(Clean(text))
	if h.Kind == Unknown {
		if described, ok := v.described(text); ok {
			h = described
		}
	}
	slot.Store(&remembered{strings.Clone(text), h})
	return h
}

// IsDimension gives the dimension a text is a name, code or alias of. It looks at
// nothing else a heading might say, and is cheap enough for every cell.
func (v *Vocab) IsDimension(text string) (number int, ok bool) {
	if len(text) > maxHeading {
		return 0, false
	}
	return v.dimensions.one(text)
}

// IsField gives the field a text is a name of; it is as cheap as IsDimension.
func (v *Vocab) IsField(text string) (field string, ok bool) {
	if len(text) > maxHeading {
		return "", false
	}
	return v.fields.one(text)
}

// maxHeading is the longest text in bytes that may be a heading; longer ones
// are prose.
const maxHeading = 400

func (v *Vocab) heading(text string) Heading {
	text = strings.TrimRight(text, " *") // form tools mark a question that must be answered
	if Key(text) == "" {
		return Heading{}
	}
	forms := []string{text, unnumbered(text)}
	if forms[1] == text {
		forms = forms[:1]
	}
	for _, form := range forms {
		for _, read := range []func(string) (Heading, bool){v.named, v.bracketed, v.parted, v.asked, v.ofGrid, v.generalComment, v.commented, v.person, v.rated, v.numbered} {
			if h, ok := read(form); ok {
				return h
			}
		}
	}
	return v.unknown(unnumbered(text))
}

// named reads a text that is a dimension, field or category as it stands.
func (v *Vocab) named(text string) (Heading, bool) {
	if found := v.dimensions.find(text); len(found) == 1 {
		return Heading{Kind: Dimension, Dimension: found[0]}, true
	} else if len(found) > 1 {
		return Heading{Kind: Ambiguous, Candidates: found}, true
	}
	if field, ok := v.fields.one(text); ok {
		return Heading{Kind: Field, Field: field}, true
	}
	if category, ok := v.categories.one(text); ok {
		return Heading{Kind: Category, Category: category}, true
	}
	return Heading{}, false
}

// unknown describes a heading nobody knows: what it is near to, and whether it
// names a part of several dimensions.
func (v *Vocab) unknown(text string) Heading {
	var parts, more []int
	asked := words(text)
	for number, name := range v.dimensionWords {
		switch {
		case len(asked) > 0 && contained(asked, name):
			parts = append(parts, number)
		case len(name) > 0 && len(asked) <= len(name)+2 && contained(name, asked):
			more = append(more, number)
		}
	}
	if len(parts) > 1 {
		return Heading{Kind: Ambiguous, Candidates: parts}
	}
	var near []int
	for _, number := range v.dimensions.near(text) {
		if !slices.Contains(more, number) { // "Architecture (n)" has a word more, and is no slip
			near = append(near, number)
		}
	}
	return Heading{Kind: Unknown, Near: near, Like: append(parts, more...)}
}

func contained(parts, whole []string) bool {
	for _, part := range parts {
		if !slices.Contains(whole, part) {
			return false
		}
	}
	return true
}

// Names gives the names of dimensions.
func (v *Vocab) Names(dimensions []int) []string {
	var names []string
	for _, dim := range dimensions {
		names = append(names, v.Ladder.Dimensions[dim].Name)
	}
	return names
}
