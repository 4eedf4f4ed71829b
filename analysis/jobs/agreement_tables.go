package jobs

import (
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// agreementColumns are those of every table of agreement, after the label.
func agreementColumns() []analysis.Column {
	return []analysis.Column{
		count("people", "People with two raters", "people"), count("units", "Cells with two raters", "cells"), count("pairs", "Pairs of ratings", "pairs"),
		share("exact", "Same level"), share("exact_low", "95 % from"), share("exact_high", "95 % to"), share("exact_cells", "Same level, mean over cells"),
		share("adjacent", "At most one level apart"), share("adjacent_low", "95 % from"), share("adjacent_high", "95 % to"), share("adjacent_cells", "At most one level apart, mean over cells"),
		stat("alpha_ordinal", "Alpha, ordinal"), stat("alpha_ordinal_low", "95 % from"), stat("alpha_ordinal_high", "95 % to"),
		stat("alpha_interval", "Alpha, interval"), stat("alpha_interval_low", "95 % from"), stat("alpha_interval_high", "95 % to"),
		text("interval_by", "Intervals by"), flag("enough", "Enough to act on?"),
	}
}

// values are the figures in the order of agreementColumns.
func (a agreed) values() []analysis.Value {
	values := []analysis.Value{analysis.I(a.people), analysis.I(a.units), analysis.I(a.pairs)}
	for _, s := range []stats.AgreementShare{a.exact, a.adjacent} {
		values = append(values, figure(s.Pooled), figure(s.CI.Low), figure(s.CI.High), figure(s.PerUnit))
	}
	return append(values,
		figure(a.ordinal.value), figure(a.ordinal.low), figure(a.ordinal.high),
		figure(a.interval.value), figure(a.interval.low), figure(a.interval.high),
		analysis.T(a.ordinal.by), analysis.T(a.enough()))
}

func agreementTable(_ analysis.Input, all []agreed) analysis.Table {
	t := analysis.Table{Name: "agreement", Title: "Agreement over all, by category and by dimension", Columns: append(append(
		[]analysis.Column{text("category", "Category"), text("group", "Ratings")}, agreementColumns()...),
		reliabilityColumns()...)}
	for _, a := range all {
		t.Add(slices.Concat([]analysis.Value{analysis.T(a.category), analysis.T(a.label)}, a.values(), a.reliability.values()))
	}
	return t
}

func reliabilityColumns() []analysis.Column {
	var columns []analysis.Column
	for _, c := range [][2]string{{"icc_1", "ICC(1)"}, {"icc_1k", "ICC(1,k)"}, {"icc_a1", "ICC(A,1)"}, {"icc_c1", "ICC(C,1)"}, {"g_qk", "G(q,k)"}} {
		columns = append(columns, stat(c[0], c[1]), stat(c[0]+"_low", "95 % from"), stat(c[0]+"_high", "95 % to"))
	}
	return append(columns, column(analysis.Rating, "k", "Raters per person", "raters"), flag("g_enough", "Is the mean enough to act on?"))
}

// values are the figures in the order of reliabilityColumns.
func (r reliability) values() []analysis.Value {
	var values []analysis.Value
	for _, b := range []bounded{r.icc1, r.icc1k, r.a1, r.c1, r.gqk} {
		values = append(values, figure(b.value), figure(b.ci.Low), figure(b.ci.High))
	}
	return append(values, figure(r.k), analysis.T(r.enough()))
}

// agreementChart draws ordinal alpha with its interval: all dimensions first,
// then each dimension under its category.
func agreementChart(in analysis.Input, all []agreed) analysis.Chart {
	data := analysis.Intervals{Item: "Ratings", Group: "Category", Axis: "Krippendorff's alpha, ordinal", Zero: 0}
	withFigure := 0
	for _, a := range all {
		item := interval(a.ordinal.value, a.ordinal.low, a.ordinal.high)
		item.Label, item.Group, item.N, item.NUnit = a.label, a.category, a.people, "people"
		if math.IsNaN(item.Estimate) {
			item.Status = "too few"
		} else {
			withFigure++
		}
		data.Items = append(data.Items, item)
	}
	return analysis.Chart{
		Name: "agreement", Title: "How far raters agree, by dimension",
		Subtitle: fmt.Sprintf("ordinal alpha with 95 %% interval over people, cycle %s; n = %s with two raters", in.Cycle, headcount(all[0].people)),
		Footnote: "Ratings by others than the person. 1 is full agreement, 0 what chance gives. Severity of raters lowers alpha.",
		Alt:      analysis.Said("Agreement of raters over all and for each of %d dimensions, with intervals; %d have enough ratings for a figure.", len(in.Ladder.Dimensions), withFigure),
		Data:     data,
	}
}
