package ingest

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"calibrate/ladder"
)

// takeRoster collects the roster rows of a file just opened, each in the cycle
// it states; placeRoster has the others.
func (f *file) takeRoster(opt *Options) {
	for _, s := range f.sheets {
		if s.claim == nil {
			continue
		}
		for _, line := range s.claim.People {
			said := line.Cycle
			if said.Text == "" {
				said = s.claim.Cycle
			}
			cycle, stated := chooseCycle(said.Text, cycleOfFile(f.origin(), opt.Cycle))
			if asked := NormalCycle(opt.Cycle); stated && asked != "" && cycle != asked {
				f.tellOnce(ladder.Problem{Source: s.sheet.Source(said.Row, said.Col), Text: said.Text, Code: ladder.OtherCycle, Severity: ladder.Error,
					Message: fmt.Sprintf("This roster belongs to cycle %s, and %s was asked for, so it was not read; import it with --cycle %s.", cycle, asked, cycle)})
				continue
			}
			line.Person.Cycle = cycle
			f.roster = append(f.roster, line)
		}
	}
}

// placeRoster puts the roster rows that state no cycle into the one that is left
// for them, reporting that there is none.
func (f *file) placeRoster(fallback string) {
	fallback = NormalCycle(fallback)
	f.roster = slices.DeleteFunc(f.roster, func(line RosterLine) bool {
		if line.Person.Cycle == "" && fallback == "" {
			f.tellOnce(ladder.Problem{Source: ladder.Source{File: f.path, Sheet: line.Person.Source.Sheet}, Code: ladder.NoCycle, Severity: ladder.Error,
				Message: "Nothing says which cycle this roster belongs to; give --cycle, or name it in a column, the title, the sheet's name or the folder."})
			return true
		}
		return false
	})
	for i := range f.roster {
		p := &f.roster[i].Person
		p.Cycle = cmp.Or(p.Cycle, fallback)
	}
}

// tellOnce files a problem of the roster unless it is told already.
func (f *file) tellOnce(problem ladder.Problem) {
	told := func(p ladder.Problem) bool { return p.Code == problem.Code && p.Source == problem.Source }
	if !slices.ContainsFunc(f.rosterProblems, told) {
		f.rosterProblems = append(f.rosterProblems, problem)
	}
}

// gatherPeople builds the directories from the rosters at hand and those read
// by earlier imports, and checks the rosters at hand.
func (r *run) gatherPeople() {
	replaced := map[string]bool{}
	for _, f := range r.files {
		for _, path := range []string{f.path, f.origin()} {
			replaced[filepath.Base(path)] = replaced[filepath.Base(path)] || len(f.roster) > 0
		}
	}
	r.leaveOutPartial(replaced)
	for _, f := range r.files {
		r.checkDuplicates(f)
	}
	known := slices.Clone(r.opt.Roster) // managers may be taken off
	for i := range known {
		p := &known[i]
		if !replaced[filepath.Base(p.Source.File)] && len(r.cycle(p.Cycle).byID(p.ID)) == 0 {
			r.cycle(p.Cycle).add(p)
		}
	}
	for _, f := range r.files {
		f.matchManagers(r)
		f.checkDates(r.opt.Today)
	}
	r.cutCircles()
	r.anyone = newDirectory(false)
	cycles := sortedKeys(r.people)
	for _, cycle := range slices.Backward(cycles) {
		for _, p := range r.people[cycle].people {
			if len(r.anyone.byID(p.ID)) == 0 {
				r.anyone.add(p)
			}
		}
	}
}

func (r *run) cycle(name string) *directory {
	if r.people[name] == nil {
		r.people[name] = newDirectory(true)
	}
	return r.people[name]
}

// directory gives the people of a cycle. A cycle without a roster borrows the
// people of the others to know names from, but nothing else of theirs.
func (r *run) directory(cycle string) *directory {
	if d := r.people[cycle]; d != nil {
		return d
	}
	return r.anyone
}

// checkDuplicates enters the rows of a roster into the directories, leaving out
// those whose id is taken.
func (r *run) checkDuplicates(f *file) {
	kept := make([]RosterLine, 0, len(f.roster)) // the directories point into it
	for _, line := range f.roster {
		p := line.Person
		d := r.cycle(p.Cycle)
		if taken := d.ids[idKey(p.ID)]; len(taken) > 0 {
			f.tell(&line, "id", p.ID, ladder.DuplicateID, ladder.Error, fmt.Sprintf("The id %q is already %s's, at %s; this row was not read. Give each person one row and one id.", p.ID, taken[0].Name, place(taken[0].Source, p.Source)))
			continue
		}
		if problem, lost := lostLetters(p.ID, nil); lost {
			f.tell(&line, "id", p.ID, problem.Code, ladder.Error, problem.Message+" This row was not read.", problem.Suggestions...)
			continue
		}
		if problem, lost := lostLetters(p.Name, nil); lost {
			f.tell(&line, "name", p.Name, problem.Code, ladder.Warning, problem.Message, problem.Suggestions...)
		}
		f.checkTwins(d, &line)
		kept = append(kept, line)
		d.add(&kept[len(kept)-1].Person)
	}
	f.roster = kept
}

// checkTwins warns when a new row looks like a person who is there already.
func (f *file) checkTwins(d *directory, line *RosterLine) {
	p := &line.Person
	twins := d.byEmail(p.Email)
	for _, other := range d.names[nameKey(p.Name)] {
		if !p.Hired.IsZero() && p.Hired.Equal(other.Hired) {
			twins = append(twins, other)
		}
	}
	if len(twins) > 0 {
		f.tell(line, "name", p.Name, ladder.SamePersonTwice, ladder.Warning, fmt.Sprintf("%s (%s) looks like the same person as %s (%s) at %s; if so, keep one row.", p.Name, p.ID, twins[0].Name, twins[0].ID, place(twins[0].Source, p.Source)))
	}
}

// tell files a problem at the cell of one field of a roster row.
func (f *file) tell(line *RosterLine, field, text, code string, severity ladder.Severity, message string, suggestions ...string) {
	source := line.Person.Source
	if col, ok := line.Cols[field]; ok {
		source.Col = col
	}
	f.rosterProblems = append(f.rosterProblems, ladder.Problem{
		Source: source, Text: text, Code: code, Severity: severity, Message: message, Suggestions: suggestions,
	})
}
