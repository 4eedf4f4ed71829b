package layouts

import (
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
)

var (
	employeeFields = []string{"employee", "employee_id", "employee_email", "id", "name", "email", "last_name"}
	raterFields    = []string{"rater", "rater_id", "rater_email"}
)

// employee reads whom a row is about. Plain headings such as "Name" and "ID"
// are the employee's: raters are always headed as such.
func (t *table) employee(row int) ingest.Mention {
	m := ingest.Mention{
		Any:   t.cell(row, "employee"),
		ID:    first(t.cell(row, "employee_id"), t.cell(row, "id")),
		Email: first(t.cell(row, "employee_email"), t.cell(row, "email")),
		Name:  first(t.cell(row, "name"), strings.TrimSpace(t.cell(row, "first_name")+" "+t.cell(row, "last_name"))),
		Row:   row,
	}
	if m.Any != "" && (m.ID != "" || m.Email != "") && m.Name == "" {
		m.Name, m.Any = m.Any, ""
	}
	m.Col = t.firstOf("employee", "employee_id", "id", "name", "employee_email", "email", "last_name", "first_name")
	return m
}

// rater reads who rated in a row.
func (t *table) rater(row int) ingest.Mention {
	m := ingest.Mention{Any: nobody(t.cell(row, "rater")), ID: t.cell(row, "rater_id"), Email: nobody(t.cell(row, "rater_email")), Row: row}
	if m.Any != "" && (m.ID != "" || m.Email != "") {
		m.Name, m.Any = m.Any, ""
	}
	m.Col = t.firstOf(raterFields...)
	if top, ok := t.merged[[2]int{row, m.Col}]; ok && m.Text() == "" {
		return t.rater(top)
	}
	return m
}

// nobody drops what a form tool enters for a person it does not name: several
// such raters are not one.
func nobody(text string) string {
	switch vocab.Key(text) {
	case "anonymous", "anonym", "anonyme", "anonimo", "匿名":
		return ""
	}
	return text
}

// manager reads whom a roster row reports to.
func (t *table) manager(row int) ingest.Mention {
	m := ingest.Mention{Any: t.cell(row, "manager"), ID: t.cell(row, "manager_id"), Email: t.cell(row, "manager_email"), Row: row}
	if m.Any != "" && (m.ID != "" || m.Email != "") {
		m.Name, m.Any = m.Any, ""
	}
	m.Col = t.firstOf("manager", "manager_id", "manager_email")
	if isState(t.vocab, m.Text()) {
		return ingest.Mention{Row: row, Col: m.Col} // "–", "n/a": nobody
	}
	return m
}

func (t *table) firstOf(fields ...string) int {
	for _, field := range fields {
		if col := t.fields[field]; col > 0 {
			return col
		}
	}
	return 0
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
