package analysis

import (
	"context"
	"fmt"
	"slices"

	"calibrate/ladder"
)

// A Bundle is all that a report is made of: what the figures rest on, the
// figures, and the evidence behind them.
type Bundle struct {
	Manifest Manifest
	Input    Input
	Results  []Result          // in packet order
	Names    map[string]string // name by id, of everybody on the roster of the cycle

	places places
}

// NewBundle completes the manifest with what the results were computed from.
func NewBundle(ctx context.Context, in Input, m Manifest, results []Result) (Bundle, error) {
	m.of(in)
	m.Jobs = []string{}
	for _, r := range results {
		m.Jobs = append(m.Jobs, r.Job)
	}
	files, places, err := filesOf(ctx, in)
	if err != nil {
		return Bundle{}, err
	}
	m.Files, m.names = files, places.byHash
	places.rename(results)
	if err := m.Seal(); err != nil {
		return Bundle{}, err
	}
	names, err := rosterNames(ctx, in)
	if err != nil {
		return Bundle{}, err
	}
	return Bundle{Manifest: m, Input: in, Results: results, Names: names, places: places}, nil
}

// Result gives the result of one job; ok is false when it was not run.
func (b Bundle) Result(job string) (Result, bool) {
	for _, r := range b.Results {
		if r.Job == job {
			return r, true
		}
	}
	return Result{}, false
}

// Name gives a person's name, or the id where no roster knows it.
func (b Bundle) Name(id string) string {
	if name := b.Names[id]; name != "" {
		return name
	}
	return id
}

// EachEvidence calls fn with the evidence of every person in scope. Its sources
// name files as the manifest does.
func (b Bundle) EachEvidence(ctx context.Context, fn func(Evidence) error) error {
	return EachEvidence(ctx, b.Input, b.named(fn))
}

// named gives fn evidence whose sources name files as the manifest does.
func (b Bundle) named(fn func(Evidence) error) func(Evidence) error {
	return func(e Evidence) error {
		for i := range e.Ratings {
			e.Ratings[i].Source.File = b.places.name(e.Ratings[i].Source.File)
		}
		return fn(e)
	}
}

// EachEvidenceByOrg does the same org by org.
func (b Bundle) EachEvidenceByOrg(ctx context.Context, fn func(Evidence) error) error {
	return EachEvidenceByOrg(ctx, b.Input, b.named(fn))
}

// rosterNames gives the names of the whole roster, not of the scope alone:
// raters may stand outside it.
func rosterNames(ctx context.Context, in Input) (map[string]string, error) {
	people, err := People(ctx, in.OfCompany())
	if err != nil {
		return nil, err
	}
	names := make(map[string]string, len(people))
	for _, p := range people {
		names[p.ID] = p.Name
	}
	return names, nil
}

// Check says so when there is nobody to show, or the reader is nobody: a slip in the id
// would leave the reader's own page in.
func (in Input) Check(ctx context.Context) error {
	if err := in.checkReader(ctx); err != nil {
		return err
	}
	people, err := People(ctx, in)
	if err != nil || len(people) > 0 {
		return err
	}
	reader := in.For
	in.For = ""
	if people, err = People(ctx, in); err != nil {
		return err
	}
	switch {
	case len(people) > 0:
		return fmt.Errorf("%s is the only one to show, and left out of what is made for %s: nobody is left; choose a wider --org, or leave out --for", reader, reader)
	case in.Org != "":
		everybody, err := People(ctx, in.OfCompany())
		if err != nil {
			return err
		}
		return fmt.Errorf("nobody in cycle %s belongs to the org %q; %s", in.Cycle, in.Org, orgsNear(in.Org, everybody))
	}
	return fmt.Errorf("nobody is in cycle %s; import a roster or ratings of it", in.Cycle)
}

func (in Input) checkReader(ctx context.Context) error {
	if in.For == "" {
		return nil
	}
	everybody, err := People(ctx, in.OfCompany())
	if err != nil || slices.ContainsFunc(everybody, func(p ladder.Person) bool { return p.ID == in.For }) {
		return err
	}
	return fmt.Errorf("nobody in cycle %s has the id %q, so nobody would be left out; write the id as on the roster", in.Cycle, in.For)
}
