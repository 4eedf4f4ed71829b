package layouts

import (
	"fmt"
	"maps"
	"regexp"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// unsureSignature refuses a stack where a rater is named between two tables and
// could be the one of the table above: none is named above the first, or one is
// named below the last.
func (t *table) unsureSignature(parts []*table, titles []title) *ingest.Claim {
	for _, part := range parts[1:] {
		row := part.labelAbove
		if row == 0 || part.has(raterFields...) || t.sight.said.Rater != "" {
			continue
		}
		first, last := titles[0].rater(t.sight), parts[len(parts)-1]
		if first.Text() == "" && len(t.dataRows()) > 0 || last.label > 0 {
			return t.unsure(fmt.Sprintf("row %d names somebody between two tables, and it cannot be told whether for the one above or the one below", row),
				`rater: "…"  # who filled in the whole sheet; or write "Rater: NAME" above each table`)
		}
	}
	return nil
}

// unsureTitle refuses a stack where the rater, or the employee, is named above
// the tables and what stands above this one may name another.
func (t *table) unsureTitle(above *title, row int) *ingest.Claim {
	from := above.rater(t.sight)
	rater := t.has(append(raterFields, "relation")...) || from.Text() != "" || above.relation(t.sight).Text != ""
	employee := t.has(employeeFields...) || above.whom().Text() != ""
	if rater && employee {
		return nil
	}
	for _, said := range above.texts {
		if t.namesNobody(said.Text) {
			continue
		}
		who := "rated"
		settle := `rater: "…"  # who filled in the whole sheet; or write "Rater: NAME" above each table`
		if rater {
			who, settle = "is rated", `skip: true  # or write "Employee: NAME" above each table`
		}
		return t.unsure(fmt.Sprintf("%q in %s%d, above the table in row %d, does not say plainly who %s there", said.Text, ladder.ColumnName(said.Col), said.Row, row, who), settle)
	}
	return nil
}

// unsureManager refuses a stack where a rater is named above one table and a manager
// alone above the next: that may be who rated there.
func (t *table) unsureManager(above, from *title) *ingest.Claim {
	manager := above.person(managerFields...)
	own := t.has(append(raterFields, "relation")...) || above.rater(t.sight).Text()+above.relation(t.sight).Text != ""
	if own || manager.Text() == "" || from.rater(t.sight).Text() == "" || from.person(managerFields...).Text() != "" {
		return nil
	}
	return t.unsure(fmt.Sprintf("%s%d, above the table in row %d, names %.80q as the manager and nobody as the rater, and it cannot be told whether %.80q rated there too",
		ladder.ColumnName(manager.Col), manager.Row, t.row, manager.Text(), from.rater(t.sight).Text()),
		`rater: "…"  # who filled in the whole sheet; or write "Rater: NAME" above each table`)
}

// namesNobody reports whether a text above a table is the title of a part of the
// ladder, a cycle, or a remark.
func (t *table) namesNobody(text string) bool {
	switch h := t.vocab.Heading(text); h.Kind {
	case vocab.Category, vocab.Dimension, vocab.Ambiguous:
		return true
	}
	return isTotal(text) || pageNumber.MatchString(text) || ingest.CycleIn(text) != "" || len(strings.Fields(text)) > 5
}

// inherit takes from the title of the table above what this one does not say. Who
// rated and what the rater is go together.
func (t *title) inherit(from *title, s *sight) {
	rater, relation, whom := t.rater(s), t.relation(s), t.whom()
	fields := maps.Clone(from.fields)
	if rater.Text()+relation.Text != "" {
		without(fields, append([]string{"relation"}, raterFields...))
	}
	if whom.Text() != "" {
		without(fields, employeeFields)
	}
	maps.Copy(fields, t.fields)
	t.fields = fields
	if len(t.texts) == 0 {
		t.texts = from.texts
	}
}

// pageNumber is the foot of a printed page that an export leaves between its tables.
var pageNumber = regexp.MustCompile(`(?i)^(?:page|seite|página|ページ)\s*\d+(?:\s*(?:of|von|de|/|sur)\s*\d+)?$`)

func without(fields map[string]ingest.Said, names []string) {
	for _, name := range names {
		delete(fields, name)
	}
}
