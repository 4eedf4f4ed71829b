package vocab

import (
	"regexp"
	"slices"
	"strings"
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
	Dimension  int    // number, for Dimension and Comment
	Field      string // for Field
	Category   int    // number, for Category
	Candidates []int  // dimensions an Ambiguous heading fits
	Near       []int  // dimensions one edit away from an Unknown heading
	Like       []int  // dimensions an Unknown heading names a part of
}

// Heading reads the heading of a column or row. It knows dimensions, categories
// and fields by name, code and alias; numbering before them ("1.2", "Q3:"); the
// category before a dimension; the bracketed part of a form tool's heading; a
// question that asks to rate a dimension; and the comment column of a dimension.
func (v *Vocab) Heading(text string) Heading {
	if len(text) > maxHeading {
		return Heading{}
	}
	if known, ok := v.headings.Load(text); ok {
		return known.(Heading)
	}
	h := v.heading(Clean(text))
	v.headings.Store(text, h)
	return h
}

// maxHeading is the longest text in bytes that may be a heading; longer ones
// are prose.
const maxHeading = 400

func (v *Vocab) heading(text string) Heading {
	if Key(text) == "" {
		return Heading{}
	}
	if h, ok := v.named(text); ok {
		return h
	}
	for _, read := range []func(string) (Heading, bool){v.unnumbered, v.bracketed, v.parted, v.asked, v.commented} {
		if h, ok := read(text); ok {
			return h
		}
	}
	return v.unknown(text)
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

var numbering = regexp.MustCompile(`^(?i:q|question|frage|item|nr|no|#)?\.?\s*\d+(?:[.)]\d+)*\s*[.):–—-]?\s+|^(?i:q)\d+\s*[.):–—-]\s*|^\d+(?:\.\d+)*[.):]\s*|^[a-zA-Z][.)]\s+`)

// unnumbered reads the heading behind its number.
func (v *Vocab) unnumbered(text string) (Heading, bool) {
	at := numbering.FindStringIndex(text)
	if at == nil || at[1] == len(text) {
		return Heading{}, false
	}
	h := v.heading(text[at[1]:])
	return h, h.Kind != Unknown
}

var brackets = regexp.MustCompile(`^(.*?)\s*[\[［【]([^\[\]［］【】]+)[\]］】]\s*$`)

// bracketed reads the part a form tool puts in square brackets: it names the
// row of a rating grid, whatever the question before it says.
func (v *Vocab) bracketed(text string) (Heading, bool) {
	m := brackets.FindStringSubmatch(text)
	if m == nil {
		return Heading{}, false
	}
	h := v.heading(m[2])
	switch {
	case h.Kind == Dimension && v.mentions(m[1], "comment"):
		h.Kind = Comment
	case h.Kind == Field:
		if whole, ok := v.named(m[1]); ok {
			return v.joined(whole, h)
		}
	}
	return h, h.Kind != Unknown
}

// mentions reports whether one of the words of a text names a field.
func (v *Vocab) mentions(text, field string) bool {
	return slices.ContainsFunc(words(text), func(word string) bool {
		found, ok := v.fields.one(word)
		return ok && found == field
	})
}

var separators = regexp.MustCompile(`\s*(?:[:：|>›»\n\r]|\s[-–—/·•]|[–—])\s*|\s*\(([^()]*)\)\s*$`)

// parted reads a heading made of two parts, such as "Leadership: Innovation",
// "Innovation – Comment" or "Innovation (rating)".
func (v *Vocab) parted(text string) (Heading, bool) {
	for _, at := range separators.FindAllStringSubmatchIndex(text, -1) {
		left, right := text[:at[0]], text[at[1]:]
		if at[2] >= 0 {
			right = text[at[2]:at[3]]
		}
		if scaleNote.MatchString(right) {
			right = ""
		}
		a, b := v.part(left), v.part(right)
		if h, ok := v.joined(a, b); ok {
			return h, true
		}
		if right == "" && a.Kind != Unknown {
			return a, true
		}
	}
	return Heading{}, false
}

// scaleNote is a remark on the scale after a heading, such as "(1-6)".
var scaleNote = regexp.MustCompile(`^\s*\d+(?:\.5)?\s*(?:-|–|—|to|\.\.|/)\s*\d+\s*$`)

// part reads one side of a heading made of parts.
func (v *Vocab) part(text string) Heading {
	if h, ok := v.named(text); ok {
		return h
	}
	if h, ok := v.unnumbered(text); ok {
		return h
	}
	return Heading{}
}

// joined puts the two parts of a heading together, in either order.
func (v *Vocab) joined(a, b Heading) (Heading, bool) {
	if b.Kind == Category || a.Kind == Field && (b.Kind == Dimension || b.Kind == Ambiguous) {
		a, b = b, a
	}
	dim, other := b, a
	if a.Kind == Dimension {
		dim, other = a, b
	}
	switch {
	case a.Kind == Category && (b.Kind == Dimension || b.Kind == Ambiguous):
		return v.Within(b, a.Category)
	case dim.Kind == Dimension && other.Kind == Field && other.Field == "comment":
		return Heading{Kind: Comment, Dimension: dim.Dimension}, true
	case dim.Kind == Dimension && other.Kind == Field && (other.Field == "rating" || other.Field == "level"):
		return dim, true
	}
	return Heading{}, false
}

// Within narrows a heading to the dimensions of one category; false when none
// of them is in it.
func (v *Vocab) Within(h Heading, category int) (Heading, bool) {
	candidates := h.Candidates
	if h.Kind == Dimension {
		candidates = []int{h.Dimension}
	}
	var inside []int
	for _, dim := range candidates {
		if v.Ladder.Dimensions[dim].Category == category {
			inside = append(inside, dim)
		}
	}
	switch len(inside) {
	case 0:
		return h, false
	case 1:
		return Heading{Kind: Dimension, Dimension: inside[0]}, true
	}
	return Heading{Kind: Ambiguous, Candidates: inside}, true
}

var question = regexp.MustCompile(`(?i)^(?:please\s+)?(?:rate|assess|score|evaluate|how (?:would|do) you (?:rate|assess|score)|how (?:good|strong) is|bitte bewerten sie|bewerten sie|bewerte|évaluez|evalúe)\s+(?:(?:the|their|his|her|this|your|employee'?s?|person'?s?|colleague'?s?|die|den|das|la|le|el)\s+)*(.+?)\s*[?.:]*$`)

// asked reads a question that asks to rate one dimension.
func (v *Vocab) asked(text string) (Heading, bool) {
	m := question.FindStringSubmatch(text)
	if m == nil {
		return Heading{}, false
	}
	h, ok := v.named(m[1])
	return h, ok && (h.Kind == Dimension || h.Kind == Ambiguous)
}

// commented reads a dimension with a comment word before or after it and no
// mark between, such as "Innovation comments" or "Comments on Innovation".
func (v *Vocab) commented(text string) (Heading, bool) {
	fields := strings.Fields(text)
	for cut := 1; cut < len(fields); cut++ {
		left, right := strings.Join(fields[:cut], " "), strings.Join(fields[cut:], " ")
		if h, ok := v.joined(v.part(left), v.part(right)); ok {
			return h, true
		}
		if cut+1 < len(fields) && fillers[Key(fields[cut])] {
			if h, ok := v.joined(v.part(left), v.part(strings.Join(fields[cut+1:], " "))); ok {
				return h, true
			}
		}
	}
	return Heading{}, false
}

// unknown describes a heading nobody knows: what it is near to, and whether it
// names a part of several dimensions.
func (v *Vocab) unknown(text string) Heading {
	var parts []int
	asked := words(text)
	for _, d := range v.Ladder.Dimensions {
		if len(asked) > 0 && contained(asked, words(d.Name)) {
			parts = append(parts, d.Number)
		}
	}
	if len(parts) > 1 {
		return Heading{Kind: Ambiguous, Candidates: parts}
	}
	return Heading{Kind: Unknown, Near: v.dimensions.near(text), Like: parts}
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
