package layouts

import "calibrate/ingest"

// List holds every layout, in the order messages name them.
var List = []ingest.Layout{
	Wide,
	WideTwoRows,
	SheetPerCategory,
	SheetPerRater,
	FormTool,
	Long,
	Form,
	FormsStacked,
	Transposed,
	Roster,
	Guideline,
	Decisions,
}
