package jobs

import (
	"context"
	"fmt"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// maxCrossed bounds the effects of rater × dimension of the full study, which
// are solved together at a cost that grows with their cube. Beyond it the study
// rests on each rater's mean over the dimensions.
const maxCrossed = 1000

// A raterStudy is the generalizability study of the ratings by others, or why
// there is none.
type raterStudy struct {
	stats.GStudy
	full bool // with dimensions as a facet
	why  string
}

// studyOf finds how dependable means over raters are.
func studyOf(ctx context.Context, s *severities) (raterStudy, error) {
	if s.why != "" {
		return raterStudy{why: s.why}, nil
	}
	if n := ratedByTwo(s.table); n < minPeople {
		return raterStudy{why: fmt.Sprintf("%s rated by two raters or more, %d are needed", plural(n, "person was", "people were"), minPeople)}, nil
	}
	t, full := s.table, s.table.HasItems() && s.table.Rater.Len()*s.table.Item.Len() <= maxCrossed
	if !full {
		t = pairMeans(t)
	}
	g, err := stats.NewGStudy(ctx, t)
	if err != nil {
		return raterStudy{why: err.Error()}, stopped(err)
	}
	return raterStudy{GStudy: g, full: full}, nil
}

// ratedByTwo counts the people of whom raters can disagree. Rows stand by person, then
// by rater.
func ratedByTwo(t stats.Ratings) int {
	n, counted := 0, int32(-1)
	for row := 1; row < t.Len(); row++ {
		person := t.Unit.Code[row]
		if person == t.Unit.Code[row-1] && t.Rater.Code[row] != t.Rater.Code[row-1] && person != counted {
			n, counted = n+1, person
		}
	}
	return n
}

// notes says how many raters it takes.
func (g raterStudy) notes() []analysis.Note {
	if g.why != "" {
		return []analysis.Note{caution("How many raters are needed cannot be told: %s.", g.why)}
	}
	needed, why := g.Needed.RatersFixed, g.Needed.WhyFixed
	phi, known := g.now().Phi.Get()
	switch {
	case needed == 0:
		return []analysis.Note{caution("Raters needed for a dependability of 0.80: %s.", why)}
	case !known:
		return []analysis.Note{info("Raters needed for a dependability of 0.80 of a person's mean: %d.", needed)}
	}
	return []analysis.Note{info("Raters needed for a dependability (Phi) of 0.80 of a person's mean over the ladder's dimensions: %d. People have %.1f (harmonic mean), which gives %.2f. That is for telling people of all levels apart, who differ much; people of one level differ less, and telling them apart takes more raters.",
		needed, g.Raters, phi)}
}

// now is the dependability of the means as they are.
func (g raterStudy) now() stats.GPoint { return g.Fixed }

// studyVariance is empty without dimensions: it would repeat rater_variance.
func studyVariance(g raterStudy) analysis.Table {
	t := analysis.Table{Name: "study_variance", Title: "The same with strengths and weaknesses in single dimensions told apart", Columns: []analysis.Column{
		text("component", "Component"), text("meaning", "Meaning"), share("share", "Share"), stat("variance", "Variance"), stat("se", "SE of the variance"),
	}}
	if !g.full {
		return t
	}
	for _, c := range g.Components {
		t.Add([]analysis.Value{analysis.T(c.Name), analysis.T(meanings[c.Name]), analysis.N(c.Share), figure(c.Estimate), analysis.N(c.SE)})
	}
	return t
}

// decisionTable answers how many raters, and how many dimensions, are enough.
func decisionTable(g raterStudy) analysis.Table {
	t := analysis.Table{Name: "raters_needed", Title: "How dependable a person's mean would be with so many raters (the dimensions are the ladder's own)", Columns: []analysis.Column{
		count("raters", "Raters per person", "raters"), text("dimensions", "Dimensions"),
		stat("phi", "Phi (level)"), stat("phi_se", "SE"), stat("g", "G (rank, same raters)"), stat("g_se", "SE"), rating("sem", "Error of a mean"), flag("enough", "0.80 reached"),
	}}
	for _, p := range g.FixedStudy {
		enough := "no"
		if phi, ok := p.Phi.Get(); ok && phi >= .80 {
			enough = "yes"
		}
		dimensions := "those rated"
		if g.full {
			dimensions = fmt.Sprintf("%.0f", p.Dimensions)
		}
		t.Add([]analysis.Value{analysis.I(int(p.Raters)), analysis.T(dimensions),
			figure(p.Phi), figure(p.PhiSE), figure(p.G), figure(p.GSE), analysis.N(p.SEM), analysis.T(enough)})
	}
	return t
}
