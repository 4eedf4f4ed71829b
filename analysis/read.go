package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"calibrate/ladder"
	"calibrate/ladder/store"
)

// Evidence is everything that was said of one employee in one cycle.
type Evidence struct {
	Profile Profile
	Ratings []ladder.Rating // by dimension, then rater; every state
}

// What settle keeps.
const (
	everybodyOnce = "people of all cycles"
	peopleOnce    = "people"
	versionsOnce  = "ladder versions"
	filesOnce     = "files"
	problemsOnce  = "problems of files"
)

// People gives the people in scope, ordered by id. They are shared: nobody may change
// them.
func People(ctx context.Context, in Input) ([]ladder.Person, error) {
	return Once(in, peopleOnce, func() ([]ladder.Person, error) {
		if in.Org == "" && in.For == "" {
			all, err := peopleByCycle(ctx, in)
			return all[in.Cycle], err
		}
		everybody, err := People(ctx, in.OfCompany())
		return slices.DeleteFunc(slices.Clone(everybody), func(p ladder.Person) bool { return !in.has(p) }), err
	})
}

// has tells whether a person is in scope, as the queries do that take an org.
func (in Input) has(p ladder.Person) bool {
	return p.ID != in.For && (in.Org == "" || p.Org == in.Org || strings.HasPrefix(p.Org, in.Org+ladder.OrgSeparator))
}

// peopleByCycle reads the people of all cycles at once: to plan the query takes longer than
// to read them, and whoever asks for one cycle asks for those before it too.
func peopleByCycle(ctx context.Context, in Input) (map[string][]ladder.Person, error) {
	in.Cycle = ""
	return Once(in.OfCompany(), everybodyOnce, func() (map[string][]ladder.Person, error) {
		people, err := in.Store.People(ctx)
		if err != nil {
			return nil, fmt.Errorf("people: %w", err)
		}
		by := map[string][]ladder.Person{}
		for _, p := range people {
			by[p.Cycle] = append(by[p.Cycle], p)
		}
		return by, nil
	})
}

// Profiles gives the profile of every person in scope, ordered by id. The jobs
// of one Run share it.
func Profiles(ctx context.Context, in Input) ([]Profile, error) {
	return inScope(ctx, in, "profiles", func(p Profile) Profile { return p })
}

// inScope gives what keep takes of the profile of every person in scope, once.
func inScope[T any](ctx context.Context, in Input, what string, keep func(Profile) T) ([]T, error) {
	return Once(in, what, func() ([]T, error) {
		people, err := People(ctx, in)
		if err != nil {
			return nil, err
		}
		marks, err := Marks(ctx, in)
		if err != nil {
			return nil, err
		}
		return ofPeople(ctx, in, marks, people, keep)
	})
}

// ofPeople gives what keep takes of the profiles that marks make of people.
func ofPeople[T any](ctx context.Context, in Input, marks *store.Marks, people []ladder.Person, keep func(Profile) T) ([]T, error) {
	kept := make([]T, 0, len(people))
	err := eachPerson(ctx, in, people, marked(marks), func(p ladder.Person, ratings []ladder.Rating) error {
		kept = append(kept, keep(NewProfile(in.LadderOf(p), p, ratings)))
		return nil
	})
	return kept, err
}

// EachEvidence calls fn with the evidence of every person in scope, ordered by
// id. It holds one person at a time; whoever keeps ratings copies them.
func EachEvidence(ctx context.Context, in Input, fn func(Evidence) error) error {
	people, err := People(ctx, in)
	if err != nil {
		return err
	}
	return eachEvidence(ctx, in, people, fn)
}

// EachEvidenceByOrg does the same org by org, in the order of ByOrg.
func EachEvidenceByOrg(ctx context.Context, in Input, fn func(Evidence) error) error {
	people, err := People(ctx, in)
	if err != nil {
		return err
	}
	return eachEvidence(ctx, in, ByOrg(people), fn)
}

// ByOrg gives people by the path of their org, in each by id.
func ByOrg(people []ladder.Person) []ladder.Person {
	return slices.SortedStableFunc(slices.Values(people), func(a, b ladder.Person) int { return cmp.Compare(a.Org, b.Org) })
}

// EachNomination calls fn with the evidence of the people in scope whom the roster
// proposes for a level.
func EachNomination(ctx context.Context, in Input, fn func(Evidence) error) error {
	people, err := People(ctx, in)
	if err != nil {
		return err
	}
	nominated := slices.DeleteFunc(slices.Clone(people), func(p ladder.Person) bool { return p.Proposed == 0 })
	return eachEvidence(ctx, in, nominated, fn)
}

// LadderOf gives the ladder a person is on.
func (in Input) LadderOf(p ladder.Person) *ladder.Ladder {
	if l, ok := in.Ladders[p.Ladder]; ok {
		return l
	}
	return in.Ladder
}

// AllLadders gives the ladders of the store, the usual one first.
func (in Input) AllLadders() []*ladder.Ladder {
	return ladder.InOrder(in.Ladder, in.Ladders)
}

func eachEvidence(ctx context.Context, in Input, people []ladder.Person, fn func(Evidence) error) error {
	return eachPerson(ctx, in, people, in.Store.EachRating, func(p ladder.Person, ratings []ladder.Rating) error {
		return fn(Evidence{NewProfile(in.LadderOf(p), p, ratings), ratings})
	})
}
