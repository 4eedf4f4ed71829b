package packet

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"calibrate/analysis"
)

// Figures of a rater rest on cells that stand on the pages of others: a rater's page
// lists them. Figures of a dimension rest on a line of every page: the packet can
// show that line alone, person after person.

// A gave is one person a rater rated.
type gave struct {
	Link  *personLink
	Cells int
}

// A stranger is a rater who has no page.
type stranger struct {
	Name, Anchor string
	Gave         []gave
}

// findCells finds whom each rater rated. A director may not know.
func (ix *index) findCells(ctx context.Context, b analysis.Bundle) error {
	if b.Manifest.Audience == analysis.Director {
		return nil
	}
	given, err := analysis.EachGiven(ctx, b.Input)
	if err != nil {
		return err
	}
	for from, to := 0, 0; from < len(given); from = to {
		rater, all := given[from].Rater, []gave(nil)
		for ; to < len(given) && given[to].Rater == rater; to++ {
			all = append(all, gave{ix.byID[given[to].Employee], given[to].Cells})
		}
		if link := ix.byID[rater]; link != nil {
			link.Gave = all
		} else if rater != "" {
			ix.strangers = append(ix.strangers, stranger{b.Name(rater), "rater-" + strconv.Itoa(len(ix.strangers)+1), all})
			ix.strangerAt[rater] = "#" + ix.strangers[len(ix.strangers)-1].Anchor
		}
	}
	return nil
}

// givenBy leads to the cells a rater gave, "" where nobody may know or there are none.
func (ix *index) givenBy(rater string) string {
	if link := ix.byID[rater]; link != nil && len(link.Gave) > 0 {
		return link.Href() + gaveSuffix
	}
	return ix.strangerAt[rater]
}

// gaveSuffix stands after the anchor of a page in that of the list on it.
const gaveSuffix = "-gave"

// nameDimensions numbers the dimensions of all ladders by name.
func (ix *index) nameDimensions(b analysis.Bundle) {
	ix.dimensionNo = map[string]int{}
	for _, l := range b.Input.AllLadders() {
		for _, d := range l.Dimensions {
			if ix.dimensionNo[d.Name] == 0 {
				ix.dimensions = append(ix.dimensions, d.Name)
				ix.dimensionNo[d.Name] = len(ix.dimensions)
			}
		}
	}
}

// dimensionHref leads to the cells of one dimension, "" for none of a ladder. Of a
// large company it leads to those in its first file, from where a link leads on to the
// same dimension in the next: see dimensionRules.
func (ix *index) dimensionHref(name string) string {
	n := ix.dimensionNo[name]
	if n == 0 {
		return ""
	}
	anchor := "#dim-" + strconv.Itoa(n)
	if len(ix.files) > 0 {
		return ix.files[0].Name + anchor
	}
	return anchor
}

// dimensionRules is the style sheet that shows one dimension alone, once a link to it
// was followed, and the link on to it in the next file.
func (ix *index) dimensionRules() string {
	var css strings.Builder
	css.WriteString("body:has(.dims a:target) :is(.gave,.standing,.places,.remarks,.key,article h4){display:none}\n")
	for i := range ix.dimensions {
		fmt.Fprintf(&css, "body:has(#dim-%[1]d:target) .evidence tbody tr:not(.e%[1]d){display:none}\n", i+1)
		if len(ix.files) > 1 {
			fmt.Fprintf(&css, "body:has(#dim-%[1]d:target) .next .dim-%[1]d{display:inline}\n", i+1)
		}
	}
	return css.String()
}

// cellsHref leads from a cell of a table to the cells its row rests on: those a rater
// gave, or those of a dimension.
func (ix *index) cellsHref(t analysis.Table, at place, values []analysis.Value) string {
	column := at.column
	if at.id >= 0 {
		column = at.id
	}
	text, _ := values[column].Text()
	switch t.Columns[column].Name {
	case "rater":
		return ix.givenBy(text)
	case "dimension":
		return ix.dimensionHref(text)
	case "group":
		if t.Name == "agreement" { // over all, by category and by dimension
			return ix.dimensionHref(text)
		}
	}
	return ""
}

// inPageOrder gives what a rater gave in the order of the pages.
func inPageOrder(all []gave) []gave {
	return slices.SortedFunc(slices.Values(all), func(a, b gave) int { return a.Link.Page - b.Link.Page })
}
