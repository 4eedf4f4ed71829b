package workbook

import (
	"cmp"
	"iter"
	"slices"
)

// A body is what excelize does not hold of a sheet: the rows of its tables, and
// rows with formulas. They are written as XML and packed a piece at a time, on all
// processors, to wait on the disk until the file is put together.
type body struct {
	sheet  string
	pieces []*piece
	held   []heldRow // with formulas, not yet in a piece
}

// A heldRow waits for those below it.
type heldRow struct {
	number int
	height float64
	cells  []cell
}

// pieceRows is how many rows a piece has at most: enough to pack well, few enough
// to have one for each processor in memory.
const pieceRows = 2048

// writeRows writes a row for each item at the next row of a sheet: row gives the
// cells, in those given if they suffice, and the height, 0 to fit the text. It is
// called for several items at once.
func writeRows[T any](s *sheet, items iter.Seq[T], row func(item T, into []cell) ([]cell, float64)) error {
	for batch := range batches(items) {
		if err := writePiece(s, batch, row); err != nil {
			return err
		}
	}
	return nil
}

// batches cuts items into runs of pieceRows, each in memory of its own.
func batches[T any](items iter.Seq[T]) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		var batch []T
		for item := range items {
			if batch = append(batch, item); len(batch) < pieceRows {
				continue
			}
			if !yield(batch) {
				return
			}
			batch = make([]T, 0, pieceRows)
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

// writePiece writes a row for each of pieceRows items or fewer, which the caller
// leaves alone from then on. It comes back when the rows are in hand.
func writePiece[T any](s *sheet, items []T, row func(item T, into []cell) ([]cell, float64)) error {
	if err := s.release(); err != nil || len(items) == 0 {
		return err
	}
	p, err := s.penOf()
	if err != nil {
		return err
	}
	done := &piece{first: s.next, last: s.next + len(items) - 1}
	s.pieces, s.next = append(s.pieces, done), s.next+len(items)
	p.start(done, func(s *scribe) error {
		for i, item := range items {
			cells, height := row(item, s.cells)
			s.cells = cells
			if err := s.line(done.first+i, height, cells); err != nil {
				return err
			}
		}
		return nil
	})
	return nil
}

// hold keeps a row with formulas until there are enough for a piece.
func (s *sheet) hold(height float64, cells []cell) error {
	for _, c := range cells { // their numbers must not depend on which processor comes first
		if _, err := s.style(c.look); err != nil {
			return err
		}
	}
	if n := len(s.held); n > 0 && s.held[n-1].number != s.next-1 { // a row of excelize's stands between
		if err := s.release(); err != nil {
			return err
		}
	}
	s.held = append(s.held, heldRow{s.next, height, slices.Clone(cells)})
	if s.next++; len(s.held) < pieceRows {
		return nil
	}
	return s.release()
}

// release has the rows written that were held.
func (s *sheet) release() error { return s.book.release(s.body) }

func (b *book) release(of *body) error {
	rows := of.held
	if len(rows) == 0 {
		return nil
	}
	p, err := b.penOf()
	if err != nil {
		return err
	}
	done := &piece{first: rows[0].number, last: rows[len(rows)-1].number}
	of.pieces, of.held = append(of.pieces, done), nil
	p.start(done, func(s *scribe) error {
		for _, r := range rows {
			if err := s.line(r.number, r.height, r.cells); err != nil {
				return err
			}
		}
		return nil
	})
	return nil
}

// sorted gives the pieces of a body from the top down.
func (b *body) sorted() []*piece {
	return slices.SortedFunc(slices.Values(b.pieces), func(a, b *piece) int { return cmp.Compare(a.first, b.first) })
}
