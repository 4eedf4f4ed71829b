package jobs

import (
	"context"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// A standing is one person against the levels: the plain figures of the
// profile and, where raters can be compared, how sure they are.
type standing struct {
	profile  analysis.Profile
	outcomes *outcomes // nil for people nobody else rated and people on another ladder
	code     int       // of the person in the adjuster; meaningful with outcomes
}

// standings is everybody in scope, by id, with what the figures rest on.
type standings struct {
	panel    *panel
	who      directory
	fitted   *severities
	adjuster *adjuster
	people   []standing
}

// readStandings fits the raters' severity to the people in scope and sets it
// against each of them. The jobs of one run share it.
func readStandings(ctx context.Context, in analysis.Input) (*standings, error) {
	return analysis.Once(in, "standings", func() (*standings, error) { return newStandings(ctx, in) })
}

func newStandings(ctx context.Context, in analysis.Input) (*standings, error) {
	p, err := readPanel(ctx, in)
	if err != nil {
		return nil, err
	}
	who, err := readDirectory(ctx, in)
	if err != nil {
		return nil, err
	}
	fitted, err := readSeverities(ctx, in)
	if err != nil {
		return nil, err
	}
	s := &standings{panel: p, who: who, fitted: fitted, adjuster: newAdjuster(in.Ladder, fitted)}
	profiles, err := analysis.Profiles(ctx, in)
	if err != nil {
		return nil, err
	}
	s.set(in, profiles)
	return s, ctx.Err()
}

// set joins profiles and outcomes, which stand in the same order.
func (s *standings) set(in analysis.Input, profiles []analysis.Profile) {
	people := make([]ladder.Person, len(profiles))
	for i, p := range profiles {
		people[i] = p.Person
	}
	all := outcomesOf(in, s.adjuster, people)
	for _, profile := range profiles {
		out := standing{profile: profile}
		if len(all) > 0 && all[0].person.ID == profile.Person.ID {
			out.outcomes, out.code, all = &all[0], s.adjuster.employees[profile.Person.ID], all[1:]
		}
		s.people = append(s.people, out)
	}
}

// roster is what the roster says of the people in scope, by id.
func (s *standings) roster() directory {
	who := make(directory, len(s.people))
	for _, st := range s.people {
		who[st.person().ID] = st.person()
	}
	return who
}

// outcomes gives those of everybody who has any, by id.
func (s *standings) outcomes() []outcomes {
	var all []outcomes
	for _, st := range s.people {
		if st.outcomes != nil {
			all = append(all, *st.outcomes)
		}
	}
	return all
}

// notes says what the figures leave out.
func (s *standings) notes(in analysis.Input) []analysis.Note {
	notes := s.panel.notes(in)
	if s.adjuster.why != "" {
		notes = append(notes, caution("Nothing can be adjusted for severity, and no interval be given: %s.", s.adjuster.why))
	}
	return notes
}

func (s standing) person() ladder.Person { return s.profile.Person }

// proposed tells whether somebody nominated the person.
func (s standing) proposed() bool { return s.profile.Person.Proposed > 0 }

// means gives the plain mean of each dimension by its number, NaN where nobody rated it.
func (s standing) means() []float64 {
	means := slices.Repeat([]float64{math.NaN()}, len(s.profile.Dimensions))
	for _, d := range s.profile.Dimensions {
		if d.N > 0 {
			means[d.Dimension.Number] = d.Mean
		}
	}
	return means
}

// margin is the plain distance to the line of a level, in levels.
func (s standing) margin(l *ladder.Ladder, level int) stats.Figure {
	return margin(l, s.means(), level)
}

// A marginRange is the distance to the line of a level with severity taken off,
// and the 95 % range of what it may truly be.
type marginRange struct {
	value, low, high stats.Figure
	chance           stats.Figure // of reaching the level
	oneRater         bool         // whose view it is
}

// adjustedMargin draws the profiles that the ratings leave open, the same ones
// as the dependence job, and measures each against the level.
func (s standing) adjustedMargin(in analysis.Input, a *adjuster, level int) marginRange {
	why := "not rated by others"
	if s.outcomes != nil {
		why = s.outcomes.level.Why()
	}
	if why == "" {
		why = s.outcomes.low.Why()
	}
	if u := stats.Unknown(why); why != "" {
		return marginRange{value: u, low: u, high: u, chance: u}
	}
	adjusted := unrated(in.Ladder)
	for _, m := range s.outcomes.adjusted {
		value, _ := m.value.Get()
		adjusted[m.dimension.Number] = a.round(value, m.n)
	}
	out := marginRange{value: margin(in.Ladder, adjusted, level), oneRater: s.profile.Raters < 2}
	out.set(s.drawMargins(in, a, level))
	return out
}

func (s standing) drawMargins(in analysis.Input, a *adjuster, level int) []float64 {
	hash := fnv.New64a()
	hash.Write([]byte(s.profile.Person.ID))
	random := rand.New(stats.NewStream(in.Seed, 0, hash.Sum64()))
	post, profile := s.outcomes.posterior(a, s.code), unrated(in.Ladder)
	var margins []float64
	for range a.draws {
		post.draw(a, random, profile)
		if m, ok := margin(in.Ladder, profile, level).Get(); ok {
			margins = append(margins, m)
		}
	}
	return margins
}

func (m *marginRange) set(drawn []float64) {
	if len(drawn) == 0 {
		m.low, m.high, m.chance = m.value, m.value, m.value // which says why there is none
		return
	}
	slices.Sort(drawn)
	n := len(drawn)
	below, _ := slices.BinarySearch(drawn, 0)
	m.low, m.high = stats.Known(drawn[n*25/1000]), stats.Known(drawn[n*975/1000-1])
	m.chance = stats.Known(float64(n-below) / float64(n))
}

// What the row of a person says against a level, beside cannotTell.
const (
	ready    = "ready"
	nearLine = "near the line"
	notReady = "not ready"
)

// status holds the range against the line. Of one rater it cannot be told: what that
// rater makes of this one person is in no other rating.
func (m marginRange) status() string {
	low, known := m.low.Get()
	high, _ := m.high.Get()
	switch {
	case !known, m.oneRater:
		return cannotTell
	case low >= 0:
		return ready
	case high < 0:
		return notReady
	}
	return nearLine
}
