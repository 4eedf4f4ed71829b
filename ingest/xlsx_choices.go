package ingest

import (
	"strconv"
	"strings"
)

// A Choice is a block of cells for which the sheet takes numbers of a range only,
// from a list to choose from or as a bound.
type Choice struct {
	Range
	Low, High float64
}

// mostChoices is how many blocks are kept; a sheet has a few.
const mostChoices = 1000

// readChoices reads one rule for what may be entered into cells, and keeps it if it
// is about numbers.
func (r *gridReader) readChoices() error {
	kind, operator, cells := r.attr("type"), r.attr("operator"), r.attr("sqref")
	var formulas [2]string
	for {
		token, err := r.next()
		switch {
		case err != nil:
			return err
		case token == endTag:
			r.keepChoices(kind, operator, cells, formulas)
			return nil
		case token != startTag:
		case r.is(spaceMain, "formula1"):
			formulas[0], err = r.shortText()
		case r.is(spaceMain, "formula2"):
			formulas[1], err = r.shortText()
		default:
			err = r.skip()
		}
		if err != nil {
			return err
		}
	}
}

// shortText reads an element to its end and gives its text, as far as a list of
// numbers may be long.
func (r *gridReader) shortText() (string, error) {
	const most = 300
	var text []byte
	for depth := 1; depth > 0; {
		token, err := r.next()
		switch {
		case err != nil:
			return "", err
		case token == startTag:
			depth++
		case token == endTag:
			depth--
		case len(text) < most:
			text = append(text, r.text...)
		}
	}
	return strings.TrimSpace(string(text)), nil
}

func (r *gridReader) keepChoices(kind, operator, cells string, formulas [2]string) {
	low, high, ok := 0.0, 0.0, false
	switch {
	case kind == "list":
		low, high, ok = listed(formulas[0])
	case (kind == "whole" || kind == "decimal") && (operator == "" || operator == "between"):
		low, high, ok = between(formulas)
	}
	if !ok {
		return
	}
	for cell := range strings.FieldsSeq(cells) {
		area, ok := parseRange(cell, r.limits)
		if ok && len(r.sheet.Choices) < mostChoices {
			r.sheet.Choices = append(r.sheet.Choices, Choice{area, low, high})
		}
	}
}

// listed gives the least and the greatest number of a list written out, such as
// "1,2,3,4,5,n/o", in which most are numbers.
func listed(formula string) (low, high float64, ok bool) {
	list, isText := strings.CutPrefix(formula, `"`)
	if !isText {
		return 0, 0, false // the cells of a range
	}
	numbers, others := 0, 0
	for _, entry := range strings.FieldsFunc(strings.TrimSuffix(list, `"`), func(c rune) bool { return c == ',' || c == ';' }) {
		n, err := strconv.ParseFloat(strings.TrimSpace(entry), 64)
		if err != nil {
			others++
			continue
		}
		if numbers++; numbers == 1 {
			low, high = n, n
		}
		low, high = min(low, n), max(high, n)
	}
	return low, high, numbers > 2 && numbers > others
}

func between(formulas [2]string) (low, high float64, ok bool) {
	low, errLow := strconv.ParseFloat(formulas[0], 64)
	high, errHigh := strconv.ParseFloat(formulas[1], 64)
	return low, high, errLow == nil && errHigh == nil && low < high
}
