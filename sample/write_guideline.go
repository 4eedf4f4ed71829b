package sample

import (
	"path/filepath"

	"calibrate/ladder"
)

// writeGuideline writes the spread of levels that the company aims at: each
// operator once, two levels taken together, and an org with an aim of its own.
func (c *Company) writeGuideline(dir string) error {
	org := companyName + ladder.OrgSeparator + numbered(orgNames, 0)
	t := table{
		sheet: "Guideline",
		title: []string{companyName + " level guideline", "Cycle: " + c.last().name,
			"Shares of headcount. Aims for discussion, not quotas."},
		columns: []column{{"Level", 28, general}, {"Operator", 12, general}, {"Share", 10, percent},
			{"Upper", 10, percent}, {"Org", 24, general}},
		rows: [][]any{
			{"SRE I", "≤", 0.20, nil, nil},
			{"SRE II", "=", 0.25, nil, nil},
			{"Senior SRE I", "≥", 0.22, nil, nil},
			{"Senior SRE II", "between", 0.15, 0.25, nil},
			{"Staff SRE, Principal SRE", "≤", 0.12, nil, nil},
			{"Staff SRE, Principal SRE", "≤", 0.15, nil, org},
		},
	}
	return create(filepath.Join(dir, "guideline.xlsx"), t.xlsx)
}
