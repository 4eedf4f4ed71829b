package ingest

import (
	"fmt"
	"path/filepath"
	"slices"

	"calibrate/ladder"
)

// leaveOutPartial leaves out lists of people that say neither manager nor org of anybody,
// such as a list of nominations, where a roster of the cycle says them of somebody listed:
// a line of the list would take the place of the roster's, and its person would be without.
func (r *run) leaveOutPartial(replaced map[string]bool) {
	placed := map[[2]string]ladder.Source{}
	know := func(p ladder.Person, says bool) {
		if key := [2]string{p.Cycle, idKey(p.ID)}; says && placed[key].File == "" {
			placed[key] = p.Source
		}
	}
	for _, f := range r.files {
		for _, line := range f.roster {
			know(line.Person, line.saysPlace())
		}
	}
	for _, p := range r.opt.Roster {
		know(p, !replaced[filepath.Base(p.Source.File)] && (p.Manager != "" || p.Org != ""))
	}
	for _, f := range r.files {
		f.leaveOutPartial(placed)
	}
}

func (l RosterLine) saysPlace() bool { return l.Manager.Text() != "" || l.Person.Org != "" }

func (f *file) leaveOutPartial(placed map[[2]string]ladder.Source) {
	type list struct{ sheet, cycle string }
	listOf := func(l RosterLine) list { return list{l.Person.Source.Sheet, l.Person.Cycle} }
	says, of := map[list]bool{}, map[list]ladder.Source{}
	count := map[list]int{}
	for _, line := range f.roster {
		here := listOf(line)
		says[here] = says[here] || line.saysPlace()
		if source, known := placed[[2]string{line.Person.Cycle, idKey(line.Person.ID)}]; known {
			of[here] = source
			count[here]++
		}
	}
	f.roster = slices.DeleteFunc(f.roster, func(line RosterLine) bool {
		here := listOf(line)
		if says[here] || count[here] == 0 {
			return false
		}
		f.tellOnce(ladder.Problem{Source: ladder.Source{File: f.path, Sheet: here.sheet}, Code: ladder.PartialRoster, Severity: ladder.Error,
			Message: fmt.Sprintf("This list says neither manager nor org of anybody, and would take the place of the lines that a roster of cycle %s has of %d of its people (%s the last), so nothing of it was read. Put what it adds, such as the proposed level, into a column of the roster.",
				here.cycle, count[here], place(of[here], line.Person.Source))})
		return true
	})
}
