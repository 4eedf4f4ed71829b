package ingest

import (
	"context"

	"calibrate/ladder"
)

// A Book is one file read into grids: a workbook's sheets in their order, or
// the one sheet of a CSV.
type Book struct {
	File     string // as the user named it
	SHA256   string // of the whole file, hex
	Bytes    int64
	Sheets   []*Sheet
	Skipped  []ladder.SheetReport // sheets that hold no cells, such as chart sheets, with the reason
	Problems []ladder.Problem     // warnings about what is missing beside the cells
}

// OpenOptions says how to read a file. The zero value reads what the file
// itself makes certain.
type OpenOptions struct {
	Encoding      string // of a CSV, such as "windows-1252"; "" finds it out
	Delimiter     rune   // of a CSV; 0 finds it out
	IncludeHidden bool   // read hidden sheets; else they are given without cells
	Limits        Limits
	Known         map[string]bool // words that may tell a CSV's encoding, see Options.OpenOptions
}

// Open reads a workbook (.xlsx, .xlsm) or a delimited text file into grids.
// What the file is follows from its content, not from its name.
//
// A file that is refused gives a *Refusal; the Book beside it then has File,
// and, when the file could be read at all, SHA256 and Bytes. Any other error
// means that the file could not be read from disk or that ctx has ended.
func Open(ctx context.Context, path string, opt OpenOptions) (*Book, error) {
	opt.Limits = opt.Limits.orDefault()
	book := &Book{File: path}
	data, err := readFile(book, opt.Limits)
	if err != nil {
		return book, err
	}
	return book, book.read(ctx, data, opt)
}

// read tells what the file is and reads it into sheets. A book that is
// refused keeps none of what was read before.
func (b *Book) read(ctx context.Context, data []byte, opt OpenOptions) error {
	err := b.readFormat(ctx, data, opt)
	if err != nil {
		b.Sheets, b.Skipped, b.Problems = nil, nil, nil
	}
	return err
}

func (b *Book) readFormat(ctx context.Context, data []byte, opt OpenOptions) error {
	if err := formatRefusal(b.File, data); err != nil {
		return err
	}
	if !isZip(data) {
		if err := textRefusal(b.File); err != nil {
			return err
		}
		return readCSV(ctx, b, data, opt)
	}
	a, err := openArchive(b.File, data, opt.Limits)
	if err != nil {
		return err
	}
	if err := zipRefusal(a); err != nil {
		return err
	}
	if part, err := a.open(coreProperties); err == nil && isSummary(readProperties(part)) {
		return refuse(ladder.Source{File: b.File}, ladder.UnsupportedFormat, "this is a summary that calibrate wrote: it holds results, not what they were made from; name the assessment files themselves")
	}
	return readWorkbook(ctx, b, a, opt)
}
