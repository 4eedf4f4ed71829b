package jobs

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// A guidelineLine is one line of a guideline held against the headcount of one
// org, in whole people.
type guidelineLine struct {
	ladder.Guideline
	org       orgSpread
	from      string // the org whose guideline it is, in words
	low, high int    // people the guideline allows
	fit       stats.Goodness
	q         stats.Figure
}

// off is how many people too many (+) or too few (−) stand at the levels.
func (g guidelineLine) off() int {
	switch n := g.org.current.count(g.Levels...); {
	case n > g.high:
		return n - g.high
	case n < g.low:
		return n - g.low
	}
	return 0
}

// A heldGuideline is the guideline held against every org it is about: the orgs
// it names, and those below them without a guideline of their own.
type heldGuideline struct{ own, inherited []guidelineLine }

func holdAgainst(in analysis.Input, s spreads, guidelines []ladder.Guideline) (heldGuideline, error) {
	var held heldGuideline
	for _, o := range s.orgs {
		lines, from := guidelinesFor(o.org, guidelines)
		if len(lines) == 0 {
			continue
		}
		of := &held.inherited
		if o.is(from) {
			of = &held.own
		}
		for _, line := range linesOf(o, lines) {
			if line.from = from; from == "" {
				line.from = company
			}
			*of = append(*of, line)
		}
	}
	return held, errors.Join(fitLines(in, held.own), fitLines(in, held.inherited))
}

// guidelinesFor gives the guideline of an org, or that of the nearest org above
// that has one.
func guidelinesFor(o org, guidelines []ladder.Guideline) (lines []ladder.Guideline, from string) {
	parts := ladder.OrgParts(o.path)
	for n := len(parts); n >= 0; n-- {
		from = strings.Join(parts[:n], ladder.OrgSeparator)
		for _, g := range guidelines {
			if g.Org == from || n == len(parts) && o.is(g.Org) {
				lines = append(lines, g)
			}
		}
		if len(lines) > 0 {
			return lines, from
		}
	}
	return nil, ""
}

// fitLines asks of each line how often chance alone would be as far from the nearest
// share it allows, which of a line that is kept is always, and then what q that is
// among all lines.
func fitLines(in analysis.Input, lines []guidelineLine) error {
	p := make([]stats.Figure, len(lines))
	for i, g := range lines {
		fit, err := g.fitTo(in)
		if err != nil {
			return fmt.Errorf("guideline in %s: %w", g.Source, err)
		}
		lines[i].fit, p[i] = fit, fit.P
	}
	for i, q := range stats.BenjaminiHochberg(p) {
		lines[i].q = q
	}
	return nil
}

func (g guidelineLine) fitTo(in analysis.Input) (stats.Goodness, error) {
	switch why := g.org.current.hidden; {
	case why != "":
		u := stats.Unknown(why)
		return stats.Goodness{P: u, Effect: u}, nil
	case g.off() == 0:
		return stats.Goodness{P: stats.Known(1), Effect: stats.Known(0)}, nil
	}
	target := g.Share
	if g.Operator == ladder.Between && g.off() > 0 {
		target = g.Upper
	}
	if target == 0 || target == 1 { // no spread of chance is about a share of nobody or of everybody
		u := stats.Unknown("the guideline asks for nobody, or for everybody, at these levels: there is no chance to reckon with")
		return stats.Goodness{P: u, Effect: u}, nil
	}
	there := g.org.current.count(g.Levels...)
	return stats.GoodnessOfFit([]int{there, g.org.current.n - there}, []float64{target, 1 - target}, in.Seed)
}

// strayGuidelines says which lines of the guideline no org takes up.
func strayGuidelines(in analysis.Input, s spreads, guidelines []ladder.Guideline) []analysis.Note {
	if in.Org != "" {
		return nil // what is said of other orgs is no matter here
	}
	var notes []analysis.Note
	for _, g := range guidelines {
		if !slices.ContainsFunc(s.orgs, func(o orgSpread) bool { return o.is(g.Org) }) {
			notes = append(notes, caution("The guideline in %s is for the org %q, which has nobody in it in this cycle.", g.Source, g.Org))
		}
	}
	return notes
}

// linesOf turns shares into whole people. Shares that must be met exactly are
// apportioned together by largest remainder, so that their people add up.
func linesOf(o orgSpread, guidelines []ladder.Guideline) []guidelineLine {
	exact := apportioned(o.current.n, guidelines)
	lines := make([]guidelineLine, len(guidelines))
	for i, g := range guidelines {
		lines[i] = guidelineLine{Guideline: g, org: o}
		if people, ok := exact[i]; ok {
			lines[i].low, lines[i].high = people, people
			continue
		}
		lines[i].low, lines[i].high = stats.Bound{Operator: boundOf[g.Operator], Share: g.Share, Upper: g.Upper}.People(o.current.n)
	}
	return lines
}

var boundOf = map[ladder.Operator]stats.Operator{
	ladder.Exactly: stats.About, ladder.AtMost: stats.AtMost, ladder.AtLeast: stats.AtLeast, ladder.Between: stats.Between,
}

// apportioned gives the people of each "=" line by its index. It gives none when
// their shares exceed the whole: then each stands for itself.
func apportioned(n int, guidelines []ladder.Guideline) map[int]int {
	var shares []float64
	var at []int
	rest := 1.0
	for i, g := range guidelines {
		if g.Operator == ladder.Exactly {
			shares, at, rest = append(shares, g.Share), append(at, i), rest-g.Share
		}
	}
	people, err := stats.Apportion(n, append(shares, math.Max(0, rest)), nil, nil)
	if err != nil {
		return nil
	}
	exact := map[int]int{}
	for k, i := range at {
		exact[i] = people[k]
	}
	return exact
}
