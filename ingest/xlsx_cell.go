package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// A rawCell is a cell's element as it is being read.
type rawCell struct {
	kind     string // attribute t; "" is a number
	style    int
	value    []byte // of v, or of is
	formula  []byte
	hasValue bool
	hasRich  bool
	formulas int
}

// readCell reads one cell to its end and, when it holds a value, adds it to
// the row.
func (r *gridReader) readCell() error {
	if err := r.readCellTag(); err != nil {
		return err
	}
	if err := r.readCellBody(); err != nil {
		return err
	}
	cell, err := r.judge()
	if err != nil || cell.Kind == Empty {
		return err
	}
	if r.cells++; r.cells > r.limits.Cells {
		return &fault{code: ladder.TooLarge, message: fmt.Sprintf("the workbook has more than %d cells with a value; split it, or raise the limits (--limits 4)", r.limits.Cells)}
	}
	cell.style = uint32(r.cell.style)
	r.add(r.col, cell)
	return nil
}

// cellKinds maps attribute t to itself, so that reading it makes no string.
var cellKinds = map[string]string{"s": "s", "n": "", "str": "str", "b": "b", "e": "e", "inlineStr": "inlineStr", "d": "d"}

// readCellTag reads a cell's attributes and checks its place. A cell without a
// reference follows the one before it; with one, cells must come in order, so
// that none can replace another.
func (r *gridReader) readCellTag() error {
	r.cell = rawCell{value: r.cell.value[:0], formula: r.cell.formula[:0]}
	row, before := r.row, r.col
	r.col++
	for _, attr := range r.attrs {
		if len(attr.prefix) > 0 {
			continue
		}
		var ok bool
		switch string(attr.name) {
		case "r":
			if row, r.col, ok = parseRef(attr.raw); !ok {
				r.col = 0
				return malformed("a cell's reference is %.40q, which is no cell; %s", attr.raw, damaged)
			}
		case "s":
			if r.cell.style, ok = parseNumber(attr.raw); !ok || r.cell.style >= len(r.styles) {
				return malformed("the cell has style %.40q, and the workbook has %d; %s", attr.raw, len(r.styles), damaged)
			}
		case "t":
			if r.cell.kind, ok = cellKinds[string(attr.raw)]; !ok {
				return malformed("the cell's type is %.40q, which is none of the format; %s", attr.raw, damaged)
			}
		}
	}
	return r.checkPlace(row, before)
}

// checkPlace checks a cell's row and column against the row it stands in and
// the cell before it.
func (r *gridReader) checkPlace(row, before int) error {
	name := ladder.ColumnName
	switch {
	case r.col > r.limits.Columns:
		return &fault{code: ladder.TooLarge, message: fmt.Sprintf("column %s is beyond the %d columns that are read; %s", name(r.col), r.limits.Columns, damaged)}
	case row != r.row:
		return malformed("the cell %s%d stands in row %d; %s", name(r.col), row, r.row, damaged)
	case r.col <= before:
		return malformed("the cell %s%d follows %s%d, expected cells in order and each once; %s", name(r.col), row, name(before), row, damaged)
	}
	return nil
}

// readCellBody reads what stands inside a cell: v, f and is.
func (r *gridReader) readCellBody() error {
	for {
		token, err := r.next()
		switch {
		case err != nil:
			return err
		case token == endTag:
			return nil
		case token == charData:
			err = r.onlySpace()
		case r.is(spaceMain, "v"):
			if r.cell.hasValue {
				return malformed("the cell has two values; %s", damaged)
			}
			r.cell.hasValue = true
			r.cell.value, err = r.readLeaf(r.cell.value)
		case r.is(spaceMain, "f"):
			r.cell.formulas++
			r.cell.formula, err = r.readLeaf(r.cell.formula)
		case r.is(spaceMain, "is"):
			r.cell.hasRich = true
			r.cell.value, err = r.appendRichText(r.cell.value, r.xmlScanner)
		default:
			err = r.unknown("v")
		}
		if err != nil {
			return err
		}
	}
}

// readLeaf reads the text of an element that holds nothing else.
func (r *gridReader) readLeaf(text []byte) ([]byte, error) {
	for {
		token, err := r.next()
		switch {
		case err != nil:
			return text, err
		case token == endTag:
			return text, nil
		case token == startTag:
			return text, malformed("<%s> stands inside a cell's value; %s", r.name, damaged)
		}
		text = append(text, r.text...)
		if err := r.checkLength(text); err != nil {
			return text, err
		}
	}
}
