package analysis

import (
	"context"
	"fmt"

	"calibrate/ladder"
	"calibrate/ladder/store"
)

// readRatings is a way to read ratings, with their words or without.
type readRatings func(ctx context.Context, part store.Part, fn func(ladder.Rating) error) error

// A walk goes over people and their ratings together, both in one order, with the
// ratings of one person in memory.
type walk struct {
	in      Input
	renames map[string]map[string]string // by ladder
	people  []ladder.Person
	place   map[string]int  // of a person, by id
	next    int             // place of the first person not yet given
	ratings []ladder.Rating // read last, of one employee
	give    func(ladder.Person, []ladder.Rating) error
}

// eachPerson gives every person with what was said of them. Ratings of anybody
// else are passed over.
func eachPerson(ctx context.Context, in Input, people []ladder.Person, read readRatings, give func(ladder.Person, []ladder.Rating) error) error {
	renames, err := in.renames(ctx)
	if err != nil {
		return err
	}
	w := walk{in: in, renames: renames, people: people, place: make(map[string]int, len(people)), give: give}
	for i, p := range people {
		w.place[p.ID] = i
	}
	if err = read(ctx, store.Part{Cycle: in.Cycle, People: idsOf(people)}, w.take); err == nil {
		err = w.flush()
	}
	if err != nil {
		return fmt.Errorf("ratings of %s: %w", in.Cycle, err)
	}
	return w.pass(len(people))
}

// idsOf is never nil: without people there is nothing to read.
func idsOf(people []ladder.Person) []string {
	ids := make([]string, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}

// take keeps a rating until those of the same employee are there.
func (w *walk) take(r ladder.Rating) error {
	if len(w.ratings) > 0 && w.ratings[0].Employee != r.Employee {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.ratings = append(w.ratings, r)
	return nil
}

// flush gives the person whom the ratings kept are about, after those of whom
// nobody said anything.
func (w *walk) flush() error {
	if len(w.ratings) == 0 {
		return nil
	}
	defer func() { w.ratings = w.ratings[:0] }()
	at, inScope := w.place[w.ratings[0].Employee]
	if !inScope {
		return nil
	}
	if err := w.pass(at); err != nil {
		return err
	}
	p := w.people[at]
	w.next = at + 1
	rename(w.ratings, w.renames[w.in.LadderOf(p).ID])
	return w.give(p, w.ratings)
}

// pass gives the people up to a place without any rating.
func (w *walk) pass(until int) error {
	for ; w.next < until; w.next++ {
		if err := w.give(w.people[w.next], nil); err != nil {
			return err
		}
	}
	return nil
}

// rename gives dimensions the name they have now.
func rename(ratings []ladder.Rating, now map[string]string) {
	if len(now) == 0 {
		return
	}
	for i := range ratings {
		if name, renamed := now[ratings[i].Dimension]; renamed {
			ratings[i].Dimension = name
		}
	}
}
