package stats

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
)

// whyNotSolved says why an error of prediction is missing.
const whyNotSolved = "the iterative solution does not give the error of every effect"

func runSeverity(ctx context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	model, err := severityModel(r, opt)
	if err != nil {
		return nil, err
	}
	fit, err := FitLMM(ctx, model, LMMOptions{Seed: opt.Seed})
	if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Set("n_obs", fit.NObs)
	d.Set("method", fit.Method)
	for _, c := range fit.Components {
		d.Set("levels."+termKey(c.Name), c.Levels)
	}
	components := append(fit.Components[:len(fit.Components):len(fit.Components)], fit.Residual)
	for _, column := range []struct {
		key  string
		take func(Component) float64
	}{
		{"var.", func(c Component) float64 { return c.Variance }},
		{"var_se.", func(c Component) float64 { return c.SE }},
		{"sd.", func(c Component) float64 { return c.SD }},
	} {
		for _, c := range components {
			d.Set(column.key+termKey(c.Name), finite(column.take(c), "not given at the boundary"))
		}
	}
	for _, c := range fit.Fixed {
		d.Set("fixef."+termKey(c.Name), c.Estimate)
	}
	for _, c := range fit.Fixed {
		d.Set("fixef_se."+termKey(c.Name), c.SE)
	}
	d.Set("reml_criterion", fit.REMLCriterion)
	d.Set("loglik_reml", fit.LogLik)
	for _, term := range fit.Effects {
		d.Set("effects."+termKey(term.Term), effectList(term))
	}
	d.Note(boundaryNotes(components)...)
	d.Note(fit.Notes...)
	return d, nil
}

// boundaryNotes says which components cannot be told from 0.
func boundaryNotes(components []Component) (notes []string) {
	for _, c := range components {
		if c.Boundary {
			notes = append(notes, fmt.Sprintf("the variance of %s is %s", c.Name, c.Text()))
		}
	}
	return notes
}

func effectList(term TermEffects) []object {
	list := make([]object, len(term.Levels))
	for i, e := range term.Levels {
		list[i] = object{
			{"level", e.Level}, {"n", e.N}, {"blup", e.BLUP},
			{"pev_sd", finite(e.PEVSD, whyNotSolved)}, {"cond_sd", finite(e.CondSD, whyNotSolved)},
		}
	}
	return list
}

// termKey is a term as a key: no dots and no spaces, ":" written _x_.
func termKey(name string) string {
	return strings.NewReplacer(":", "_x_", ".", "_", " ", "").Replace(name)
}

// severityModel reads the columns the terms name, or takes unit and rater (and
// their pair when there are items) as random when none are named.
func severityModel(r io.Reader, opt NamedOptions) (Model, error) {
	if opt.Random == "" && opt.Fixed == "" {
		table, err := ReadRatings(r, opt.columns())
		if err != nil {
			return Model{}, err
		}
		model := Model{Y: table.Value, Random: []Factor{table.Unit, table.Rater}}
		if table.HasItems() {
			model.Random = append(model.Random, Interact(table.Unit, table.Rater))
		}
		return model, nil
	}
	random, fixed := terms(opt.Random), terms(opt.Fixed)
	if len(random) == 0 {
		return Model{}, fmt.Errorf("no random terms: name them as in --random \"employee + rater\"")
	}
	var names []string
	for _, term := range slices.Concat(random, fixed) {
		for name := range strings.SplitSeq(term, ":") {
			if name = strings.TrimSpace(name); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	columns, values, err := ReadFactors(r, opt.Value, names...)
	if err != nil {
		return Model{}, err
	}
	model := Model{Y: values}
	for _, term := range random {
		model.Random = append(model.Random, termFactor(term, columns))
	}
	for _, term := range fixed {
		model.Fixed = append(model.Fixed, termFactor(term, columns))
	}
	return model, nil
}

// terms splits "a + b + a:b".
func terms(formula string) (out []string) {
	for term := range strings.SplitSeq(formula, "+") {
		if term = strings.TrimSpace(term); term != "" {
			out = append(out, term)
		}
	}
	return out
}

// termFactor is a column, or the interaction of the columns joined by colons.
func termFactor(term string, columns []Factor) (out Factor) {
	for i, name := range strings.Split(term, ":") {
		at := slices.IndexFunc(columns, func(f Factor) bool { return f.Name == strings.TrimSpace(name) })
		if i == 0 {
			out = columns[at]
		} else {
			out = Interact(out, columns[at])
		}
	}
	return out
}

func runFacets(ctx context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	table, levels, err := opt.ratings(r)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	if levels == nil {
		seen, few := distinct(table.Value)
		if !few {
			return nil, errManyValues
		}
		levels = seen
		d.Note("no levels declared: the values seen are taken as the scale; declare it with --levels")
	}
	f, err := FitFacets(ctx, table, FacetsOptions{Levels: levels})
	if err != nil {
		return nil, err
	}
	d.Set("n_obs", f.NObs)
	d.Set("method", f.Method)
	d.Set("loglik", f.LogLik)
	facets := []struct {
		key   string
		facet Facet
	}{{"rater", f.Rater}, {"employee", f.Employee}, {"dimension", f.Dimension}}
	for _, one := range facets {
		if len(one.facet.Levels) == 0 {
			continue
		}
		s := one.facet.Sample
		d.Set(one.key+".sample.separation", s.Separation)
		d.Set(one.key+".sample.reliability", s.Reliability)
		d.Set(one.key+".sample.strata", s.Strata)
		d.Set(one.key+".sample.rmse", s.RMSE)
	}
	for _, one := range facets {
		if len(one.facet.Levels) > 0 {
			d.Set("effects."+one.key, measureList(one.facet))
		}
	}
	d.Set("categories", categoryList(f.Categories))
	d.Note(f.Notes...)
	return d, nil
}

func measureList(f Facet) []object {
	list := make([]object, len(f.Levels))
	for i, m := range f.Levels {
		list[i] = object{
			{"level", m.Level}, {"n", m.N}, {"measure", m.Measure}, {"se", m.SE}, {"infit", m.Infit}, {"outfit", m.Outfit},
			{"fair_average", m.FairAverage}, {"extreme", m.Extreme},
		}
	}
	return list
}

func categoryList(categories []Category) []object {
	list := make([]object, len(categories))
	for i, c := range categories {
		list[i] = object{{"value", c.Value}, {"n", c.N}, {"threshold", c.Threshold}, {"outfit", c.Outfit}}
	}
	return list
}

func runConnected(_ context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	table, err := ReadRatings(r, opt.columns())
	if err != nil {
		return nil, err
	}
	c, err := Connect(table.Unit, table.Rater)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Set("employees", c.Employees)
	d.Set("raters", c.Raters)
	d.Set("edges", c.Edges)
	d.Set("components", len(c.Subsets))
	d.Set("cut_raters", len(c.CutRaters))
	d.Set("bridges", len(c.Bridges))
	d.Set("additive_model_rank_deficiency", c.RankDeficiency)
	subsets, cuts, bridges := []object{}, []object{}, []object{}
	for _, s := range c.Subsets {
		subsets = append(subsets, object{{"employees", len(s.Employees)}, {"raters", len(s.Raters)}, {"ratings", s.Ratings}})
	}
	for _, cut := range c.CutRaters {
		cuts = append(cuts, object{{"rater", table.Rater.Labels[cut.Rater]}, {"parts", cut.Parts}, {"stranded", cut.Stranded}, {"teams", cut.Teams}})
	}
	for _, b := range c.Bridges {
		bridges = append(bridges, object{{"employee", table.Unit.Labels[b.Employee]}, {"rater", table.Rater.Labels[b.Rater]}, {"pendant", b.Pendant}})
	}
	d.Set("lists.components", subsets)
	d.Set("lists.cut_raters", cuts)
	d.Set("lists.bridges", bridges)
	d.Note(c.Notes...)
	return d, nil
}

func runGStudy(ctx context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	table, _, err := opt.ratings(r)
	if err != nil {
		return nil, err
	}
	g, err := NewGStudy(ctx, table)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Set("method", g.Method)
	for _, c := range g.Components {
		d.Set("var."+termKey(c.Name), c.Estimate)
	}
	d.Set("raters", g.Raters)
	d.Set("dimensions", g.Dimensions)
	d.Set("G", g.Random.G)
	d.Set("Phi", g.Random.Phi)
	d.Set("dimensions_fixed.G", g.Fixed.G)
	d.Set("dimensions_fixed.Phi", g.Fixed.Phi)
	d.Set("dstudy", pointList(g.DStudy))
	d.Set("dstudy_dimensions_fixed", pointList(g.FixedStudy))
	d.Set("raters_needed", needed(g.Needed.Raters, g.Needed.WhyRandom))
	d.Set("raters_needed_dimensions_fixed", needed(g.Needed.RatersFixed, g.Needed.WhyFixed))
	d.Note(g.Notes...)
	return d, nil
}

func needed(raters int, why string) Figure {
	if why != "" {
		return Unknown(why)
	}
	return Known(float64(raters))
}

func pointList(points []GPoint) []object {
	list := make([]object, len(points))
	for i, p := range points {
		list[i] = object{{"raters", p.Raters}, {"dimensions", p.Dimensions}, {"G", p.G}, {"Phi", p.Phi}, {"sem", p.SEM}}
	}
	return list
}
