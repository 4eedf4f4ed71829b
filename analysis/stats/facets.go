package stats

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// FacetsOptions tunes FitFacets.
type FacetsOptions struct {
	Levels        []float64 // the declared scale, ascending: every level it has, used or not; half steps are levels too
	PriorSD       float64   // of the normal prior on every measure, in logits; default 10
	MaxIterations int       // Newton steps, default 100
}

// Facets is a many-facet Rasch rating-scale model (Linacre 1989):
//
//	log P(level k) / P(level k-1) = ability(employee) - difficulty(dimension) - severity(rater) - threshold(k)
//
// fitted by joint maximum likelihood with a weak normal prior on all parameters. The prior makes the optimum unique, keeps
// the measures of people with only lowest or only highest ratings finite, and links unconnected subsets; with its
// default it moves other measures by far less than their errors. Raters and dimensions are centred at 0, thresholds too.
type Facets struct {
	Method     string
	NObs       int
	LogLik     float64 // of the ratings, without the prior
	Iterations int
	Converged  bool
	Employee   Facet
	Rater      Facet
	Dimension  Facet // no Levels when the ratings have no dimension
	Categories []Category

	// PairCorrelation is what standardised residuals of one employee and rater share; JointSE of measures allows for it.
	PairCorrelation Figure
	Notes           []string
}

// Facet holds the measures of one facet and how far they spread. Measures of employees are abilities, of raters
// severities (positive = strict), of dimensions difficulties.
type Facet struct {
	Name   string
	Levels []Measure
	Sample Spread // the elements taken as a sample of more
	Whole  Spread // the elements taken as all there are
	ChiSq  ChiSquare
}

// Measure is one element in logits. SE is the model standard error with the other facets taken as known (FACETS' "Model
// S.E."); JointSE, of employees and raters, allows for the
// others being estimated and for the dependence of ratings of one pair. FairAverage is the expected level among average others, in the unit of the ratings. Extreme marks a record of
// only lowest or only highest levels: its measure rests on the prior and its fit is unknown.
type Measure struct {
	Level           string
	Code, N         int
	Observed        float64 // mean rating
	Measure, SE     float64
	JointSE         Figure
	Infit, Outfit   Figure // mean squares, 1 expected; 0.5 to 1.5 is productive (Linacre)
	InfitZ, OutfitZ Figure // Wilson-Hilferty standardised
	FairAverage     float64
	Extreme         bool
}

// Spread is FACETS' summary of a facet: the standard deviation of the measures, their root mean square error, the true
// standard deviation between them, separation (true SD / RMSE), strata (4G+1)/3 and reliability G²/(1+G²). For raters a
// high reliability says that they differ: it is not agreement between raters.
type Spread struct {
	SD, RMSE, TrueSD, Separation, Strata, Reliability Figure
}

// ChiSquare tests that all elements of a facet share one measure.
type ChiSquare struct {
	Value Figure
	DF    int
	P     Figure
}

// Category is the use of one level of the scale. Threshold is the step into it from the level below.
type Category struct {
	Value       float64
	N           int
	Mean        Figure // average of ability - difficulty - severity over its ratings, in logits
	Outfit      Figure
	Threshold   Figure
	ThresholdSE Figure
}

// FitFacets fits the model to the table; units are the employees and items the dimensions.
func FitFacets(ctx context.Context, r Ratings, opt FacetsOptions) (Facets, error) {
	opt = opt.withDefaults()
	m, err := newFacetModel(r, opt)
	if err != nil {
		return Facets{}, fmt.Errorf("many-facet model: %w", err)
	}
	iterations, converged, err := m.climb(ctx, opt.MaxIterations)
	if err != nil {
		return Facets{}, fmt.Errorf("many-facet model: %w", err)
	}
	f := m.readOut(r)
	m.joint(&f)
	f.Iterations, f.Converged = iterations, converged
	f.Method = fmt.Sprintf("joint maximum likelihood by Newton steps (employees eliminated, conjugate gradients for the rest), "+
		"normal prior with SD %g logits, %d declared levels", opt.PriorSD, len(opt.Levels))
	f.note(r)
	return f, nil
}

func (o FacetsOptions) withDefaults() FacetsOptions {
	if o.PriorSD == 0 {
		o.PriorSD = 10
	}
	if o.MaxIterations == 0 {
		o.MaxIterations = 100
	}
	return o
}

func checkFacets(r Ratings, opt FacetsOptions) error {
	switch {
	case r.Len() == 0:
		return errors.New("no ratings")
	case len(opt.Levels) < 2:
		return errors.New("declare the levels of the scale, at least two")
	case !slices.IsSorted(opt.Levels):
		return errors.New("declare the levels in ascending order")
	case slices.Min(r.Value) == slices.Max(r.Value):
		return fmt.Errorf("all %d ratings are %g: nothing can be told apart", r.Len(), r.Value[0])
	case codesIn(r.Rater.Code) < 2:
		return errors.New("one rater: severity is a comparison between raters and needs two")
	case codesIn(r.Unit.Code) < 2:
		return errors.New("one employee: abilities are compared between employees and need two")
	}
	return nil
}
