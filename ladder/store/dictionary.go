package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"calibrate/ladder"
)

// A dictionary gives texts their numbers while a batch is written: ratings hold
// numbers only, which is what makes storing and scanning millions of them cheap.
// What is new is written in the same transaction as the batch.
type dictionary struct {
	names, texts words
	topics       topics
	readings     readings
	lines        int32 // how many there are: their numbers count up
	comments     int32 // likewise
}

// words numbers texts from 0 in the order they are first seen.
type words struct {
	number map[string]int32
	stored int      // how many of them the database has
	fresh  []string // the others, in order
}

func (w *words) of(text string) int32 {
	if n, ok := w.number[text]; ok {
		return n
	}
	n := int32(w.stored + len(w.fresh))
	w.number[text] = n
	w.fresh = append(w.fresh, text)
	return n
}

// topics numbers the dimensions of ladder versions.
type topics struct {
	number map[topicKey]int32
	kin    map[topicName]int32 // lowest number of the same dimension of the same ladder
	fresh  []topicKey
	shelf  shelf
}

type topicName struct{ ladder, dimension string }

type topicKey struct {
	version int32 // ladder number, noLadder when none was put
	topicName
}

const noLadder = -1

// of numbers the dimension ratings are about. If any of them counts it must be a
// dimension of a ladder that was put; others may be about anything.
func (t *topics) of(topic ladder.Topic, version string, counts bool) (int32, error) {
	id, edition := t.shelf.find(topic.Ladder, version)
	key := topicKey{edition, topicName{id, topic.Dimension}}
	if _, known := t.shelf.dimension[key]; !known && counts {
		return 0, fmt.Errorf("the store has no dimension %q of ladder %q: put the ladder before the ratings made against it", topic.Dimension, id)
	}
	if n, ok := t.number[key]; ok {
		return n, nil
	}
	n := int32(len(t.number))
	t.number[key] = n
	if _, ok := t.kin[key.topicName]; !ok {
		t.kin[key.topicName] = n
	}
	t.fresh = append(t.fresh, key)
	return n, nil
}

// loadDictionary reads the whole dictionary: a company's worth of names, some
// hundred other texts.
func loadDictionary(ctx context.Context, conn *sql.Conn) (*dictionary, error) {
	d := &dictionary{}
	var err error
	if d.names, err = loadWords(ctx, conn, "SELECT name_no, name FROM stored.names"); err != nil {
		return nil, err
	}
	if d.texts, err = loadWords(ctx, conn, "SELECT text_no, text FROM stored.texts"); err != nil {
		return nil, err
	}
	if d.topics, err = loadTopics(ctx, conn); err != nil {
		return nil, err
	}
	if d.readings, err = loadReadings(ctx, conn); err != nil {
		return nil, err
	}
	err = conn.QueryRowContext(ctx, `SELECT (SELECT coalesce(max(line), -1) + 1 FROM stored.lines),
		(SELECT max(comment) + 1 FROM stored.comments)`).Scan(&d.lines, &d.comments)
	return d, err
}

func loadWords(ctx context.Context, conn *sql.Conn, query string) (words, error) {
	w := words{number: map[string]int32{}}
	err := each(ctx, conn, query, func(rows *sql.Rows) error {
		var n int32
		var text string
		err := rows.Scan(&n, &text)
		w.number[text] = n
		return err
	})
	w.stored = len(w.number)
	return w, err
}

func loadTopics(ctx context.Context, conn *sql.Conn) (topics, error) {
	t := topics{number: map[topicKey]int32{}, kin: map[topicName]int32{}}
	query := "SELECT topic, kin, coalesce(ladder_no, -1), ladder, dimension FROM stored.topics"
	err := each(ctx, conn, query, func(rows *sql.Rows) error {
		var key topicKey
		var n, kin int32
		err := rows.Scan(&n, &kin, &key.version, &key.ladder, &key.dimension)
		t.number[key], t.kin[key.topicName] = n, kin
		return err
	})
	if err != nil {
		return t, err
	}
	t.shelf, err = loadShelf(ctx, conn)
	return t, err
}

// write stores what is new.
func (d *dictionary) write(conn *sql.Conn) error {
	if err := d.names.write(conn, "names"); err != nil {
		return err
	}
	if err := d.texts.write(conn, "texts"); err != nil {
		return err
	}
	if err := d.readings.write(conn); err != nil {
		return err
	}
	return d.topics.write(conn)
}

func (w *words) write(conn *sql.Conn, table string) error {
	err := load(conn, table, len(w.fresh), func(i int, row []driver.Value) ([]driver.Value, error) {
		return append(row, int32(w.stored+i), w.fresh[i]), nil
	})
	w.stored += len(w.fresh)
	w.fresh = nil
	return err
}

func (t *topics) write(conn *sql.Conn) error {
	err := load(conn, "topics", len(t.fresh), func(i int, row []driver.Value) ([]driver.Value, error) {
		key := t.fresh[i]
		var edition, dimension driver.Value
		if key.version != noLadder {
			edition = key.version
		}
		if n, ok := t.shelf.dimension[key]; ok {
			dimension = n
		}
		return append(row, t.number[key], t.kin[key.topicName], edition, key.ladder, key.dimension, dimension), nil
	})
	t.fresh = nil
	return err
}
