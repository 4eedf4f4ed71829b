package ingest

import "strings"

// format is the number format of a cell; the general one where it has no style.
func (s *Sheet) format(cell Cell) numberFormat {
	if int(cell.style) >= len(s.styles) {
		return numberFormat{}
	}
	return s.styles[cell.style]
}

// Shown is the cell as the sheet displays it, as far as that can tell one id
// from another: a whole number under a format of digits and fixed letters,
// such as 00000 or "E"0000 or 000-00, is shown with them. Grouping, decimals,
// percent and currency are dress and not part of an id; such numbers, and
// every other cell, are given as their Text.
func (s *Sheet) Shown(row, col int) string {
	cell := s.At(row, col)
	if cell.Kind != Number {
		return cell.Text
	}
	return shownDigits(cell.Text, s.format(cell).code)
}

// ShownWithExponent reports whether a cell is a number that the sheet displays as
// 1.00E+05: that is also what spreadsheets make of an id such as 1E5.
func (s *Sheet) ShownWithExponent(row, col int) bool {
	cell := s.At(row, col)
	return cell.Kind == Number && s.format(cell).exponent
}

// percent reports whether a cell of the sheet is a number that it displays as a
// percentage: 0.5 as 50 %.
func (s *Sheet) percent(cell Cell) bool {
	return cell.Kind == Number && s.format(cell).percent
}

// A digitSlot is one sign of an id format: a place for a digit, or a letter.
type digitSlot struct {
	letter string
	place  bool
	always bool // a place that shows 0 when there is no digit for it
}

// shownDigits fills a whole number into an id format from the right; what is
// left over goes before the first place.
func shownDigits(text, code string) string {
	slots, places := digitSlots(code)
	if places == 0 || strings.Trim(text, "0123456789") != "" {
		return text
	}
	digits := text
	if text == "0" {
		digits = ""
	}
	var out strings.Builder
	missing := places - len(digits)
	for _, slot := range slots {
		switch {
		case !slot.place:
			out.WriteString(slot.letter)
			continue
		case missing > 0 && slot.always:
			out.WriteByte('0')
		case missing <= 0:
			here := 1 - missing // more than one only at the first place
			out.WriteString(digits[:here])
			digits, missing = digits[here:], 0
			continue
		}
		missing--
	}
	return out.String()
}

// digitSlots takes a format code apart; there are no places when it is not the
// format of an id.
func digitSlots(code string) (slots []digitSlot, places int) {
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '0', '#':
			slots = append(slots, digitSlot{place: true, always: c == '0'})
			places++
		case ';':
			return slots, places
		case '"':
			letters, rest, _ := strings.Cut(code[i+1:], `"`)
			slots = append(slots, digitSlot{letter: letters})
			i = len(code) - len(rest) - 1
		case '\\':
			letter := firstLetter(code[i+1:])
			slots = append(slots, digitSlot{letter: letter})
			i += len(letter)
		case '-', ' ', '(', ')', ':', '+':
			slots = append(slots, digitSlot{letter: code[i : i+1]})
		default:
			return nil, 0
		}
	}
	return slots, places
}

// firstLetter is the first character of a text, all its bytes.
func firstLetter(text string) string {
	for i := range text {
		if i > 0 {
			return text[:i]
		}
	}
	return text
}
