package jobs

import (
	"fmt"

	"calibrate/analysis"
)

// An orgGap sums up one dimension over the people of one org.
type orgGap struct {
	people       int // rated against the current level
	below        int // of those, below its band
	sum, target  float64
	targetPeople int // rated against the target level
}

func (g orgGap) mean() analysis.Value {
	if g.people == 0 {
		return analysis.Why("nobody rated against the current level")
	}
	return analysis.N(g.sum / float64(g.people))
}

func (g orgGap) meanTarget() analysis.Value {
	if g.targetPeople == 0 {
		return analysis.Why("nobody rated against a target level")
	}
	return analysis.N(g.target / float64(g.targetPeople))
}

func sumGaps(o org, profiles []analysis.Profile, dim int) (g orgGap) {
	for _, i := range o.people {
		if dim >= len(profiles[i].Dimensions) {
			continue
		}
		d := profiles[i].Dimensions[dim]
		if d.HasGap {
			g.people++
			g.sum += d.Gap
			if d.Gap < 0 {
				g.below++
			}
		}
		if d.HasTarget {
			g.targetPeople++
			g.target += d.TargetGap
		}
	}
	return g
}

// A gapSuppression says which orgs may be shown in one dimension: those where
// enough people were rated against the current and against the target level.
type gapSuppression struct{ current, target analysis.Suppression }

// gapSuppressions decides for each dimension of the ladder.
func gapSuppressions(in analysis.Input, tree []org, profiles []analysis.Profile) []gapSuppression {
	hidden := make([]gapSuppression, len(in.Ladder.Dimensions))
	for dim := range hidden {
		rated := func(has func(analysis.DimensionProfile) bool) analysis.Suppression {
			return suppression(in, tree, func(person int) bool {
				dims := profiles[person].Dimensions
				return dim < len(dims) && has(dims[dim])
			})
		}
		hidden[dim].current = rated(func(d analysis.DimensionProfile) bool { return d.HasGap })
		hidden[dim].target = rated(func(d analysis.DimensionProfile) bool { return d.HasTarget })
	}
	return hidden
}

// orgGaps is the mean gap of each org in each dimension.
func orgGaps(in analysis.Input, tree []org, profiles []analysis.Profile, hidden []gapSuppression) (analysis.Table, []analysis.Note) {
	t := analysis.Table{Name: "gap_by_org", Title: "Mean gap by org and dimension", Columns: []analysis.Column{
		text("org", "Org"), text("category", "Category"), text("dimension", "Dimension"),
		count("people", "Rated against current", "people"), delta("mean_gap_current", "Mean gap to current"), share("share_below_current", "Share below current"),
		count("people_target", "Rated against target", "people"), delta("mean_gap_target", "Mean gap to target"),
	}}
	for _, o := range tree {
		for _, d := range in.Ladder.Dimensions {
			h, g := hidden[d.Number], sumGaps(o, profiles, d.Number)
			t.Add([]analysis.Value{
				analysis.T(orgName(in, o)), analysis.T(in.Ladder.Categories[d.Category].Name), analysis.T(d.Name), analysis.I(g.people),
				h.current.Guard(o.path, g.mean()), h.current.Guard(o.path, ratio(g.below, g.people)),
				analysis.I(g.targetPeople), h.target.Guard(o.path, g.meanTarget()),
			})
		}
	}
	n := hiddenRows(t)
	if n == 0 {
		return t, nil
	}
	return t, []analysis.Note{{Severity: analysis.Suppressed, Text: fmt.Sprintf(
		"%s: fewer than %d people were rated, or a figure would give such a group away by subtraction.", plural(n, "row of org × dimension has suppressed figures", "rows of org × dimension have suppressed figures"), in.MinGroup)}}
}
