package store

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"slices"

	"calibrate/ladder"
)

// loadLines writes what the ratings of each run share, and numbers the runs.
func (b batch) loadLines(conn *sql.Conn) error {
	texts, names := &b.words.texts, &b.words.names
	return load(conn, "lines", len(b.Ratings.Runs()), func(i int, row []driver.Value) ([]driver.Value, error) {
		run := &b.Ratings.Runs()[i]
		relation := slices.Index(ladder.Relations, run.Relation)
		if relation < 0 {
			return nil, fmt.Errorf("%s: no such relation: %q", b.Ratings.At(run.From).Source, run.Relation)
		}
		return append(row, b.words.lines+int32(i), b.number, texts.of(run.Sheet), texts.of(run.Cycle),
			names.of(run.Employee), names.of(run.Rater), int8(relation)), nil
	})
}

// loadRatings writes the ratings line by line: seven numbers each, and those that
// neighbours share are boxed once.
func (b batch) loadRatings(conn *sql.Conn) error {
	readings, err := b.readings()
	if err != nil {
		return err
	}
	topics, err := b.topics()
	if err != nil {
		return err
	}
	if err := b.loadLines(conn); err != nil {
		return err
	}
	said, err := b.loadComments(conn)
	if err != nil {
		return err
	}
	marks, runs := b.Ratings.Marks(), b.Ratings.Runs()
	var line, at driver.Value // at is the row of the file
	atRow := int32(-1)
	return load(conn, "cells", len(marks), func(i int, row []driver.Value) ([]driver.Value, error) {
		if len(runs) > 0 && i == runs[0].From {
			line, runs = b.words.lines, runs[1:]
			b.words.lines++
		}
		mark := &marks[i]
		if mark.Row != atRow {
			at, atRow = mark.Row, mark.Row
		}
		return append(row, line, int32(i), topics[mark.Topic], readings[mark.Value], at, mark.Col, said.at(i)), nil
	})
}

// loadComments writes the comments, each text once a batch, and numbers them.
func (b batch) loadComments(conn *sql.Conn) (*commentNumbers, error) {
	said := &commentNumbers{list: b.Ratings.Comments(), none: int32(0)}
	numbers := map[string]int32{}
	var fresh []string
	for _, c := range said.list {
		if _, met := numbers[c.Text]; !met {
			numbers[c.Text] = b.words.comments + int32(len(fresh))
			fresh = append(fresh, c.Text)
		}
		said.numbers = append(said.numbers, numbers[c.Text])
	}
	err := load(conn, "comments", len(fresh), func(i int, row []driver.Value) ([]driver.Value, error) {
		return append(row, b.words.comments+int32(i), fresh[i]), nil
	})
	b.words.comments += int32(len(fresh))
	return said, err
}

// commentNumbers gives the comment of one rating after the other.
type commentNumbers struct {
	list    []ladder.Comment
	numbers []driver.Value
	none    driver.Value
}

func (c *commentNumbers) at(rating int) driver.Value {
	if len(c.list) == 0 || c.list[0].Rating != rating {
		return c.none
	}
	number := c.numbers[0]
	c.list, c.numbers = c.list[1:], c.numbers[1:]
	return number
}

// readings numbers what cells say.
func (b batch) readings() ([]driver.Value, error) {
	var numbers []driver.Value
	for _, v := range b.Ratings.Values() {
		state := slices.Index(ladder.States, v.State)
		if state < 0 {
			return nil, fmt.Errorf("%s: no such state: %q", b.File, v.State)
		}
		said := reading{state: int8(state), text: b.words.texts.of(v.Text), rule: b.words.texts.of(v.Rule)}
		if v.State == ladder.Rated {
			said.level = v.Level
		}
		numbers = append(numbers, b.words.readings.of(said))
	}
	return numbers, nil
}

// topics numbers what ratings are about. A rating that counts must be about a
// dimension the store knows.
func (b batch) topics() ([]driver.Value, error) {
	var numbers []driver.Value
	counts := b.countedTopics()
	for n, topic := range b.Ratings.Topics() {
		number, err := b.words.topics.of(topic, b.meta.LadderVersion, counts[n])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", b.File, err)
		}
		numbers = append(numbers, number)
	}
	return numbers, nil
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
