package ingest

import (
	"calibrate/ladder"
)

// A directory finds the people of one cycle by id, e-mail or name. A spelling
// that fits several people gives all of them: it never picks.
type directory struct {
	people    []*ladder.Person // in roster order
	roster    bool             // there is a roster for this very cycle
	hasIDs    bool             // the roster has ids of its own, not names standing in for them
	hasEmails bool
	ids       map[string][]*ladder.Person // as written, without regard to case
	bareIDs   map[string][]*ladder.Person // digits without leading zeros
	powers    map[string][]*ladder.Person // ids such as 1E5 by the number a spreadsheet takes them for
	emails    map[string][]*ladder.Person
	names     map[string][]*ladder.Person // composed, without regard to case
	looseName map[string][]*ladder.Person // diacritics and punctuation gone
	nameKeys  []string                    // loose key of each person's name, for near misses
	compared  int                         // names compared in searches for near misses so far
}

func newDirectory(roster bool) *directory {
	return &directory{
		roster: roster,
		ids:    map[string][]*ladder.Person{}, bareIDs: map[string][]*ladder.Person{}, powers: map[string][]*ladder.Person{}, emails: map[string][]*ladder.Person{},
		names: map[string][]*ladder.Person{}, looseName: map[string][]*ladder.Person{},
	}
}

func (d *directory) add(p *ladder.Person) {
	d.people = append(d.people, p)
	d.nameKeys = append(d.nameKeys, looseNameKey(p.Name))
	d.hasIDs = d.hasIDs || p.ID != p.Name && p.ID != p.Email
	d.hasEmails = d.hasEmails || p.Email != ""
	enter(d.ids, idKey(p.ID), p)
	enter(d.bareIDs, bareID(p.ID), p)
	enter(d.powers, powerID(p.ID), p)
	enter(d.emails, emailKey(p.Email), p)
	enter(d.names, nameKey(p.Name), p)
	enter(d.looseName, d.nameKeys[len(d.nameKeys)-1], p)
}

func enter(m map[string][]*ladder.Person, key string, p *ladder.Person) {
	if key != "" {
		m[key] = append(m[key], p)
	}
}

func (d *directory) byID(id string) []*ladder.Person {
	if found := d.ids[idKey(id)]; len(found) > 0 {
		return found
	}
	if bare := bareID(id); bare != "" {
		return d.bareIDs[bare]
	}
	return nil
}

func (d *directory) byEmail(email string) []*ladder.Person { return d.emails[emailKey(email)] }

func (d *directory) byName(name string) []*ladder.Person {
	if len(d.people) == 0 {
		return nil
	}
	if found := d.names[nameKey(name)]; len(found) > 0 {
		return found
	}
	return d.looseName[looseNameKey(name)]
}

// byAny finds people by a text that may be an id, an e-mail address or a name,
// or a name with one of the others behind or before it.
func (d *directory) byAny(text string) []*ladder.Person {
	for _, find := range []func(string) []*ladder.Person{d.byID, d.byEmail, d.byName} {
		if found := find(text); len(found) > 0 {
			return found
		}
	}
	return nil
}
