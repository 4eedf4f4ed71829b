package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"calibrate/ladder"
)

// mentions gathers what the sheets of one file say of employees in cycles that
// have no roster: all that is then known of them.
type mentions struct {
	batch *ladder.Batch
	list  []*mentioned // in the order they come
	at    map[mentionKey]*mentioned
	last  *mentioned
}

type mentionKey struct{ cycle, id string }

// A mentioned is one employee of one cycle.
type mentioned struct {
	person               ladder.Person
	level, proposed, org statement
	counted              []int // ratings that count from the stated level
}

// A statement is one fact about an employee, with the cell that says it first.
type statement struct {
	value    string // "" before anything was stated
	text     string
	at       ladder.Source
	disputed bool // another cell says something else
}

func newMentions(b *ladder.Batch) *mentions {
	return &mentions{batch: b, at: map[mentionKey]*mentioned{}}
}

// of gives the entry of an employee, and whether it is new.
func (m *mentions) of(cycle, id string) (entry *mentioned, fresh bool) {
	if m.last != nil && m.last.person.ID == id && m.last.person.Cycle == cycle {
		return m.last, false
	}
	key := mentionKey{cycle, id}
	entry = m.at[key]
	if fresh = entry == nil; fresh {
		entry = &mentioned{person: ladder.Person{Cycle: cycle, ID: id, Name: id}}
		m.at[key] = entry
		m.list = append(m.list, entry)
	}
	m.last = entry
	return entry, fresh
}

// mention notes what a line says of its employee.
func (r *sheetReader) mention(line *Line, employee match, cycle, ladderID string) *mentioned {
	entry, fresh := r.mentions.of(cycle, employee.id)
	p := &entry.person
	if fresh {
		p.Source = r.sheet.Source(line.Employee.Row, line.Employee.Col)
		p.Ladder = ladderID
	}
	if fresh || line.Employee.Any == "" {
		who := line.Employee.apart()
		p.Email = cmp.Or(p.Email, who.Email)
		if p.Name == p.ID {
			p.Name = cmp.Or(employee.name, who.Name, p.ID)
		}
	}
	said := &line.Stated
	if r.readable(said.Level, said.LevelAt, "current", p.ID) {
		r.state(&entry.level, strconv.Itoa(said.Level), said.LevelAt, "current level", p.ID)
	}
	if r.readable(said.Proposed, said.ProposedAt, "proposed", p.ID) {
		r.state(&entry.proposed, strconv.Itoa(said.Proposed), said.ProposedAt, "proposed level", p.ID)
	}
	if said.Org.Text != "" {
		r.state(&entry.org, said.Org.Text, said.Org, "organisation", p.ID)
	}
	return entry
}

// readable reports whether a cell states a level, telling once of each text of a
// person that does not.
func (r *sheetReader) readable(level int, at Said, which, id string) bool {
	if level == 0 && at.Text != "" {
		r.once(which+"\x00"+id+"\x00"+at.Text, at.Row, at.Col, at.Text, Reading{Code: ladder.UnknownLevel, Severity: ladder.Error,
			Message: fmt.Sprintf("%.80q is no level of the ladder, and without a roster nothing else states the %s level of %.80s; write a level's name or number.", at.Text, which, id)})
	}
	return level > 0
}

// state notes one fact. A cell that contradicts an earlier one is a problem, and
// so is the earlier one: neither is used.
func (r *sheetReader) state(fact *statement, value string, at Said, what, id string) {
	source := r.sheet.Source(at.Row, at.Col)
	switch {
	case fact.value == "":
		*fact = statement{value: value, text: at.Text, at: source}
	case fact.value == value || source == fact.at:
	default:
		r.batch.Problems = append(r.batch.Problems, disagreement(what, id, at.Text, source, fact.text, fact.at))
		if !fact.disputed {
			r.batch.Problems = append(r.batch.Problems, disagreement(what, id, fact.text, fact.at, at.Text, source))
		}
		fact.disputed = true
	}
}

func disagreement(what, id, text string, at ladder.Source, otherText string, other ladder.Source) ladder.Problem {
	return ladder.Problem{Source: at, Text: text, Code: ladder.StatementsDisagree, Severity: ladder.Error,
		Message: fmt.Sprintf("The %s of %.80s is %.80q here and %.80q at %s; neither was used. Correct one, or import a roster.", what, id, text, otherText, place(other, at))}
}

// settle puts the people mentioned into the batch. Ratings that count from a
// level in dispute mean nothing: they become unread.
func (m *mentions) settle() {
	m.batch.Mentioned = slices.Grow(m.batch.Mentioned, len(m.list))
	for _, entry := range m.list {
		p := &entry.person
		p.Level, p.Proposed = entry.level.number(), entry.proposed.number()
		if !entry.org.disputed {
			p.Org = entry.org.value
		}
		m.batch.Mentioned = append(m.batch.Mentioned, *p)
		if !entry.level.disputed {
			continue
		}
		for _, i := range entry.counted {
			m.uncount(i)
		}
	}
}

// number is the level stated; 0 when there is none or it is in dispute.
func (s *statement) number() int {
	if s.disputed {
		return 0
	}
	n, _ := strconv.Atoi(s.value) // "" is 0: nothing was stated
	return n
}

// uncount makes a rating that counts from a level in dispute unread.
func (m *mentions) uncount(i int) {
	rating := m.batch.Ratings.At(i)
	if rating.State != ladder.Rated {
		return
	}
	m.batch.Problems = append(m.batch.Problems, ladder.Problem{Source: rating.Source, Text: rating.Text, Code: ladder.StatementsDisagree, Severity: ladder.Error,
		Message: fmt.Sprintf("%.80q counts from the current level of %.80s, which the file states in different ways; correct it, or import a roster.", rating.Text, rating.Employee)})
	m.batch.Ratings.Unread(i, ladder.StatementsDisagree)
}
