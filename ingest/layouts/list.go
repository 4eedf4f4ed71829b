package layouts

import "calibrate/ingest"

// List holds every layout, in the order messages name them.
var List = []ingest.Layout{
	Wide,
	Long,
	Roster,
	Guideline,
}
