package jobs

import (
	"context"
	"database/sql"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A versionCount is how many people were rated against one version of the ladder.
type versionCount struct {
	cycle, version string
	people         int
}

// countVersions counts the people rated against each version of the ladder in use.
func countVersions(ctx context.Context, in analysis.Input) ([]versionCount, error) {
	marks, err := analysis.Marks(ctx, in)
	if err != nil {
		return nil, err
	}
	versions, err := rows(ctx, in, "panel", "versions", scanVersionNumber, sql.Named("ladder", in.Ladder.ID))
	if err != nil {
		return nil, err
	}
	var counts []versionCount
	for _, v := range versions {
		people := map[int32]bool{}
		for m := range marks.All() {
			if m.State == ladder.Rated && m.Topic.Version == v.number {
				people[m.Employee] = true
			}
		}
		if len(people) > 0 {
			counts = append(counts, versionCount{in.Cycle, v.version, len(people)})
		}
	}
	return counts, nil
}

// mixNotes warns when assessed levels that stand in one bar come from different
// versions of the ladder.
func mixNotes(ctx context.Context, in analysis.Input) ([]analysis.Note, error) {
	counts, err := countVersions(ctx, in)
	if err != nil {
		return nil, err
	}
	others, err := in.OtherVersions(ctx, in.Ladder)
	if err != nil {
		return nil, err
	}
	notes := mixed(in, counts)
	for _, c := range others {
		notes = append(notes, caution("A version of %s that people were rated against differs from the one in use: %s. Ratings in dimensions it no longer has are left out.",
			in.Ladder.Name, changesInWords(c)))
	}
	return notes, nil
}

func mixed(in analysis.Input, counts []versionCount) []analysis.Note {
	versions, other := map[string]bool{}, 0
	for _, c := range counts {
		versions[c.version] = true
		if c.version != in.Ladder.Version {
			other += c.people
		}
	}
	var notes []analysis.Note
	if n := len(versions); n > 1 {
		notes = append(notes, caution("The bars of assessed levels mix people rated against %d versions of %s: the same rating may have answered another expectation.", n, in.Ladder.Name))
	}
	if other > 0 {
		notes = append(notes, caution("%s rated against another version of %s than the one their levels are assessed by here.", plural(other, "person was", "people were"), in.Ladder.Name))
	}
	return notes
}
