package store

import (
	"context"
	"database/sql"
	_ "embed"
	"slices"

	"calibrate/ladder"
)

//go:embed query/evidence.sql
var evidenceQuery string

// A Part of the store is the ratings of one cycle, of the people with these ids.
type Part struct {
	Cycle  string
	People []string
}

// readAtOnce is how many people's ratings are read by one query: the database holds
// all that a query gives, beyond its bound of memory.
const readAtOnce = 2000

// EachRating calls fn with every rating in force, in the order of the part's people,
// then by dimension, rater and address. It reads numbers and takes the words from the
// dictionaries: a million ratings share their texts.
func (s *Store) EachRating(ctx context.Context, part Part, fn func(ladder.Rating) error) error {
	words, err := s.spelled(ctx)
	if err != nil {
		return err
	}
	scan := func(rows *sql.Rows) error {
		var n ratingNumbers
		r := ladder.Rating{Cycle: part.Cycle}
		var text, rule, sheet int32
		err := rows.Scan(&n.employee, &n.rater, &n.relation, &n.topic, &n.state, &n.level, &text, &rule, &r.Comment, &n.batch, &sheet, &r.Source.Row, &r.Source.Col)
		if err != nil {
			return err
		}
		words.spell(n, &r)
		r.Text, r.Rule, r.Source.File, r.Source.Sheet = words.texts[text], words.texts[rule], words.files[n.batch], words.texts[sheet]
		return fn(r)
	}
	for people := range slices.Chunk(words.numbers(part.People), readAtOnce) {
		if err := Each(ctx, s, evidenceQuery, scan, sql.Named("cycle", part.Cycle), sql.Named("people", people)); err != nil {
			return err
		}
	}
	return nil
}

// ratingNumbers is a rating in numbers of the dictionaries.
type ratingNumbers struct {
	employee, rater, topic, batch int32
	relation, state               int8
	level                         sql.NullFloat64
}

// A spelling gives the words behind the numbers.
type spelling struct {
	names, texts, files map[int32]string
	topics              map[int32]Topic
}

// numbers gives the numbers of names, in their order. Of whom no sheet says anything
// there may be none.
func (w *spelling) numbers(names []string) []int32 {
	by := make(map[string]int32, len(w.names))
	for n, name := range w.names {
		by[name] = n
	}
	numbers := []int32{}
	for _, name := range names {
		if n, ok := by[name]; ok {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

func (w *spelling) spell(n ratingNumbers, r *ladder.Rating) {
	topic := w.topics[n.topic]
	r.Employee, r.Rater, r.Ladder, r.Dimension = w.names[n.employee], w.names[n.rater], topic.Ladder, topic.Dimension
	r.Relation, r.State, r.Level = ladder.Relations[n.relation], ladder.States[n.state], n.level.Float64
}

func (s *Store) spelled(ctx context.Context) (*spelling, error) {
	w := &spelling{topics: map[int32]Topic{}}
	for _, part := range []struct {
		words *map[int32]string
		query string
	}{
		{&w.names, "SELECT name_no, name FROM stored.names"},
		{&w.texts, "SELECT text_no, text FROM stored.texts"},
		{&w.files, "SELECT batch, file FROM stored.batches"},
	} {
		words := map[int32]string{}
		*part.words = words
		err := Each(ctx, s, part.query, func(rows *sql.Rows) error {
			var n int32
			var word string
			err := rows.Scan(&n, &word)
			words[n] = word
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	query := "SELECT topic, ladder, dimension, coalesce(dimension_no, -1), coalesce(ladder_no, 0) FROM stored.topics"
	return w, Each(ctx, s, query, func(rows *sql.Rows) error {
		var n int32
		var topic Topic
		err := rows.Scan(&n, &topic.Ladder, &topic.Dimension, &topic.Number, &topic.Version)
		w.topics[n] = topic
		return err
	})
}
