package ingest

import "strconv"

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
		return dateText(c.value), nil
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
		return notANumber(string(raw)), nil
	}
	if r.styles[r.cell.style].date {
		serial, _ := strconv.ParseFloat(string(text), 64)
		if date, ok := r.date.text(serial); ok {
			return Cell{Kind: Date, Text: r.texts.text([]byte(date))}, nil
		}
	}
	return Cell{Kind: Number, Text: r.texts.text(text)}, nil
}

// dateText reads a date held as text.
func dateText(value []byte) Cell {
	raw := string(trimLeft(trimRight(value)))
	if raw == "" {
		return Cell{}
	}
	if text, ok := isoDate(raw); ok {
		return Cell{Kind: Date, Text: text}
	}
	return notANumber(raw)
}

// notANumber keeps what stands in a number's place and is no finite number as
// an error value: whoever needs the cell makes a problem of it, as of #N/A.
func notANumber(raw string) Cell { return Cell{Kind: ErrorValue, Text: raw} }
