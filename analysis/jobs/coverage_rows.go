package jobs

import (
	"database/sql"

	"calibrate/ladder"
)

type relationCount struct {
	relation                        ladder.Relation
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

func scanRelationCount(r *sql.Rows) (c relationCount, err error) {
	err = r.Scan(&c.relation, &c.employees, &c.raters, &c.cells, &c.rated)
	return c, err
}

func scanStateCount(r *sql.Rows) (c stateCount, err error) {
	err = r.Scan(&c.dimension, &c.state, &c.cells)
	return c, err
}

func scanRaterCount(r *sql.Rows) (c raterCount, err error) {
	err = r.Scan(&c.employee, &c.relation, &c.raters, &c.rated)
	return c, err
}

func scanSheet(r *sql.Rows) (s sheetRow, err error) {
	err = r.Scan(&s.batch, &s.file, &s.sheet, &s.hidden, &s.layout, &s.headerRow, &s.reason)
	return s, err
}

func scanProblem(r *sql.Rows) (p problemRow, err error) {
	err = r.Scan(&p.batch, &p.file, &p.sheet, &p.cell, &p.code, &p.severity, &p.text, &p.message, &p.suggestions, &p.own)
	return p, err
}
