package jobs

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"

	"calibrate/analysis"
	"calibrate/ladder"
)

// onOtherLadders shows, ladder by ladder, how the people on further ladders are
// spread over its levels, against the guideline for it. Levels of two ladders do not
// compare, so each has tables and a chart of its own.
func onOtherLadders(ctx context.Context, in analysis.Input, profiles []analysis.Profile, before []ladder.Person) (analysis.Result, error) {
	var r analysis.Result
	for _, id := range slices.Sorted(maps.Keys(in.Ladders)) {
		l := in.Ladders[id]
		own := onLadder(in, l, profiles)
		if l == in.Ladder || len(own) == 0 {
			continue
		}
		other := in
		other.Ladder = l
		guidelines, err := readGuidelines(ctx, other)
		if err != nil {
			return r, err
		}
		guidelines = slices.DeleteFunc(guidelines, func(g ladder.Guideline) bool { return g.Ladder != id })
		s := newSpreads(other, own, peopleOn(in, l, before))
		held, err := holdAgainst(other, s, guidelines)
		if err != nil {
			return r, err
		}
		notes := held.moves(other)
		if note, ok := s.hidden.Note(); ok {
			notes = append(notes, note)
		}
		for _, note := range notes {
			note.Text = l.Name + ": " + note.Text
			r.Notes = append(r.Notes, note)
		}
		chart := levelBars(other, s, held)
		chart.Name, chart.Title = ofLadder(chart.Name, l), chart.Title+", "+l.Name
		r.Charts = append(r.Charts, chart)
		for _, t := range []analysis.Table{companyTable(other, s), guidelineTable(other, held), orgLevels(other, s), inheritedTable(other, held)} {
			t.Name, t.Title = ofLadder(t.Name, l), t.Title+", "+l.Name
			r.Tables = append(r.Tables, t)
		}
	}
	return r, nil
}

// ofLadder names what is shown of another ladder: "levels_on_research".
func ofLadder(name string, l *ladder.Ladder) string {
	id := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '_'
	}, l.ID)
	return name + "_on_" + id
}

func onLadder(in analysis.Input, l *ladder.Ladder, profiles []analysis.Profile) []analysis.Profile {
	var own []analysis.Profile
	for _, p := range profiles {
		if in.LadderOf(p.Person) == l {
			own = append(own, p)
		}
	}
	return own
}

func peopleOn(in analysis.Input, l *ladder.Ladder, people []ladder.Person) []ladder.Person {
	var own []ladder.Person
	for _, p := range people {
		if in.LadderOf(p) == l {
			own = append(own, p)
		}
	}
	return own
}
