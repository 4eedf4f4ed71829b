package workbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// validate adds the sheet of choices and ties the columns to it. Lists refer to
// cells: a list written into the rule itself would read 1.5 by the locale.
func (f form) validate(s *sheet) error {
	choices, err := s.page(f.words.choices)
	if err != nil {
		return err
	}
	places, err := f.choices(choices)
	if err != nil {
		return err
	}
	bottom := 1 + f.lines()
	for i, c := range f.columns {
		col, list := i+1, places[c.list]
		for _, h := range f.hints {
			if h.column == col && h.cells != "" {
				own := list
				if h.choices != nil {
					own = places[h.list]
				}
				if err := s.rule(f.words, c, own, h.cells, h.title, h.text); err != nil {
					return err
				}
			}
		}
		if !f.hinted(col) {
			if err := s.rule(f.words, c, list, area(col, 2, col, bottom), "", ""); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f form) hinted(col int) bool {
	for _, h := range f.hints {
		if h.column == col {
			return true
		}
	}
	return false
}

// choices writes each list once and gives its place by heading.
func (f form) choices(s *sheet) (map[string]string, error) {
	places := map[string]string{}
	lists := slices.Clone(f.columns)
	for _, h := range f.hints {
		lists = append(lists, formColumn{choices: h.choices, list: h.list})
	}
	for _, c := range lists {
		if c.choices == nil || places[c.list] != "" {
			continue
		}
		col := len(places) + 1
		values := append([]any{c.list}, c.choices...)
		if err := s.width(col, listWidth(values)); err != nil {
			return nil, err
		}
		for i, v := range values {
			l := insetLook // numbers too: they stand in one list with words
			if i == 0 {
				l = headLook
			}
			if err := s.set(at(col, i+1), cell{v, l}); err != nil {
				return nil, err
			}
		}
		places[c.list] = s.refs(col, 2, len(values))
	}
	return places, nil
}

// listWidth is as wide as the longest entry of a list: the next one would cut it.
func listWidth(values []any) float64 {
	width := 22.0
	for _, v := range values {
		width = max(width, letters(fmt.Sprint(v))+3)
	}
	return width
}

// rule ties cells to what may be entered, and shows a hint when one is chosen.
func (s *sheet) rule(w Words, c formColumn, list, cells, title, hint string) error {
	v := excelize.NewDataValidation(true)
	v.SetSqref(cells)
	style := excelize.DataValidationErrorStyleStop
	if c.loose {
		style = excelize.DataValidationErrorStyleWarning
	}
	switch {
	case list != "":
		v.SetSqrefDropList(list)
		v.SetError(style, w.notInList, fmt.Sprintf(w.choose, w.choices))
	case c.date:
		if err := v.SetRange(18264, 73050, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		v.SetError(style, w.notDate, w.writeDate)
	case c.share:
		if err := v.SetRange(0, 1, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		v.SetError(style, w.notShare, w.writeShare)
	default:
		return nil
	}
	if hint != "" {
		v.SetInput(shortened(title, 32), clippedHint(hint))
	}
	return s.f.AddDataValidation(s.name, v)
}

// longestHint is how many characters Excel shows beside a cell.
const longestHint = 255

func clippedHint(s string) string {
	runes := []rune(clean(s))
	if len(runes) <= longestHint {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:longestHint-1])) + "…"
}
