package store

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"

	"calibrate/ladder"
)

//go:embed query/evidence.sql
var evidenceQuery string

// A Part of the store is the ratings of one cycle, of the people of an org and
// what is below it, "" for everybody; with Nominated, of those alone whom the
// roster proposes for a level. ByOrg orders evidence by org before employee.
type Part struct {
	Cycle, Org       string
	Roster           string // the cycle whose roster says who belongs to the org; "" for Cycle
	Nominated, ByOrg bool
}

func (p Part) params() []any {
	return []any{sql.Named("cycle", p.Cycle), sql.Named("org", p.Org), sql.Named("roster", cmp.Or(p.Roster, p.Cycle)), sql.Named("nominated", p.Nominated)}
}

// readAtOnce is how many people's ratings are read by one query: the database holds
// all that a query gives, beyond its bound of memory.
const readAtOnce = 2000

// EachRating calls fn with every rating in force, ordered by employee, dimension,
// rater and address. It reads numbers and takes the words from the dictionaries:
// a million ratings share their texts.
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
	for behind := 0; behind < len(words.names); behind += readAtOnce {
		params := append(part.params(), sql.Named("by_org", part.ByOrg), sql.Named("behind", behind), sql.Named("most", readAtOnce))
		if err := Each(ctx, s, evidenceQuery, scan, params...); err != nil {
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
