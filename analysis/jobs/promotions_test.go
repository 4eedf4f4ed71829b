package jobs

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
	"calibrate/ladder/store"
	"calibrate/sample"
)

// sampleStore holds the three cycles of the made-up company of package sample,
// as the raters meant their ratings.
func sampleStore(t testing.TB) *store.Store {
	t.Helper()
	company, err := sample.New(sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := newStore(t)
	for _, cycle := range company.Cycles() {
		add(t, s, cycle+".xlsx", slices.Collect(company.People(cycle)), slices.Collect(company.Ratings(cycle)))
	}
	return s
}

func sampleInput(s *store.Store) analysis.Input {
	in := inputOf(s)
	in.Previous = "2025-H2"
	return in
}

// planted gives the ids of a standing of package sample (sample/README.md).
func planted(t testing.TB, pick func(sample.PersonTruth) bool) []string {
	t.Helper()
	company, err := sample.New(sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for p := range company.Truths() {
		if pick(p) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func standsAs(s sample.Standing) func(sample.PersonTruth) bool {
	return func(p sample.PersonTruth) bool { return p.Standing == s }
}

// A mean of 10/3 over a band that starts at 3 and one of 16/3 over one that starts at
// 5 have the same margin of a third, which as floats differ in the 16th digit.
func TestEqualMargins(t *testing.T) {
	raters := 3.
	three, sixteen := stats.Known(10/raters-3), stats.Known(16/raters-5)
	if three == sixteen {
		t.Fatal("the floats are the same")
	}
	if order := byFigure(three, sixteen); order != 0 {
		t.Errorf("equal margins are ordered %d", order)
	}
	if order := byFigure(stats.Known(.3334), three); order >= 0 {
		t.Errorf("the larger margin does not come first: %d", order)
	}
}

// columnOf gives one column of a table as text, of the rows that keep picks.
func columnOf(t testing.TB, table analysis.Table, name string, keep func(row []analysis.Value) bool) []string {
	t.Helper()
	at := slices.IndexFunc(table.Columns, func(c analysis.Column) bool { return c.Name == name })
	if at < 0 {
		t.Fatalf("%s has no column %s", table.Name, name)
	}
	var found []string
	for row := range table.Rows.All() {
		if keep == nil || keep(row) {
			found = append(found, analysis.Format(table.Columns[at].Kind, row[at]))
		}
	}
	return found
}

func sorted(ids []string) []string { return slices.Sorted(slices.Values(ids)) }

// TestPromotions runs the job on the made-up company; what is planted there is
// listed in sample/README.md.
func TestPromotions(t *testing.T) {
	s := sampleStore(t)
	r := runJob(t, promotions, sampleInput(s))
	goldenResult(t, "promotions", r)
	t.Run("planted", func(t *testing.T) { plantedPromotions(t, r) })
	t.Run("director", func(t *testing.T) { directorPromotions(t, s) })
	t.Run("rates", func(t *testing.T) { promotionRate(t, r) })
	t.Run("slots", func(t *testing.T) {
		in := sampleInput(s)
		in.Slots = map[int]int{5: 2}
		table := tableNamed(t, runJob(t, promotions, in), "promotion_slots")
		want := []string{"within the slots", "within the slots", "beyond the slots", "does not meet the level"}
		if got := columnOf(t, table, "slot", nil); !slices.Equal(got, want) {
			t.Errorf("two slots at level 5: %v, want %v", got, want)
		}
	})
	t.Run("budget", func(t *testing.T) { promotionBudget(t, s) })
}

// promotionBudget: of one list over all levels, in the order of the margin, those who
// meet the level are within the budget up to its number, whatever their level; who has
// no slot at the level takes none of it.
func promotionBudget(t *testing.T, s *store.Store) {
	in, three := sampleInput(s), 3
	in.Budget, in.Slots = &three, map[int]int{5: 1}
	r := runJob(t, promotions, in)
	table := tableNamed(t, r, "promotion_budget")
	var margins []float64
	counts, withinAt5 := map[string]int{}, 0
	for row := range table.Rows.All() {
		if m, known := row[7].Num(); known {
			margins = append(margins, m)
		}
		status, _ := row[6].Text()
		level, _ := row[3].Text()
		outcome, _ := row[5].Text()
		counts[status]++
		if status == grantable && level == in.Ladder.Levels[4].Code {
			withinAt5++
		}
		if (status == notAtTheLevel) == (outcome == meetsProposed) {
			t.Errorf("%s, and %s", outcome, status)
		}
	}
	if !slices.IsSortedFunc(margins, func(a, b float64) int { return cmp.Compare(b, a) }) {
		t.Errorf("the list is not in the order of the margins: %v", margins)
	}
	if counts[grantable] != three || withinAt5 > 1 || counts[beyondSlots] == 0 || counts[beyondBudget] == 0 {
		t.Errorf("a budget of 3 and one slot at level 5: %v, %d within at level 5", counts, withinAt5)
	}
	drawn := map[string]int{}
	for _, c := range r.Charts {
		if c.Name == "promotion_limits" {
			for _, item := range c.Data.(analysis.Intervals).Items {
				drawn[item.Group]++
			}
		}
	}
	if drawn[capital(grantable)] != three || drawn[capital(beyondBudget)] != counts[beyondBudget] {
		t.Errorf("drawn: %v; in the table: %v", drawn, counts)
	}
}

func plantedPromotions(t *testing.T, r analysis.Result) {
	cases := tableNamed(t, r, "promotion_cases")
	all := map[sample.Standing][]string{}
	for _, standing := range []sample.Standing{sample.Ready, sample.NotReady, sample.Overreaching, sample.Overlooked} {
		all[standing] = planted(t, standsAs(standing))
	}
	for _, level := range []string{"SRE2", "SRE3", "SRE4", "SRE5"} {
		ids := columnOf(t, cases, "employee", func(row []analysis.Value) bool { s, _ := row[4].Text(); return s == level })
		top := slices.IndexFunc(ids, func(id string) bool { return !slices.Contains(all[sample.Ready], id) })
		if top >= 0 && slices.ContainsFunc(ids[top:], func(id string) bool { return slices.Contains(all[sample.Ready], id) }) {
			t.Errorf("%s: a ready candidate stands below others: %v", level, ids)
		}
	}
	for _, id := range append(all[sample.NotReady], all[sample.Overreaching]...) {
		if textAt(t, cases, id, "status") == ready {
			t.Errorf("%s was planted below the proposed level and is called ready", id)
		}
	}
	for _, id := range all[sample.Ready] {
		if got := textAt(t, cases, id, "outcome"); got != meetsProposed {
			t.Errorf("%s was planted ready and is %s", id, got)
		}
	}
	if got := columnOf(t, tableNamed(t, r, "below_current"), "employee", nil); !slices.Equal(sorted(got), sorted(all[sample.Overreaching])) {
		t.Errorf("below the current level: %v, planted %v", got, all[sample.Overreaching])
	}
	got := columnOf(t, tableNamed(t, r, "overlooked"), "employee", nil)
	if n := len(all[sample.Overlooked]); len(got) < n || !slices.Equal(sorted(got[:n]), sorted(all[sample.Overlooked])) {
		t.Errorf("overlooked: %v, planted %v", got, all[sample.Overlooked])
	}
}

// promotionRate: of the 119 people below the top 18 are proposed, of the 117 who
// were there in the cycle before 4 have been promoted (people.csv and People).
// Intervals: R 4.2.2, prop.test(18, 119, correct = FALSE)$conf.int and
// prop.test(4, 117, correct = FALSE)$conf.int.
func promotionRate(t *testing.T, r analysis.Result) {
	table := tableNamed(t, r, "promotion_rate_by_org")
	for column, want := range map[string]float64{"eligible": 119, "proposed": 18, "rate_low": 0.09787297206, "rate_high": 0.22645937634,
		"before": 117, "promoted": 4, "promoted_low": 0.01337384182, "promoted_high": 0.08461784858} {
		if got := numberAt(t, table, company, column); math.Abs(got-want) > 1e-8 {
			t.Errorf("%s: %.10f, want %.10f", column, got, want)
		}
	}
}

// directorPromotions: nobody from outside the org, no rater, nobody's comment.
func directorPromotions(t *testing.T, s *store.Store) {
	in := sampleInput(s)
	in.Org, in.Audience = "Tarnholm / Edge", analysis.Director
	r := runJob(t, promotions, in)
	people, err := analysis.People(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	inside := map[string]bool{}
	for _, p := range people {
		inside[p.ID] = true
	}
	for _, table := range r.Tables {
		for _, column := range table.Columns {
			switch column.Name {
			case "employee", "id":
				for _, id := range columnOf(t, table, column.Name, nil) {
					if !inside[id] && id != analysis.NoFigure {
						t.Errorf("%s shows %s, who is outside the org", table.Name, id)
					}
				}
			case "rater", "source", "level_given":
				for _, text := range columnOf(t, table, column.Name, nil) {
					if text != analysis.HiddenFigure && text != analysis.NoFigure {
						t.Errorf("%s shows a director the %s %q", table.Name, column.Name, text)
					}
				}
			}
		}
	}
	if n := tableNamed(t, r, "promotion_cases").Rows.Len(); n != 7 { // 14309 14762 15215 15970 17480 17933 18386, of the teams of Edge
		t.Errorf("%d candidates in the org, want 7", n)
	}
}

func TestPromotionsOfNobody(t *testing.T) {
	s := newStore(t)
	add(t, s, "roster.xlsx", []ladder.Person{person("a", "Tech", 3, 0), person("b", "Tech", 3, 4)}, nil)
	r := runJob(t, promotions, inputOf(s))
	table := tableNamed(t, r, "promotion_cases")
	if got := textAt(t, table, "b", "status"); got != cannotTell {
		t.Errorf("a candidate whom nobody rated is %q", got)
	}
	if why, missing := cell(t, table, "b", "margin").Missing(); !missing || why == "" {
		t.Error("the margin of a candidate whom nobody rated has a figure, or no reason")
	}
}

// TestMargin holds the margin against the rule itself, which knows of no
// margin: all means less the margin still give the level, a hair less do not.
func TestMargin(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	for try := range 300 {
		l, means := weighted(random), someMeans(random)
		level := 2 + random.IntN(4)
		m, ok := margin(l, listed(means), level).Get()
		if !ok {
			t.Fatalf("try %d: no margin for %d ratings", try, len(means))
		}
		const hair = 1e-6
		if l.Assess(allLower(means, m-hair)).Level < level {
			t.Fatalf("try %d: means lowered by a hair less than the margin %+.4f do not give level %d", try, m, level)
		}
		if l.Assess(allLower(means, m+hair)).Level >= level {
			t.Fatalf("try %d: means lowered by a hair more than the margin %+.4f still give level %d", try, m, level)
		}
	}
	if _, ok := margin(ladder.Default(), listed(nil), 3).Get(); ok {
		t.Error("somebody without ratings has a margin")
	}
}

// weighted is the shipped ladder with other weights and another share.
func weighted(random *rand.Rand) *ladder.Ladder {
	l := *ladder.Default()
	l.Dimensions = slices.Clone(l.Dimensions)
	for i := range l.Dimensions {
		l.Dimensions[i].Weight = float64(1 + random.IntN(3))
	}
	l.Rule.MeetsShare = .5 + .1*float64(random.IntN(5))
	return &l
}

func someMeans(random *rand.Rand) map[int]float64 {
	means, overall := map[int]float64{}, 1.5+4*random.Float64()
	for d := range ladder.Default().Dimensions {
		if random.IntN(2) == 0 {
			means[d] = min(max(overall+.6*random.NormFloat64(), 1), 6)
		}
	}
	means[2], means[9], means[14], means[22] = overall, overall, overall, overall // something in every category
	return means
}

// listed gives means by dimension number, NaN where there is none.
func listed(means map[int]float64) []float64 {
	all := unrated(ladder.Default())
	for d, mean := range means {
		all[d] = mean
	}
	return all
}

func allLower(means map[int]float64, by float64) map[int]float64 {
	out := map[int]float64{}
	for d, mean := range means {
		out[d] = mean - by
	}
	return out
}

// TestSmallestChange tries every set of unmet dimensions: what is proposed
// gives the level, and no smaller set does.
func TestSmallestChange(t *testing.T) {
	random, tried := rand.New(rand.NewPCG(5, 1)), 0
	for tried < 60 {
		l, means := weighted(random), someMeans(random)
		tally := l.Assess(means).Tallies[3]
		if tally.Passed || len(tally.Unmet) > 12 {
			continue
		}
		tried++
		got := smallestChange(l, listed(means), tally)
		var chosen []int
		for _, r := range got {
			chosen = append(chosen, r.dimension.Number)
		}
		if !passesWith(l, means, tally, chosen) {
			t.Fatalf("raising %v of %v does not give the level", chosen, tally.Unmet)
		}
		for set := range 1 << len(tally.Unmet) {
			var raised []int
			for i, number := range tally.Unmet {
				if set>>i&1 == 1 {
					raised = append(raised, number)
				}
			}
			if len(raised) < len(chosen) && passesWith(l, means, tally, raised) {
				t.Fatalf("%v is smaller than %v and gives the level", raised, chosen)
			}
		}
	}
}

func passesWith(l *ladder.Ladder, means map[int]float64, tally ladder.Tally, raised []int) bool {
	up := allLower(means, 0)
	for _, number := range raised {
		band, _ := l.Band(number, tally.Level)
		up[number] = float64(band.Low)
	}
	return l.Assess(up).Tallies[tally.Level-1].Passed
}

func TestReferenceDate(t *testing.T) {
	who := directory{"a": {LevelSince: time.Date(2025, 3, 2, 0, 0, 0, 0, time.UTC)}, "b": {Hired: time.Date(2025, 4, 9, 0, 0, 0, 0, time.UTC)}}
	for cycle, want := range map[string]string{
		"2026-H1": "2026-06-30", "2026-H2": "2026-12-31", "2024 Q1": "2024-03-31", "2026-Q2": "2026-06-30", "2024-02": "2024-02-29", "2026": "2026-12-31",
		"Spring": "2025-04-09", "2026-H3": "2025-04-09", "2026-13": "2025-04-09",
	} {
		if got := newReferenceDate(cycle, who).day.Format(time.DateOnly); got != want {
			t.Errorf("%s: %s, want %s", cycle, got, want)
		}
	}
	date := newReferenceDate("2026-H1", nil)
	for since, want := range map[string]int{"2026-06-30": 0, "2026-05-30": 1, "2026-05-31": 0, "2025-06-30": 12, "2025-07-01": 11} {
		day, err := time.Parse(time.DateOnly, since)
		if err != nil {
			t.Fatal(err)
		}
		if got, why := date.months(day); got != want || why != "" {
			t.Errorf("since %s: %d months (%s), want %d", since, got, why, want)
		}
	}
	none := newReferenceDate("Spring", nil)
	if note := none.note(); !strings.Contains(note.Text, "cannot be told") {
		t.Errorf("no date at all: %s", note.Text)
	}
	if chart := (timeTable{date: none, times: make([]levelTime, 1)}).chart(analysis.Input{}); strings.Contains(chart.Footnote, "0001") {
		t.Errorf("no date at all, and the chart says %s", chart.Footnote)
	}
}

// TestNearest: the distance is the mean absolute difference over the shared
// dimensions, by weight; worked out by hand.
func TestNearest(t *testing.T) {
	l := ladder.Default()
	c := peerFigures{gaps: make([]float64, len(l.Dimensions))}
	near, far := c, c
	near.gaps, far.gaps = slices.Clone(c.gaps), slices.Clone(c.gaps)
	near.profile.Person, far.profile.Person = person("near", "", 4, 0), person("far", "", 4, 0)
	near.gaps[0], far.gaps[1] = -.5, -2
	found := nearestTo(l, c, []peerFigures{far, near})
	want := .5 / float64(len(l.Dimensions)) // one of 26 dimensions of weight 1 differs by half a level
	if len(found) != 2 || found[0].person().ID != "near" || fmt.Sprintf("%.6f", found[0].distance) != fmt.Sprintf("%.6f", want) {
		t.Errorf("nearest: %+v, want near at %.6f", found, want)
	}
}

// TestRemarks: a comment of one cell stands beside its dimension; one of a whole
// line, which comes with every rating of it, is taken once and parted by the
// dimensions that its author names.
func TestRemarks(t *testing.T) {
	l := ladder.Default()
	line := "Feedback: Late. Go Team: Stays; helps. Collaboration Sphere: Wide."
	var ratings []ladder.Rating
	for d := range l.Dimensions {
		of := func(rater, comment string) {
			r := rate("a", rater, ladder.Peer, d, 3)
			r.Comment = comment
			ratings = append(ratings, r)
		}
		of("line", line)
		of("whole", "Good year. Feedback: fine.")
		if l.Dimensions[d].Name == "Feedback" {
			of("cell", "Thanks: given")
		}
	}
	var got []string
	for _, r := range remarksOf(l, ratings) {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s", r.rating.Rater, r.dimension, r.text, r.rating.State))
	}
	want := []string{"line|Feedback|Late.|rated", "line|Go Team|Stays; helps.|rated", "line|Collaboration Sphere|Wide.|rated",
		"whole||Good year. Feedback: fine.|blank", "cell|Feedback|Thanks: given|rated"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What stands beside a candidate of the nearest people is what the job gap says of
// them: the share of each level they meet and their gap in each dimension.
func TestBesideTheNearest(t *testing.T) {
	in := sampleInput(sampleStore(t))
	r, g := runJob(t, promotions, in), runJob(t, gap, in)
	met, gaps := map[string]string{}, map[string]string{}
	for row := range tableNamed(t, g, "assessed_tally").Rows.All() {
		met[fmt.Sprint(row[0], row[2])] = fmt.Sprint(row[7])
	}
	l := in.Ladder
	profiles, err := analysis.Profiles(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range profiles {
		for _, d := range p.Dimensions {
			if gap, ok := l.Gap(d.Dimension.Number, d.Mean, p.Person.Level); ok && d.N > 0 {
				gaps[fmt.Sprint(analysis.T(p.Person.ID), analysis.T(d.Dimension.Name))] = fmt.Sprint(analysis.N(gap))
			}
		}
	}
	near := map[string][]analysis.Value{} // the nearest people by candidate
	for row := range tableNamed(t, r, "promotion_peers").Rows.All() {
		if beside, _ := row[1].Text(); strings.HasPrefix(beside, "nearest") {
			near[fmt.Sprint(row[0])] = append(near[fmt.Sprint(row[0])], row[2])
		}
	}
	checked := 0
	for row := range tableNamed(t, r, "promotion_tally").Rows.All() {
		for k, peer := range near[fmt.Sprint(row[0])] {
			checked++
			if got, want := fmt.Sprint(row[9+k]), met[fmt.Sprint(peer, row[2])]; got != want {
				t.Errorf("%v, nearest %d at %v: %s, and the job gap says %s", row[0], k+1, row[2], got, want)
			}
		}
	}
	for row := range tableNamed(t, r, "promotion_dimensions").Rows.All() {
		for k, peer := range near[fmt.Sprint(row[0])] {
			// The nearest people hold the level proposed: their gap to the own level is the one shown.
			if want, rated := gaps[fmt.Sprint(peer, row[3])]; rated {
				if checked++; fmt.Sprint(row[14+k]) != want {
					t.Errorf("%v, nearest %d in %v: %v, and the ratings say %s", row[0], k+1, row[3], row[14+k], want)
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d figures were checked", checked)
	}
}

// Four people meet the proposed level by the same margin: two slots, or three
// promotions in all, end between equals, and four do not.
func TestLimitsBetweenEquals(t *testing.T) {
	s := newStore(t)
	var people []ladder.Person
	var ratings []ladder.Rating
	for _, id := range []string{"a", "b", "c", "d"} {
		people = append(people, person(id, "Tech", 3, 4))
		for d := range ladder.Default().Dimensions {
			ratings = append(ratings, rate(id, "m", ladder.Manager, d, 4.5))
		}
	}
	add(t, s, "roster.xlsx", people, ratings)
	in := inputOf(s)
	in.Slots = map[int]int{4: 2}
	r := runJob(t, promotions, in)
	wantNote(t, r, "The slots of SRE4 end between equals: b and c have the same margin")
	budget := 3
	in.Slots, in.Budget = nil, &budget
	wantNote(t, runJob(t, promotions, in), "The budget ends between equals: c and d have the same margin")
	in.Slots, in.Budget = map[int]int{4: 4}, nil
	for _, n := range runJob(t, promotions, in).Notes {
		if strings.Contains(n.Text, "between equals") {
			t.Errorf("slots for everybody: %s", n.Text)
		}
	}
}
