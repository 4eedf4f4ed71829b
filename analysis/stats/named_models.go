package stats

import (
	"context"
	"io"
)

func runFacets(ctx context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	in, err := opt.numbers(r)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Note(in.notes...)
	if in.levels == nil {
		seen, few := distinct(in.Value)
		if !few {
			return nil, errManyValues
		}
		in.levels = seen
		d.Note("no levels declared: the values seen are taken as the scale; declare it with --levels")
	}
	d.Set("n_obs", in.Len())
	f, err := FitFacets(ctx, in.Ratings, FacetsOptions{Levels: in.levels})
	if err != nil {
		d.SetUnknown(err.Error(), "loglik")
		for _, facet := range []string{"rater", "employee", "dimension"} {
			d.SetUnknown(err.Error(), facet+".sample.separation", facet+".sample.reliability", facet+".sample.strata", "effects."+facet)
		}
		return d, nil
	}
	d.setFacets(f)
	return d, nil
}

func (d *Document) setFacets(f Facets) {
	d.Set("method", f.Method)
	d.Set("loglik", f.LogLik)
	facets := []struct {
		key string
		Facet
	}{{"rater", f.Rater}, {"employee", f.Employee}, {"dimension", f.Dimension}}
	for _, facet := range facets {
		d.setSeparation(facet.key, facet.Facet)
	}
	for _, facet := range facets {
		if len(facet.Levels) > 0 {
			d.Set("effects."+facet.key, measureList(facet.Facet))
		}
	}
	d.Set("categories", categoryList(f.Categories))
	d.Note(f.Notes...)
}

// setSeparation says how well a facet tells its levels apart.
func (d *Document) setSeparation(key string, f Facet) {
	if len(f.Levels) == 0 {
		d.SetUnknown("ratings are on one "+key, key+".sample.separation", key+".sample.reliability", key+".sample.strata")
		return
	}
	d.Set(key+".sample.separation", f.Sample.Separation)
	d.Set(key+".sample.reliability", f.Sample.Reliability)
	d.Set(key+".sample.strata", f.Sample.Strata)
	d.Set(key+".sample.rmse", f.Sample.RMSE)
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
	columns := opt.columns()
	columns.NamesAllowed, columns.ValueOptional = true, opt.Value == ""
	table, err := ReadRatings(r, columns)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	c, err := Connect(table.Unit, table.Rater)
	if err != nil {
		d.SetUnknown(err.Error(), "employees", "raters", "edges", "components", "cut_raters", "bridges", "additive_model_rank_deficiency")
		return d, nil
	}
	d.Set("employees", c.Employees)
	d.Set("raters", c.Raters)
	d.Set("edges", c.Edges)
	d.Set("components", len(c.Subsets))
	d.Set("cut_raters", len(c.CutRaters))
	d.Set("bridges", len(c.Bridges))
	d.Set("additive_model_rank_deficiency", c.RankDeficiency)
	d.setParts(c, table)
	d.Note(c.Notes...)
	return d, nil
}

// setParts lists the components of the graph of ratings, and what holds each together.
func (d *Document) setParts(c Connection, table Ratings) {
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
}

func runGStudy(ctx context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	in, err := opt.numbers(r)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	g, err := NewGStudy(ctx, in.Ratings)
	if err != nil {
		d.SetUnknown(err.Error(), "var.employee", "var.rater", "var.residual", "G", "Phi")
		d.Set("dstudy", []object{})
		return d, nil
	}
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
