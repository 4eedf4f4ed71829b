package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// namedAfterAnother warns of a sheet that has the name of somebody in the roster whom
// none of its ratings, the batch's from one run on, is about or by, although all are about
// one person or by one: it may be a copy that still names whom it was copied from.
func (r *sheetReader) namedAfterAnother(from int) {
	runs := r.batch.Ratings.Runs()[from:]
	if len(runs) == 0 {
		return
	}
	d := r.run.directory(runs[0].Cycle)
	found, clash := d.search(Mention{Any: r.sheet.Name}.apart())
	if clash != "" || len(found) != 1 {
		return
	}
	named, leads := found[0].ID, true
	employees, raters := map[string]bool{}, map[string]bool{}
	for _, run := range runs {
		employees[run.Employee], raters[run.Rater] = true, true
		people := d.byID(run.Employee)
		leads = leads && len(people) == 1 && people[0].Manager == named
	}
	if employees[named] || raters[named] || leads || len(employees) > 1 && len(raters) > 1 {
		return
	}
	whose := "of " + runs[0].Employee
	if len(employees) > 1 {
		whose = "by " + runs[0].Rater
	}
	r.problem(0, 0, r.sheet.Name, Reading{Code: ladder.IDAndNameDisagree, Severity: ladder.Warning,
		Message: fmt.Sprintf("The sheet is named %q, and all its ratings are %s, none about or by the person of that name; if it is a copy, correct whom its title or cells name.", r.sheet.Name, whose)})
}
