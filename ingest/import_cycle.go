package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// cycleOf finds the cycle of a row: what the row says, else the sheet, else the
// file's fallback. It is false when there is none, or another one than was asked
// for; both are reported.
func (r *sheetReader) cycleOf(row Said) (string, bool) {
	said := row
	if said.Text == "" {
		said = r.claim.Cycle
	}
	cycle, stated := r.normalCycle(said.Text)
	asked := NormalCycle(r.run.opt.Cycle)
	switch {
	case cycle == "":
		r.once(ladder.NoCycle, 0, 0, "", Reading{Code: ladder.NoCycle, Severity: ladder.Error,
			Message: "Nothing says which cycle the sheet belongs to; give --cycle, or name it in a column, the title, the sheet's name or the folder."})
		return "", false
	case stated && asked != "" && cycle != asked:
		key := ladder.OtherCycle + cycle
		if row.Text != "" {
			key = fmt.Sprint(key, row.Row, "/", row.Col)
		}
		r.once(key, said.Row, said.Col, said.Text, Reading{Code: ladder.OtherCycle, Severity: ladder.Error,
			Message: fmt.Sprintf("This belongs to cycle %s, and %s was asked for, so it was not read; import it with --cycle %s.", cycle, asked, cycle)})
		return "", false
	}
	return cycle, true
}

// normalCycle chooses the cycle of a row, once for each text.
func (r *sheetReader) normalCycle(said string) (cycle string, stated bool) {
	cycle, known := r.cycles[said]
	if !known {
		cycle, _ = chooseCycle(said, r.fallback)
		r.cycles[said] = cycle
	}
	return cycle, said != ""
}

// chooseCycle prefers the cycle the sheet states.
func chooseCycle(stated, fallback string) (cycle string, isStated bool) {
	if stated != "" {
		return NormalCycle(stated), true
	}
	return NormalCycle(fallback), false
}
