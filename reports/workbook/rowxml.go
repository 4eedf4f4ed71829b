package workbook

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"calibrate/ladder"
)

// A rowWriter writes rows as the XML of a sheet. Excelize does the same, some
// twenty times slower: it makes objects of every row and cell, and each text
// passes through an encoder of XML.
type rowWriter struct {
	xml    []byte
	style  func(look) (int, error) // the number of a look
	last   []styled                // by column, of the row before
	number []byte                  // of the row, in digits
	wide   int                     // columns of the widest row
}

// A styled is a look with what a cell of it begins and goes on with.
type styled struct {
	look                look
	opens               string // before the number of the row
	text, figure, blank string // behind it: of a text, of a figure, of an empty cell
	shared              string // of a text that others share
}

// row writes one row from column A on; height 0 fits the text.
func (w *rowWriter) row(number int, height float64, cells []cell) error {
	w.number = strconv.AppendInt(w.number[:0], int64(number), 10)
	w.xml = append(append(append(w.xml, `<row r="`...), w.number...), '"')
	if height > 0 {
		w.xml = append(strconv.AppendFloat(append(w.xml, ` ht="`...), height, 'f', -1, 64), `" customHeight="1"`...)
	}
	w.xml, w.wide = append(w.xml, '>'), max(w.wide, len(cells))
	for col := range cells {
		if err := w.cell(col, &cells[col]); err != nil {
			return fmt.Errorf("cell %s: %w", at(col+1, number), err)
		}
	}
	w.xml = append(w.xml, "</row>"...)
	return nil
}

func (w *rowWriter) cell(col int, c *cell) error {
	if c.value == nil && c.look == (look{}) {
		return nil
	}
	s, err := w.styled(col, &c.look)
	if err != nil {
		return err
	}
	w.xml = append(append(w.xml, s.opens...), w.number...)
	switch v := c.value.(type) {
	case string:
		w.text(s, clean(v))
	case sharedText:
		if v == noText {
			w.xml = append(w.xml, s.blank...)
			break
		}
		w.xml = append(strconv.AppendInt(append(w.xml, s.shared...), int64(v), 10), "</v></c>"...)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("%v is no figure", v)
		}
		w.xml = append(appendNumber(append(w.xml, s.figure...), v), "</v></c>"...)
	case formula:
		return w.formula(s, v)
	case nil:
		w.xml = append(w.xml, s.blank...)
	default:
		return fmt.Errorf("a %T cannot stand in a cell", v)
	}
	return nil
}

// styled gives the look of a cell as it is written: mostly that of the row before.
func (w *rowWriter) styled(col int, l *look) (*styled, error) {
	for len(w.last) <= col {
		w.last = append(w.last, styled{})
	}
	last := &w.last[col]
	if last.opens != "" && last.look == *l {
		return last, nil
	}
	style, err := w.style(*l)
	if err != nil {
		return nil, err
	}
	number := strconv.Itoa(style)
	*last = styled{look: *l, opens: `<c r="` + ladder.ColumnName(col+1), blank: `" s="` + number + `"/>`,
		figure: `" s="` + number + `"><v>`, shared: `" s="` + number + `" t="s"><v>`, text: `" s="` + number + `" t="inlineStr"><is><t`}
	return last, nil
}

// text writes a text that is fit for a cell. Without being told to, readers drop
// the white space at its ends.
func (w *rowWriter) text(s *styled, text string) {
	w.xml = append(w.xml, s.text...)
	if strings.TrimSpace(text) != text {
		w.xml = append(w.xml, ` xml:space="preserve"`...)
	}
	w.xml = append(appendText(append(w.xml, '>'), text), "</t></is></c>"...)
}

// formula writes a formula with what it gives now.
func (w *rowWriter) formula(s *styled, f formula) error {
	text, isText := f.now.(string)
	x, isNumber := f.now.(float64)
	if !isText && !isNumber {
		return fmt.Errorf("a formula cannot give a %T", f.now)
	}
	kind := ""
	if isText {
		kind = ` t="str"`
	}
	w.xml = append(append(append(w.xml, strings.TrimSuffix(s.blank, "/>")...), kind...), "><f>"...)
	w.xml = append(appendText(w.xml, clean(f.text)), "</f><v>"...)
	if isText {
		w.xml = appendText(w.xml, clean(text))
	} else {
		w.xml = appendNumber(w.xml, x)
	}
	w.xml = append(w.xml, "</v></c>"...)
	return nil
}

// appendText writes a text as XML. Readers take _x0041_ for the letter A: an
// underscore that would begin such a code is written as a code itself.
func appendText(xml []byte, text string) []byte {
	from := 0
	for i := range len(text) {
		var code string
		switch text[i] {
		case '&':
			code = "&amp;"
		case '<':
			code = "&lt;"
		case '>':
			code = "&gt;"
		case '_':
			if !beginsCode(text[i:]) {
				continue
			}
			code = "_x005F_"
		default:
			continue
		}
		xml = append(append(xml, text[from:i]...), code...)
		from = i + 1
	}
	return append(xml, text[from:]...)
}

// beginsCode says whether a text begins like _x0041_.
func beginsCode(text string) bool {
	if len(text) < 7 || text[1] != 'x' || text[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(text[2:6], 16, 16)
	return err == nil
}

// mostExact is up to where every whole number is exact.
const mostExact = 1 << 53

// appendNumber writes a number with as few digits as tell it from all others.
func appendNumber(xml []byte, x float64) []byte {
	if math.Abs(x) < mostExact && x == math.Trunc(x) {
		return strconv.AppendInt(xml, int64(x), 10)
	}
	if size := math.Abs(x); size < 1e-6 || size >= 1e21 {
		return strconv.AppendFloat(xml, x, 'E', -1, 64)
	}
	return strconv.AppendFloat(xml, x, 'f', -1, 64)
}
