package layouts

import (
	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"cmp"
)

var (
	employeeFields = []string{"employee", "employee_id", "employee_email", "id", "name", "email", "last_name"}
	raterFields    = []string{"rater", "rater_id", "rater_email", "rater_last_name"}
	managerFields  = []string{"manager_id", "manager", "manager_email", "manager_last_name"}
)

// employee reads whom a row is about. Plain headings such as "Name" and "ID"
// are the employee's: raters are always headed as such.
func (t *table) employee(row int) ingest.Mention {
	m := ingest.Mention{
		Any:   t.cell(row, "employee"),
		ID:    cmp.Or(t.cell(row, "employee_id"), t.cell(row, "id")),
		Email: cmp.Or(t.cell(row, "employee_email"), t.cell(row, "email")),
		Name:  t.name(row, employeeName),
		Row:   row,
	}
	if m.Any != "" && (m.ID != "" || m.Email != "") && m.Name == "" {
		m.Name, m.Any = m.Any, ""
	}
	m.Col = t.quoted(row, "employee_id", "id", "employee_email", "email", "employee", "name", "last_name", "first_name")
	m.Exponent = t.exponent(row, "employee_id", "id", "employee")
	return m
}

// rater reads who rated in a row.
func (t *table) rater(row int) ingest.Mention {
	m := ingest.Mention{Any: nobody(t.name(row, raterName)), ID: t.cell(row, "rater_id"), Email: nobody(t.cell(row, "rater_email")), Row: row}
	if m.Any != "" && (m.ID != "" || m.Email != "") {
		m.Name, m.Any = m.Any, ""
	}
	m.Col = t.quoted(row, "rater_id", "rater_email", "rater", "rater_last_name")
	m.Exponent = t.exponent(row, "rater_id", "rater")
	if top, ok := t.merged[[2]int{row, m.Col}]; ok && m.Text() == "" {
		return t.rater(top)
	}
	return m
}

// nobody drops what a form tool enters for a person it does not name: several
// such raters are not one.
func nobody(text string) string {
	if len(text) > len("anonymous")+3 {
		return text
	}
	switch vocab.Key(text) {
	case "anonymous", "anonym", "anonyme", "anonimo", "匿名":
		return ""
	}
	return text
}

// manager reads whom a roster row reports to.
func (t *table) manager(row int) ingest.Mention {
	m := ingest.Mention{Any: t.name(row, managerName), ID: t.cell(row, "manager_id"), Email: t.cell(row, "manager_email"), Row: row}
	if m.Any != "" && (m.ID != "" || m.Email != "") {
		m.Name, m.Any = m.Any, ""
	}
	m.Col = t.quoted(row, "manager_id", "manager_email", "manager", "manager_last_name")
	m.Exponent = t.exponent(row, "manager_id", "manager")
	if isState(t.vocab, m.Text()) {
		return ingest.Mention{Row: row, Col: m.Col} // "–", "n/a": nobody
	}
	return m
}

// exponent reports whether the first of these fields that a row fills in is a
// number shown with an exponent.
func (t *table) exponent(row int, fields ...string) bool {
	for _, field := range fields {
		if col := t.fields[field]; t.At(row, col).Kind != ingest.Empty {
			return t.ShownWithExponent(row, col)
		}
	}
	return false
}

// quoted is the column of the first of these fields that a row fills in, in the order in
// which the text of a mention is taken: what is quoted stands in that cell. Of a row that
// fills in none it is the first that the sheet has.
func (t *table) quoted(row int, fields ...string) int {
	for _, field := range fields {
		if t.cell(row, field) != "" {
			return t.fields[field]
		}
	}
	return t.firstOf(fields...)
}

func (t *table) firstOf(fields ...string) int {
	for _, field := range fields {
		if col := t.fields[field]; col > 0 {
			return col
		}
	}
	return 0
}
