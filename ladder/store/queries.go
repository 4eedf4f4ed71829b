package store

import _ "embed"

// Queries that need more than the views have: those would spell every rating of every
// cycle for them. Each takes $cycle.
var (
	// GivenByRater gives rater, employee and the number of cells the one gave the
	// other, of whatever state.
	//go:embed query/given_by_rater.sql
	GivenByRater string

	// SheetsOfOrg gives batch, file, sheet, hidden, layout, header_row and reason of
	// the sheets that say something of the people of $org.
	//go:embed query/sheets_of_org.sql
	SheetsOfOrg string

	// ProblemsOfOrg gives batch, file, sheet, cell, code, severity, text, message and
	// suggestions of the problems about the people of $org, and whether each is about
	// the reader $for.
	//go:embed query/problems_of_org.sql
	ProblemsOfOrg string
)
