package jobs

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"calibrate/analysis/stats"
)

// What a severity needs before it is shown, and before a rater is said to
// differ or not.
const (
	minSharedToShow  = 3  // people whom others rated too
	minRatingsToShow = 20 // ratings
	minSharedToJudge = 5
	minReliability   = 0.5
	maxQ             = 0.10
)

// What the severity rows say.
const (
	differs       = "differs"
	doesNotDiffer = "does not differ"
	tooFew        = "too few to say"
	cannotTell    = "cannot tell"
)

// maxCrossed bounds the effects of rater × dimension that are estimated beside
// the others: they are solved together, at a cost that grows with their cube.
const maxCrossed = 2400

// severities is the panel of ratings by others with what the model makes of it.
type severities struct {
	table   stats.Ratings
	conn    stats.Connection
	fit     stats.LMM
	formula string     // random terms of the fit
	why     string     // why there is no fit; "" when there is one
	raters  []severity // by rater code
}

// A severity is how far one rater scores below what the same people get from
// others, with what it rests on.
type severity struct {
	habit
	subset      int // of the raters it compares with; 0 is the largest
	value, se   stats.Figure
	reliability stats.Figure
	q           stats.Figure
	status      string
	reason      string // for the status; "" for the plain ones
}

func (s severity) interval() (low, high float64, ok bool) {
	value, known := s.value.Get()
	se, certain := s.se.Get()
	return value - 1.96*se, value + 1.96*se, known && certain
}

func fitSeverities(ctx context.Context, table stats.Ratings) (*severities, error) {
	s := &severities{table: table}
	if table.Len() == 0 {
		s.why = "nobody was rated by anybody else"
		return s, nil
	}
	var err error
	if s.conn, err = stats.Connect(table.Unit, table.Rater); err != nil {
		return nil, err
	}
	s.raters = make([]severity, table.Rater.Len())
	for code, h := range habitsOf(table) {
		s.raters[code] = severity{habit: h, subset: s.conn.RaterSubset[code]}
	}
	if err := s.fitModel(ctx); err != nil {
		return nil, err
	}
	return s, s.judge()
}

// fitModel fits level = dimension + employee + rater + employee:rater, the last
// being the halo: without it the errors of raters come out far too small. The
// interactions with dimensions come in while the size permits. A model that
// these ratings cannot carry is a finding, not an error.
func (s *severities) fitModel(ctx context.Context) error {
	if s.why = s.notComparable(); s.why != "" {
		return nil
	}
	m := stats.Model{Y: s.table.Value, Random: s.randomTerms()}
	if s.table.HasItems() {
		m.Fixed = []stats.Factor{s.table.Item}
	}
	fit, err := stats.FitLMM(ctx, m, stats.LMMOptions{})
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if err != nil {
		s.why = err.Error()
		return nil
	}
	names := make([]string, len(m.Random))
	for i, f := range m.Random {
		names[i] = f.Name
	}
	s.fit, s.formula = fit, strings.Join(names, " + ")
	return nil
}

// notComparable says why no rater can be compared with any other.
func (s *severities) notComparable() string {
	switch {
	case s.table.Rater.Len() < 2:
		return "there is one rater, and severity is a comparison between raters"
	case len(s.conn.Isolated) == s.table.Rater.Len():
		return "no two raters rated the same person"
	}
	return ""
}

// randomTerms are employee and rater, and of their interactions those that the
// ratings tell apart from everything else.
func (s *severities) randomTerms() []stats.Factor {
	t := s.table
	terms := []stats.Factor{t.Unit, t.Rater}
	if !t.HasItems() {
		return terms
	}
	add := func(f stats.Factor) {
		if f.Len() < t.Len() && f.Len() > t.Unit.Len() && f.Len() > t.Rater.Len() {
			terms = append(terms, f)
		}
	}
	add(stats.Interact(t.Unit, t.Rater))
	if t.Rater.Len()*(t.Item.Len()+1) <= maxCrossed {
		add(stats.Interact(t.Unit, t.Item))
		add(stats.Interact(t.Rater, t.Item))
	}
	return terms
}

// judge fills the severities and says of each rater what can be said.
func (s *severities) judge() error {
	if s.why == "" {
		for subset := range s.conn.Subsets {
			if err := s.centre(subset); err != nil {
				return err
			}
		}
	}
	p := make([]stats.Figure, len(s.raters))
	for code := range s.raters {
		s.raters[code].status, s.raters[code].reason = s.verdict(code)
		p[code] = s.raters[code].p()
	}
	for code, q := range stats.BenjaminiHochberg(p) {
		r := &s.raters[code]
		r.q = q
		if value, ok := q.Get(); ok {
			r.status = doesNotDiffer
			if value <= maxQ {
				r.status = differs
			}
		}
	}
	return nil
}

// centre gives the severities of one subset, measured from its mean. The error
// is that of the contrast: what all share does not count.
func (s *severities) centre(subset int) error {
	codes := s.conn.Subsets[subset].Raters
	effects, _ := s.fit.Term(s.table.Rater.Name)
	component, _ := s.fit.Component(s.table.Rater.Name)
	n := float64(len(codes))
	weights := make([]float64, len(effects.Levels))
	mean := 0.0
	for _, code := range codes {
		weights[code] = 1 / n
		mean += effects.Levels[code].BLUP / n
	}
	with, err := s.fit.Covariance(s.table.Rater.Name, weights)
	if err != nil {
		return fmt.Errorf("severities: %w", err)
	}
	whole := 0.0
	for _, code := range codes {
		whole += with[code] / n
	}
	for _, code := range codes {
		e, r := effects.Levels[code], &s.raters[code]
		variance := math.Max(0, e.PEVSD*e.PEVSD-2*with[code]+whole)
		r.value, r.se = stats.Known(mean-e.BLUP), stats.Known(math.Sqrt(variance))
		r.reliability = stats.Known(math.Max(0, 1-variance/(component.Variance*(1-1/n))))
	}
	return nil
}

// verdict says what can be said of a rater before any test, and why not more.
func (s *severities) verdict(code int) (status, reason string) {
	r := &s.raters[code]
	subset := s.conn.Subsets[r.subset]
	component, _ := s.fit.Component(s.table.Rater.Name)
	hide := func(status, reason string) (string, string) {
		u := stats.Unknown(reason)
		r.value, r.se, r.reliability = u, u, u
		return status, reason
	}
	reliability, _ := r.reliability.Get()
	switch {
	case s.why != "":
		return hide(cannotTell, s.why)
	case r.shared == 0:
		return hide(cannotTell, "nobody else rated the same people")
	case r.subset > 0:
		return hide(cannotTell, fmt.Sprintf("not linked to the other raters: compares with the %d raters of subset %d only", len(subset.Raters)-1, r.subset+1))
	case r.shared < minSharedToShow:
		return hide(tooFew, fmt.Sprintf("%d of the people were rated by others too, %d are needed", r.shared, minSharedToShow))
	case r.ratings < minRatingsToShow:
		return hide(tooFew, fmt.Sprintf("%d ratings, %d are needed", r.ratings, minRatingsToShow))
	case component.Boundary:
		return hide(doesNotDiffer, "no difference between raters was found: their variance is "+component.Text())
	case r.shared < minSharedToJudge:
		return tooFew, fmt.Sprintf("%d of the people were rated by others too, %d are needed to judge", r.shared, minSharedToJudge)
	case reliability < minReliability:
		return tooFew, fmt.Sprintf("reliability %.2f, %.2f is needed to judge: mostly prior", reliability, minReliability)
	}
	return "", ""
}

// p is the two-sided p of no difference, for raters who may be judged.
func (s severity) p() stats.Figure {
	value, known := s.value.Get()
	se, certain := s.se.Get()
	switch {
	case s.status != "":
		return stats.Unknown(s.reason)
	case !known || !certain || se == 0:
		return stats.Unknown("no standard error")
	}
	return stats.Known(math.Erfc(math.Abs(value) / se / math.Sqrt2))
}
