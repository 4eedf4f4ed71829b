package store

import (
	"database/sql"
	"database/sql/driver"
	"errors"

	"calibrate/ladder"

	duckdb "github.com/duckdb/duckdb-go/v2"
)

// load appends n rows to a table, within the transaction that is open on the
// connection. The function gives row i in the room of a row already written.
func load(conn *sql.Conn, table string, n int, fill func(i int, row []driver.Value) ([]driver.Value, error)) error {
	if n == 0 {
		return nil
	}
	return conn.Raw(func(raw any) error {
		into, err := duckdb.NewAppenderFromConn(raw.(driver.Conn), "stored", table)
		if err != nil {
			return err
		}
		var row []driver.Value
		for i := range n {
			if row, err = fill(i, row[:0]); err == nil {
				err = into.AppendRow(row...)
			}
			if err != nil {
				return errors.Join(err, into.Clear(), into.Close())
			}
		}
		return into.Close()
	})
}

func loadLevels(conn *sql.Conn, number int, l *ladder.Ladder) error {
	return load(conn, "ladder_levels", len(l.Levels), func(i int, row []driver.Value) ([]driver.Value, error) {
		level := l.Levels[i]
		return append(row, number, level.Number, level.Name, level.Code), nil
	})
}

func loadDimensions(conn *sql.Conn, number int, l *ladder.Ladder) error {
	return load(conn, "ladder_dimensions", len(l.Dimensions), func(i int, row []driver.Value) ([]driver.Value, error) {
		d := l.Dimensions[i]
		return append(row, number, d.Number, d.Name, d.Code, d.Category, l.Categories[d.Category].Name, d.Weight), nil
	})
}

func loadCells(conn *sql.Conn, number int, l *ladder.Ladder) error {
	levels := len(l.Levels)
	return load(conn, "ladder_cells", levels*len(l.Dimensions), func(i int, row []driver.Value) ([]driver.Value, error) {
		dim, level := i/levels, i%levels+1
		cell := l.Cell(dim, level)
		row = append(row, number, dim, level, string(cell.Kind))
		if band, ok := l.Band(dim, level); ok {
			row = append(row, cell.Origin, band.Low, band.High)
		} else {
			row = append(row, nil, nil, nil)
		}
		return append(row, cell.Text), nil
	})
}
