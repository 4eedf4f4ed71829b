package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
)

// A reading is what a cell says: its state, its level, meaningful when the state
// is rated, and the numbers of its text and of the rule that read it.
type reading struct {
	state      int8
	level      float64
	text, rule int32
}

// readings numbers what cells say from 0 in the order it is first seen: cells by
// the million say a few hundred different things.
type readings struct {
	number map[reading]int32
	fresh  []reading // those the database lacks, in order
}

func (r *readings) of(said reading) int32 {
	if n, ok := r.number[said]; ok {
		return n
	}
	n := int32(len(r.number))
	r.number[said] = n
	r.fresh = append(r.fresh, said)
	return n
}

func loadReadings(ctx context.Context, conn *sql.Conn) (readings, error) {
	r := readings{number: map[reading]int32{}}
	query := "SELECT reading, state, coalesce(level, 0), text, rule FROM stored.readings"
	err := each(ctx, conn, query, func(rows *sql.Rows) error {
		var n int32
		var said reading
		err := rows.Scan(&n, &said.state, &said.level, &said.text, &said.rule)
		r.number[said] = n
		return err
	})
	return r, err
}

// write stores what is new.
func (r *readings) write(conn *sql.Conn) error {
	from := len(r.number) - len(r.fresh)
	err := load(conn, "readings", len(r.fresh), func(i int, row []driver.Value) ([]driver.Value, error) {
		said := &r.fresh[i]
		var level driver.Value
		if said.state == 0 { // rated
			level = said.level
		}
		return append(row, int32(from+i), said.state, level, said.text, said.rule), nil
	})
	r.fresh = nil
	return err
}
