package analysis

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"maps"

	"calibrate/ladder"
	"calibrate/ladder/store"
)

//go:embed versions.sql
var versionsSQL string

// AtCycle gives the input for one cycle with the ladders that cycle was rated
// against: what a cycle said stays what it said when the ladder changes later.
// Of a ladder with several versions in the cycle it takes the one stored last;
// ladders nobody was rated against stay as they are.
func (in Input) AtCycle(ctx context.Context, cycle string) (Input, error) {
	in.Cycle = cycle
	used, err := in.versions(ctx)
	if err != nil {
		return in, err
	}
	frozen := maps.Clone(in.Ladders)
	for id, list := range used {
		frozen[id] = list[0]
	}
	if l, ok := frozen[in.Ladder.ID]; ok {
		in.Ladder = l
	}
	in.Ladders = frozen
	return in, nil
}

// versions gives the ladders that ratings of the cycle were made against, by id,
// those stored last first.
func (in Input) versions(ctx context.Context) (map[string][]*ladder.Ladder, error) {
	return Once(in.OfCompany(), versionsOnce, func() (map[string][]*ladder.Ladder, error) {
		used := map[string][]*ladder.Ladder{}
		all, err := in.laddersBy(ctx, versionsSQL, scanVersion)
		for _, v := range all[in.Cycle] {
			l := in.Ladders[v.ID]
			if l == nil || l.Version != v.Version {
				if l, err = in.Store.LoadLadder(ctx, v.Version); err != nil {
					break
				}
			}
			used[v.ID] = append(used[v.ID], l)
		}
		if err != nil {
			return nil, fmt.Errorf("ladders of %s: %w", in.Cycle, err)
		}
		return used, nil
	})
}

// laddersBy gives by cycle what a query finds of all cycles at once: whoever asks for
// one asks for those before it too.
func (in Input) laddersBy(ctx context.Context, query string, scan func(*sql.Rows) (cycleLadder, error)) (map[string][]cycleLadder, error) {
	company := in.OfCompany()
	company.Cycle = ""
	return Once(company, query, func() (map[string][]cycleLadder, error) {
		by := map[string][]cycleLadder{}
		all, err := store.Select(ctx, in.Store, query, scan)
		for _, l := range all {
			by[l.cycle] = append(by[l.cycle], l)
		}
		return by, err
	})
}

// A cycleLadder is a ladder that a cycle names, or a version that it was rated against.
type cycleLadder struct{ cycle, ID, Version string }

func scanVersion(rows *sql.Rows) (v cycleLadder, err error) {
	err = rows.Scan(&v.cycle, &v.ID, &v.Version)
	return v, err
}

func scanNamed(rows *sql.Rows) (v cycleLadder, err error) {
	err = rows.Scan(&v.cycle, &v.ID)
	return v, err
}

// OtherVersions compares the versions of a ladder that ratings of the cycle were
// made against with the one in use; none when there is only that one.
func (in Input) OtherVersions(ctx context.Context, l *ladder.Ladder) ([]ladder.Comparison, error) {
	used, err := in.versions(ctx)
	if err != nil {
		return nil, err
	}
	var others []ladder.Comparison
	for _, other := range used[l.ID] {
		if other.Version != l.Version {
			others = append(others, ladder.Compare(other, l))
		}
	}
	return others, nil
}

// renames says, by ladder in use, how dimensions are called now that ratings of
// the cycle name as another version of the ladder did. It is empty when all were
// made against one version.
func (in Input) renames(ctx context.Context) (map[string]map[string]string, error) {
	used, err := in.versions(ctx)
	if err != nil {
		return nil, err
	}
	found := map[string]map[string]string{}
	for id := range used {
		l := in.Ladders[id]
		others, err := in.OtherVersions(ctx, l)
		if err != nil {
			return nil, err
		}
		for _, c := range others {
			for _, d := range c.From.Dimensions {
				to, ok := c.Dimension(d.Number)
				if _, taken := l.DimensionByName(d.Name); !ok || taken {
					continue
				}
				if found[id] == nil {
					found[id] = map[string]string{}
				}
				found[id][d.Name] = l.Dimensions[to].Name
			}
		}
	}
	return found, nil
}
