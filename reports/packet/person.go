package packet

import (
	"fmt"
	"html/template"
	"math"
	"path/filepath"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/reports/chart"
)

// A personView is one person's page, ready to be shown.
type personView struct {
	Link                        personLink
	Current, Target, TargetWord string
	Assessed, AssessedWhy       string
	Since                       string
	Raters                      int
	Tallies                     []tallyView
	Strip                       template.HTML
	Categories                  []categoryView
	Comments                    []commentView
}

// A commentView is what a rater wrote, once, with the cells it stands beside.
type commentView struct {
	Who, Relation, Text, Where string
}

// A tallyView is how the ratings stand against one level.
type tallyView struct {
	Code, Share, Categories string
	Met, Rated              int
	Passed, Current, Target bool
}

type categoryView struct {
	Name       string
	Dimensions []dimensionView
}

// A dimensionView is one dimension with every rating and its cell.
type dimensionView struct {
	Name, Band, Mean, Gap string
	Short                 bool // below the target's band
	N                     int
	Expectation           string // of the target level, where the person falls short of it
	Ratings               []ratingView
}

// A ratingView is one rating and where it was read.
type ratingView struct {
	Who, Relation, Level, Text, Cell, Source, Rule string
	Rated, Self                                    bool
}

func newPersonView(b analysis.Bundle, link personLink, e analysis.Evidence) (personView, error) {
	p, l := e.Profile, b.Input.LadderOf(e.Profile.Person)
	view := personView{
		Link: link, Raters: p.Raters,
		Current: levelCode(l, p.Person.Level), Target: levelCode(l, p.Target), TargetWord: "next level",
		Assessed: levelCode(l, p.Assessment.Level),
	}
	switch {
	case p.Assessment.Dimensions == 0:
		view.AssessedWhy = "nobody else rated this person"
	case p.Assessment.Level == 0:
		view.AssessedWhy = "the ratings reach no level of the ladder"
	}
	if p.Person.Proposed > 0 {
		view.TargetWord = "proposed"
	}
	if !p.Person.LevelSince.IsZero() {
		view.Since = p.Person.LevelSince.Format("2006-01-02")
	}
	if p.Assessment.Dimensions > 0 {
		view.Tallies = tallies(l, p)
	}
	view.Categories = categories(b, l, e)
	view.Comments = comments(b, e)
	var err error
	view.Strip, err = strip(b, link, l, e)
	return view, err
}

func levelCode(l *ladder.Ladder, number int) string {
	level, ok := l.LevelByNumber(number)
	if !ok {
		return analysis.NoFigure
	}
	return level.Code
}

func tallies(l *ladder.Ladder, p analysis.Profile) []tallyView {
	views := make([]tallyView, len(p.Assessment.Tallies))
	for i, t := range p.Assessment.Tallies {
		share := analysis.NoFigure
		if s, ok := t.Share(); ok {
			share = analysis.FormatNumber(analysis.Share, s)
		}
		views[i] = tallyView{Code: levelCode(l, t.Level), Share: share, Met: len(t.Met), Rated: len(t.Met) + len(t.Unmet),
			Passed: t.Passed, Current: t.Level == p.Person.Level, Target: t.Level == p.Target}
		for _, c := range t.WhollyUnmet {
			if views[i].Categories != "" {
				views[i].Categories += ", "
			}
			views[i].Categories += l.Categories[c].Name
		}
	}
	return views
}

func categories(b analysis.Bundle, l *ladder.Ladder, e analysis.Evidence) []categoryView {
	by := map[string][]ladder.Rating{}
	for _, r := range e.Ratings {
		by[r.Dimension] = append(by[r.Dimension], r)
	}
	who := newRaterNames(b, e.Ratings)
	views := make([]categoryView, len(l.Categories))
	for i, c := range l.Categories {
		views[i].Name = c.Name
	}
	for _, d := range e.Profile.Dimensions {
		view := newDimension(l, e.Profile, d)
		for _, r := range by[d.Dimension.Name] {
			view.Ratings = append(view.Ratings, newRating(who, r))
		}
		c := &views[d.Dimension.Category]
		c.Dimensions = append(c.Dimensions, view)
	}
	return views
}

func newDimension(l *ladder.Ladder, p analysis.Profile, d analysis.DimensionProfile) dimensionView {
	view := dimensionView{Name: d.Dimension.Name, N: d.N, Mean: analysis.NoFigure, Gap: analysis.NoFigure, Band: bandCode(l, d.TargetBand)}
	if d.N > 0 {
		view.Mean = analysis.FormatNumber(analysis.Rating, d.Mean)
	}
	if d.HasTarget {
		view.Gap = analysis.FormatNumber(analysis.Delta, d.TargetGap)
		if d.TargetGap < 0 {
			view.Short = true
			view.Expectation = l.Cell(d.Dimension.Number, p.Target).Text
		}
	}
	return view
}

func bandCode(l *ladder.Ladder, b ladder.Band) string {
	switch {
	case b == ladder.Band{}:
		return "no expectation"
	case b.Low == b.High:
		return levelCode(l, b.Low)
	}
	return levelCode(l, b.Low) + "–" + levelCode(l, b.High)
}

func newRating(who raterNames, r ladder.Rating) ratingView {
	view := ratingView{Who: who.name(r), Relation: string(r.Relation), Text: r.Text, Rule: r.Rule,
		Source: r.Source.String(), Cell: cellOf(r.Source), Self: r.Relation == ladder.Self, Rated: r.State == ladder.Rated}
	if view.Rated {
		view.Level = analysis.FormatNumber(analysis.Rating, r.Level)
	} else {
		view.Level = stateWords[r.State]
	}
	return view
}

// comments gathers what raters wrote. A remark on a whole line of a sheet stands
// beside every rating of that line; it is shown once.
func comments(b analysis.Bundle, e analysis.Evidence) []commentView {
	who := newRaterNames(b, e.Ratings)
	var views []commentView
	at := map[[2]string]int{} // rater and text → position
	dimensions := map[[2]string]int{}
	for _, r := range e.Ratings {
		key := [2]string{r.Rater, r.Comment}
		if r.Comment == "" {
			continue
		}
		dimensions[key]++
		if i, seen := at[key]; seen {
			views[i].Where = fmt.Sprintf("%d dimensions", dimensions[key])
			continue
		}
		at[key] = len(views)
		views = append(views, commentView{Who: who.name(r), Relation: string(r.Relation), Text: r.Comment, Where: r.Dimension})
	}
	return views
}

// stateWords says a state in words a reader of the packet knows.
var stateWords = map[ladder.State]string{
	ladder.Blank:         "blank",
	ladder.NotObserved:   "not observed",
	ladder.NotApplicable: "not applicable",
	ladder.TooNew:        "too new",
	ladder.Unread:        "unread",
}

// cellOf is a short address: the file without its folders, the sheet, the cell.
func cellOf(s ladder.Source) string {
	s.File = filepath.Base(s.File)
	return s.String()
}

// raterNames says who a rater is, as far as the reader may know: a director sees
// what raters are to the person, not who they are.
type raterNames struct {
	bundle analysis.Bundle
	number map[string]int // of each rater among those with the same relation
}

func newRaterNames(b analysis.Bundle, ratings []ladder.Rating) raterNames {
	n := raterNames{bundle: b, number: map[string]int{}}
	counts := map[ladder.Relation]int{}
	for _, r := range ratings {
		if _, known := n.number[r.Rater]; !known {
			counts[r.Relation]++
			n.number[r.Rater] = counts[r.Relation]
		}
	}
	return n
}

func (n raterNames) name(r ladder.Rating) string {
	if n.bundle.Manifest.Audience == analysis.Director {
		return fmt.Sprintf("%s %d", r.Relation, n.number[r.Rater])
	}
	return n.bundle.Name(r.Rater)
}

// strip draws a person's dimensions: the target's band, each rating, the mean.
func strip(b analysis.Bundle, link personLink, l *ladder.Ladder, e analysis.Evidence) (template.HTML, error) {
	who := newRaterNames(b, e.Ratings)
	rows := make([]analysis.DotRow, len(e.Profile.Dimensions))
	place := map[string]int{}
	for i, d := range e.Profile.Dimensions {
		rows[i] = analysis.DotRow{Label: d.Dimension.Name, Group: l.Categories[d.Dimension.Category].Name,
			BandLow: math.NaN(), BandHigh: math.NaN(), Mean: math.NaN()}
		if d.TargetBand != (ladder.Band{}) {
			rows[i].BandLow, rows[i].BandHigh = float64(d.TargetBand.Low), float64(d.TargetBand.High)
		}
		if d.N > 0 {
			rows[i].Mean = d.Mean
		}
		place[d.Dimension.Name] = i
	}
	for _, r := range e.Ratings {
		if i, ok := place[r.Dimension]; ok && r.State == ladder.Rated {
			rows[i].Dots = append(rows[i].Dots, analysis.Dot{At: r.Level, Label: who.name(r), Self: r.Relation == ladder.Self})
		}
	}
	data := analysis.DotStrip{Axis: "level", Rows: rows}
	for _, level := range l.Levels {
		data.Ticks = append(data.Ticks, level.Code)
	}
	svg, err := chart.SVG(analysis.Chart{
		Name: link.Anchor, Title: "Ratings by dimension",
		Subtitle: fmt.Sprintf("n = %d raters; the shaded band is the expectation of %s", e.Profile.Raters, levelCode(l, e.Profile.Target)),
		Footnote: "Cycle " + b.Manifest.Cycle + ". Hollow dots are self-ratings and enter no mean.",
		Alt:      "One line per dimension with each rater's rating, the mean and the band of the target level.",
		Data:     data,
	})
	return template.HTML(svg), err // drawn and escaped by chart
}
