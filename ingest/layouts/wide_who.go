package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ladder"
)

// unsureWhom handles a table without a column of employees: nothing when no
// ratings stand below the dimensions, for it may be the ladder itself.
func (w *wide) unsureWhom() *ingest.Claim {
	if !slices.ContainsFunc(w.dimensions, func(d dimensionColumn) bool { return w.anyRated(d.col) }) {
		return nil
	}
	settle := "skip: true  # or add a column that names them"
	if col := w.unknownTexts(0); col > 0 {
		settle = fmt.Sprintf("columns: {%s: employee}  # the column that names them", ladder.ColumnName(col))
		if !w.related() && !w.has(append(raterFields, "relation")...) && w.raterFrom.Text()+w.relation.Text == "" {
			settle += "\n    rater: \"…\"  # who filled in this sheet"
		}
	}
	return w.unsure(fmt.Sprintf("row %d is headed by %d dimensions, but no column says whom the ratings are about", w.row, len(w.dimensions)), settle)
}

// employeeOfSheet takes the employee of a table of raters from the map, the title
// or the sheet's name, which the pipeline will look up among the people. A title
// that only says "Name", or a sheet's name, is not taken beside a column nobody
// knows: the employees may stand there.
func (w *wide) employeeOfSheet() *ingest.Claim {
	ofRaters := w.has(append(raterFields, "relation")...)
	switch said := w.title.person("employee", "employee_id", "employee_email"); {
	case w.sight.said.Employee != "":
		w.employeeFrom = ingest.Mention{Any: w.sight.said.Employee}
	case said.Text() != "" && (ofRaters || len(w.dataRows()) == 1):
		w.employeeFrom = said
	case !ofRaters || w.unknownTexts(0) > 0:
		return w.unsureWhom()
	case w.title.whom().Text() != "":
		w.employeeFrom = w.title.whom()
	case w.Name == "":
		return w.unsureWhom()
	default:
		w.employeeFrom = ingest.Mention{Any: w.Name}
		w.named, w.namedAs = w.employeeFrom, "employee"
	}
	return nil
}

// unsureWho refuses a table that does not say, or not plainly, who rated whom. Where only
// the sheet's name is left, the pipeline will look it up among the people.
func (w *wide) unsureWho() *ingest.Claim {
	for _, unsure := range []func() *ingest.Claim{w.unsureHeadings, w.unsureSecondTable, w.unsureTitles, w.unsureNameParts, w.unsureWhoIsAbout} {
		if claim := unsure(); claim != nil {
			return claim
		}
	}
	if w.related() || w.has(raterFields...) || w.raterFrom.Text() != "" || w.saysSelf(w.relation.Text) || w.has("relation") {
		return nil
	}
	if w.named.Text() != "" {
		return w.unsure("no column or title says whom the ratings are about, nor who rated", "employee: \"…\"  # whom this sheet is about\n    rater: \"…\"  # who filled it in")
	}
	w.named, w.namedAs, w.settle = ingest.Mention{Any: w.Name}, "rater", w.settleRater()
	w.raterFrom = w.named
	if w.Name == "" {
		return &ingest.Claim{Unsure: "no column or title says who rated", Settle: w.settleRater()}
	}
	return nil
}

// unsureHeadings refuses two columns headed as the same person.
func (w *wide) unsureHeadings() *ingest.Claim {
	for _, field := range []string{"employee", "rater"} {
		if col := w.twice[field]; col > 0 {
			return w.unsure(fmt.Sprintf("columns %s and %s are both headed as the %s", ladder.ColumnName(w.fields[field]), ladder.ColumnName(col), field), w.leaveOut(col))
		}
	}
	return nil
}

// unsureTitles refuses a title that names two raters, where no column names them.
func (w *wide) unsureTitles() *ingest.Claim {
	if w.has(raterFields...) || w.sight.said.Rater != "" {
		return nil
	}
	return w.title.unsureWho(w.sight, "rater")
}

// leaveOut gives the map line that leaves out a second column for somebody: that
// column alone, or, where the other one comes twice as well, the second table
// that begins with it, whose ratings would be taken for the first one's people.
func (w *wide) leaveOut(col int) string {
	if w.twice["employee"] > 0 && w.twice["rater"] > 0 {
		return w.leaveOutFrom(col)
	}
	return "columns: {" + ladder.ColumnName(col) + ": skip}"
}

func (w *wide) leaveOutFrom(col int) string {
	var cols []int
	for ; col <= w.width; col++ {
		cols = append(cols, col)
	}
	return "columns: {" + strings.Join(uses(cols, "skip"), ", ") + "}  # and put the second table on a sheet of its own"
}

// settleRater gives the map lines that name the rater. A manager named in the
// sheet may or may not be the one who rated: that is for people to say.
func (w *wide) settleRater() string {
	line := `rater: "…"  # who filled in this sheet`
	if col := w.unknownTexts(0); col > 0 {
		line += fmt.Sprintf("; or columns: {%s: rater}", ladder.ColumnName(col))
	}
	if col := w.firstOf("manager_id", "manager", "manager_email"); col > 0 {
		line = fmt.Sprintf("columns: {%s: rater}  # if the managers named there rated", ladder.ColumnName(col))
	} else if manager := w.title.person("manager", "manager_id", "manager_email"); manager.Text() != "" && len(w.stack) > 1 {
		line = `skip: true  # or write "Rater: NAME" above each table: the managers named there need not be one`
	} else if manager.Text() != "" {
		line = fmt.Sprintf("rater: %q  # if the manager named in %s%d rated", manager.Text(), ladder.ColumnName(manager.Col), manager.Row)
	}
	return w.MapLines(line)
}

func (w *wide) saysSelf(text string) bool {
	relation, ok := w.vocab.Relation(text)
	return ok && relation == ladder.Self
}
