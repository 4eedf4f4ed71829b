package ingest

import (
	"fmt"
	"strings"
	"time"

	"calibrate/ladder"
)

// matchManagers turns each manager's text into an id.
func (f *file) matchManagers(r *run) {
	for i := range f.roster {
		line := &f.roster[i]
		p := &line.Person
		if line.Manager.Text() == "" {
			continue
		}
		found := r.cycle(p.Cycle).find(line.Manager, ladder.UnknownManager, ladder.UnknownManager, false)
		switch {
		case !found.ok:
			f.tell(line, "manager", line.Manager.Text(), found.problem.Code, ladder.Error, managerMessage(line, found.problem), found.problem.Suggestions...)
		case found.id == p.ID:
			f.tell(line, "manager", line.Manager.Text(), ladder.ManagerCycle, ladder.Warning, fmt.Sprintf("%s is entered as their own manager and was read as having none; leave the cell empty at the top.", p.Name))
		default:
			p.Manager = found.id
		}
	}
}

func managerMessage(line *RosterLine, problem Reading) string {
	if problem.Code != ladder.UnknownManager {
		return problem.Message
	}
	return fmt.Sprintf("The manager %.80q is not in the roster%s, so %s was read as having none; correct it or add the manager.", line.Manager.Text(), didYouMean(problem.Suggestions), line.Person.Name)
}

// A rosterRow is a row of a roster with the file it stands in.
type rosterRow struct {
	file *file
	line *RosterLine
}

// cutCircles finds managers who manage each other in a circle and takes their
// manager off, so that every line of command has an end. Everybody is visited
// once, however deep the lines are.
func (r *run) cutCircles() {
	rows := map[*ladder.Person]rosterRow{}
	var people []*ladder.Person
	for _, f := range r.files {
		for i := range f.roster {
			p := &f.roster[i].Person
			rows[p] = rosterRow{f, &f.roster[i]}
			people = append(people, p)
		}
	}
	done := map[*ladder.Person]bool{}
	for _, p := range people {
		circle := r.cycle(p.Cycle).circle(p, done)
		for _, member := range circle {
			member.Manager = ""
		}
		for _, member := range circle {
			if row, here := rows[member]; here {
				row.file.tellCircle(row.line, circle)
				break
			}
		}
	}
}

func (f *file) tellCircle(line *RosterLine, circle []*ladder.Person) {
	names := strings.Join(append(describe(circle[:min(len(circle), maxNames)]), circle[0].Name), " → ")
	f.tell(line, "manager", line.Manager.Text(), ladder.ManagerCycle, ladder.Error, fmt.Sprintf("The managers of %d people form a circle: %s. All of them were read as having no manager; correct one.", len(circle), names))
}

// circle climbs from somebody to the top and gives the circle it runs into, if
// any. It marks whom it meets, and stops at whoever was met before.
func (d *directory) circle(p *ladder.Person, done map[*ladder.Person]bool) []*ladder.Person {
	var line []*ladder.Person
	at := map[*ladder.Person]int{}
	for p != nil && !done[p] {
		if first, met := at[p]; met {
			for _, member := range line {
				done[member] = true
			}
			return line[first:]
		}
		at[p] = len(line)
		line = append(line, p)
		p = d.manager(p)
	}
	for _, member := range line {
		done[member] = true
	}
	return nil
}

// manager gives somebody's manager, nil at the top.
func (d *directory) manager(p *ladder.Person) *ladder.Person {
	if found := d.ids[idKey(p.Manager)]; p.Manager != "" && len(found) == 1 {
		return found[0]
	}
	return nil
}

// checkDates compares each person's dates and levels with each other and with
// today.
func (f *file) checkDates(today time.Time) {
	for i := range f.roster {
		line := &f.roster[i]
		p := &line.Person
		f.checkFuture(line, "hired", p.Hired, today)
		f.checkFuture(line, "level_since", p.LevelSince, today)
		if !p.Hired.IsZero() && !p.LevelSince.IsZero() && p.LevelSince.Before(p.Hired) {
			f.tell(line, "level_since", p.LevelSince.Format(time.DateOnly), ladder.DateBeforeHire, ladder.Warning, fmt.Sprintf("%s has the level since %s, before being hired on %s; check both dates.", p.Name, p.LevelSince.Format(time.DateOnly), p.Hired.Format(time.DateOnly)))
		}
		if p.Proposed > 0 && p.Proposed < p.Level {
			f.tell(line, "proposed", fmt.Sprint(p.Proposed), ladder.ProposedBelowCurrent, ladder.Warning, fmt.Sprintf("%s is proposed for level %d, below the current level %d; check both.", p.Name, p.Proposed, p.Level))
		}
	}
}

func (f *file) checkFuture(line *RosterLine, field string, date, today time.Time) {
	if !today.IsZero() && date.After(today) {
		f.tell(line, field, date.Format(time.DateOnly), ladder.DateInFuture, ladder.Warning, fmt.Sprintf("%s lies in the future; check the date.", date.Format(time.DateOnly)))
	}
}
