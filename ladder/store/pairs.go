package store

import (
	"context"
	"database/sql"
)

// A pair is who rated whom in which cycle, in dictionary numbers. Two files can
// hold the same rating only if they share a pair.
type pair struct{ cycle, employee, rater int32 }

// pairs remembers the pairs of stored files, so that a file that shares none, as
// nearly every file does, is not compared with all ratings there are. Pairs of
// files taken out since may linger: that costs a comparison and nothing else.
type pairs struct {
	known  map[pair]struct{}
	cycles map[int32]bool // those whose pairs were loaded
}

func newPairs() *pairs { return &pairs{known: map[pair]struct{}{}, cycles: map[int32]bool{}} }

// shares enters the pairs of a batch whose ratings are not in the tables yet and
// reports whether another file has one of them.
func (p *pairs) shares(ctx context.Context, conn *sql.Conn, b batch) (bool, error) {
	shared, mine := false, make(map[pair]struct{}, len(b.Ratings.Runs()))
	for _, run := range b.Ratings.Runs() {
		key := pair{b.words.texts.of(run.Cycle), b.words.names.of(run.Employee), b.words.names.of(run.Rater)}
		if err := p.load(ctx, conn, key.cycle); err != nil {
			return false, err
		}
		_, others := p.known[key]
		shared = shared || others
		mine[key] = struct{}{}
	}
	if len(p.known) == 0 {
		p.known = mine
		return shared, nil
	}
	for key := range mine {
		p.known[key] = struct{}{}
	}
	return shared, nil
}

// load reads the pairs of a cycle the first time it is asked for.
func (p *pairs) load(ctx context.Context, conn *sql.Conn, cycle int32) error {
	if p.cycles[cycle] {
		return nil
	}
	p.cycles[cycle] = true
	query := `SELECT DISTINCT l.employee, l.rater FROM stored.lines l SEMI JOIN stored.live v ON v.batch = l.batch
		WHERE l.cycle = $1`
	return each(ctx, conn, query, func(rows *sql.Rows) error {
		key := pair{cycle: cycle}
		err := rows.Scan(&key.employee, &key.rater)
		p.known[key] = struct{}{}
		return err
	}, cycle)
}
