package store

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"slices"

	"calibrate/ladder"
)

// ratingCells are the cells of stored.ratings that many ratings share, worked
// out once each: a million ratings need a few lookups each and no more.
type ratingCells struct {
	values [][4]driver.Value // by value: state, level, text, rule
	topics []driver.Value    // by topic
}

// loadRatings writes the ratings run by run.
func (b batch) loadRatings(conn *sql.Conn) error {
	cells, err := b.ratingCells()
	if err != nil {
		return err
	}
	texts, names := &b.words.texts, &b.words.names
	marks, runs, comments := b.Ratings.Marks(), b.Ratings.Runs(), b.Ratings.Comments()
	var number driver.Value = b.number
	var head [5]driver.Value // cycle, employee, rater, relation, sheet
	var at driver.Value      // the row of the file: many ratings stand in one
	atRow := int32(-1)
	return load(conn, "ratings", len(marks), func(i int, row []driver.Value) ([]driver.Value, error) {
		if len(runs) > 0 && i == runs[0].From {
			run := &runs[0]
			runs = runs[1:]
			relation := slices.Index(ladder.Relations, run.Relation)
			if relation < 0 {
				return nil, fmt.Errorf("%s: no such relation: %q", b.Ratings.At(i).Source, run.Relation)
			}
			head = [5]driver.Value{texts.of(run.Cycle), names.of(run.Employee), names.of(run.Rater), int8(relation), texts.of(run.Sheet)}
		}
		comment := ""
		if len(comments) > 0 && i == comments[0].Rating {
			comment = comments[0].Text
			comments = comments[1:]
		}
		mark := &marks[i]
		if mark.Row != atRow {
			at, atRow = mark.Row, mark.Row
		}
		value := &cells.values[mark.Value]
		return append(row, number, int32(i), head[0], head[1], head[2], head[3], cells.topics[mark.Topic], value[0], value[1],
			head[4], at, mark.Col, value[2], value[3], comment), nil
	})
}

// ratingCells numbers what ratings share. A rating that counts must be about a
// dimension the store knows.
func (b batch) ratingCells() (cells ratingCells, err error) {
	for _, v := range b.Ratings.Values() {
		var level driver.Value
		if v.State == ladder.Rated {
			level = v.Level
		}
		state := slices.Index(ladder.States, v.State)
		if state < 0 {
			return cells, fmt.Errorf("%s: no such state: %q", b.File, v.State)
		}
		cells.values = append(cells.values, [4]driver.Value{int8(state), level, b.words.texts.of(v.Text), b.words.texts.of(v.Rule)})
	}
	counts := b.countedTopics()
	for n, topic := range b.Ratings.Topics() {
		number, err := b.words.topics.of(topic, b.meta.LadderVersion, counts[n])
		if err != nil {
			return cells, fmt.Errorf("%s: %w", b.File, err)
		}
		cells.topics = append(cells.topics, number)
	}
	return cells, nil
}

// countedTopics tells which topics have a rating that counts.
func (b batch) countedTopics() []bool {
	counted := make([]bool, len(b.Ratings.Topics()))
	values := b.Ratings.Values()
	for _, mark := range b.Ratings.Marks() {
		if values[mark.Value].State == ladder.Rated {
			counted[mark.Topic] = true
		}
	}
	return counted
}
