package packet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// ratedIn is an evidence of one rater and one dimension for each rating.
func ratedIn(ratings ...rating) evidence {
	ev := evidence{Raters: []rater{{Name: "Zoë Quill"}}, Categories: []category{{Name: "Made"}}}
	for i, r := range ratings {
		r.Cell = fmt.Sprintf("F%d", i+1)
		ev.Categories[0].Dimensions = append(ev.Categories[0].Dimensions, dimension{Name: r.Cell, Ratings: [][]rating{{r}}})
	}
	return ev
}

// On paper a text that says what the level says is not quoted beside each cell: it is said
// once. What could not be read, or was read by another rule than usual, is quoted.
func TestRatingsOnPaper(t *testing.T) {
	ev := ratedIn(
		rating{Level: "3", Said: "3 - Senior I", Rated: true}, rating{Level: "2", Said: "2 - SRE II", Rated: true, Rule: labelled},
		rating{Level: "3", Said: "3 - Senior I", Rated: true}, rating{Level: "4", Said: "SRE4", Rated: true, Rule: "level_code"},
		rating{Level: "not observed", Said: "didn't see"}, rating{Level: "not applicable", Said: "n/a"}, rating{Level: "unread", Said: "4?"}, rating{Level: "5", Rated: true},
	)
	var got []string
	for d := range ev.dimensions() {
		got = append(got, ratingsText(d.Ratings[0]))
	}
	if want := "3 F1|2 F2|3 F3|4 F4 “SRE4” level_code|n/o F5|n/a F6|unread F7 “4?”|5 F8"; strings.Join(got, "|") != want {
		t.Errorf("cells %s\nwant  %s", strings.Join(got, "|"), want)
	}
	if got, want := ev.spellings(0), "2 is “2 - SRE II”, 3 is “3 - Senior I”, n/o is “didn't see”"; got != want {
		t.Errorf("said once: %s\nwant: %s", got, want)
	}
	if got, want := ev.legend(), " n/a: not applicable; n/o: not observed."; !strings.HasSuffix(got, want) || strings.Contains(got, "too new") {
		t.Errorf("the legend %q does not end with %q", got, want)
	}
}

// Raters' columns take the room that their ratings need: neither a rating nor a name is broken.
func TestRatersColumns(t *testing.T) {
	p := emptyPaper()
	p.newPage(false)
	ev := ratedIn(rating{Level: "2.5", Rated: true}, rating{Level: "not observed"})
	ev.Raters, ev.Levels = nil, make([]string, 6)
	for i, name := range []string{"Meenakshi Chatterjee", "Stanisław Pawłowski", "Kavya Raghunathan", "Sinéad O'Hara-Fitzgibbon", "Priya Venkataraman", "Wojciech Wiśniewska-Dąb", "Ada Okoye"} {
		ev.Raters = append(ev.Raters, rater{Name: name, Relation: "manager"})
		for j := range ev.Categories[0].Dimensions {
			d := &ev.Categories[0].Dimensions[j]
			d.Name, d.Band = "Implementation and Forethought", "SRE3–SRE4"
			r := rating{Level: "2.5", Cell: fmt.Sprintf("AC%d", 4000+i)}
			d.Ratings = append(d.Ratings[:i:i], []rating{r})
		}
	}
	for _, b := range blocks(ev.Raters) {
		c := p.lineUp(ev, b)
		for i, r := range b.Raters {
			if widest := widestWord(r.Name, leastHead, true); widest > c.widths[i]-0.8 {
				t.Errorf("%s: %.1f mm in a column of %.1f mm", r.Name, widest, c.widths[i])
			}
			text := ratingsText(ev.Categories[0].Dimensions[0].Ratings[b.From+i])
			if lines := wrap(text, p.ratingSize(), false, c.widths[i]-0.6); len(lines) != 1 {
				t.Errorf("%s takes %d lines in a column of %.1f mm", text, len(lines), c.widths[i])
			}
		}
		if last := len(c.at) - 1; c.at[last]+c.widths[last] > pageMargin+p.width()+0.01 {
			t.Errorf("the columns end at %.1f mm", c.at[last]+c.widths[last])
		}
	}
}

// Where there is room, the gap is set off the first rating: "-0.75 1 E20" reads as one.
func TestRatingsAreSetOff(t *testing.T) {
	p := emptyPaper()
	p.newPage(false)
	ev := ratedIn(rating{Level: "2.5", Rated: true})
	c := p.lineUp(ev, blocks(ev.Raters)[0])
	if off := c.at[0] - c.figuresAt() - meanWidth - countWidth - gapWidth; off < mostLead-0.01 {
		t.Errorf("the first rating begins %.1f mm after the figures", off)
	}
}

// Somebody short of the target in every dimension, rated in words by five others who wrote
// on it, has one page, in the smallest type; somebody of whom little is said has large type.
func TestPersonHasOnePage(t *testing.T) {
	for _, tt := range []struct {
		raters int
		level  float64
		fine   float64
	}{{5, 2.5, tinySize}, {1, 5, tableSize}} {
		p, err := personOnPaper(t, tt.raters, tt.level)
		if err != nil || p.pdf.PageNo() != 1 || p.fine != tt.fine {
			t.Errorf("%d raters: %d pages, type of %v points, %v", tt.raters, p.pdf.PageNo(), p.fine, err)
		}
	}
}

// personOnPaper is the page of somebody proposed for the fifth level, whom so many raters
// gave a level.
func personOnPaper(t *testing.T, raters int, level float64) (*paper, error) {
	s := newStore(t)
	add(t, s, "in/roster.xlsx", []ladder.Person{rosterLine("P0", "Kavya Raghunathan", "Infra", 4, 5)}, nil)
	var ratings []ladder.Rating
	for i := range raters {
		sheet := sheetOf("P0", fmt.Sprintf("Rater %d", i), ladder.Peer, level, "in/team.xlsx", i+2)
		for j := range sheet {
			if sheet[j].State == ladder.Rated {
				sheet[j].Text, sheet[j].Rule = sheet[j].Text+" – Senior SRE", labelled
			}
		}
		sheet[0].Comment = strings.Repeat("Kept calm in the outage and said what to do. ", 3)
		ratings = append(ratings, sheet...)
	}
	add(t, s, "in/team.xlsx", nil, ratings)
	b := bundleOf(t, s, analysis.HR, nil)
	ix := newIndex(b, []ladder.Person{rosterLine("P0", "Kavya Raghunathan", "Infra", 4, 5)}, false)
	p := emptyPaper()
	p.shown = map[string]bool{"P0": true}
	return p, b.EachEvidence(t.Context(), func(e analysis.Evidence) error {
		if e.Profile.Person.ID != "P0" {
			return nil
		}
		return p.person(newPerson(b, ix.byID["P0"], e))
	})
}

// The strip gives way before a rater's name is written smaller than the others.
func TestStripGivesWayToNames(t *testing.T) {
	p := emptyPaper()
	p.newPage(false)
	p.fine = tableSize
	ev := ratedIn(rating{Level: "2.5", Rated: true})
	ev.Raters = nil
	for _, name := range []string{"Uche Okereke", "Łukasz Kowalczyk", "Bohumil Říha", "Kavya Bhattacharya", "Eirik Mäkelä", "Ada Okoye"} {
		ev.Raters = append(ev.Raters, rater{Name: name, Relation: "peer"})
	}
	ev.Categories[0].Dimensions[0].Name = "Implementation and Forethought"
	ev.Categories[0].Dimensions[0].Ratings = slices.Repeat([][]rating{{{Level: "5.5", Cell: "AD75"}}}, len(ev.Raters))
	b := blocks(ev.Raters)[0]
	c := p.lineUp(ev, b)
	for i, r := range b.Raters {
		if widest := widestWord(r.Name, p.fine, true); widest > c.widths[i]-0.8 {
			t.Errorf("%s: %.1f mm in a column of %.1f mm, and the strip has %.1f mm", r.Name, widest, c.widths[i], c.strip)
		}
	}
}

// A name does not reach the one beside it.
func TestNamesStandApart(t *testing.T) {
	first, whole := "Nguyễn Thị", "Nguyễn Thị Hương"
	if lines := headLines(whole, tableSize, measure(whole, tableSize, true)+1); lines[0] != first {
		t.Errorf("a name fills its column: %q", lines)
	}
}
