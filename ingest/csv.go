package ingest

import (
	"bytes"
	"context"
	"errors"
	"unicode/utf8"

	"calibrate/ladder"
)

// readCSV reads a delimited text file into the book as one sheet without a name.
func readCSV(ctx context.Context, book *Book, data []byte, opt OpenOptions) error {
	text, err := decodeText(book.File, data, opt.Encoding, opt.Known)
	if err != nil {
		return err
	}
	declared, text := separatorLine(text)
	delimiter, err := chooseDelimiter(book.File, text, declared, opt)
	if err != nil {
		return err
	}
	sheet, err := readGrid(ctx, book.File, text, delimiter, opt.Limits)
	if err != nil {
		return err
	}
	book.Sheets = append(book.Sheets, sheet)
	return nil
}

// A csvGrid fills a sheet from records.
type csvGrid struct {
	csvReader
	gridBuilder
	limits Limits
	cells  int // with a value, so far
	texts  interner
}

// readGrid reads records into a sheet. A record's row is its ordinal, blank
// lines counted, as a spreadsheet program would show it.
func readGrid(ctx context.Context, file string, text []byte, delimiter byte, limits Limits) (*Sheet, error) {
	g := csvGrid{
		csvReader:   csvReader{text: text, delimiter: delimiter, maxRecord: limits.CSVLineBytes},
		gridBuilder: gridBuilder{sheet: &Sheet{File: file}},
		limits:      limits,
	}
	for row := 1; ; row++ {
		more, err := g.next()
		switch {
		case err != nil:
			return nil, csvRefusal(g.sheet.Source(row, len(g.fields)+1), err)
		case !more:
			return g.sheet, ctx.Err()
		case row%1024 == 0 && ctx.Err() != nil:
			return nil, ctx.Err()
		}
		if err := g.addRecord(row); err != nil {
			return nil, err
		}
	}
}

// addRecord adds the record just read as a row.
func (g *csvGrid) addRecord(row int) error {
	at := g.sheet.Source(row, 1)
	switch {
	case row > g.limits.Rows:
		return refuse(at, ladder.TooLarge, "the file has more than %d rows; split it, or raise the limits (--limits 4)", g.limits.Rows)
	case len(g.fields) > g.limits.Columns:
		return refuse(at, ladder.TooLarge, "line %d has %d columns, at most %d are read; is %q the delimiter?", g.csvReader.line, len(g.fields), g.limits.Columns, g.delimiter)
	}
	g.begin()
	for i, field := range g.fields {
		if field = literal(field); len(field) == 0 {
			continue
		}
		at.Col = i + 1
		if g.cells++; g.cells > g.limits.Cells {
			return refuse(at, ladder.TooLarge, "the file has more than %d cells with a value; split it, or raise the limits (--limits 4)", g.limits.Cells)
		}
		if len(field) > g.limits.CellText && utf8.RuneCount(field) > g.limits.CellText {
			return csvRefusal(at, tooLong(g.limits.CellText))
		}
		g.add(i+1, Cell{Kind: String, Text: g.texts.text(field)})
	}
	g.keep(row)
	return nil
}

// literal takes ="00123" for the text 00123, as spreadsheet programs show it:
// exports write ids so, to keep their zeros. It is a formula that computes
// nothing; any other stays as it stands.
func literal(field []byte) []byte {
	inside, found := bytes.CutPrefix(field, []byte(`="`))
	if !found || !bytes.HasSuffix(inside, []byte(`"`)) || bytes.IndexByte(inside, '"') < len(inside)-1 {
		return field
	}
	return inside[:len(inside)-1]
}

func csvRefusal(at ladder.Source, err error) error {
	var f *fault
	if !errors.As(err, &f) {
		return err
	}
	return refuse(at, f.code, "%s", f.message).seen(f.text)
}
