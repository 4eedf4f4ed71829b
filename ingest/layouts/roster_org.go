package layouts

import (
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// orgColumns lists the columns that make up the org path, from left to right:
// division, department, team. A cost centre is one only where it stands alone.
func (t *table) orgColumns() []int {
	var units, all []int
	for col := 1; col <= t.width; col++ {
		if h := t.headings[col]; !h.Is("org") {
			continue
		}
		all = append(all, col)
		switch vocab.Key(t.text(t.row, col)) {
		case "costcentre", "costcenter", "kostenstelle":
		default:
			units = append(units, col)
		}
	}
	if len(units) == 0 {
		return all
	}
	return units
}

// org joins the org columns of a row; a path that repeats its parent does so once.
func (t *table) org(row int, cols []int) string {
	var parts []string
	for _, col := range cols {
		for _, part := range ladder.OrgParts(orgPath(t.text(row, col))) {
			if len(parts) == 0 || parts[len(parts)-1] != part {
				parts = append(parts, part)
			}
		}
	}
	return strings.Join(parts, ladder.OrgSeparator)
}

// orgPath writes the parts of an org path with the ladder's separator, whatever
// mark the sheet puts between them.
func orgPath(text string) string {
	for _, mark := range []string{" > ", " › ", " » ", " → ", " \\ ", " | ", ">", "\\"} {
		text = strings.ReplaceAll(text, mark, ladder.OrgSeparator)
	}
	return strings.Join(ladder.OrgParts(text), ladder.OrgSeparator)
}

// maxGroups is the most distinct values a further column may have to group
// people by it.
const maxGroups = 25

// groupColumns finds the further columns that sort people into few groups:
// those headed as such, and others whose values repeat.
func (t *table) groupColumns() map[int]string {
	groups := map[int]string{}
	for col := 1; col <= t.width; col++ {
		h, text := t.headings[col], t.text(t.row, col)
		plain := h.Kind == vocab.Unknown || h.Is("group")
		if text == "" || !plain {
			continue
		}
		distinct, filled := t.distinct(col)
		if distinct > 0 && distinct <= maxGroups && 2*distinct <= filled {
			groups[col] = text
		}
	}
	return groups
}

// distinct counts the different texts of a column and how many cells hold one;
// prose, numbers and dates count as too many.
func (t *table) distinct(col int) (values, filled int) {
	seen := map[string]bool{}
	for _, row := range t.dataRows() {
		cell := t.At(row, col)
		if cell.Kind == ingest.Empty {
			continue
		}
		if cell.Kind != ingest.String || len(cell.Text) > 60 || len(seen) > maxGroups {
			return 0, 0
		}
		seen[vocab.Clean(cell.Text)] = true
		filled++
	}
	return len(seen), filled
}

func (r *roster) groupsOf(row int) map[string]string {
	var groups map[string]string
	for col, heading := range r.groups {
		if value := r.text(row, col); value != "" {
			if groups == nil {
				groups = map[string]string{}
			}
			groups[heading] = value
		}
	}
	return groups
}
