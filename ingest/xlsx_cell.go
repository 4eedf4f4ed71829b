package ingest

import (
	"fmt"
	"strconv"

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

// judge makes the cell of what was read.
func (r *gridReader) judge() (Cell, error) {
	c := &r.cell
	switch {
	case c.hasRich != (c.kind == "inlineStr") && (c.hasRich || c.hasValue):
		return Cell{}, malformed("the cell's text does not go with its type %q; %s", c.kind, damaged)
	case c.formulas > 0 && !r.trusted():
		return Cell{Kind: FormulaNoValue, Text: "=" + string(c.formula)}, nil
	}
	switch c.kind {
	case "str", "inlineStr":
		return textCell(r.texts.text(unescapeText(c.value))), nil
	case "d":
		return r.dateText()
	}
	raw := trimLeft(trimRight(c.value))
	if len(raw) == 0 {
		return Cell{}, nil
	}
	switch c.kind {
	case "s":
		return r.sharedCell(raw)
	case "b":
		return boolCell(raw)
	case "e":
		return Cell{Kind: ErrorValue, Text: r.texts.text(raw)}, nil
	}
	return r.numberCell(raw)
}

// trusted reports whether a formula's cached result is one. There is none
// without a value; and a zero in a workbook that asks to be computed when it
// is opened is what some libraries write for every formula.
func (r *gridReader) trusted() bool {
	c := &r.cell
	if c.kind == "str" || c.kind == "inlineStr" {
		return c.hasValue || c.hasRich
	}
	raw := trimLeft(trimRight(c.value))
	return len(raw) > 0 && !(r.recalc && c.kind == "" && string(raw) == "0")
}

func textCell(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Kind: String, Text: text}
}

// sharedCell follows an index into the shared strings.
func (r *gridReader) sharedCell(raw []byte) (Cell, error) {
	index, ok := parseNumber(raw)
	if !ok || index >= len(r.strings) {
		f := malformed("the cell shows shared string %.40q, and the workbook has %d of them; %s", raw, len(r.strings), damaged)
		f.text = string(raw)
		return Cell{}, f
	}
	return textCell(r.strings[index]), nil
}

func boolCell(raw []byte) (Cell, error) {
	switch string(raw) {
	case "1", "true":
		return Cell{Kind: Bool, Text: "TRUE"}, nil
	case "0", "false":
		return Cell{Kind: Bool, Text: "FALSE"}, nil
	}
	return Cell{}, malformed("the cell is to be true or false and holds %.40q; %s", raw, damaged)
}

// numberCell reads a number, or a date when its style says so.
func (r *gridReader) numberCell(raw []byte) (Cell, error) {
	text, ok := canonicalNumber(raw)
	if !ok {
		return r.notANumber(string(raw))
	}
	if r.styles[r.cell.style].date {
		serial, _ := strconv.ParseFloat(string(text), 64)
		if date, ok := r.date.text(serial); ok {
			return Cell{Kind: Date, Text: r.texts.text([]byte(date))}, nil
		}
	}
	return Cell{Kind: Number, Text: r.texts.text(text)}, nil
}

func (r *gridReader) dateText() (Cell, error) {
	raw := string(trimLeft(trimRight(r.cell.value)))
	if raw == "" {
		return Cell{}, nil
	}
	if text, ok := isoDate(raw); ok {
		return Cell{Kind: Date, Text: text}, nil
	}
	return r.notANumber(raw)
}

// maxCellProblems is how many unreadable cells a workbook may have before it
// is refused as a whole.
const maxCellProblems = 1000

// notANumber notes a cell whose value is no finite number; it is kept as an
// error value.
func (r *gridReader) notANumber(raw string) (Cell, error) {
	if len(r.book.Problems) >= maxCellProblems {
		return Cell{}, malformed("more than %d cells hold no number where the file promises one; %s", maxCellProblems, damaged)
	}
	at := r.sheet.Source(r.row, r.col)
	problem := refuse(at, ladder.ErrorValue, "the cell is to hold a number and holds %.60q, which is none that can be counted with; type the number anew", raw).seen(raw).Problem
	r.book.Problems = append(r.book.Problems, problem)
	return Cell{Kind: ErrorValue, Text: raw}, nil
}
