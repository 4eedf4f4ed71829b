package layouts

import "calibrate/ingest"

// SheetPerRater is a wide sheet that names its rater nowhere but in its own
// name. It is read only if that name is somebody's.
var SheetPerRater = ingest.Layout{
	Name:  "sheet_per_rater",
	About: "a wide sheet named after the rater who filled it in",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		return claimKind(s, opt, perRater)
	},
}
