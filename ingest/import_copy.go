package ingest

import (
	"cmp"
	"fmt"

	"calibrate/ladder"
)

// copyRows is how far down its first sheet a copy for mending says what it is.
const copyRows = 10

// mendsBy notes what a sheet of problems says of the file it belongs to; false for
// every other sheet.
func (f *file) mendsBy(s *Sheet) bool {
	for row := 1; row <= min(s.NumRows(), copyRows); row++ {
		if original, sum, ok := ladder.CopyOf(s.At(row, 1).Text); ok {
			f.original, f.mends = original, sum
			return true
		}
	}
	return false
}

// origin is the path whose folders may name the cycle: that of the file, or of the
// one it is a mended copy of, which may lie anywhere.
func (f *file) origin() string { return cmp.Or(f.original, f.path) }

// passedOver is the claim on a sheet of problems: it holds no data.
func passedOver(s *Sheet) *sheetClaim {
	return &sheetClaim{sheet: s, report: ladder.SheetReport{Sheet: s.Name, Hidden: s.Hidden, Layout: "none",
		Reason: "the list of problems that calibrate put in front of this copy; it holds no data"}}
}

// supersede sets aside the files whose mended copies are imported with them, and
// gives the batches that say so.
func supersede(files []*file) (rest []*file, aside []*ladder.Batch) {
	copies := map[string]*file{}
	for _, f := range files {
		if f.mends != "" {
			copies[f.mends] = f
		}
	}
	for _, f := range files {
		mended := copies[f.sum()]
		if mended == nil || f.err != nil {
			rest = append(rest, f)
			continue
		}
		aside = append(aside, &ladder.Batch{File: f.path, SHA256: f.book.SHA256, Bytes: f.book.Bytes, Status: ladder.AlreadyStored,
			Reason: fmt.Sprintf("not read, for %s is its mended copy and takes its place", mended.path)})
	}
	return rest, aside
}

// sum is the SHA-256 of a file; "" when it could not be read.
func (f *file) sum() string {
	if f.book == nil {
		return ""
	}
	return f.book.SHA256
}
