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
	names := []string{"residual"}
	for _, f := range model.Random {
		names = append(names, f.Name)
	}
	if err := distinctKeys(termKey, names...); err != nil {
		return nil, err
	}
	d := &Document{}
	d.Set("n_obs", len(model.Y))
	for _, f := range model.Random {
		d.Set("levels."+termKey(f.Name), distinctCodes(f))
	}
	fit, err := FitLMM(ctx, model, LMMOptions{Seed: opt.Seed})
	if err != nil {
		d.refuseModel(model, err)
		return d, nil
	}
	d.Set("method", fit.Method)
	components := append(fit.Components[:len(fit.Components):len(fit.Components)], fit.Residual)
	for _, column := range []struct {
		key  string
		take func(Component) Figure
	}{
		{"var.", func(c Component) Figure { return Known(c.Variance) }},
		{"var_se.", varianceError},
		{"sd.", func(c Component) Figure { return Known(c.SD) }},
		{"monte_carlo_se.", func(c Component) Figure { return Known(c.MCSE) }},
	} {
		for _, c := range components {
			d.Set(column.key+termKey(c.Name), column.take(c))
		}
	}
	names = names[:0]
	for _, c := range fit.Fixed {
		names = append(names, c.Name)
	}
	if err := distinctKeys(coefficientKey, names...); err != nil {
		return nil, err
	}
	for _, c := range fit.Fixed {
		d.Set("fixef."+coefficientKey(c.Name), c.Estimate)
	}
	for _, c := range fit.Fixed {
		d.Set("fixef_se."+coefficientKey(c.Name), c.SE)
	}
	d.Set("reml_criterion", fit.likelihood(fit.REMLCriterion))
	d.Set("loglik_reml", fit.likelihood(fit.LogLik))
	for _, term := range fit.Effects {
		d.Set("effects."+termKey(term.Term), effectList(term))
	}
	d.Note(fit.Notes...)
	return d, nil
}

// varianceError is the standard error of a variance, which it has not at the boundary.
func varianceError(c Component) Figure {
	if c.Boundary {
		return Unknown("a variance of 0, at the boundary, has no standard error: its upper limit is in the notes")
	}
	return Known(c.SE)
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
	for _, f := range model.Random {
		d.SetUnknown(err.Error(), "effects."+termKey(f.Name))
	}
}

// likelihood is the criterion or the log-likelihood, where there is one.
func (f *LMM) likelihood(value float64) Figure {
	switch {
	case math.IsNaN(value):
		return Unknown("the iterative path does not compute the likelihood itself")
	case f.Residual.Boundary:
		return Unknown("the factors give every rating exactly: the likelihood has no maximum")
	}
	return Known(value)
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

// distinctKeys refuses names that would stand under one key, as a.b and a_b would.
func distinctKeys(key func(string) string, names ...string) error {
	of := map[string]string{}
	for _, name := range names {
		if other, taken := of[key(name)]; taken {
			return fmt.Errorf("%s and %s would both stand under the key %s: rename one", other, name, key(name))
		}
		of[key(name)] = name
	}
	return nil
}

// termKey is a term as a key: no dots, ":" written _x_.
func termKey(name string) string {
	return strings.NewReplacer(":", "_x_", ".", "_").Replace(name)
}

// coefficientKey is a coefficient as a key, named as in R: service1 for "service 1".
func coefficientKey(name string) string {
	parts := strings.Split(name, ":")
	for i, part := range parts {
		parts[i] = strings.Replace(part, " ", "", 1)
	}
	return termKey(strings.Join(parts, ":"))
}

// severityModel reads the columns the terms name, or takes unit and rater (and
// their pair when there are items) as random when none are named.
func severityModel(r io.Reader, opt NamedOptions) (Model, error) {
	if opt.Random == "" && opt.Fixed == "" {
		table, err := opt.numbers(r)
		if err != nil {
			return Model{}, err
		}
		model := Model{Y: table.Value, Random: []Factor{named(table.Unit, "employee"), named(table.Rater, "rater")}}
		if table.HasItems() {
			model.Random = append(model.Random, Interact(model.Random[0], model.Random[1]))
		}
		return model, nil
	}
	random, fixed := terms(opt.Random), terms(opt.Fixed)
	if len(random) == 0 {
		return Model{}, wrongOption("no random terms: name them as in --random \"employee + rater\"")
	}
	var wanted [][]string
	for _, term := range slices.Concat(random, fixed) {
		for name := range strings.SplitSeq(term, ":") {
			if names := opt.columnNames(strings.TrimSpace(name)); !slices.ContainsFunc(wanted, func(w []string) bool { return w[0] == names[0] }) {
				wanted = append(wanted, names)
			}
		}
	}
	columns, values, err := ReadFactors(r, opt.Value, wanted...)
	if err != nil {
		return Model{}, err
	}
	declared, err := Levels(opt.Levels)
	if err != nil {
		return Model{}, wrongOption("%w", err)
	}
	if row := undeclared(WithHalfSteps(declared, values), values); row >= 0 {
		return Model{}, fmt.Errorf("value %g is not one of the declared levels %v", values[row], declared)
	}
	model := Model{Y: values}
	for _, term := range random {
		model.Random = append(model.Random, termFactor(term, columns, Interact))
	}
	for _, term := range fixed {
		model.Fixed = append(model.Fixed, termFactor(term, columns, InteractFixed))
	}
	return model, nil
}

// columnNames are the headings a name in a formula may stand for: itself, or the column that a flag says is meant.
func (o NamedOptions) columnNames(name string) []string {
	switch name {
	case "employee", "unit":
		return append([]string{name}, either(o.Unit, "employee", "unit")...)
	case "rater":
		return append([]string{name}, either(o.Rater)...)
	case "dimension", "item":
		return append([]string{name}, either(o.Item, "dimension", "item")...)
	}
	return []string{name}
}

// terms splits "a + b + a:b", leaving out what is named twice.
func terms(formula string) (out []string) {
	for term := range strings.SplitSeq(formula, "+") {
		if term = strings.TrimSpace(term); term != "" && !slices.Contains(out, term) {
			out = append(out, term)
		}
	}
	return out
}

// termFactor is a column, or the interaction of the columns joined by colons.
func termFactor(term string, columns []Factor, interact func(a, b Factor) Factor) (out Factor) {
	for i, name := range strings.Split(term, ":") {
		at := slices.IndexFunc(columns, func(f Factor) bool { return f.Name == strings.TrimSpace(name) })
		if i == 0 {
			out = columns[at]
		} else {
			out = interact(out, columns[at])
		}
	}
	return out
}
