package layouts

import "calibrate/ingest"

// SheetPerCategory is a wide sheet named after a category, with that category's
// dimensions across: a workbook has one for each. Short headings that fit
// several dimensions of the ladder mean the one in this category.
var SheetPerCategory = ingest.Layout{
	Name:  "sheet_per_category",
	About: "a wide sheet named after a category, holding only its dimensions",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		return claimKind(s, opt, perCategory)
	},
}
