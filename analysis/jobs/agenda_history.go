package jobs

import (
	"fmt"
	"math"
	"time"

	"calibrate/analysis"
	"calibrate/ladder"
)

// bigMove compares a person's means with those of the cycle compared with, over
// the dimensions that both ladders have.
func bigMove(at thresholds, p agendaPerson) (finding, bool) {
	before, known := p.before[p.person().ID]
	if !known {
		return finding{}, false
	}
	c, ok := p.since.of(before.Person, p.person())
	if !ok || !c.SameScale() {
		return finding{}, false
	}
	moved, n := movedSince(c, before, p.profile)
	if n == 0 || n < int(at["dimensions"]) || math.Abs(moved) < at["levels"]-ladder.Tolerance {
		return finding{}, false
	}
	return finding{fmt.Sprintf("Ratings moved by %s levels since %s (mean over %s); assessed %s then, %s now.", signedText(moved), p.in.Previous,
		plural(n, "dimension", "dimensions"), assessedCode(c.From, before.Assessment.Level), p.assessedCode(p.profile.Assessment.Level)), math.Abs(moved)}, true
}

// movedSince is the mean change over the dimensions rated in both cycles.
func movedSince(c ladder.Comparison, then analysis.PastProfile, now analysis.Profile) (moved float64, dimensions int) {
	for d, was := range then.Means {
		to, both := c.Dimension(d)
		if !both || math.IsNaN(was) || now.Dimensions[to].N == 0 {
			continue
		}
		moved, dimensions = moved+now.Dimensions[to].Mean-was, dimensions+1
	}
	return moved / math.Max(1, float64(dimensions)), dimensions
}

// recentChange takes the first of: hired, promoted, on another ladder, moved.
func recentChange(at thresholds, p agendaPerson) (finding, bool) {
	person := p.person()
	if months, recent := p.recently(at, person.Hired); recent {
		return finding{fmt.Sprintf("Hired on %s, %s before the cycle ended.", person.Hired.Format(time.DateOnly), plural(months, "month", "months")), -float64(months)}, true
	}
	if months, recent := p.recently(at, person.LevelSince); recent {
		return finding{fmt.Sprintf("At %s since %s, %s before the cycle ended.", p.code(person.Level), person.LevelSince.Format(time.DateOnly),
			plural(months, "month", "months")), -float64(months)}, true
	}
	before, known := p.before[person.ID]
	if !known {
		return finding{}, false
	}
	if was := p.since.LadderOf(before.Person); was.ID != p.ladder().ID {
		return finding{fmt.Sprintf("On the ladder %s, and on %s in %s: what was said then is not compared.", p.ladder().Name, was.Name, p.in.Previous), -at["months"]}, true
	}
	if before.Person.Org == "" || before.Person.Org == person.Org {
		return finding{}, false
	}
	from := before.Person.Org
	if p.in.Audience == analysis.Director && !ladder.OrgWithin(from, p.in.Org) {
		from = "another org"
	}
	return finding{fmt.Sprintf("Moved to %s from %s since %s.", person.Org, from, p.in.Previous), -at["months"]}, true
}

// recently tells whether a day lies within the months of the rule.
func (p agendaPerson) recently(at thresholds, day time.Time) (months int, recent bool) {
	months, why := p.date.months(day)
	return months, why == "" && months < int(at["months"])
}

// newRater looks for a rater of weight who rated nobody in an earlier cycle.
func newRater(at thresholds, p agendaPerson) (finding, bool) {
	total, most, who := 0, 0, voice{}
	for _, v := range byOthers(p.heard) {
		total += len(v.levels)
		if !p.rated[v.rater] && len(v.levels) > most {
			most, who = len(v.levels), v
		}
	}
	share := float64(most) / math.Max(1, float64(total))
	if p.rated == nil || most == 0 || share < at["share"] {
		return finding{}, false
	}
	nobody := "nobody"
	if p.in.Org != "" {
		nobody = "nobody of " + p.in.Org
	}
	return finding{fmt.Sprintf("%d of %d ratings are by %s, who rated %s in an earlier cycle.", most, total, p.rater(who.rater, who.relation), nobody), share}, true
}

func thinEvidence(at thresholds, p agendaPerson) (finding, bool) {
	rated, all := p.profile.Assessment.Dimensions, len(p.ladder().Dimensions)
	share := float64(rated) / float64(all)
	if p.profile.Raters >= int(at["raters"]) && share >= at["rated"] {
		return finding{}, false
	}
	strength := -float64(p.profile.Raters) - share
	if p.profile.Raters == 0 {
		return finding{"Rated by nobody else: nothing can be said from ratings.", strength}, true
	}
	by := ""
	if others := byOthers(p.heard); len(others) == 1 {
		by = fmt.Sprintf(" (%s)", others[0].relation)
	}
	return finding{fmt.Sprintf("%s%s, %d of %d dimensions rated.", plural(p.profile.Raters, "rater", "raters"), by, rated, all), strength}, true
}

// selfAndManager compares the person's own ratings with the manager's, but to a
// director not with those of a manager outside the org.
func selfAndManager(at thresholds, p agendaPerson) (finding, bool) {
	var widest split
	found := false
	for _, own := range p.heard {
		for _, other := range p.heard {
			if own.relation != ladder.Self || other.relation != ladder.Manager || !p.shown(other.rater) {
				continue
			}
			if s, ok := between(own, other); ok && s.dimensions >= int(at["dimensions"]) && (!found || s.levels > widest.levels) {
				widest, found = s, true
			}
		}
	}
	if !found || widest.levels < at["apart"] {
		return finding{}, false
	}
	where := "above"
	if widest.low.relation == ladder.Self {
		where = "below"
	}
	return finding{fmt.Sprintf("The self-rating is %s levels %s the manager's (mean over %s).", levelsText(widest.levels), where,
		plural(widest.dimensions, "dimension", "dimensions")), widest.levels}, true
}

// confirm is for proposed people about whom nothing calls for a discussion.
func confirm(_ thresholds, p agendaPerson) (finding, bool) {
	if !p.proposed() {
		return finding{}, false
	}
	line := p.adjustedMargin(p.in, p.adjuster, p.profile.Target)
	distance, _ := p.margin(p.ladder(), p.profile.Target).Get()
	return finding{fmt.Sprintf("Proposed for %s and assessed %s by %s; margin %s levels; with the uncertainty of the ratings: %s.", p.code(p.profile.Target),
		p.assessedCode(p.profile.Assessment.Level), plural(p.profile.Raters, "rater", "raters"), signedText(distance), line.status()), distance}, true
}
