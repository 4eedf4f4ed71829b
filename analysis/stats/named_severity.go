package stats

import (
	"context"
	"fmt"
	"io"
	"math"
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
	return d, d.setModel(&fit)
}

func (d *Document) setModel(fit *LMM) error {
	d.Set("method", fit.Method)
	d.setVariances(append(fit.Components[:len(fit.Components):len(fit.Components)], fit.Residual))
	if err := d.setCoefficients(fit.Fixed); err != nil {
		return err
	}
	d.Set("reml_criterion", fit.likelihood(fit.REMLCriterion))
	d.Set("loglik_reml", fit.likelihood(fit.LogLik))
	for _, term := range fit.Effects {
		d.Set("effects."+termKey(term.Term), effectList(term))
	}
	d.Note(fit.Notes...)
	return nil
}

func (d *Document) setVariances(components []Component) {
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
}

func (d *Document) setCoefficients(fixed []Coefficient) error {
	var names []string
	for _, c := range fixed {
		names = append(names, c.Name)
	}
	if err := distinctKeys(coefficientKey, names...); err != nil {
		return err
	}
	for _, c := range fixed {
		d.Set("fixef."+coefficientKey(c.Name), c.Estimate)
	}
	for _, c := range fixed {
		d.Set("fixef_se."+coefficientKey(c.Name), c.SE)
	}
	return nil
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
