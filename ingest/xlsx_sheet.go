package ingest

import (
	"context"
	"fmt"
	"strconv"

	"calibrate/ladder"
)

// A gridReader reads the part of one worksheet. row and col are where it
// stands: the place of whatever is wrong.
type gridReader struct {
	*workbook
	*xmlScanner
	gridBuilder
	row, col int
	cell     rawCell
}

// read reads a worksheet part to its end. Nothing in sheet data that is not
// understood is passed over: it is a fault at its row.
func (r *gridReader) read(ctx context.Context, part string) (err error) {
	if r.xmlScanner, err = r.scan(part); err != nil {
		return err
	}
	if err := r.enter(spaceMain, "worksheet"); err != nil {
		return err
	}
	for {
		token, err := r.next()
		switch {
		case err != nil:
			return err
		case token == endOfPart:
			return r.checkMerges()
		case token != startTag:
			continue
		case r.is(spaceMain, "sheetData"):
			err = r.readRows(ctx)
		case r.is(spaceMain, "col"):
			r.readColumn()
		case r.is(spaceMain, "mergeCell"):
			err = r.readMerge()
		case r.is(spaceMain, "dataValidation"), r.is(spaceLater, "dataValidation"):
			err = r.readChoices()
		case r.is(spaceMain, "cols"), r.is(spaceMain, "mergeCells"), r.is(spaceMain, "dataValidations"):
		case r.is(spaceMain, "extLst"), r.is(spaceMain, "ext"), r.is(spaceLater, "dataValidations"):
		default:
			err = r.skip()
		}
		if err != nil {
			return err
		}
	}
}

// readColumn notes hidden columns.
func (r *gridReader) readColumn() {
	if !isTrue(r.attr("hidden")) && r.attr("width") != "0" {
		return
	}
	first, _ := strconv.Atoi(r.attr("min"))
	last, _ := strconv.Atoi(r.attr("max"))
	if r.sheet.hiddenCols == nil {
		r.sheet.hiddenCols = map[int]bool{}
	}
	for col := max(first, 1); col <= min(last, r.limits.Columns); col++ {
		r.sheet.hiddenCols[col] = true
	}
}

func (r *gridReader) readMerge() error {
	merge, ok := parseRange(r.attr("ref"), r.limits)
	if !ok {
		return malformed("the merged range %q is not a range of the sheet; %s", r.attr("ref"), damaged)
	}
	if len(r.sheet.Merges) >= r.limits.Cells {
		return &fault{code: ladder.TooLarge, message: "the sheet has more merged ranges than cells are read; split it, or raise the limits (--limits 4)"}
	}
	r.sheet.Merges = append(r.sheet.Merges, merge)
	return nil
}

// checkMerges refuses merged ranges that cover more cells than there are: they lie
// over one another, which no spreadsheet program writes.
func (r *gridReader) checkMerges() error {
	width, covered := 0, 0
	for row := range r.sheet.rows {
		width = max(width, r.sheet.Width(row+1))
	}
	for _, m := range r.sheet.Merges {
		covered += max(0, min(m.Row2, len(r.sheet.rows))-m.Row1+1) * max(0, min(m.Col2, width)-m.Col1+1)
		if covered > width*len(r.sheet.rows) {
			return malformed("merged ranges lie over one another, up to %s; unmerge them", ladder.Source{Row: m.Row1, Col: m.Col1}.Cell())
		}
	}
	return nil
}

// readRows reads sheetData to its end.
func (r *gridReader) readRows(ctx context.Context) error {
	if r.sheet.rows != nil {
		return malformed("the sheet has two tables of cells; %s", damaged)
	}
	r.sheet.rows = [][]Cell{}
	for {
		token, err := r.next()
		switch {
		case err != nil:
			return err
		case token == endTag:
			r.row = 0
			return nil
		case token == charData:
			err = r.onlySpace()
		case r.is(spaceMain, "row"):
			if err = ctx.Err(); err == nil {
				err = r.readRow()
			}
		default:
			err = r.unknown("row")
		}
		if err != nil {
			return err
		}
	}
}

// onlySpace refuses text where only white space may stand.
func (r *gridReader) onlySpace() error {
	for _, c := range r.text {
		if byteClass[c]&classInk != 0 {
			return malformed("the text %.40q stands outside any cell; %s", r.text, damaged)
		}
	}
	return nil
}

// unknown passes over an extension list and refuses every other element that
// is not the one expected: it could hold cells.
func (r *gridReader) unknown(expected string) error {
	if r.is(spaceMain, "extLst") {
		return r.skip()
	}
	return malformed("<%s> stands where <%s> was expected; %s", r.name, expected, damaged)
}

// readRow reads one row to its end. Rows must come in order, so that none can
// replace another.
func (r *gridReader) readRow() error {
	number, hidden, err := r.rowAttrs()
	if err != nil {
		return err
	}
	switch {
	case number > r.limits.Rows || number < 1:
		return &fault{code: ladder.TooLarge, message: fmt.Sprintf("row %d is beyond the %d rows that are read; %s", number, r.limits.Rows, damaged)}
	case number <= r.row:
		return malformed("row %d follows row %d, expected rows in order; %s", number, r.row, damaged)
	}
	r.row, r.col = number, 0
	r.begin()
	if err := r.readCells(); err != nil {
		return err
	}
	r.keep(number)
	if r.rows+len(r.sheet.rows) > 4*r.limits.Rows {
		return &fault{code: ladder.TooLarge, message: "the workbook's sheets have too many rows together; delete stray values far below the data, split it, or raise the limits (--limits 4)"}
	}
	if hidden && len(r.line) > 0 {
		r.hideRow(number)
	}
	if r.spread += r.sheet.Width(number); r.spread > r.limits.Spread {
		return &fault{code: ladder.TooLarge, message: "its values lie so far apart that its rows span more cells than are read; delete stray values far to the right, or raise the limits (--limits 4)"}
	}
	return nil
}

// rowAttrs reads what a row's tag says: its number, the one after the last without one,
// and whether it is hidden.
func (r *gridReader) rowAttrs() (number int, hidden bool, err error) {
	number = r.row + 1
	for _, attr := range r.attrs {
		if len(attr.prefix) > 0 {
			continue
		}
		switch string(attr.name) {
		case "r":
			var ok bool
			if number, ok = parseNumber(attr.raw); !ok {
				return 0, false, malformed("a row is numbered %q; %s", attr.raw, damaged)
			}
		case "hidden":
			hidden = isTrue(string(attr.raw))
		case "ht":
			hidden = hidden || string(attr.raw) == "0"
		}
	}
	return number, hidden, nil
}

// readCells reads the cells of a row to the row's end.
func (r *gridReader) readCells() error {
	for {
		token, err := r.next()
		switch {
		case err != nil:
			return err
		case token == endTag:
			r.col = 0
			return nil
		case token == charData:
			err = r.onlySpace()
		case r.is(spaceMain, "c"):
			err = r.readCell()
		default:
			err = r.unknown("c")
		}
		if err != nil {
			return err
		}
	}
}

func (r *gridReader) hideRow(row int) {
	if r.sheet.hiddenRows == nil {
		r.sheet.hiddenRows = map[int]bool{}
	}
	r.sheet.hiddenRows[row] = true
}
