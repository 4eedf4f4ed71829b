package ingest

import (
	"bytes"
	"context"
	"encoding/csv"

	"github.com/xuri/excelize/v2"
)

func (b *Book) read(ctx context.Context, data []byte, opt OpenOptions) error {
	if !bytes.HasPrefix(data, []byte("PK")) {
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
		r := csv.NewReader(bytes.NewReader(data))
		line, _, _ := bytes.Cut(data, []byte("\n"))
		if bytes.Count(line, []byte(";")) > bytes.Count(line, []byte(",")) {
			r.Comma = ';'
		}
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		b.Sheets = append(b.Sheets, NewSheet(b.File, "", rows))
		return err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		s := NewSheet(b.File, name, rows)
		for r := range s.rows {
			for c := range s.rows[r].cells {
				kind, err := f.GetCellType(name, s.Source(r+1, c+1).Cell())
				if err == nil && (kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber) && s.rows[r].cells[c].Kind == String {
					s.rows[r].cells[c].Kind = Number
				}
			}
		}
		b.Sheets = append(b.Sheets, s)
	}
	return ctx.Err()
}

// Shown is the cell as the sheet displays it, for ids: a number format such as
// 00000 gives leading zeros.
func (s *Sheet) Shown(row, col int) string { return s.At(row, col).Text }
