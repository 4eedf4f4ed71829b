package sample

import "path/filepath"

// writeGuideline writes the spread of levels that the company aims at: each
// operator once, two levels taken together, and an org with an aim of its own.
func (c *Company) writeGuideline(dir string) error {
	org := companyName + " / " + numbered(orgNames, 0)
	t := table{
		sheet: "Guideline",
		title: []string{companyName + " level guideline", "Cycle: " + c.last().name,
			"Shares of headcount. Aims for discussion, not quotas."},
		columns: []column{{"Org", 22, general}, {"Level", 28, general}, {"Operator", 12, general},
			{"Share", 10, percent}, {"Upper", 10, percent}},
		rows: [][]any{
			{companyName, "SRE I", "≤", 0.20, nil},
			{companyName, "SRE II", "=", 0.28, nil},
			{companyName, "Senior SRE I", "≥", 0.22, nil},
			{companyName, "Senior SRE II", "between", 0.15, 0.22},
			{companyName, "Staff SRE, Principal SRE", "≤", 0.12, nil},
			{org, "Staff SRE, Principal SRE", "≤", 0.15, nil},
		},
	}
	return create(filepath.Join(dir, "guideline.xlsx"), t.xlsx)
}
