package packet

import (
	"html/template"
	"strconv"
	"strings"
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

// cell writes a cell of a table.
func (b *htmlText) cell(text string) {
	b.WriteString("<td>" + template.HTMLEscapeString(text) + "</td>")
}

// Body writes the rows of a block: a line per dimension under its category.
func (of block) Body(categories []category) template.HTML {
	var b htmlText
	columns := strconv.Itoa(of.columns())
	for _, c := range categories {
		b.WriteString("<tbody>\n<tr><th colspan=\"" + columns + "\" scope=\"rowgroup\">" + template.HTMLEscapeString(c.Name) + "</th></tr>\n")
		for _, d := range c.Dimensions {
			d.write(&b, of)
			if of.First && d.Expectation != "" {
				b.WriteString("<tr class=\"asks\"><td colspan=\"" + columns + "\">" + template.HTMLEscapeString(d.Expectation) + "</td></tr>\n")
			}
		}
		b.WriteString("</tbody>\n")
	}
	return template.HTML(b.String())
}

// columns counts the dimension, the figures where they stand, and the raters.
func (of block) columns() int {
	if of.First {
		return 6 + len(of.Raters)
	}
	return 1 + len(of.Raters)
}

func (d dimension) write(b *htmlText, of block) {
	if d.Short && of.First {
		b.WriteString(`<tr class="short">`)
	} else {
		b.WriteString("<tr>")
	}
	b.WriteString(`<th scope="row">` + template.HTMLEscapeString(d.Name) + "</th>")
	if of.First {
		b.cell(d.Band)
		b.WriteString("<td>" + string(d.Strip.SVG()) + "</td>")
		b.cell(d.Mean)
		b.cell(strconv.Itoa(d.N))
		b.cell(d.Gap)
	}
	for _, ratings := range d.Ratings[of.From:of.To] {
		b.WriteString("<td>")
		for _, r := range ratings {
			r.write(b)
		}
		b.WriteString("</td>")
	}
	b.WriteString("</tr>\n")
}

func (r rating) write(b *htmlText) {
	if r.Rated {
		b.WriteString(template.HTMLEscapeString(r.Level))
	} else {
		b.tag("", "i", r.Level)
	}
	b.tag(" ", "code", r.Cell)
	if r.Place > 0 {
		b.tag("", "sup", strconv.Itoa(r.Place))
	}
	b.tag(" ", "q", r.Said)
	b.tag(" ", "small", r.Rule)
	b.WriteByte(' ')
}
