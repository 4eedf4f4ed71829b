package ingest

import (
	"slices"
	"strconv"
	"strings"
)

// A dress is what one section of a number format puts around a number, or in its
// place.
type dress struct {
	when          string // the condition it holds under, as "=3"; "" when it has none
	before, after string
	bare          bool // it shows the number itself
}

// worn reports whether the section shows more than the number, or something else.
func (d dress) worn() bool { return !d.bare || d.before != "" || d.after != "" }

// dressesOf gives the sections of a format code; nil where all show the number alone.
func dressesOf(code string) []dress {
	if list := sections(code); slices.ContainsFunc(list, dress.worn) {
		return list
	}
	return nil
}

// dressed gives a number as the sheet shows it, where its format puts signs around it
// or something else in its place. Percentages and powers of ten are told of elsewhere.
func (s *Sheet) dressed(cell Cell) (shown string, ok bool) {
	format := s.format(cell)
	if cell.Kind != Number || format.dresses == nil || format.percent || format.exponent {
		return "", false
	}
	value, err := strconv.ParseFloat(cell.Text, 64)
	if err != nil || value <= 0 {
		return "", false // no level, whatever it wears
	}
	d := dressOf(format.dresses, value)
	if !d.worn() {
		return "", false
	}
	if !d.bare {
		return strings.TrimSpace(d.before), true
	}
	return strings.TrimSpace(d.before + s.shownNumber(cell) + d.after), true
}

// dressOf chooses the section for a number above 0: the first whose condition holds,
// else the last; without conditions the first.
func dressOf(list []dress, value float64) dress {
	if list[0].when == "" {
		return list[0]
	}
	for _, d := range list {
		if d.when == "" || holds(d.when, value) {
			return d
		}
	}
	return list[len(list)-1]
}

// holds reports whether the condition of a section is true of a number.
func holds(when string, value float64) bool {
	sign := strings.TrimRight(when, "0123456789.-")
	bound, err := strconv.ParseFloat(strings.TrimPrefix(when, sign), 64)
	if err != nil {
		return false
	}
	switch sign {
	case "=":
		return value == bound
	case "<>":
		return value != bound
	case "<":
		return value < bound
	case "<=":
		return value <= bound
	case ">":
		return value > bound
	case ">=":
		return value >= bound
	}
	return false
}

// sections takes a format code apart; the one for texts, @, is none.
func sections(code string) (list []dress) {
	for more := code != ""; more; {
		var d dress
		d, code, more = nextDress(code)
		if d.before != "@" {
			list = append(list, d)
		}
	}
	if len(list) == 0 {
		list = []dress{{bare: true}}
	}
	return list
}

// nextDress reads the section a code begins with; more is false after the last one.
func nextDress(code string) (d dress, rest string, more bool) {
	add := func(letters string) {
		if d.bare {
			d.after += letters
		} else {
			d.before += letters
		}
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == ';':
			return d.trimmed(), code[i+1:], true
		case c == '_' || c == '*': // as wide as the next sign, or filled with it
			i += len(firstLetter(code[i+1:]))
		case c == '\\':
			letter := firstLetter(code[i+1:])
			add(letter)
			i += len(letter)
		case c == '"':
			letters, after, _ := strings.Cut(code[i+1:], `"`)
			add(letters)
			i = len(code) - len(after) - 1
		case c == '[':
			inside, after, _ := strings.Cut(code[i+1:], "]")
			if strings.HasPrefix(inside, "=") || strings.HasPrefix(inside, "<") || strings.HasPrefix(inside, ">") {
				d.when = inside
			}
			i = len(code) - len(after) - 1
		case strings.IndexByte("0#?.,/%$", c) >= 0:
			d.bare, d.after = d.bare || strings.IndexByte("0#?", c) >= 0, ""
		case hasGeneral(code[i:]) > 0:
			d.bare = true
			i += hasGeneral(code[i:]) - 1
		default:
			add(code[i : i+1])
		}
	}
	return d.trimmed(), "", false
}

// hasGeneral gives the length of the name of the general format a code begins with.
func hasGeneral(code string) int {
	for _, name := range []string{"General", "Standard"} {
		if len(code) >= len(name) && strings.EqualFold(code[:len(name)], name) {
			return len(name)
		}
	}
	return 0
}

// trimmed leaves out blanks at the ends.
func (d dress) trimmed() dress {
	d.before, d.after = strings.TrimLeft(d.before, " \u00a0"), strings.TrimRight(d.after, " \u00a0")
	if d.bare && strings.TrimSpace(d.before) == "" {
		d.before = ""
	}
	return d
}
