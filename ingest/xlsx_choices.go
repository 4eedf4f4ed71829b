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

// A rule says what may be entered into cells.
type rule struct {
	kind, operator, cells string
	formulas              [2]string
}

// readChoices reads one rule for what may be entered into cells, and keeps it if it
// is about numbers. Later ones have their cells in an element of their own.
func (r *gridReader) readChoices() error {
	one := rule{kind: r.attr("type"), operator: r.attr("operator"), cells: r.attr("sqref")}
	for {
		token, err := r.next()
		switch {
		case err != nil:
			return err
		case token == endTag:
			r.keepRule(one)
			return nil
		case token != startTag:
			continue
		case r.is(spaceMain, "formula1"), r.is(spaceLater, "formula1"):
			one.formulas[0], err = r.shortText()
		case r.is(spaceMain, "formula2"), r.is(spaceLater, "formula2"):
			one.formulas[1], err = r.shortText()
		case r.is(spaceFormulas, "sqref"):
			one.cells, err = r.shortText()
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
func (s *xmlScanner) shortText() (string, error) {
	const most = 300
	var text []byte
	for depth := 1; depth > 0; {
		token, err := s.next()
		switch {
		case err != nil:
			return "", err
		case token == startTag:
			depth++
		case token == endTag:
			depth--
		case len(text) < most:
			text = append(text, s.text...)
		}
	}
	return strings.TrimSpace(string(text)), nil
}

func (r *gridReader) keepRule(one rule) {
	switch {
	case one.kind == "list":
		list, written := strings.CutPrefix(one.formulas[0], `"`)
		if !written {
			r.listElsewhere(one.cells, list)
			return
		}
		entries := strings.FieldsFunc(strings.TrimSuffix(list, `"`), func(c rune) bool { return c == ',' || c == ';' })
		if low, high, ok := listed(entries); ok {
			r.sheet.choose(one.cells, low, high, r.limits)
		}
	case (one.kind == "whole" || one.kind == "decimal") && (one.operator == "" || one.operator == "between"):
		if low, high, ok := between(one.formulas); ok {
			r.sheet.choose(one.cells, low, high, r.limits)
		}
	}
}

// choose notes that cells take numbers from low to high.
func (s *Sheet) choose(cells string, low, high float64, limits Limits) {
	for cell := range strings.FieldsSeq(cells) {
		area, ok := parseRange(cell, limits)
		if ok && len(s.Choices) < mostChoices {
			s.Choices = append(s.Choices, Choice{area, low, high})
		}
	}
}

// listed gives the least and the greatest number of a list, such as 1,2,3,4,5,n/o, in
// which most entries are numbers.
func listed(entries []string) (low, high float64, ok bool) {
	numbers, others := 0, 0
	for _, entry := range entries {
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
