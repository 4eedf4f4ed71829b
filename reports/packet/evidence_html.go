package packet

import (
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"calibrate/ladder"
)

// An htmlText is HTML in the making, every text escaped. What a packet has for each
// dimension of each person is written so: a template takes many times as long.
type htmlText struct{ strings.Builder }

// tag writes an element with a text, or nothing where there is none.
func (b *htmlText) tag(before, name, text string) {
	if text != "" {
		b.WriteString(before + "<" + name + ">" + template.HTMLEscapeString(text) + "</" + name + ">")
	}
}

// Body writes the rows of a block: a line per dimension under its category, with the
// dimension's number as its class.
func (of block) Body(categories []category, numbers map[string]int, target string) template.HTML {
	var b htmlText
	columns := strconv.Itoa(of.columns())
	for _, c := range categories {
		b.WriteString("<tbody>\n<tr><th colspan=\"" + columns + "\" scope=\"rowgroup\">" + template.HTMLEscapeString(c.Name) + "\n")
		for _, d := range c.Dimensions {
			number := "e" + strconv.Itoa(numbers[d.Name])
			d.write(&b, of, number, target)
			if of.First && d.Expectation != "" {
				b.WriteString("<tr class=\"asks " + number + "\"><td colspan=\"" + columns + "\">" + template.HTMLEscapeString(d.Expectation) + "\n")
			}
		}
		b.WriteString("</tbody>\n")
	}
	return template.HTML(b.String())
}

// columns counts the dimension, the figures where they stand, and the raters.
func (of block) columns() int {
	if of.First {
		return 3 + len(of.Raters)
	}
	return 1 + len(of.Raters)
}

// bandNote names the band that is asked for where it is not the target level alone.
func (d dimension) bandNote(target string) string {
	switch {
	case d.Strip.Band == ladder.Band{}:
		return "no expectation"
	case d.Band == target:
		return ""
	}
	return d.Band
}

// write writes a line. The strip is drawn beside the mean, in one cell. Cells and rows
// end where the next begins, as HTML allows: a packet has a hundred thousand.
func (d dimension) write(b *htmlText, of block, number, target string) {
	if d.Short && of.First {
		number = "short " + number
	}
	b.WriteString(`<tr class="` + number + `">`)
	b.WriteString(`<th scope="row">` + template.HTMLEscapeString(d.Name))
	if of.First {
		b.WriteString(`<td class="` + d.Strip.Classes() + `">` + d.Mean + " (" + strconv.Itoa(d.N) + ")<td>")
		b.tag("", "small", d.bandNote(target))
		b.WriteString(" " + d.Gap)
	}
	for _, ratings := range d.Ratings[of.From:of.To] {
		b.WriteString("<td>")
		for i, r := range ratings {
			if i > 0 {
				b.WriteString("; ")
			}
			r.write(b)
		}
	}
	b.WriteString("\n")
}

// write writes a rating and the cell it stands in: what was given in bold would take
// an element more for each.
func (r rating) write(b *htmlText) {
	b.WriteString(template.HTMLEscapeString(r.Level + " · " + r.Cell))
	if r.Place > 0 {
		b.tag("", "sup", strconv.Itoa(r.Place))
	}
	b.tag(" ", "q", r.Said)
	b.tag(" ", "small", r.Rule)
}

// unbreakable are shares and cycles, such as "95 %" and "2025-H2", of a narrow head.
var unbreakable = regexp.MustCompile(`\d+ %|\d+-\w+`)

// unbroken writes a head, of which shares and cycles are not broken.
func unbroken(text string) template.HTML {
	return template.HTML(unbreakable.ReplaceAllString(template.HTMLEscapeString(text), `<span class="brief">$0</span>`))
}

// mayTurn reports whether a text holds letters that run from right to left, or marks
// that turn what follows.
func mayTurn(text string) bool {
	for _, letter := range text {
		if letter < 0x590 {
			continue
		}
		properties, _ := bidi.LookupRune(letter)
		switch properties.Class() {
		case bidi.R, bidi.AL, bidi.AN, bidi.Control:
			return true
		}
	}
	return false
}

// isolated writes a text so that it turns nothing around it, and no line ends before
// the sign of a share. Only one that could turn something is given an element of its own.
func isolated(text string) template.HTML {
	escaped := strings.ReplaceAll(template.HTMLEscapeString(text), " %", "\u00a0%")
	if mayTurn(text) {
		escaped = "<bdi>" + escaped + "</bdi>"
	}
	return template.HTML(escaped)
}
