package vocab

import (
	"regexp"
	"slices"
	"strings"
)

var numbering = regexp.MustCompile(`^(?i:q|question|frage|item|nr|no|#)?\.?\s*\d+(?:[.)]\d+)*\s*[.):–—-]?\s+|^(?i:q)\d+\s*[.):–—-]\s*|^\d+(?:\.\d+)*[.):]\s*|^[a-zA-Z][.)]\s+`)

// unnumbered is a heading without the number before it.
func unnumbered(text string) string {
	if !strings.ContainsAny(text, "0123456789") && (len(text) < 2 || text[1] != '.' && text[1] != ')') {
		return text
	}
	if at := numbering.FindStringIndex(text); at != nil && at[1] < len(text) {
		return text[at[1]:]
	}
	return text
}

var brackets = regexp.MustCompile(`^(.*?)\s*[\[［【]([^\[\]［］【】]+)[\]］】]\s*[?？.:：]*\s*$`)

// bracketed reads the part a form tool puts in square brackets: it names the
// row of a rating grid, whatever the question before it says.
func (v *Vocab) bracketed(text string) (Heading, bool) {
	if !strings.ContainsAny(text, "]］】") {
		return Heading{}, false
	}
	m := brackets.FindStringSubmatch(text)
	if m == nil {
		return Heading{}, false
	}
	if scaleNote.MatchString(m[2]) {
		h := v.part(m[1])
		return h, h.Kind != Unknown
	}
	h, ok := v.named(m[2])
	if !ok {
		h, ok = v.named(unnumbered(m[2]))
	}
	if !ok {
		h, _ = v.parted(m[2])
	}
	switch {
	case h.Kind == Dimension && v.Mentions(m[1], "comment"):
		h.Kind = Comment
	case h.Kind == Field:
		if whole, ok := v.named(m[1]); ok {
			return v.joined(whole, h)
		}
	}
	return h, h.Kind != Unknown
}

// Mentions reports whether one of the words of a text names a field.
func (v *Vocab) Mentions(text, field string) bool {
	return slices.ContainsFunc(words(text), func(word string) bool {
		found, ok := v.fields.one(word)
		return ok && found == field
	})
}

var separators = regexp.MustCompile(`\s*(?:[:：|>›»\n\r_]|\s[-–—/·•]|[–—])\s*|\s*\(([^()]*)\)\s*$`)

// parted reads a heading made of two parts, such as "Leadership: Innovation",
// "Innovation – Comment" or "Innovation (rating)".
func (v *Vocab) parted(text string) (Heading, bool) {
	if !strings.ContainsAny(text, ":：|>›»\n\r_-–—/·•(") {
		return Heading{}, false
	}
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
		if h, ok := ofPerson(a, b); ok {
			return h, true
		}
		if h, ok := v.ratedBy(a, right, b, left); ok {
			return h, true
		}
		if right == "" && a.Kind != Unknown {
			return a, true
		}
	}
	return Heading{}, false
}

// ratedBy reads a dimension with a word for what its raters are, such as
// "Innovation (self)" or "Manager: Innovation".
func (v *Vocab) ratedBy(a Heading, right string, b Heading, left string) (Heading, bool) {
	if relation, ok := v.Relation(right); ok && a.Kind == Dimension {
		a.Relation = relation
		return a, true
	}
	if relation, ok := v.Relation(left); ok && b.Kind == Dimension {
		b.Relation = relation
		return b, true
	}
	return Heading{}, false
}

// scaleNote is a remark after a heading on its scale, its weight, or whether it must be
// filled in: "(1-6)", "(20 %)", "(weight: 20%)", "(mandatory)". What is "required" may
// be a level.
var scaleNote = regexp.MustCompile(`(?i)^\s*(?:\d+(?:\.5)?\s*(?:-|–|—|to|\.\.|/)\s*\d+|` +
	`(?:(?:weight|weighting|gewicht|gewichtung|poids|pondération|peso|ponderación)\s*[:=]?\s*)?\d{1,3}(?:[.,]\d+)?\s*[%％]|` +
	`optional|mandatory|pflichtfeld|obligatoire|facultatif|obligatorio|opcional|必須|任意)\s*$`)

// part reads one side of a heading made of parts.
func (v *Vocab) part(text string) Heading {
	if h, ok := v.named(text); ok {
		return h
	}
	h, _ := v.named(unnumbered(text))
	return h
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
	case dim.Kind == Dimension && other.Is("comment"):
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
