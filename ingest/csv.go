package ingest

import (
	"bytes"
	"context"
	"fmt"

	"calibrate/ladder"
)

// readCSV reads a delimited text file into the book as one sheet without a name.
func readCSV(ctx context.Context, book *Book, data []byte, opt OpenOptions) error {
	text, err := decodeText(book.File, data, opt.Encoding)
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

// readGrid reads records into a sheet. A record's row is its ordinal, blank
// lines counted, as a spreadsheet program would show it.
func readGrid(ctx context.Context, file string, text []byte, delimiter byte, limits Limits) (*Sheet, error) {
	g := gridBuilder{sheet: &Sheet{File: file}}
	r := csvReader{text: text, delimiter: delimiter, maxRecord: limits.CSVLineBytes, line: 1}
	var texts interner
	for row, cells := 1, 0; ; row++ {
		at := ladder.Source{File: file, Row: row, Col: 1}
		more, err := r.next()
		switch {
		case err != nil:
			at.Col = len(r.fields) + 1
			return nil, csvRefusal(at, err)
		case !more:
			return g.sheet, ctx.Err()
		case row > limits.Rows:
			return nil, refuse(at, ladder.TooLarge, "the file has more than %d rows; split it, or raise the limits (--limits 4)", limits.Rows)
		case len(r.fields) > limits.Columns:
			return nil, refuse(at, ladder.TooLarge, "line %d has %d columns, at most %d are read; is %q the delimiter?", r.line, len(r.fields), limits.Columns, delimiter)
		}
		g.begin()
		for i, field := range r.fields {
			if field = literal(field); len(field) == 0 {
				continue
			}
			at.Col = i + 1
			if cells++; cells > limits.Cells {
				return nil, refuse(at, ladder.TooLarge, "the file has more than %d cells with a value; split it, or raise the limits (--limits 4)", limits.Cells)
			}
			if len(field) > limits.CellText && len(bytes.Runes(field)) > limits.CellText {
				return nil, csvRefusal(at, tooLong(limits.CellText))
			}
			g.add(i+1, Cell{Kind: String, Text: texts.text(field)})
		}
		g.keep(row)
		if row%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
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
	f, isFault := err.(*fault)
	if !isFault {
		return fmt.Errorf("read %s: %w", at.File, err)
	}
	return refuse(at, f.code, "%s", f.message).seen(f.text)
}
