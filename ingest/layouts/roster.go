package layouts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// Roster is one row for each person, with manager, organisation and level.
var Roster = ingest.Layout{
	Name:  "roster",
	About: "one row for each person, with id or name, manager, organisation, level and dates",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		t := look(s, opt).rosterTable()
		if t == nil {
			return nil
		}
		return t.claimRoster()
	},
}

// rosterTable finds a header row that says who people are and where they stand,
// and rates nobody.
func (s *sight) rosterTable() *table {
	for row := 1; row <= min(s.NumRows(), headerRows); row++ {
		if s.said.Header > 0 && row != s.said.Header {
			continue
		}
		t := s.tableAt(row)
		rates := len(t.dimensions) > 0 || t.has("dimension", "rating", "agreed", "share") || t.has(raterFields...)
		if rates || !t.has(employeeFields...) || s.headsRatings(t) {
			continue
		}
		if n := t.standing(); n >= 2 || n == 1 && t.row <= 3 && t.listsPeople() {
			return t
		}
	}
	return nil
}

// standing counts the columns that say where people stand.
func (t *table) standing() (n int) {
	for _, field := range []string{"manager", "manager_id", "manager_email", "manager_last_name", "org", "level", "hired", "level_since", "ladder", "proposed"} {
		if t.has(field) {
			n++
		}
	}
	return n
}

// listsPeople reports whether a table is one of people and not of levels, whose columns
// are "Number, Code, Level" or "Nummer, Stufe".
func (t *table) listsPeople() bool {
	switch {
	case t.has("employee_id", "email"):
		return true
	case !t.has("id") || t.twice["id"] > 0:
		return false
	}
	return t.has("name", "employee", "last_name") || !t.has("level")
}

// headsRatings reports whether a row belongs to a wide table: as the upper part of
// its heading or its title, with no row of people between the two, or as a row of
// its data, which may say "manager" and "n/o" as headings of a roster do.
func (s *sight) headsRatings(t *table) bool {
	wide := s.wideTable()
	if wide == nil || wide.row == t.row {
		return false
	}
	if wide.row < t.row {
		return t.known() < t.filled(t.row)
	}
	for between := t.row + 1; between < wide.row; between++ {
		if s.filledUpTo(between, 3) > 2 {
			return false
		}
	}
	return true
}

func (t *table) claimRoster() *ingest.Claim {
	t.underPeople()
	if unsure := t.unsureTwice(); unsure != nil {
		return unsure
	}
	title := t.titleAbove(t.top)
	t.chooseLevel()
	r := &roster{table: t, groups: t.groupColumns(), orgs: t.orgColumns()}
	claim := &ingest.Claim{
		HeaderRow: t.row, Ladder: t.vocab.Ladder.ID, Columns: t.columns(),
		Cycle: title.cycle(t.sight), Relation: t.vocab.Relation,
	}
	for i := range claim.Columns {
		if claim.Columns[i].As == "" && r.groups[claim.Columns[i].Col] != "" {
			claim.Columns[i].As = "group"
		}
	}
	remarks := r.remarks()
	for _, row := range t.dataRows() {
		if remarks[row] {
			r.problems = append(r.problems, r.remark(row))
		} else if line, ok := r.line(row); ok {
			claim.People = append(claim.People, line)
		}
	}
	claim.Problems = slices.Concat(r.problems, r.left(), t.toldTwice(), t.unused(r.groups, nil))
	return claim
}

// A roster reads the rows of a roster table.
type roster struct {
	*table
	groups   map[int]string // column → heading
	orgs     []int          // columns of the org path, top first
	problems []ladder.Problem
}

// line reads one person; false when the row names nobody.
func (r *roster) line(row int) (ingest.RosterLine, bool) {
	m := r.employee(row)
	name := cmp.Or(m.Name, m.Any)
	id := cmp.Or(m.ID, m.Email, name)
	if id == "" {
		r.problems = append(r.problems, r.problem(row, m.Col, ladder.MissingEmployee, ladder.Error, "The row of the roster names nobody, so it was not read; fill in the id or name."))
		return ingest.RosterLine{}, false
	}
	if m.Exponent {
		r.problems = append(r.problems, r.problem(row, r.firstOf("employee_id", "id", "employee"), ladder.IDShownAsNumber, ladder.Warning,
			fmt.Sprintf("The cell shows the id with an exponent: a spreadsheet took it for a number, and it was read as %s. If the id is another one, such as 1E5, format the column as text and enter it again.", id)))
	}
	p := ladder.Person{
		Source: r.Source(row, m.Col), ID: id, Name: cmp.Or(name, id), Email: m.Email,
		Org: r.org(row, r.orgs), Groups: r.groupsOf(row),
	}
	ladderID, words := r.ladderOf(row)
	p.Ladder = ladderID
	p.Level = r.levelAt(row, "level", words)
	p.Proposed = r.levelAt(row, "proposed", words)
	p.Hired = r.date(row, "hired")
	p.LevelSince = r.date(row, "level_since")
	cols := map[string]int{"id": m.Col, "name": r.firstOf("name", "employee", "last_name"), "manager": r.firstOf(managerFields...)}
	for _, field := range []string{"hired", "level_since", "proposed", "level"} {
		cols[field] = r.fields[field]
	}
	return ingest.RosterLine{Person: p, Manager: r.manager(row), Cycle: r.cycleAt(row), Cols: cols}, true
}

// chooseLevel settles which of several columns headed like a level is it: the
// one that names most levels, of equals the one called so. Job titles and pay grades are
// often headed so too.
func (t *table) chooseLevel() {
	if t.twice["level"] == 0 {
		return
	}
	most := -1
	for col := 1; col <= t.width; col++ {
		if h := t.headings[col]; !h.Is("level") {
			continue
		}
		levels, _ := t.levelsIn(col)
		called := strings.Contains(vocab.Key(t.text(t.row, col)), "level")
		if levels > most || levels == most && called && !strings.Contains(vocab.Key(t.text(t.row, t.fields["level"])), "level") {
			most, t.fields["level"] = levels, col
		}
	}
}

// ladderOf gives the ladder a person is on, the main one when the row is blank.
func (r *roster) ladderOf(row int) (string, *vocab.Vocab) {
	text := r.cell(row, "ladder")
	l, ok := r.opt.LadderByID(text)
	if !ok {
		r.problems = append(r.problems, r.problem(row, r.fields["ladder"], ladder.UnknownLadder, ladder.Error, "No ladder in use is called \""+text+"\"; load it with --ladder, or correct the cell."))
		return text, r.vocab
	}
	return l.ID, vocab.Of(l)
}

// declined are the words for "not proposed" in the column of proposals, folded.
var declined = map[string]bool{"no": true, "none": true, "nein": true, "keine": true, "non": true, "aucun": true, "ninguno": true, "なし": true}

// levelAt reads a level cell; 0 when it is blank or cannot be read.
func (r *roster) levelAt(row int, field string, words *vocab.Vocab) int {
	col := r.fields[field]
	if col == 0 || r.text(row, col) == "" || field == "proposed" && declined[vocab.Key(r.text(row, col))] {
		return 0
	}
	number, reading := words.Level(r.text(row, col))
	if reading.Code == "" {
		return number
	}
	r.problems = append(r.problems, r.problem(row, col, ladder.UnknownLevel, ladder.Error, reading.Message, reading.Suggestions...))
	return 0
}

// date reads a date cell; the zero time when it is blank or cannot be read.
func (r *roster) date(row int, field string) time.Time {
	col := r.fields[field]
	cell := r.At(row, col)
	text := vocab.Clean(cell.Text)
	if col == 0 || text == "" || isState(r.vocab, text) {
		return time.Time{}
	}
	date, problem := vocab.Date(text, r.opt.DateOrder)
	if problem.Code != "" {
		r.problems = append(r.problems, r.problem(row, col, problem.Code, ladder.Error, problem.Message, problem.Suggestions...))
	}
	return date
}
