package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// The colours are those of the charts; see reports/chart/theme.go.
const (
	black  = "17212B"
	slate  = "4A5663"
	grey   = "6B7580"
	pale   = "C9D0D7"
	wash   = "F3F5F7"
	header = "E4E8EC"
	calm   = "225EA8"
	accent = "B84A00"
	below  = "FDB863" // of the diverging ramp, light enough for black figures
	middle = "FFFFFF"
	above  = "B2ABD2"
	full   = "7FCDBB" // of the ladder ramp
	shaded = "CFE3F3"
	toFill = "EAF3FB" // of cells to fill in, beside others that are given

	proposedBar = "A9B3BD" // of the bars by level
	assessedBar = "5F6B78"
)

// A look is how a cell looks.
type look struct {
	format       string // of numbers; "" for General
	color, fill  string
	size         float64 // in points; 0 for the usual
	bold, italic bool
	wrap, right  bool
	inset        bool // away from the column before
	underlined   bool
	ruled        bool // a line below
	open         bool // not locked on a protected sheet
	quoted       bool // a text that begins as a formula does, and stays a text when edited
}

var (
	titleLook   = look{size: 16, bold: true, color: black}
	sectionLook = look{size: 12, bold: true, color: black}
	plainLook   = look{color: black}
	wrapLook    = look{color: black, wrap: true}
	insetLook   = look{color: black, inset: true}
	longLook    = look{color: black, wrap: true, inset: true}
	whyLook     = look{color: slate, wrap: true, inset: true}
	quietLook   = look{color: slate}
	headLook    = look{color: black, fill: header, bold: true, wrap: true, inset: true, ruled: true}
	linkLook    = look{color: calm, underlined: true}
	leadLook    = look{color: calm, underlined: true, inset: true} // in a table, under a heading that is inset
	noneLook    = look{color: grey, right: true}
	hiddenLook  = look{color: grey, right: true, italic: true}
	alertLook   = look{color: accent, bold: true, inset: true}
	openLook    = look{open: true}
)

// numberLook is that of figures of a kind.
func numberLook(kind analysis.Kind) look {
	return look{color: black, format: analysis.ExcelFormat(kind)}
}

// figureLook is that of one figure: where it is rounded to 0 it has no sign.
func figureLook(kind analysis.Kind, x float64) look {
	if zero := analysis.ExcelZero(kind); zero != "" && analysis.RoundsToZero(kind, x) {
		return look{color: black, format: zero}
	}
	return numberLook(kind)
}

// numbered gives the number of a look that has one.
func (b *book) numbered(l look) (int, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	id, ok := b.styles[l]
	if !ok {
		return 0, fmt.Errorf("the look %+v has no number yet", l)
	}
	return id, nil
}

// style gives the number of a look in this workbook, a new one when it has none.
func (b *book) style(l look) (int, error) {
	if id, err := b.numbered(l); err == nil {
		return id, nil
	}
	id, err := b.f.NewStyle(l.asStyle())
	if err != nil {
		return 0, err
	}
	if l.quoted {
		id = b.quoting(id)
	}
	b.lock.Lock()
	defer b.lock.Unlock()
	b.styles[l] = id
	return id, nil
}

// asStyle is the look in excelize's words.
func (l look) asStyle() *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "Calibri", Size: 11, Bold: l.bold, Italic: l.italic, Color: l.color},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: l.wrap},
	}
	if l.size > 0 {
		s.Font.Size = l.size
	}
	if l.underlined {
		s.Font.Underline = "single"
	}
	if l.inset {
		s.Alignment.Horizontal, s.Alignment.Indent = "left", 1
	}
	if l.right {
		s.Alignment.Horizontal = "right"
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.ruled {
		s.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: grey}}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.open {
		s.Protection = &excelize.Protection{Locked: false}
	}
	return s
}

// quoting makes a style like another, of texts that begin as a formula does: excelize has
// no word for it.
func (b *book) quoting(id int) int {
	styles, yes := b.f.Styles.CellXfs, true
	quoted := styles.Xf[id]
	quoted.QuotePrefix = &yes
	styles.Xf, styles.Count = append(styles.Xf, quoted), styles.Count+1
	return len(styles.Xf) - 1
}

// asText is the look of a text in a table.
func (l look) asText(s string) look {
	l.quoted = strings.HasPrefix(s, "=")
	return l
}
