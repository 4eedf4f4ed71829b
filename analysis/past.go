package analysis

import (
	"context"
	"fmt"
	"math"
	"slices"

	"calibrate/ladder"
	"calibrate/ladder/store"
)

// A PastProfile is what is kept of somebody's profile in an earlier cycle. There is one
// of everybody in every cycle, so it holds a tenth of a Profile.
type PastProfile struct {
	Person ladder.Person
	Means  []float64 // by others, in levels, by number of the dimension on the ladder of then; NaN for none
	Raters int       // other than the employee

	Assessment ladder.Assessment // without the tallies
}

// Past is what is kept of a profile.
func (p Profile) Past() PastProfile {
	past := PastProfile{Person: p.Person, Means: make([]float64, len(p.Dimensions)), Raters: p.Raters, Assessment: p.Assessment}
	past.Assessment.Tallies = nil
	for i, d := range p.Dimensions {
		if past.Means[i] = d.Mean; d.N == 0 {
			past.Means[i] = math.NaN()
		}
	}
	return past
}

// PastProfiles gives what is kept of the profile of every person in the scope of an
// earlier cycle, ordered by id. The jobs of one Run share it.
func PastProfiles(ctx context.Context, then Input) ([]PastProfile, error) {
	return inScope(ctx, then, "past profiles", Profile.Past)
}

// ProfilesThen gives what is kept of the profiles that the people in scope had in an
// earlier cycle, in whichever org they were then. The jobs of one Run share it.
func ProfilesThen(ctx context.Context, in, then Input) ([]PastProfile, error) {
	if in.Org == "" {
		return PastProfiles(ctx, then)
	}
	return Once(then, "profiles of the people of "+in.Cycle, func() ([]PastProfile, error) {
		people, err := People(ctx, in)
		if err != nil {
			return nil, err
		}
		known, err := People(ctx, then.OfCompany())
		if err != nil {
			return nil, err
		}
		asked := map[string]bool{}
		for _, p := range people {
			asked[p.ID] = true
		}
		known = slices.DeleteFunc(slices.Clone(known), func(p ladder.Person) bool { return !asked[p.ID] })
		marks, err := in.Store.Marks(ctx, store.Part{Cycle: then.Cycle, People: idsOf(people)}, in.For)
		if err != nil {
			return nil, fmt.Errorf("ratings of %s: %w", then.Cycle, err)
		}
		return ofPeople(ctx, then, marks, known, Profile.Past)
	})
}
