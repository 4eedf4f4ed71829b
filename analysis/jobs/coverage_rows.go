package jobs

import (
	"database/sql"

	"calibrate/ladder"
)

type relationCount struct {
	relation                        string
	employees, raters, cells, rated int
}

type stateCount struct {
	dimension string
	state     ladder.State
	cells     int
}

type raterCount struct {
	employee      string
	relation      ladder.Relation
	raters, rated int
}

type sheetRow struct {
	batch                       int
	file, sheet, layout, reason string
	hidden                      bool
	headerRow                   int
}

type problemRow struct {
	batch                                                         int
	file, sheet, cell, code, severity, text, message, suggestions string
	own                                                           bool // the cell is about the reader
}

func scanSheet(r *sql.Rows) (s sheetRow, err error) {
	err = r.Scan(&s.batch, &s.file, &s.sheet, &s.hidden, &s.layout, &s.headerRow, &s.reason)
	return s, err
}

func scanProblem(r *sql.Rows) (p problemRow, err error) {
	err = r.Scan(&p.batch, &p.file, &p.sheet, &p.cell, &p.code, &p.severity, &p.text, &p.message, &p.suggestions, &p.own)
	return p, err
}
