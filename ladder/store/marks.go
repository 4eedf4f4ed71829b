package store

import (
	"context"
	"database/sql"
	_ "embed"
	"iter"
	"maps"
	"slices"

	"calibrate/ladder"
)

//go:embed query/marks.sql
var marksQuery string

// Marks are all ratings in force of a part of the store without text, rule, comment
// and source, column by column: a million of them take 18 MB, and figures over many
// people read the database once.
type Marks struct {
	cycle                  string
	words                  *spelling
	employee, rater, topic []int32
	relation, state        []int8
	level                  []float32 // half steps, which it holds exactly
}

// A Mark is one of them, with the number of employee and rater: Name gives their ids.
type Mark struct {
	Employee, Rater int32
	Relation        int8 // a place in ladder.Relations
	State           ladder.State
	Level           float64
	Topic           Topic
}

// A Topic is a dimension of one version of a ladder, as ratings refer to it.
type Topic struct {
	Ladder, Dimension string
	Number            int32 // of the dimension in the ladder, from 0; -1 when it has no such dimension
	Version           int32 // number of the ladder's version, as version_no in ladders
}

// Marks reads the ratings of a part, ordered by employee, dimension, rater and relation;
// those of everybody, whom no roster knows too, when the part names nobody. Those of the
// employee without are left out; "" leaves out nobody's.
func (s *Store) Marks(ctx context.Context, part Part, without string) (*Marks, error) {
	words, err := s.spelled(ctx)
	if err != nil {
		return nil, err
	}
	m := &Marks{cycle: part.Cycle, words: words}
	return m, Each(ctx, s, marksQuery, func(rows *sql.Rows) error {
		var employee, rater, topic int32
		var relation, state int8
		var level sql.NullFloat64
		if err := rows.Scan(&employee, &rater, &relation, &topic, &state, &level); err != nil {
			return err
		}
		if without != "" && words.names[employee] == without {
			return nil
		}
		m.employee, m.rater, m.topic = append(m.employee, employee), append(m.rater, rater), append(m.topic, topic)
		m.relation, m.state, m.level = append(m.relation, relation), append(m.state, state), append(m.level, float32(level.Float64))
		return nil
	}, sql.Named("cycle", part.Cycle), sql.Named("people", words.numbers(part.People)), sql.Named("everybody", part.People == nil))
}

// Name gives the id of an employee or rater.
func (m *Marks) Name(number int32) string { return m.words.names[number] }

// Places gives the place of every name in the byte order of all of them, by number, and
// the names in that order.
func (m *Marks) Places() (place map[int32]int32, names []string) {
	names = slices.Sorted(maps.Values(m.words.names))
	place = make(map[int32]int32, len(names))
	for n, name := range m.words.names {
		at, _ := slices.BinarySearch(names, name)
		place[n] = int32(at)
	}
	return place, names
}

// Len is how many there are.
func (m *Marks) Len() int { return len(m.employee) }

// All gives the marks in order.
func (m *Marks) All() iter.Seq[Mark] {
	return func(yield func(Mark) bool) {
		for i := range m.employee {
			mark := Mark{m.employee[i], m.rater[i], m.relation[i], ladder.States[m.state[i]], float64(m.level[i]), m.words.topics[m.topic[i]]}
			if !yield(mark) {
				return
			}
		}
	}
}

// Each calls fn with the marks as ratings.
func (m *Marks) Each(fn func(ladder.Rating) error) error {
	for i := range m.employee {
		r := ladder.Rating{Cycle: m.cycle}
		m.words.spell(ratingNumbers{m.employee[i], m.rater[i], m.topic[i], 0, m.relation[i], m.state[i], sql.NullFloat64{Float64: float64(m.level[i])}}, &r)
		if err := fn(r); err != nil {
			return err
		}
	}
	return nil
}
