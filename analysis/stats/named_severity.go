package stats

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

func runSeverity(ctx context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	model, err := severityModel(r, opt)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Set("n_obs", len(model.Y))
	fit, err := FitLMM(ctx, model, LMMOptions{Seed: opt.Seed})
	if err != nil {
		d.refuseModel(model, err)
		return d, nil
	}
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
			d.Set(column.key+termKey(c.Name), column.take(c))
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

// refuseModel says why a model could not be fitted.
func (d *Document) refuseModel(model Model, err error) {
	for _, column := range []string{"var.", "sd."} {
		for _, f := range model.Random {
			d.SetUnknown(err.Error(), column+termKey(f.Name))
		}
		d.SetUnknown(err.Error(), column+"residual")
	}
	d.SetUnknown(err.Error(), "fixef.Intercept", "fixef_se.Intercept", "reml_criterion", "loglik_reml")
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
			{"pev_sd", solved(e.PEVSD)}, {"cond_sd", solved(e.CondSD)},
		}
	}
	return list
}

// solved is an error of prediction; the iterative path leaves some out.
func solved(sd float64) Figure {
	if math.IsNaN(sd) {
		return Unknown("the iterative solution does not give the error of every effect")
	}
	return Known(sd)
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
