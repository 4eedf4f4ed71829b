package stats

import (
	"context"
	"errors"
	"io"
)

// Bootstrap replicates of the command, fewer for very many employees.
const (
	namedReplicates     = 1000
	namedReplicatesMany = 200
	manyEmployees       = 10_000
)

func runAlpha(_ context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	in, err := opt.categories(r)
	if err != nil {
		return nil, err
	}
	replicates := namedReplicates
	if in.Unit.Len() > manyEmployees {
		replicates = namedReplicatesMany
	}
	a, err := Alpha(in.Ratings, AlphaOptions{Levels: in.levels, Replicates: replicates, Seed: opt.Seed})
	if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Set("units_total", a.UnitsTotal)
	d.Set("units_pairable", a.UnitsPairable)
	d.Set("values_total", a.ValuesTotal)
	d.Set("values_pairable", a.ValuesPairable)
	d.Set("employees_pairable", a.EmployeesPairable)
	twoWay, err := AlphaTwoWay(in.Ratings, AlphaOptions{Levels: in.levels, Replicates: replicates, Seed: opt.Seed})
	if err != nil {
		return nil, err
	}
	for _, s := range Scales {
		e, key := a.Scale[s], s.String()
		if s != NominalScale && !in.ordered {
			e = AlphaEstimate{unknownAlpha(whyNames), Unknown(whyNames), Unknown(whyNames), unknownInterval(whyNames)}
			twoWay[s] = e.Bootstrap
		}
		d.Set(key+".alpha", e.Alpha)
		d.Set(key+".Do", e.Do)
		d.Set(key+".De", e.De)
		d.Set(key+".se_jackknife_units", e.SEUnits)
		d.Set(key+".se_jackknife_employees", e.SEEmployees)
		d.SetInterval(key, e.Bootstrap)
		d.SetInterval(key+".other_raters", twoWay[s])
	}
	d.Set("replicates", replicates)
	d.Set("seed", opt.Seed)
	d.Note(in.notes...)
	return d, nil
}

func runFleiss(_ context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	in, err := opt.categories(r)
	if err != nil {
		return nil, err
	}
	t, err := NewTally(in.Ratings, in.levels)
	if err != nil {
		return nil, err
	}
	f := Fleiss(t)
	d := &Document{}
	d.Set("units", f.Units)
	d.Set("raters_per_unit", f.Raters)
	d.Set("fleiss.kappa", f.Kappa)
	d.Set("fleiss.se", f.SE)
	d.Set("fleiss.z", f.Z)
	d.Set("fleiss.p", f.P)
	d.Set("fleiss.Pbar", f.Pbar)
	d.Set("fleiss.Pe", f.Pe)
	categories := []object{}
	for _, c := range f.Categories {
		categories = append(categories, object{
			{"value", in.valueName(c.Value)}, {"share", c.Share},
			{"kappa", c.Kappa}, {"se", c.SE}, {"z", c.Z}, {"p", c.P},
		})
	}
	d.Set("categories", categories)
	d.Note(in.notes...)
	return d, nil
}

// valueName is the text of a value, or the number itself.
func (r Ratings) valueName(v float64) any {
	if r.Names == nil {
		return v
	}
	return r.Names[int(v)-1]
}

func runGwet(_ context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	in, err := opt.categories(r)
	if err != nil {
		return nil, err
	}
	t, err := NewTally(in.Ratings, in.levels)
	if err != nil {
		return nil, err
	}
	g := Gwet(t)
	d := &Document{}
	d.Set("units", g.Units)
	d.Set("units_pairable", g.UnitsPairable)
	d.Set("levels", len(t.Categories))
	d.Note(in.notes...)
	if in.levels == nil {
		d.Note("no levels declared: those seen are taken, and the coefficients depend on how many there are; declare them with --levels")
	}
	for _, w := range Weightings {
		suffix := map[Weighting]string{Unweighted: "", LinearWeights: "_linear", QuadraticWeights: "_quadratic"}[w]
		name := "ac2" + suffix
		if w == Unweighted {
			name = "ac1"
		}
		d.setCoefficient(name, g.AC[w], in.ordered || w == Unweighted)
		d.setCoefficient("brennan_prediger"+suffix, g.BP[w], in.ordered || w == Unweighted)
	}
	return d, nil
}

func (d *Document) setCoefficient(key string, c ChanceCorrected, ordered bool) {
	if !ordered {
		c = unknownCoefficient(whyNames)
	}
	d.Set(key+".coef", c.Coef)
	d.Set(key+".se", c.SE)
	d.Set(key+".se_employees", c.SEEmployees)
	d.Set(key+".p", c.P)
	d.Set(key+".pa", c.Pa)
	d.Set(key+".pe", c.Pe)
	d.SetInterval(key, c.CI)
}

func runKendall(_ context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	in, err := opt.categories(r)
	if err != nil {
		return nil, err
	}
	if !in.ordered {
		return nil, errors.New(whyNames)
	}
	k, err := Kendall(in.Ratings, opt.Seed)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Set("units", k.Units)
	d.Set("raters", k.Raters)
	d.Set("kendall.W", k.W)
	d.Set("kendall.W_uncorrected", k.WUncorrected)
	d.Set("kendall.chisq", k.ChiSquare)
	d.Set("kendall.df", k.DF)
	d.Set("kendall.p", k.P)
	d.Set("kendall.p_permutation", k.PPermutation)
	if k.Permutations > 0 && !k.Exact {
		d.Note("the permutation p is drawn, not enumerated: its last digits depend on the seed")
	}
	if in.HasItems() {
		d.Note("the mean over the items of each rater is ranked")
	}
	return d, nil
}
