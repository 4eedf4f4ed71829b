package layouts

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// Form is one sheet for each employee, with the dimensions down and the raters
// across; the employee stands in the title.
var Form = ingest.Layout{
	Name:  "form",
	About: "one sheet for each employee: dimensions down, one column for each rater, the employee in the title",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		d := look(s, opt).downOf()
		if d == nil || len(d.blocks) > 1 || d.blocks[0].isTransposed() {
			return nil
		}
		if claim := d.claimForms(); claim != nil {
			return claim
		}
		return d.nearlyForm()
	},
}

// FormsStacked is several forms below one another in one sheet.
var FormsStacked = ingest.Layout{
	Name:  "forms_stacked",
	About: "several forms below one another, each with its employee in the title",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		d := look(s, opt).downOf()
		if d == nil || len(d.blocks) < 2 {
			return nil
		}
		return d.claimForms()
	},
}

// claimForms understands each block as the form of one employee. A sheet whose
// columns of ratings are not all accounted for is refused whole.
func (d *down) claimForms() *ingest.Claim {
	if unsure := d.unsureBeside(); unsure != nil {
		return unsure
	}
	if unsure := d.unsureTicked(); unsure != nil {
		return unsure
	}
	claim := &ingest.Claim{HeaderRow: d.blocks[0].header, Ladder: d.vocab.Ladder.ID, Relation: d.vocab.Relation, NamedAs: "employee"}
	forms, unsure := d.forms(claim)
	switch {
	case unsure != nil:
		return unsure
	case !slices.ContainsFunc(d.blocks, func(b *block) bool { return len(b.columns) > 0 }):
		return nil // dimensions without ratings: the ladder itself, or instructions
	}
	scale, reason, cells := d.scaleOfBlocks()
	if reason != "" {
		return d.unsure(reason, settleScale(scale))
	}
	claim.Scale, claim.Marks, claim.Read, claim.Doubt = scale, cells, d.read(scale), d.doubt(scale)
	claim.Cycle = d.blocks[0].title.cycle(d.sight)
	claim.Problems = append(claim.Problems, d.problems()...)
	claim.Columns = d.blocks[0].columnUses()
	claim.Lines = func(yield func(*ingest.Line) bool) {
		for _, f := range forms {
			for line := range f.lines() {
				if !yield(line) {
					return
				}
			}
		}
	}
	return claim
}

// forms understands the blocks one by one, adding their dimensions and what they leave out
// to the claim of the sheet; unsure is the claim of one that cannot be read for sure.
func (d *down) forms(claim *ingest.Claim) (forms []*form, unsure *ingest.Claim) {
	for _, b := range d.blocks {
		claim.Problems = append(claim.Problems, b.leftProblems()...)
		f := &form{block: b, offset: len(claim.Dimensions), sheet: &d.blocks[0].title}
		claim.Dimensions = append(claim.Dimensions, b.headings()...)
		f.employee = f.whomItIsAbout(len(d.blocks) == 1, claim)
		if unsure := f.unsureForm(); unsure != nil && len(b.columns) > 0 {
			return nil, unsure
		}
		forms = append(forms, f)
	}
	return forms, nil
}

// around lists the rows that may explain the ratings: those above and below them.
func (d *down) around() []int {
	above, below := d.blocks[0].first-1, d.blocks[len(d.blocks)-1].last+1
	return append(rowsTo(1, above), rowsTo(below, min(d.NumRows(), below+headerRows))...)
}

// A form is a block about one employee.
type form struct {
	*block
	employee ingest.Mention
	offset   int    // of its dimensions in the claim's
	sheet    *title // of the first block: rater and relation may stand there for all
}

// whomItIsAbout takes the employee from the map, the title, or, where the
// columns say who the raters are, the sheet's name.
func (f *form) whomItIsAbout(alone bool, claim *ingest.Claim) ingest.Mention {
	if f.said.Employee != "" {
		return ingest.Mention{Any: f.said.Employee}
	}
	if m := f.title.whom(); m.Text() != "" {
		return m
	}
	if !alone || f.Name == "" || !f.allRelated() {
		return ingest.Mention{}
	}
	claim.Named = ingest.Mention{Any: f.Name}
	return claim.Named
}

// allRelated reports whether every column's heading says what its rater is, or
// the title says who rated.
func (f *form) allRelated() bool {
	if from := f.title.rater(f.sight); from.Text() != "" {
		return true
	}
	for _, v := range f.columns {
		if v.relation == "" {
			return false
		}
	}
	return true
}

// unsureForm refuses a form whose employee or raters are not named, with the
// lines for all that is missing.
func (f *form) unsureForm() *ingest.Claim {
	if f.said.Rater == "" && slices.ContainsFunc(f.columns, func(v valueFrom) bool { return v.relation == "" && v.person.Text() == "" }) {
		if unsure := f.title.unsureWho(f.sight, "rater"); unsure != nil {
			return unsure
		}
	}
	if f.said.Employee == "" {
		if unsure := f.title.unsureWho(f.sight, "employee"); unsure != nil {
			return unsure
		}
	}
	var reason string
	var settle []string
	if f.employee.Text() == "" {
		reason = fmt.Sprintf("dimensions stand down column %s from row %d, but no title says whom the ratings are about", ladder.ColumnName(f.col), f.first)
		settle = append(settle, "employee: \"…\"  # whom this sheet is about; or write it above the table")
	}
	for _, v := range f.columns {
		if f.raterOf(v).Text() == "" && f.relationOf(v).Text == "" {
			reason = cmp.Or(reason, fmt.Sprintf("nothing says who gave the ratings in column %s", ladder.ColumnName(v.col)))
			settle = append(settle, "rater: \"…\"  # who filled in this sheet; or write it above the table")
			break
		}
	}
	if reason == "" {
		return f.unsureColumns()
	}
	return f.unsure(reason, strings.Join(settle, "\n    "))
}

// unsureColumns refuses a form with a column that may be the ratings of whoever
// the title names, or of somebody else, and one with two columns of one rater.
func (f *form) unsureColumns() *ingest.Claim {
	from, seen := f.title.rater(f.sight), map[[2]string]int{}
	for _, v := range f.columns {
		rater, column := f.raterOf(v), ladder.ColumnName(v.col)
		if from.Text() != "" && v.relation == "" && vocab.Key(rater.Text()) != vocab.Key(from.Text()) {
			return f.unsure(fmt.Sprintf("the title says that %s rated, and column %s is headed %q, which may be somebody else", from.Text(), column, v.heading),
				fmt.Sprintf("rater: %q  # who gave the ratings in column %s; leave out others with columns: {%s: skip}", from.Text(), column, column))
		}
		key := [2]string{rater.Text(), f.relationOf(v).Text}
		if other, taken := seen[key]; taken && rater.Text() != "" {
			return f.unsure(fmt.Sprintf("columns %s and %s both hold ratings by %s, and nothing says which counts", ladder.ColumnName(other), column, rater.Text()),
				fmt.Sprintf("columns: {%s: skip}  # or the other one", ladder.ColumnName(other)))
		}
		seen[key] = v.col
	}
	return nil
}

// raterOf gives who filled in a column: whom its heading names, else whom the
// title does.
func (f *form) raterOf(v valueFrom) ingest.Mention {
	if f.said.Rater == "" && v.person.Text() != "" || v.relation != "" && len(f.columns) > 1 {
		return v.person
	}
	if from := f.title.rater(f.sight); from.Text() != "" {
		return from
	}
	if from := f.sheet.rater(f.sight); from.Text() != "" && !f.title.leavesOut(f.sight, raterFields) {
		return from
	}
	return ingest.Mention{Row: f.header, Col: v.col}
}

// relationOf gives what the rater of a column is, by its heading or the title.
func (f *form) relationOf(v valueFrom) ingest.Said {
	if v.relation != "" {
		return ingest.Said{Text: v.relation, Row: f.header, Col: v.col}
	}
	if said := f.title.relation(f.sight); said.Text != "" {
		return said
	}
	return f.sheet.relation(f.sight)
}

// lines gives one line for each column of ratings.
func (f *form) lines() iter.Seq[*ingest.Line] {
	return func(yield func(*ingest.Line) bool) {
		stated := f.stated(f.title.fields["level"], f.title.fields["proposed"], f.title.fields["org"])
		for _, v := range f.columns {
			line := &ingest.Line{
				Employee: f.employee, Rater: f.raterOf(v), Relation: f.relationOf(v), Stated: stated,
				Cycle: f.title.fields["cycle"], Comment: f.title.fields["comment"].Text,
			}
			if line.Rater.Row == 0 {
				line.Rater.Row, line.Rater.Col = f.header, v.col
			}
			for i, row := range f.rows {
				line.Marks = append(line.Marks, ingest.Mark{Row: row, Col: v.col, Dimension: f.offset + i, Comment: f.text(row, v.comment)})
			}
			if !yield(line) {
				return
			}
		}
	}
}

// columnUses lists what each column of a block was taken for.
func (b *block) columnUses() []ladder.Column {
	uses := []ladder.Column{{Col: b.col, Text: cmp.Or(b.text(b.header, b.col), "dimensions"), As: "dimension"}}
	for _, v := range b.columns {
		uses = append(uses, ladder.Column{Col: v.col, Text: v.heading, As: "rating"})
		if v.comment > 0 {
			uses = append(uses, ladder.Column{Col: v.comment, Text: b.text(b.header, v.comment), As: "comment"})
		}
	}
	return uses
}
