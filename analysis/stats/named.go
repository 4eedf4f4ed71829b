package stats

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
)

// NamedOptions says which columns of a table hold what, and the scale. Empty
// names mean the usual columns; see [Columns].
type NamedOptions struct {
	Unit, Rater, Item, Value string
	Levels                   string // the declared scale: 1..6, 1..6/0.5, 1,2,3, or names in order
	Random, Fixed            string // terms of severity, as in "employee + rater + employee:rater"
	Seed                     uint64 // of resampling
}

// NamedStatistic is one entry of the table of statistics by name.
type NamedStatistic struct {
	Name string
	Doc  string // one line: the question and the columns
	run  func(ctx context.Context, r io.Reader, opt NamedOptions) (*Document, error)
}

// Named is the table of statistics that can be computed on a plain CSV file.
var Named = []NamedStatistic{
	{"icc", "share of variance between units: six Shrout–Fleiss forms, and from a mixed model when cells are missing", runICC},
	{"alpha", "agreement of any raters, missing cells allowed: Krippendorff's alpha on four scales", runAlpha},
	{"kappa", "agreement of two raters from columns rater1, rater2, count: Cohen's kappa, plain and weighted", runKappa},
	{"fleiss", "agreement of equally many raters on names: Fleiss' kappa, also by category", runFleiss},
	{"gwet", "agreement when some levels are much used, missing cells allowed: Gwet's AC1 and AC2", runGwet},
	{"kendall", "same order by raters who all rated all units: Kendall's W", runKendall},
	{"severity", "how much of a rating is the rater: mixed model of --random terms and --fixed factors", runSeverity},
	{"facets", "severity in logits and levels: many-facet Rasch model", runFacets},
	{"connected", "which raters can be compared: components, cut raters and bridges of the graph of ratings", runConnected},
	{"gstudy", "how many raters and dimensions are enough: variance components, G and Phi, decision table", runGStudy},
	{"groups", "do groups differ, from columns group and value: each against the others by ranks and levels to move, all by a table, trends over groups that are numbers", runGroups},
	{"differences", "do differences lie around 0, from a column value: their mean, signed ranks (zeros by Wilcoxon and by Pratt), signs", runDifferences},
}

// IsNamed tells whether there is a statistic of this name.
func IsNamed(name string) bool {
	return slices.ContainsFunc(Named, func(s NamedStatistic) bool { return s.Name == name })
}

// Run computes one named statistic on a CSV or gzipped CSV table. The result
// marshals to JSON with its keys in a fixed order.
func Run(name string, r io.Reader, opt NamedOptions) (any, error) {
	for _, s := range Named {
		if s.Name == name {
			return s.run(context.Background(), r, opt)
		}
	}
	var names []string
	for _, s := range Named {
		names = append(names, s.Name)
	}
	return nil, fmt.Errorf("there is no statistic %q; there are %s", name, strings.Join(names, ", "))
}

func (o NamedOptions) columns() Columns {
	return Columns{Unit: o.Unit, Rater: o.Rater, Item: o.Item, Value: o.Value}
}

// input is a table with its scale.
type input struct {
	Ratings
	levels  []float64 // nil when none are declared
	ordered bool      // false when values are names without a declared order
	notes   []string
}

// OptionError is an option that makes no sense whatever the file.
type OptionError struct{ error }

func wrongOption(format string, args ...any) error { return OptionError{fmt.Errorf(format, args...)} }

// numbers reads a table of numbers, or of names whose order is declared, as equal steps.
func (o NamedOptions) numbers(r io.Reader) (input, error) {
	in, err := o.read(r, o.Levels != "")
	if err == nil && in.Names != nil {
		in.notes = append(in.notes, "the values are names: they count as 1, 2, … in the declared order, in equal steps")
	}
	return in, err
}

// categories reads a table whose values may be names, each unit rated once by a rater on an item.
func (o NamedOptions) categories(r io.Reader) (input, error) {
	in, err := o.read(r, true)
	if err != nil {
		return in, err
	}
	return in, in.onePerRater()
}

// read reads a table and the declared scale.
func (o NamedOptions) read(r io.Reader, names bool) (input, error) {
	columns := o.columns()
	columns.NamesAllowed = names
	table, err := ReadRatings(r, columns)
	if err != nil {
		return input{}, err
	}
	if table.Names == nil {
		return o.onScale(table)
	}
	in := input{Ratings: table, ordered: o.Levels != ""}
	if in.ordered {
		in.levels, err = renameByOrder(&in.Ratings, splitNames(o.Levels))
	}
	return in, err
}

// onScale joins a table of numbers with the declared scale.
func (o NamedOptions) onScale(table Ratings) (input, error) {
	levels, notes, err := o.scale(table.Value, func(row int) string {
		return fmt.Sprintf("%s %s by %s %s", table.Unit.Name, table.Unit.Labels[table.Unit.Code[row]], table.Rater.Name, table.Rater.Labels[table.Rater.Code[row]])
	})
	return input{Ratings: table, levels: levels, ordered: true, notes: notes}, err
}

// scale is the declared scale, nil when none is, half steps of which are levels too once
// somebody used one. A value that is no level is told of as what stands in its row.
func (o NamedOptions) scale(values []float64, what func(row int) string) (levels []float64, notes []string, err error) {
	declared, err := Levels(o.Levels)
	if err != nil {
		return nil, nil, wrongOption("%w", err)
	}
	levels = WithHalfSteps(declared, values)
	if row := undeclared(levels, values); row >= 0 {
		return nil, nil, fmt.Errorf("%s: value %g is not one of the declared levels %v", what(row), values[row], levels)
	}
	if len(levels) > len(declared) {
		notes = append(notes, fmt.Sprintf("half steps are used: the scale is taken as its %d levels and half steps", len(levels)))
	}
	return levels, notes, nil
}

// undeclared is the first row whose value is not a level, -1 when there is none or no level is declared.
func undeclared(levels, values []float64) int {
	if levels == nil {
		return -1
	}
	return slices.IndexFunc(values, func(v float64) bool { return !slices.Contains(levels, v) })
}

func splitNames(list string) []string {
	names := strings.Split(list, ",")
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return names
}

// renameByOrder turns the values, which are numbers of names, into places in
// the declared order.
func renameByOrder(table *Ratings, order []string) (levels []float64, err error) {
	place := make([]float64, len(table.Names))
	for i, name := range table.Names {
		at := slices.Index(order, name)
		if at < 0 {
			return nil, notDeclared(name, order)
		}
		place[i] = float64(at + 1)
	}
	for row, v := range table.Value {
		table.Value[row] = place[int(v)-1]
	}
	for i := range order {
		levels = append(levels, float64(i+1))
	}
	table.Names = order
	return levels, nil
}

// whyNames says why a statistic on ordered levels is missing.
const whyNames = "the values are names without a declared order: give it with --levels first,second,…"
