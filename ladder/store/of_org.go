package store

import _ "embed"

// What the files say of the people of one org is asked for in more than the views have:
// the views would spell every rating of every cycle for it. Parameters are $cycle and
// $org, and of ProblemsOfOrg also $for, the id of a reader.
var (
	// SheetsOfOrg gives batch, file, sheet, hidden, layout, header_row and reason of
	// the sheets that say something of its people.
	//go:embed query/sheets_of_org.sql
	SheetsOfOrg string

	// ProblemsOfOrg gives batch, file, sheet, cell, code, severity, text, message and
	// suggestions of the problems about its people, and whether each is about the reader.
	//go:embed query/problems_of_org.sql
	ProblemsOfOrg string
)
