package analysis

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"

	"calibrate/ladder"
	"calibrate/ladder/store"
)

//go:embed people.sql
var peopleSQL string

//go:embed ratings.sql
var ratingsSQL string

//go:embed marks.sql
var marksSQL string

// Evidence is everything that was said of one employee in one cycle.
type Evidence struct {
	Profile Profile
	Ratings []ladder.Rating // by dimension, then rater; every state
}

// People gives the people in scope, ordered by id.
func People(ctx context.Context, in Input) ([]ladder.Person, error) {
	people, err := store.Select(ctx, in.Store, peopleSQL, scanPerson, sql.Named("cycle", in.Cycle), sql.Named("org", in.Org), sql.Named("for", in.For))
	if err != nil {
		return nil, fmt.Errorf("people of %s: %w", in.Cycle, err)
	}
	for i := range people {
		people[i].Cycle = in.Cycle
	}
	return people, nil
}

// Profiles gives the profile of every person in scope, ordered by id. The jobs
// of one Run share it.
func Profiles(ctx context.Context, in Input) ([]Profile, error) {
	return Once(in, "profiles", func() ([]Profile, error) {
		var profiles []Profile
		err := eachPerson(ctx, in, marksSQL, scanMark, func(p ladder.Person, ratings []ladder.Rating) error {
			profiles = append(profiles, NewProfile(in.LadderOf(p), p, ratings))
			return nil
		})
		return profiles, err
	})
}

// EachEvidence calls fn with the evidence of every person in scope, ordered by
// id. It holds one person at a time.
func EachEvidence(ctx context.Context, in Input, fn func(Evidence) error) error {
	return eachPerson(ctx, in, ratingsSQL, scanRating, func(p ladder.Person, ratings []ladder.Rating) error {
		for i := range ratings {
			ratings[i].Cycle = in.Cycle
		}
		return fn(Evidence{NewProfile(in.LadderOf(p), p, ratings), ratings})
	})
}

// LadderOf gives the ladder a person is on.
func (in Input) LadderOf(p ladder.Person) *ladder.Ladder {
	if l, ok := in.Ladders[p.Ladder]; ok {
		return l
	}
	return in.Ladder
}

// eachPerson walks people and ratings together, both ordered by employee.
func eachPerson(ctx context.Context, in Input, query string, scan func(*sql.Rows) (ladder.Rating, error),
	fn func(ladder.Person, []ladder.Rating) error) error {
	people, err := People(ctx, in)
	if err != nil {
		return err
	}
	renames, err := in.renames(ctx)
	if err != nil {
		return err
	}
	next := 0
	var ratings []ladder.Rating
	flush := func(until string, all bool) error { // everybody whose ratings are complete
		for ; next < len(people) && (all || people[next].ID < until); next++ {
			var own []ladder.Rating
			if len(ratings) > 0 && ratings[0].Employee == people[next].ID {
				own, ratings = ratings, nil
			}
			rename(own, renames[in.LadderOf(people[next]).ID])
			if err := fn(people[next], own); err != nil {
				return err
			}
		}
		return nil
	}
	err = store.Each(ctx, in.Store, query, func(rows *sql.Rows) error {
		r, err := scan(rows)
		if err != nil {
			return err
		}
		if len(ratings) > 0 && ratings[0].Employee != r.Employee {
			if err := flush(r.Employee, false); err != nil {
				return err
			}
			ratings = nil // of somebody outside the scope
		}
		ratings = append(ratings, r)
		return nil
	}, sql.Named("cycle", in.Cycle))
	if err != nil {
		return fmt.Errorf("ratings of %s: %w", in.Cycle, err)
	}
	return flush("", true)
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

func scanPerson(rows *sql.Rows) (ladder.Person, error) {
	var p ladder.Person
	var hired, since sql.NullTime
	err := rows.Scan(&p.ID, &p.Name, &p.Email, &p.Manager, &p.Org, &p.Ladder, &p.Level, &p.Proposed, &hired, &since,
		&p.Source.File, &p.Source.Sheet, &p.Source.Row, &p.Source.Col)
	p.Hired, p.LevelSince = hired.Time, since.Time
	return p, err
}

func scanMark(rows *sql.Rows) (ladder.Rating, error) {
	var r ladder.Rating
	var level sql.NullFloat64
	err := rows.Scan(&r.Employee, &r.Rater, &r.Relation, &r.Dimension, &r.State, &level)
	r.Level = level.Float64
	return r, err
}

func scanRating(rows *sql.Rows) (ladder.Rating, error) {
	var r ladder.Rating
	var level sql.NullFloat64
	err := rows.Scan(&r.Employee, &r.Rater, &r.Relation, &r.Dimension, &r.State, &level, &r.Text, &r.Rule, &r.Comment,
		&r.Source.File, &r.Source.Sheet, &r.Source.Row, &r.Source.Col)
	r.Level = level.Float64
	return r, err
}
