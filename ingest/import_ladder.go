package ingest

// ladderReason is why no sheet of a ladder workbook is read as ratings or people.
const ladderReason = "the workbook holds a ladder, not ratings or people; give it to calibrate with --ladder FILE"

// passOverLadder leaves out the sheets of a workbook that is a ladder, such as one
// that lies filled in beside the ratings: its list of levels looks like a roster.
func (f *file) passOverLadder() {
	var people *Sheet
	for _, s := range f.sheets {
		switch {
		case s.claim == nil:
		case len(s.claim.People) == 0 || people != nil:
			return
		default:
			people = s.sheet
		}
	}
	if levels := ladderLevels(f.book); levels == nil || people != nil && people != levels {
		return
	}
	for _, s := range f.sheets {
		s.claim, s.faults = nil, nil
		s.report.Layout, s.report.HeaderRow, s.report.Columns, s.report.Reason = "none", 0, nil, ladderReason
	}
}

// ladderLevels gives the sheet of a ladder workbook that lists its levels, beside
// the one of expectations; nil when the workbook is no ladder.
func ladderLevels(book *Book) *Sheet {
	var b ladderBook
	for _, s := range book.Sheets {
		if b.grid == nil {
			b.takeGrid(s)
		}
	}
	if b.grid == nil {
		return nil
	}
	for _, s := range book.Sheets {
		_, columns := headsOf(s, "number")
		if s != b.grid && columns["code"] > 0 && columns["level"] > 0 {
			return s
		}
	}
	return nil
}
