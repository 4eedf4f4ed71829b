package layouts

import (
	"calibrate/ingest"
	"calibrate/ingest/vocab"
)

// groupEmployees reads the row above the headings of a block as that of employees,
// each over a group of columns: one for each rater, or for "self" and "manager".
func (b *block) groupEmployees() {
	if b.header <= b.from || b.title.whom().Text() != "" && b.labelOf(b.header-1) == "" {
		return
	}
	var employees []ingest.Mention
	var current ingest.Mention
	for _, v := range b.columns {
		if text := b.text(b.header-1, v.col); text != "" {
			current = ingest.Mention{Any: text, Row: b.header - 1, Col: v.col}
		}
		if !b.mayGroup(current.Any) || v.relation == "" && v.person.Text() == "" {
			return
		}
		employees = append(employees, current)
	}
	if !b.repeatsIn(employees) {
		return
	}
	for i := range b.columns {
		b.columns[i].employee = employees[i]
	}
	b.title = b.titleBetween(b.from, b.header-2)
}

// mayGroup reports whether a text over a group of columns may name an employee.
func (b *block) mayGroup(text string) bool {
	_, related := b.vocab.Relation(text)
	other := related || isTotal(text) || b.vocab.SaysNoPerson(text) || ingest.CycleIn(text) != ""
	return text != "" && !other && b.vocab.Heading(text).Kind == vocab.Unknown
}

// repeatsIn reports whether a column of one employee is headed as one of another's
// is: else the groups may be of raters.
func (b *block) repeatsIn(employees []ingest.Mention) bool {
	under := map[string]string{}
	for i, v := range b.columns {
		heading, employee := vocab.Key(v.heading), vocab.Key(employees[i].Any)
		if other, known := under[heading]; known && other != employee {
			return true
		}
		under[heading] = employee
	}
	return false
}

// isGrouped reports whether the columns of the block are headed by their employees.
func (b *block) isGrouped() bool {
	return len(b.columns) > 0 && b.columns[0].employee.Text() != ""
}
