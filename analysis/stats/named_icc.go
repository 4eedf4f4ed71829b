package stats

import (
	"context"
	"io"
)

func runICC(ctx context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	in, err := opt.numbers(r)
	if err != nil {
		return nil, err
	}
	full, err := ICC(in.Ratings)
	if twice := in.onePerRater(); twice != nil {
		full = ICCResult{Units: in.Unit.Len(), Raters: in.Rater.Len()}
		full.refuse(twice.Error())
	} else if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Note(in.notes...)
	d.Set("units", full.Units)
	d.Set("raters", full.Raters)
	for _, form := range full.Forms() {
		d.Set(form.Name+".estimate", form.Estimate)
		d.Set(form.Name+".F", form.F)
		d.Set(form.Name+".df1", form.DF1)
		d.Set(form.Name+".df2", form.DF2)
		d.Set(form.Name+".p", form.P)
		d.SetInterval(form.Name, form.CI)
	}
	if in.HasItems() {
		d.Note("ICC1 to ICC3k are of the mean over the items of each rater")
	}
	d.setSparse(NewSparseICC(ctx, in.Ratings))
	return d, nil
}

// setSparse adds the coefficients of the mixed model, or why there are none.
func (d *Document) setSparse(s SparseICC, err error) {
	keys := []string{"lmm.var_employee", "lmm.var_rater", "lmm.var_residual", "lmm.intercept", "lmm.reml_criterion",
		"ICC_A1", "ICC_A1_se", "ICC_C1", "ICC_C1_se", "k_harmonic", "q", "G_qk", "G_qk_se"}
	if err != nil {
		d.SetUnknown(err.Error(), keys...)
		return
	}
	fit := s.Fit
	values := []Figure{Known(fit.Components[0].Variance), Known(fit.Components[1].Variance), Known(fit.Residual.Variance),
		Known(fit.Fixed[0].Estimate), fit.likelihood(fit.REMLCriterion),
		s.A1, s.A1SE, s.C1, s.C1SE, Known(s.KHarmonic), Known(s.Q), s.GQK, s.GQKSE}
	for i, key := range keys {
		d.Set(key, values[i])
	}
	for i, ci := range []Interval{s.A1CI, s.C1CI, s.GQKCI} {
		name := []string{"ICC_A1", "ICC_C1", "G_qk"}[i]
		d.Set(name+"_ci95_lower", ci.Low)
		d.Set(name+"_ci95_upper", ci.High)
	}
	d.Note(s.Notes...)
}
