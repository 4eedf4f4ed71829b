package workbook

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/reports/chart"
)

// MostPeople is how many people a workbook gives a sheet of their own: it opens
// slowly, and nobody finds a tab, among more.
const MostPeople = 200

// AllPeople stands for everybody in scope among the ids of [Options].
const AllPeople = "all"

// Options say what a summary has beside what every summary has.
type Options struct {
	People []string // ids of those who get a sheet of their own; AllPeople for everybody, up to MostPeople
}

// peopleSheets writes a sheet for each person asked for, in order of id. Asking for
// somebody who is not in scope is an error: a sheet left out in silence would be
// taken for a person without ratings.
func (s *summary) peopleSheets() error {
	if len(s.options.People) == 0 {
		return nil
	}
	all := slices.Contains(s.options.People, AllPeople)
	wanted := map[string]bool{}
	for _, id := range s.options.People {
		if id != AllPeople {
			wanted[id] = true
		}
	}
	written, left := 0, 0
	err := s.bundle.EachEvidence(s.ctx, func(e analysis.Evidence) error {
		id := e.Profile.Person.ID
		if !all && !wanted[id] {
			return nil
		}
		delete(wanted, id)
		if written == MostPeople {
			left++
			return nil
		}
		written++
		return s.person(e)
	})
	if err != nil {
		return err
	}
	if len(wanted) > 0 {
		ids := slices.Sorted(maps.Keys(wanted))
		return fmt.Errorf("a sheet was asked for %s, whom cycle %s does not have in %s; name ids as on the roster, or %q", strings.Join(ids, ", "), s.bundle.Manifest.Cycle, scope(s.bundle.Manifest), AllPeople)
	}
	if left > 0 {
		s.remarks = append(s.remarks, fmt.Sprintf("%s people have a sheet of their own, the first by id; %s more have none: name them by id to get theirs.", count(written), count(left)))
	}
	return nil
}

// The columns of a person's sheet serve two tables: dimensions, and ratings. Together they
// are no wider than paper on which they can be read.
var personWidths = []float64{21, 30, 10, 40, 10, 14, 10, 14, 13, 10, 31, 13, 23}

// person writes the sheet of one person: the profile as a picture, what is expected
// beside what was found, and every rating with its cell.
func (s *summary) person(e analysis.Evidence) error {
	who := e.Profile.Person
	title := strings.TrimSpace(who.ID + " " + who.Name)
	p, err := s.page(title)
	if err != nil {
		return err
	}
	s.listed(p, "", "One person: profile, expectations and every rating of "+cmp.Or(who.Name, who.ID), len(e.Ratings))
	if err := p.widths(personWidths); err != nil {
		return err
	}
	if err := p.frozen(2, 0); err != nil {
		return err
	}
	if err := s.personHead(p, title, e); err != nil {
		return err
	}
	p.next++
	l, names := s.bundle.Input.LadderOf(who), analysis.NewRaterNames(s.bundle, e.Ratings)
	profile := profileChart(l, e, names)
	drawing, err := chart.PNG(profile)
	if err != nil {
		return err
	}
	if err := p.picture(profile, drawing); err != nil {
		return err
	}
	if err := p.section("What is expected, and what was found", expectedTable(l, e.Profile)); err != nil {
		return err
	}
	p.next++
	return p.section("Every rating, and the cell it was read from", s.ratingTable(l, e, names))
}

// personHead writes who a sheet is about, where everybody stands, and where this one does.
func (s *summary) personHead(p *sheet, title string, e analysis.Evidence) error {
	if err := p.line(24, cell{clean(title), titleLook}); err != nil {
		return err
	}
	links := []link{{"← Summary", frontName}}
	if sheet := s.firstSheet("gap"); sheet != "" {
		links = append(links, link{"Everybody's levels →", sheet})
	}
	if err := p.linked(links...); err != nil {
		return err
	}
	l := s.bundle.Input.LadderOf(e.Profile.Person)
	return p.spread(personLine(l, e), plainLook, 4, sum(personWidths[:4]))
}

// section writes a table under a heading, in the columns of the sheet, on paper of its own.
func (s *sheet) section(title string, t analysis.Table) error {
	if err := s.turn(); err != nil {
		return err
	}
	if err := s.line(18, cell{title, sectionLook}); err != nil {
		return err
	}
	g := newGrid(t)
	g.why = false // the state of a rating says it
	g.widths = personWidths[:len(g.columns):len(g.columns)]
	return s.draw(g)
}

// personLine says in a line where somebody stands.
func personLine(l *ladder.Ladder, e analysis.Evidence) string {
	p := e.Profile
	parts := []string{cmp.Or(p.Person.Org, "no org"), "current level " + codeOf(l, p.Person.Level)}
	if p.Person.Proposed > 0 {
		parts = append(parts, "proposed for "+codeOf(l, p.Person.Proposed))
	} else {
		parts = append(parts, "measured against "+codeOf(l, p.Target))
	}
	parts = append(parts, "assessed level "+codeOf(l, p.Assessment.Level), fmt.Sprintf("n = %d raters other than oneself", p.Raters))
	return strings.Join(parts, " · ")
}

func codeOf(l *ladder.Ladder, number int) string {
	if level, ok := l.LevelByNumber(number); ok {
		return level.Code
	}
	return analysis.NoFigure
}

// profileChart is the strip of a person: the band of the target level, each rating,
// the mean.
func profileChart(l *ladder.Ladder, e analysis.Evidence, names analysis.RaterNames) analysis.Chart {
	p := e.Profile
	data := analysis.DotStrip{Axis: "level"}
	for _, level := range l.Levels {
		data.Ticks = append(data.Ticks, level.Code)
	}
	dots := map[string][]analysis.Dot{}
	for _, r := range e.Ratings {
		if r.State == ladder.Rated {
			dots[r.Dimension] = append(dots[r.Dimension], analysis.Dot{At: r.Level, Label: names.Label(r), Self: r.Relation == ladder.Self})
		}
	}
	for _, d := range p.Dimensions {
		row := analysis.DotRow{Label: d.Dimension.Name, Group: l.Categories[d.Dimension.Category].Name, BandLow: missing, BandHigh: missing, Mean: missing, Dots: dots[d.Dimension.Name]}
		if d.TargetBand != (ladder.Band{}) {
			row.BandLow, row.BandHigh = float64(d.TargetBand.Low), float64(d.TargetBand.High)
		}
		if d.N > 0 {
			row.Mean = d.Mean
		}
		data.Rows = append(data.Rows, row)
	}
	who := cmp.Or(p.Person.Name, p.Person.ID)
	return analysis.Chart{Name: "profile_" + p.Person.ID, Title: fmt.Sprintf("%s against %s", who, codeOf(l, p.Target)),
		Subtitle: fmt.Sprintf("n = %d raters other than oneself, %d of %d dimensions rated", p.Raters, p.Assessment.Dimensions, len(p.Dimensions)),
		Footnote: "Each dot is one rating; the self-rating is hollow and enters no mean.",
		Alt:      fmt.Sprintf("The ratings of %s by dimension, beside what level %s asks for.", who, codeOf(l, p.Target)), Data: data}
}
