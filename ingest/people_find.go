package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"calibrate/ladder"
)

// The outcomes of a search. A match has the id to store: the roster's where the
// person is known, else the text as it stood.
type match struct {
	id      string
	name    string         // as a roster of this or another cycle has it, "" when none does
	person  *ladder.Person // nil when there is no roster entry of this cycle
	ok      bool
	problem Reading // when not ok
}

// find matches a mention. The codes name the problem of somebody unknown and of
// a mention without text.
func (d *directory) find(m Mention, unknown, missing string, lenient bool) match {
	quoted := m.Text()
	m = m.apart()
	text := m.Text()
	if text == "" {
		return match{problem: problemReading(missing, missingMessage(missing))}
	}
	found, clash := d.search(m)
	switch {
	case clash != "":
		return match{id: m.shown(), problem: problemReading(ladder.IDAndNameDisagree, clash)}
	case len(found) > 1:
		text = m.shown()
		names := describe(found[:min(len(found), maxNames)])
		return match{id: text, problem: problemReading(ladder.AmbiguousName,
			fmt.Sprintf("%.80q fits %d people: %s; write the id.", text, len(found), strings.Join(names, " and ")), names...)}
	case len(found) == 1 && d.roster:
		return match{id: found[0].ID, name: found[0].Name, person: found[0], ok: true}
	case len(found) == 1:
		return match{id: found[0].ID, name: found[0].Name, ok: true}
	}
	if problem, lost := lostLetters(text, d.people); lost {
		return match{id: text, problem: problem}
	}
	if d.several(text) {
		return match{id: text, problem: problemReading(ladder.AmbiguousName,
			fmt.Sprintf("%.80q names more than one person, and a rating is one person's; give each a row or column of their own.", text))}
	}
	if !d.roster || lenient {
		return match{id: text, ok: true}
	}
	if shortened.MatchString(text) {
		return match{id: text, problem: problemReading(unknown,
			fmt.Sprintf("%.80q is what a spreadsheet makes of a long id, whose last digits are lost; format the column as text and enter the id again.", text))}
	}
	near := d.near(m)
	return match{id: quoted, problem: problemReading(unknown,
		fmt.Sprintf("%.80q is not in the roster of this cycle%s; correct it, add the person to the roster, or import with --no-roster-check.", quoted, didYouMean(near)), near...)}
}

// parting is what stands between people named in one cell.
var parting = regexp.MustCompile(`\s*(?:[;&+\n/、；＆]|\s(?i:and|und|et|y)\s)\s*`)

// several reports whether a text names more than one person: each part is known,
// or has two words at least.
func (d *directory) several(text string) bool {
	parts := parting.Split(text, -1)
	for _, part := range parts {
		if len(strings.Fields(part)) < 2 && len(d.byAny(part)) == 0 {
			return false
		}
	}
	return len(parts) > 1
}

// search looks for a mention by everything it says. A clash is a sentence that
// says which two statements do not agree.
func (d *directory) search(m Mention) (found []*ladder.Person, clash string) {
	if found := d.byPower(m); len(found) > 0 {
		return d.confirm(m, m.shown(), found)
	}
	if m.Any != "" {
		return d.byAny(m.Any), ""
	}
	if m.ID != "" && d.hasIDs {
		return d.confirm(m, m.ID, d.byID(m.ID))
	}
	if m.Email != "" && d.hasEmails {
		return d.confirm(m, m.Email, d.byEmail(m.Email))
	}
	if found := d.byName(m.Name); m.Name != "" && (len(found) > 0 || m.ID == "") {
		return found, ""
	}
	return d.byAny(m.Text()), ""
}

// byPower finds the people an id displayed with an exponent can stand for, when
// one of them has an id such as 1E5: by the number, and by the name beside it
// where that is somebody's.
func (d *directory) byPower(m Mention) []*ladder.Person {
	number := bareID(m.ID + m.Any)
	if !m.Exponent || len(d.powers[number]) == 0 {
		return nil
	}
	all := slices.Concat(d.bareIDs[number], d.powers[number])
	named := slices.DeleteFunc(slices.Clone(all), func(p *ladder.Person) bool { return m.Name == "" || !sameName(p.Name, m.Name) })
	if len(named) > 0 {
		return named
	}
	return all
}

// confirm checks that whoever an id or address found is the one the mention's
// name says.
func (d *directory) confirm(m Mention, key string, found []*ladder.Person) ([]*ladder.Person, string) {
	if len(found) != 1 {
		return found, ""
	}
	p := found[0]
	if nameless := p.Name == p.ID; m.Name != "" && !nameless && !sameName(p.Name, m.Name) {
		return nil, fmt.Sprintf("%.80q is %s in the roster, but the name beside it is %.80q; correct one of them.", key, p.Name, m.Name)
	}
	if m.Email != "" && p.Email != "" && emailKey(p.Email) != emailKey(m.Email) {
		return nil, fmt.Sprintf("%.80q has the address %s in the roster, but %.80q stands beside it; correct one of them.", key, p.Email, m.Email)
	}
	return found, ""
}

func problemReading(code, message string, suggestions ...string) Reading {
	return Reading{State: ladder.Unread, Code: code, Severity: ladder.Error, Message: message, Suggestions: suggestions}
}

func missingMessage(code string) string {
	if code == ladder.MissingRater {
		return "The row does not say who rated; fill in the rater."
	}
	return "The row holds ratings but does not say whom they are about, so they were not taken; fill in the employee."
}

// maxNames is how many people a message names.
const maxNames = 8

// describe names people so that two of the same name can be told apart.
func describe(people []*ladder.Person) []string {
	var names []string
	for _, p := range people {
		text := fmt.Sprintf("%s (%s", p.Name, p.ID)
		if p.Org != "" {
			text += ", " + p.Org
		}
		names = append(names, text+")")
	}
	return names
}

func didYouMean(near []string) string {
	if len(near) == 0 {
		return ""
	}
	return " (perhaps " + strings.Join(near, " or ") + ")"
}

// maxCompared bounds the names compared in searches for near misses: each looks
// at everybody, and a sheet of another company would ask for thousands.
const maxCompared = 2_000_000

// near lists up to three people whose id or name is almost the mention's.
func (d *directory) near(m Mention) []string {
	if d.compared += len(d.people); d.compared > maxCompared+len(d.people) {
		return nil
	}
	text := m.Text()
	name := looseNameKey(m.Name)
	if name == "" {
		name = looseNameKey(text)
	}
	var found []*ladder.Person
	for i, p := range d.people {
		if nearName(d.nameKeys[i], name) || nearID(p.ID, text) {
			found = append(found, p)
		}
	}
	return describe(found[:min(len(found), 3)])
}
