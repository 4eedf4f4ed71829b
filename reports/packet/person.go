package packet

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A person is one person's page, ready to be shown in HTML and in PDF.
type person struct {
	Link                        *personLink
	Current, Target, TargetWord string
	Assessed, AssessedWhy       string
	Since                       string
	Raters                      int
	Tallies                     []tally
	Evidence                    evidence
	Remarks                     []remark
	Director                    bool // the reader may not know who rated
	Gave                        []gave
	dimensionNo                 map[string]int
}

// Rows writes the rows of a block of the evidence.
func (p person) Rows(of block) template.HTML {
	return of.Body(p.Evidence.Categories, p.dimensionNo, p.Target)
}

func newPerson(b analysis.Bundle, link *personLink, e analysis.Evidence) person {
	p, l := e.Profile, b.Input.LadderOf(e.Profile.Person)
	view := person{
		Link: link, Raters: p.Raters, Director: b.Manifest.Audience == analysis.Director, Gave: inPageOrder(link.Gave),
		Current: levelCode(l, p.Person.Level), Target: levelCode(l, p.Target), TargetWord: "next",
		Assessed: levelCode(l, p.Assessment.Level), AssessedWhy: unassessed(p.Assessment),
		Evidence: newEvidence(b, l, e), Remarks: newRemarks(b, e),
	}
	switch {
	case p.Person.Proposed > 0:
		view.TargetWord = "proposed"
	case p.Target == p.Person.Level:
		view.TargetWord = "the highest"
	}
	if !p.Person.LevelSince.IsZero() {
		view.Since = p.Person.LevelSince.Format("2006-01-02")
	}
	if p.Assessment.Dimensions > 0 {
		view.Tallies = tallies(l, p)
	}
	return view
}

func unassessed(a ladder.Assessment) string {
	switch {
	case a.Dimensions == 0:
		return "nobody else rated this person"
	case a.Level == 0:
		return "the ratings reach no level of the ladder"
	}
	return ""
}

// Title is the name, or the id of somebody without one.
func (p *personLink) Title() string {
	if p.Name == "" {
		return p.ID
	}
	return p.Name
}

// say notes what a table says of a person, if it is of what stands under the name.
func (p *personLink) say(table, column, value string) {
	switch table + " " + column {
	case "assessed outcome":
		p.Outcome = value
	case "dependence status":
		p.Stands = value
	case "agenda topic":
		p.Topic = value
	}
}

// noteAgreed notes what the meeting agreed on each person, of the table that says it.
func (ix *index) noteAgreed(t analysis.Table) {
	at := func(name string) int {
		return slices.IndexFunc(t.Columns, func(c analysis.Column) bool { return c.Name == name })
	}
	id, agreed, outcome := at("employee"), at("agreed"), at("outcome")
	if t.Name != "decisions" || min(id, agreed, outcome) < 0 {
		return
	}
	for row := range t.Rows.All() {
		employee, _ := row[id].Text()
		level, ok := row[agreed].Text()
		if link := ix.byID[employee]; ok && link != nil {
			what, _ := row[outcome].Text()
			link.Agreed = level + ", " + what
		}
	}
}

// standing says in words whether an outcome stands whoever rated.
var standing = map[string]string{
	"stands":                        "it stands whoever rated",
	"one rater decides":             "one rater decides it",
	"severity decides":              "how strict the raters are decides it",
	"one rater and severity decide": "one rater, and how strict the raters are, decide it",
	"cannot tell":                   "whether it stands cannot be told",
}

// Line says who a person is, how the ratings come out, whether the meeting talks about
// it, and what it agreed, under the name.
func (p person) Line() string {
	link, parts := p.Link, []string{p.Link.ID}
	if link.Org != "" {
		parts = append(parts, link.OrgName)
	}
	if p.Since != "" {
		parts = append(parts, "in level since "+p.Since)
	}
	if link.Outcome != "" {
		outcome := "Outcome: " + link.Outcome
		if link.Stands != "" {
			outcome += "; " + cmp.Or(standing[link.Stands], link.Stands)
		}
		parts = append(parts, outcome)
	}
	if link.Topic != "" {
		parts = append(parts, "On the agenda: "+link.Topic)
	}
	if link.Agreed != "" {
		parts = append(parts, "Agreed: "+link.Agreed)
	}
	return strings.Join(parts, " · ")
}
