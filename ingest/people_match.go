package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// A matchKey is what decides whom a mention means, so that each is searched
// for once a sheet.
type matchKey struct {
	directory            *directory
	id, name, email, any string
	exponent             bool
	unknown              string
}

// who matches a person of a line, reporting what is wrong at their cell. A row
// that holds no rating is not worth a problem: it may be a footer.
func (r *sheetReader) who(d *directory, m Mention, line *Line, unknown, missing string) match {
	key := matchKey{d, m.ID, m.Name, m.Email, m.Any, m.Exponent, unknown}
	latest := &r.latest[0]
	if unknown == ladder.UnknownRater {
		latest = &r.latest[1]
	}
	if latest.key != key {
		latest.key, latest.match = key, r.matched(key, m, missing)
	}
	found := latest.match
	if !found.ok && r.holdsRatings(line) {
		problem := found.problem
		if problem.Code == ladder.MissingRater && m.Text() == "" {
			problem = r.missingRater(d, line, problem)
		}
		r.once(fmt.Sprint(unknown, m.Row, " ", m.Col), m.Row, m.Col, m.Text(), problem) // a cell may stand for several lines
	}
	return found
}

// matched searches for a mention the first time it is met.
func (r *sheetReader) matched(key matchKey, m Mention, missing string) match {
	found, ok := r.matches[key]
	if ok {
		return found
	}
	found = key.directory.find(r.run.opt.Map.person(m), key.unknown, missing, r.run.opt.NoRosterCheck)
	if found.person == nil && key.unknown == ladder.UnknownRater && r.claim.Relation != nil && unnamed(m.Text(), r.claim.Relation) {
		found = match{id: m.Text(), problem: unnamedRater(m.Text())}
	}
	if found.ok && found.person == nil {
		if clash := r.run.otherName(m); clash != "" {
			found = match{id: m.Text(), problem: problemReading(ladder.IDAndNameDisagree, clash)}
		}
	}
	if found.ok && found.person == nil {
		id, fresh := r.run.spelling(found.id)
		if found.id = id; fresh {
			r.maybeTwice(m, id)
		}
	}
	r.matches[key] = found
	return found
}

// holdsRatings reports whether any cell of the line is filled in.
func (r *sheetReader) holdsRatings(line *Line) bool {
	for _, m := range line.Marks {
		if r.reading(r.sheet.At(m.Row, m.Col), r.claim.Ladder).State != ladder.Blank {
			return true
		}
	}
	return false
}

// raterByRelation finds the rater of a line that names none but says what the
// rater is, where that can be one person only: the employee, or the employee's
// one manager in the roster.
func (r *sheetReader) raterByRelation(d *directory, line *Line, employee match) (match, bool) {
	if line.Rater.Text() != "" || line.Relation.Text == "" || !employee.ok {
		return match{}, false
	}
	switch relation, _ := r.claim.Relation(line.Relation.Text); {
	case relation == ladder.Self:
		return employee, true
	case relation == ladder.Manager && employee.person != nil && employee.person.Manager != "":
		return d.find(Mention{ID: employee.person.Manager}, ladder.UnknownRater, ladder.MissingRater, false), true
	}
	return match{}, false
}

// otherName says how the name beside an id that no roster knows differs from the one
// that stood beside it before; "" where it does not.
func (r *run) otherName(m Mention) string {
	m = m.apart()
	key := idKey(m.ID)
	if key == "" || m.Name == "" {
		return ""
	}
	first, met := r.named[key]
	if !met {
		r.named[key] = m.Name
		return ""
	}
	if sameName(first, m.Name) || nearName(looseNameKey(first), looseNameKey(m.Name)) {
		return ""
	}
	return fmt.Sprintf("%.80q stands beside the name %.80q here and beside %.80q before, so these were not read; give each person one id, or leave out numbers that only count rows.", m.ID, m.Name, first)
}

// spelling gives one spelling to a person no roster knows: the first one met. It is
// fresh when there was none.
func (r *run) spelling(text string) (first string, fresh bool) {
	key := nameKey(text)
	first, met := r.spellings[key]
	if !met {
		first, r.spellings[key] = text, text
	}
	return first, !met
}
