package jobs

import (
	"context"
	"errors"
	"fmt"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// minRatingsToShow is how many ratings a severity needs before it is shown;
// package stats has the other minima.
const minRatingsToShow = 20

// What the row of a rater says, beside the verdicts of package stats.
const cannotTell = "cannot tell"

// severities is the panel of ratings by others with what the model makes of it.
type severities struct {
	stats.Severities
	table  stats.Ratings
	why    string // why there is no model; "" when there is one
	raters []raterRow
}

// A raterRow is one rater: the model's severity, what the rater's own scores
// show, and what can be said.
type raterRow struct {
	stats.Severity
	own    ownScores
	status string // a verdict of package stats, or cannotTell
	reason string // for the status; "" for the plain ones
}

// known tells whether there is a severity to show.
func (r raterRow) known() bool {
	_, ok := r.Value.Get()
	return ok
}

// readSeverities fits the model to the ratings by others of the people in scope.
// The jobs of one run share it.
func readSeverities(ctx context.Context, in analysis.Input) (*severities, error) {
	return analysis.Once(in, "severities", func() (*severities, error) {
		p, err := readPanel(ctx, in)
		if err != nil {
			return nil, err
		}
		return newSeverities(ctx, p.table(in.Ladder, p.rowsOf(p.others)))
	})
}

// newSeverities fits the model to the ratings by others. A model that they
// cannot carry is a finding, not an error.
func newSeverities(ctx context.Context, table stats.Ratings) (*severities, error) {
	s := &severities{table: table}
	if table.Len() == 0 {
		s.why = "nobody was rated by anybody else"
		return s, nil
	}
	var err error
	if s.Connection, err = stats.Connect(table.Unit, table.Rater); err != nil {
		return nil, err
	}
	if s.why = s.notComparable(); s.why == "" {
		fitted, err := stats.NewSeverities(ctx, table, stats.SeverityOptions{})
		if err := stopped(err); err != nil {
			return nil, err
		}
		if err != nil {
			s.why = err.Error()
		} else {
			s.Severities = fitted
		}
	}
	s.judge()
	return s, nil
}

// meanEffect is that of the raters of the largest subset, from which their severity is
// measured: added to the model's mean of a person, it gives what those raters would on
// average.
func (s *severities) meanEffect() (mean float64) {
	effects, _ := s.Fit.Term("rater")
	for _, e := range effects.Levels {
		if s.Connection.RaterSubset[e.Code] == 0 {
			mean += e.BLUP / float64(len(s.Connection.Subsets[0].Raters))
		}
	}
	return mean
}

// stopped gives the error of a run that was called off, nil for a model that
// the ratings cannot carry.
func stopped(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// notComparable says why no rater can be compared with any other.
func (s *severities) notComparable() string {
	switch {
	case s.table.Rater.Len() < 2:
		return "there is one rater, and severity is a comparison between raters"
	case len(s.Connection.Isolated) == s.table.Rater.Len():
		return "no two raters rated the same person"
	}
	return ""
}

// judge gives every rater, by code, a row that says what can be said.
func (s *severities) judge() {
	s.raters = make([]raterRow, s.table.Rater.Len())
	for code, own := range ownScoresOf(s.table) {
		s.raters[code].own = own
		s.raters[code].Severity = stats.Severity{Code: code, Subset: s.Connection.RaterSubset[code]}
	}
	for _, v := range s.Raters {
		s.raters[v.Code].Severity = v
	}
	for code := range s.raters {
		r := &s.raters[code]
		r.status, r.reason = s.cannotSay(r)
		if r.status == "" {
			r.status, r.reason = r.Verdict, r.Why
			continue
		}
		u := stats.Unknown(r.reason)
		r.Value, r.SE, r.Low, r.High, r.Reliability, r.Half, r.P, r.Q = u, u, u, u, u, u, u, u
	}
}

// cannotSay says why a rater's severity may not be shown; empty when it may.
func (s *severities) cannotSay(r *raterRow) (status, reason string) {
	switch {
	case s.why != "":
		return cannotTell, s.why
	case r.own.shared == 0:
		return cannotTell, "nobody else rated the same people"
	case r.Subset > 0:
		others := len(s.Connection.Subsets[r.Subset].Raters) - 1
		return cannotTell, fmt.Sprintf("linked with %d other raters only (subset %d), not with the rest", others, r.Subset+1)
	case r.own.ratings < minRatingsToShow:
		return stats.VerdictFew, fmt.Sprintf("%s, %d are needed", plural(r.own.ratings, "rating", "ratings"), minRatingsToShow)
	}
	return "", ""
}
