package layouts

import (
	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

const wideTwoRows = "wide_two_rows"

// WideTwoRows is a wide sheet whose headings take two rows: categories, often
// merged, over their dimensions; or dimensions over "rating" and "comment", or
// over "self" and "manager"; or dimensions in a row above the headings of people.
var WideTwoRows = ingest.Layout{
	Name:  wideTwoRows,
	About: "a wide sheet with two header rows: category over dimension, or dimension over rating and comment",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		return claimKind(s, opt, twoRows)
	},
}

// withSecondRow joins the header row with the row above it, the row below it, or
// both, when they are one heading; nil when they are not.
func (t *table) withSecondRow() *table {
	var joined *table
	if t.row > 1 {
		if above := t.tableAt(t.row - 1); above.heads(t) {
			joined = t.under(above)
		}
	}
	if t.row == t.NumRows() {
		return joined
	}
	switch below := t.tableAt(t.row + 1); {
	case below.splits(t):
		joined = t.over(below)
	case below.headsPeopleOf(t):
		joined = t.overPeople(below)
	}
	return joined
}

// heads reports whether a row is the upper part of another's heading: it names
// categories, or the people the other one lacks.
func (t *table) heads(lower *table) bool {
	for _, h := range t.headings {
		if h.Kind == vocab.Category && len(t.dimensions) == 0 {
			return true
		}
	}
	if t.overDimensions(lower) {
		return true
	}
	return t.has(employeeFields...) && !lower.has(employeeFields...) && len(t.dimensions) == 0 && lower.text(lower.row, t.firstOf(employeeFields...)) == ""
}

// overDimensions reports whether a row says, over sets of dimensions, what the
// raters of each set are: "Self" over the first ones, "Manager" over the others.
func (t *table) overDimensions(lower *table) bool {
	said := map[ladder.Relation]bool{}
	for i, d := range lower.dimensions {
		text := t.text(t.row, d.col)
		relation, ok := t.vocab.Relation(text)
		if ok {
			said[relation] = true
		} else if text != "" || i == 0 {
			return false
		}
	}
	return len(said) > 1
}

// splits reports whether a row says, below dimensions, which column holds the
// rating and which the comment, or what the rater of each is.
func (t *table) splits(upper *table) bool {
	ratings := 0
	for col := upper.dimensions[0].col; col <= t.width; col++ {
		_, related := t.vocab.Relation(t.text(t.row, col))
		if h := t.headings[col]; related || h.Is("rating") {
			ratings++
		}
	}
	return ratings >= 2 && len(t.dimensions) == 0
}

// under joins a header row with the categories above it. The category narrows a
// heading that fits several dimensions; a column without a heading of its own
// takes the one above.
func (t *table) under(above *table) *table {
	t.top = above.row
	t.widen(above.width)
	category, relation, related := -1, ladder.Relation(""), above.overDimensions(t)
	for col := 1; col <= t.width; col++ {
		upper, h := above.at(col), t.headings[col]
		if text := above.text(above.row, col); text != "" {
			category = -1
			if upper.Kind == vocab.Category {
				category = upper.Category
			}
			relation, _ = t.vocab.Relation(text)
		}
		switch {
		case related && h.Kind == vocab.Dimension:
			t.headings[col].Relation = relation
		case h.Kind == vocab.Ambiguous && category >= 0:
			if narrowed, ok := t.vocab.Within(h, category); ok {
				t.headings[col] = narrowed
			}
		case t.text(t.row, col) == "" && upper.Kind == vocab.Field:
			t.headings[col] = upper
		}
	}
	t.arrange()
	return t
}

// over joins a row of dimensions with "rating" and "comment" below each. A
// dimension's heading stands over all columns up to the next.
func (t *table) over(below *table) *table {
	joined := *t
	joined.row = below.row
	joined.widen(below.width)
	joined.headingRow = t.row
	current, from := vocab.Heading{}, 0
	for col := 1; col <= joined.width; col++ {
		if t.text(t.row, col) != "" {
			current, from = t.at(col), col
		}
		lower := below.at(col)
		relation, related := t.vocab.Relation(below.text(below.row, col))
		switch {
		case current.Kind == vocab.Dimension && related:
			joined.headings[col] = vocab.Heading{Kind: vocab.Dimension, Dimension: current.Dimension, Relation: relation}
		case current.Kind != vocab.Dimension:
			joined.headings[col] = either(t.at(col), lower)
		case lower.Is("comment"):
			joined.headings[col] = vocab.Heading{Kind: vocab.Comment, Dimension: current.Dimension}
		case t.vocab.SaysNoPerson(below.text(below.row, col)):
			joined.headings[col] = vocab.Heading{Kind: vocab.Field} // a level expected, a weight: no rating
		case lower.Is("rating") || col == from && below.text(below.row, col) == "":
			joined.headings[col] = current
		default:
			joined.headings[col] = lower
		}
	}
	joined.arrange()
	return &joined
}

// headsPeopleOf reports whether a row below dimensions heads the people that the row of
// dimensions lacks, and nothing else: so pandas writes the names of an index.
func (t *table) headsPeopleOf(upper *table) bool {
	if upper.has(employeeFields...) || !t.has(employeeFields...) || len(t.dimensions) > 0 {
		return false
	}
	for col := 1; col <= t.width; col++ {
		if t.text(t.row, col) != "" && (t.headings[col].Kind != vocab.Field || upper.text(upper.row, col) != "") {
			return false
		}
	}
	return true
}

// overPeople joins a row of dimensions with the headings of people below it.
func (t *table) overPeople(below *table) *table {
	joined := *t
	joined.row, joined.headingRow = below.row, t.row
	joined.widen(below.width)
	for col := 1; col <= below.width; col++ {
		if below.headings[col].Kind == vocab.Field {
			joined.headings[col] = below.headings[col]
		}
	}
	joined.arrange()
	return &joined
}

func either(a, b vocab.Heading) vocab.Heading {
	if a.Kind != vocab.Unknown {
		return a
	}
	return b
}

// at is the heading of a column, beyond the last one as well.
func (t *table) at(col int) vocab.Heading {
	if col < 1 || col >= len(t.headings) {
		return vocab.Heading{}
	}
	return t.headings[col]
}

// widen makes room for the columns of a second row.
func (t *table) widen(width int) {
	t.width = max(t.width, width)
	headings := make([]vocab.Heading, t.width+1)
	copy(headings, t.headings)
	t.headings = headings
}
