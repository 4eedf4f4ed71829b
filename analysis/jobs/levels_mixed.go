package jobs

import (
	"context"
	"database/sql"

	"calibrate/analysis"
)

// A versionCount is how many people were rated against one version of the ladder.
type versionCount struct {
	cycle, version string
	people         int
}

func scanVersion(r *sql.Rows) (v versionCount, err error) {
	err = r.Scan(&v.cycle, &v.version, &v.people)
	return v, err
}

// mixNotes warns when assessed levels that stand in one bar, or side by side,
// come from different versions of the ladder.
func mixNotes(ctx context.Context, in analysis.Input) ([]analysis.Note, error) {
	counts, err := rows(ctx, in, "levels", "versions", scanVersion, sql.Named("previous", in.Previous), sql.Named("ladder", in.Ladder.ID))
	if err != nil {
		return nil, err
	}
	return mixed(in, counts), nil
}

func mixed(in analysis.Input, counts []versionCount) []analysis.Note {
	versions := map[string]map[string]bool{}
	other := 0
	for _, c := range counts {
		if versions[c.cycle] == nil {
			versions[c.cycle] = map[string]bool{}
		}
		versions[c.cycle][c.version] = true
		if c.cycle == in.Cycle && c.version != in.Ladder.Version {
			other += c.people
		}
	}
	var notes []analysis.Note
	if n := len(versions[in.Cycle]); n > 1 {
		notes = append(notes, caution("The bars of assessed levels mix people rated against %d versions of %s: the same rating may have answered another expectation.", n, in.Ladder.Name))
	}
	if other > 0 {
		notes = append(notes, caution("%d people were rated against another version of %s than the one their levels are assessed by here.", other, in.Ladder.Name))
	}
	for version := range versions[in.Previous] {
		if len(versions[in.Cycle]) > 0 && !versions[in.Cycle][version] {
			notes = append(notes, caution("People were rated against another version of %s in %s: the change of assessed levels may come from the ladder.", in.Ladder.Name, in.Previous))
			break
		}
	}
	return notes
}
