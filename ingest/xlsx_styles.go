package ingest

import (
	"strconv"
	"strings"
)

// A numberFormat is the format a cell style gives its numbers, and whether it
// strikes the cell out.
type numberFormat struct {
	code string // as the file has it; "" for General and for built-in formats without an own text
	date bool   // the number is a point in time

	exponent bool // the number is shown as 1.00E+05
	percent  bool // 0.5 is shown as 50 %
	whole    bool // 2.5 is shown as 3
	struck   bool

	dresses []dress // what makes 3 be shown as 3/5, or as a word; nil where nothing does
}

// readStyles reads of each cell style its number format and whether its font strikes
// out.
func (w *workbook) readStyles(part string) error {
	w.styles = w.styles[:0]
	codes := map[string]string{}
	var struck []bool                    // by font
	formats := map[string]numberFormat{} // each judged once, however many styles use it
	err := w.children(part, spaceMain, "styleSheet", func(s *xmlScanner) error {
		switch {
		case s.is(spaceMain, "numFmt"):
			codes[s.attr("numFmtId")] = s.attr("formatCode")
		case s.is(spaceMain, "cellStyleXfs"), s.is(spaceMain, "dxfs"), s.is(spaceMain, "extLst"):
			return s.skip() // styles that no cell names
		case s.is(spaceMain, "font"):
			struck = append(struck, false)
		case s.is(spaceMain, "strike") && len(struck) > 0:
			on := s.attr("val")
			struck[len(struck)-1] = on != "0" && on != "false"
		case s.is(spaceMain, "xf"):
			id := s.attr("numFmtId")
			if _, known := formats[id]; !known {
				formats[id] = formatOf(id, codes)
			}
			format := formats[id]
			font, err := strconv.Atoi(s.attr("fontId"))
			format.struck = err == nil && font >= 0 && font < len(struck) && struck[font]
			w.styles = append(w.styles, format)
		}
		return nil
	})
	if len(w.styles) == 0 {
		w.styles = append(w.styles, numberFormat{})
	}
	return err
}

// formatOf gives the format of an id: the file's own, else the built-in one.
func formatOf(id string, codes map[string]string) numberFormat {
	if code := codes[id]; code != "" {
		return numberFormat{code: code, date: isDateCode(code), exponent: isExponentCode(code), percent: isPercentCode(code), whole: isWholeCode(code), dresses: dressesOf(code)}
	}
	n, _ := strconv.Atoi(id)
	return numberFormat{date: isBuiltInDate(n), exponent: n == 11 || n == 48, percent: n == 9 || n == 10, whole: isBuiltInWhole(n)}
}

// isBuiltInWhole reports whether a number format known by its number alone shows no
// decimals.
func isBuiltInWhole(id int) bool { return id == 1 || id == 3 || id == 37 || id == 38 }

// isBuiltInDate reports whether a number format known by its number alone
// shows a date or a time of day. 27 to 36 and 50 to 58 are dates of East Asian
// locales, 71 to 81 of the Thai one; 46 is an elapsed time, a plain number.
func isBuiltInDate(id int) bool {
	return 14 <= id && id <= 22 || 27 <= id && id <= 36 || id == 45 || id == 47 ||
		50 <= id && id <= 58 || 71 <= id && id <= 81
}

// isDateCode reports whether a format code shows a date or a time of day.
func isDateCode(code string) bool {
	bare, elapsed := bareCode(code)
	bare = strings.ToLower(bare)
	for _, general := range []string{"general", "standard"} {
		bare = strings.ReplaceAll(bare, general, "")
	}
	return !elapsed && strings.ContainsAny(bare, "ymdhs")
}

// isExponentCode reports whether a format code shows a power of ten.
func isExponentCode(code string) bool {
	bare, _ := bareCode(code)
	bare = strings.ToLower(bare)
	return strings.Contains(bare, "e+") || strings.Contains(bare, "e-")
}

// isPercentCode reports whether a format code shows a hundredfold with a % behind it.
func isPercentCode(code string) bool {
	bare, _ := bareCode(code)
	return strings.Contains(bare, "%")
}

// isWholeCode reports whether a format code shows numbers without decimals.
func isWholeCode(code string) bool {
	bare, _ := bareCode(code)
	return strings.ContainsAny(bare, "0#?") && strings.Trim(bare, "0#?, ()+-") == ""
}

// bareCode gives the first section of a format code without quoted and escaped
// letters, padding and brackets, and whether it counts elapsed time, as [h]:mm.
func bareCode(code string) (bare string, elapsed bool) {
	var out strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return out.String(), elapsed
		case '\\', '_', '*':
			i++
		case '"':
			_, rest, _ := strings.Cut(code[i+1:], `"`)
			i = len(code) - len(rest) - 1
		case '[':
			inside, rest, _ := strings.Cut(code[i+1:], "]")
			elapsed = elapsed || isElapsed(inside)
			i = len(code) - len(rest) - 1
		default:
			out.WriteByte(c)
		}
	}
	return out.String(), elapsed
}

// isElapsed reports whether a bracket holds h, m or s alone, repeated or not.
func isElapsed(bracket string) bool {
	bracket = strings.ToLower(bracket)
	return bracket != "" && strings.Contains("hms", bracket[:1]) && strings.Trim(bracket, bracket[:1]) == ""
}
