package packet

import (
	"slices"
	"strings"

	"calibrate/analysis"
)

// paperPeople is how many people have a page in the PDF: more is no book to hold.
const paperPeople = 500

// chosen says who has a page in the PDF: everybody, or in a larger company those
// nominated, then those the meeting speaks of, then others in their order, until it is full.
func chosen(b analysis.Bundle, ix *index) map[string]bool {
	shown := make(map[string]bool, paperPeople)
	add := func(id string) {
		if len(shown) < paperPeople && ix.byID[id] != nil {
			shown[id] = true
		}
	}
	if len(ix.people) > paperPeople {
		for _, p := range ix.people {
			if p.Proposed {
				add(p.ID)
			}
		}
		for _, id := range spokenOf(b) {
			add(id)
		}
	}
	for _, p := range ix.people {
		add(p.ID)
	}
	return shown
}

// addresses gives the ids of those who have a page by the address of their page in the HTML.
func addresses(ix *index, shown map[string]bool) map[string]string {
	ids := make(map[string]string, len(shown))
	for i := range ix.people {
		if link := &ix.people[i]; shown[link.ID] {
			ids[link.Href()] = link.ID
		}
	}
	return ids
}

// leads is the id of the person to whose page a cell leads, "" for none. That is whom it
// names; a dimension, which the HTML leads to on all pages, is found on that of whom the row
// is about. What a rater gave is listed in the HTML alone.
func (p *paper) leads(r row, c cell) string {
	if strings.Contains(c.Href, "#dim-") && r.Of != nil && p.shown[r.Of.ID] {
		return r.Of.ID
	}
	return p.known[c.Href]
}

// spokenOf gives the ids of those the meeting speaks of: the anchors taken, then the
// agenda in its order. Anchors in reserve are many, and nobody speaks of them.
func spokenOf(b analysis.Bundle) (ids []string) {
	eachSaid(b, "agenda", "agenda_anchors", "use", func(id string, use analysis.Value) {
		if word, _ := use.Text(); word == "anchor" {
			ids = append(ids, id)
		}
	})
	eachSaid(b, "agenda", "agenda", "place", func(id string, _ analysis.Value) { ids = append(ids, id) })
	return ids
}

// eachSaid gives what a column of a job's table says of each person, in the order of the rows.
func eachSaid(b analysis.Bundle, job, name, column string, take func(id string, said analysis.Value)) {
	result, _ := b.Result(job)
	for _, t := range result.Tables {
		at := func(name string) int {
			return slices.IndexFunc(t.Columns, func(c analysis.Column) bool { return c.Name == name })
		}
		who, what := at("employee"), at(column)
		if t.Name != name || who < 0 || what < 0 {
			continue
		}
		for row := range t.Rows.All() {
			if id, ok := row[who].Text(); ok {
				take(id, row[what])
			}
		}
	}
}

// coverage says who has a page, and by what rule others have none.
func (p *paper) coverage(n int) string {
	if n <= paperPeople {
		return "A page per person, level by level: the level the ratings give by the ladder's rule and plain means, then every rating with the cell it was read from. What is adjusted for who rated says so, and is advice."
	}
	return analysis.Said("%d of %d people have a page here: those nominated first, then the anchors, those on the agenda in its order, and others org by org. The HTML packet has everybody.", len(p.shown), n)
}

// cellsBehind says where the cells behind the figures of a section stand.
func (p *paper) cellsBehind() string {
	words := "The cells behind each figure stand on the people's pages, with file, sheet, cell, text and rule"
	if p.partial {
		return words + "; of people without a page here, in the HTML packet."
	}
	return words + "."
}
