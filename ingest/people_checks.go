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
	return fmt.Sprintf("The manager %q is not in the roster%s, so %s was read as having none; correct it or add the manager.", line.Manager.Text(), didYouMean(problem.Suggestions), line.Person.Name)
}

// cutCircles finds managers who manage each other in a circle and takes their
// manager off, so that every line of command has an end.
func (f *file) cutCircles(r *run) {
	for i := range f.roster {
		line := &f.roster[i]
		d := r.cycle(line.Person.Cycle)
		circle := d.circle(&line.Person)
		if len(circle) == 0 {
			continue
		}
		for _, p := range circle {
			p.Manager = ""
		}
		names := strings.Join(append(describe(circle), circle[0].Name), " → ")
		f.tell(line, "manager", line.Manager.Text(), ladder.ManagerCycle, ladder.Error, fmt.Sprintf("The managers form a circle: %s. All of them were read as having no manager; correct one.", names))
	}
}

// circle gives the people of the circle of managers somebody is part of.
func (d *directory) circle(start *ladder.Person) []*ladder.Person {
	line := []*ladder.Person{start}
	for p := start; p.Manager != "" && len(line) <= len(d.people); {
		found := d.ids[idKey(p.Manager)]
		if len(found) != 1 {
			return nil
		}
		if p = found[0]; p == start {
			return line
		}
		line = append(line, p)
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
