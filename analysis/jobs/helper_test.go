package jobs

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	goflag "flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

var update = goflag.Bool("update", false, "write the golden files anew")

// thisCycle is the cycle of every rating made here.
const thisCycle = "2026-H1"

// newStore opens an empty store in memory with the shipped ladder in it.
func newStore(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), "", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.PutLadder(context.Background(), ladder.Default()); err != nil {
		t.Fatal(err)
	}
	return s
}

// inputOf asks for everything of the cycle, as HR does.
func inputOf(s *store.Store) analysis.Input {
	l := ladder.Default()
	return analysis.Input{Store: s, Ladder: l, Ladders: map[string]*ladder.Ladder{l.ID: l}, Cycle: thisCycle,
		Audience: analysis.HR, MinGroup: 5, Seed: 1}
}

// add stores a file of people and ratings.
func add(t testing.TB, s *store.Store, file string, people []ladder.Person, ratings []ladder.Rating) {
	t.Helper()
	b := &ladder.Batch{File: file, Status: ladder.Read, People: people, Ratings: ladder.NewRatings(ratings...)}
	sum := sha256.Sum256(fmt.Append(nil, file, people, ratings))
	b.SHA256 = hex.EncodeToString(sum[:])
	meta := store.Meta{At: time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC), Program: "test", LadderVersion: ladder.Default().Version}
	if status, err := s.Add(context.Background(), b, meta); err != nil || status != ladder.Read {
		t.Fatalf("adding %s: %s, %v", file, status, err)
	}
}

// person is a line of the roster.
func person(id, org string, level, proposed int) ladder.Person {
	return ladder.Person{Cycle: thisCycle, ID: id, Name: "Name of " + id, Org: org, Ladder: ladder.Default().ID, Level: level, Proposed: proposed}
}

// rate is one rating in a dimension of the shipped ladder.
func rate(employee, rater string, relation ladder.Relation, dimension int, level float64) ladder.Rating {
	l := ladder.Default()
	return ladder.Rating{Cycle: thisCycle, Employee: employee, Rater: rater, Relation: relation, Ladder: l.ID,
		Dimension: l.Dimensions[dimension].Name, State: ladder.Rated, Level: level, Text: fmt.Sprint(level), Rule: "number"}
}

// A plan makes ratings with known truths: a true level per person and
// dimension, a severity per rater, a halo per pair, and noise, rounded to half
// steps within the ladder.
type plan struct {
	cycle    string
	random   *rand.Rand
	truth    map[string][]float64
	severity map[string]float64
	halo     float64
	noise    float64
	ratings  []ladder.Rating
}

func newPlan(seed uint64) *plan {
	return &plan{cycle: thisCycle, random: rand.New(rand.NewPCG(seed, 26)), truth: map[string][]float64{}, severity: map[string]float64{}, halo: .15, noise: .35}
}

func (p *plan) rate(employee, rater string, relation ladder.Relation) {
	l := ladder.Default()
	if p.truth[employee] == nil {
		overall := 3.5 + .6*p.random.NormFloat64()
		for range l.Dimensions {
			p.truth[employee] = append(p.truth[employee], overall+.3*p.random.NormFloat64())
		}
	}
	halo := p.halo * p.random.NormFloat64()
	for d, truth := range p.truth[employee] {
		level := truth - p.severity[rater] + halo + p.noise*p.random.NormFloat64()
		level = min(max(math.Round(2*level)/2, 1), float64(len(l.Levels)))
		r := rate(employee, rater, relation, d, level)
		r.Cycle = p.cycle
		p.ratings = append(p.ratings, r)
	}
}

// goldenResult compares a result, as text, with testdata/NAME.golden.
func goldenResult(t *testing.T, name string, result analysis.Result) {
	t.Helper()
	got, file := resultText(result), filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Fatalf("%s, line %d:\n got %s\nwant %s\n(go test -update writes it anew)", file, i+1, gotLines[i], wantLines[i])
		}
	}
	t.Fatalf("%s: got %d lines, want %d", file, len(gotLines), len(wantLines))
}

// resultText writes a result as people read it: notes, then tables in columns.
// A missing figure refers to its reason below the table.
func resultText(r analysis.Result) string {
	var b strings.Builder
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "%s: %s\n", n.Severity, n.Text)
	}
	for _, t := range r.Tables {
		fmt.Fprintf(&b, "\n# %s: %s\n", t.Name, t.Title)
		writeColumns(&b, t)
	}
	for _, c := range r.Charts {
		fmt.Fprintf(&b, "\n@ %s: %s\n%s\n%s\n%s\n", c.Name, c.Title, c.Subtitle, c.Footnote, c.Alt)
	}
	return b.String()
}

// goldenRows is how many rows of a table a golden holds.
const goldenRows = 60

func writeColumns(b *strings.Builder, t analysis.Table) {
	lines := [][]string{{}}
	for _, c := range t.Columns {
		lines[0] = append(lines[0], c.Name)
	}
	var reasons []string
	for row := range t.Rows.First(goldenRows) {
		line := make([]string, len(row))
		for i, v := range row {
			line[i] = analysis.Format(t.Columns[i].Kind, v)
			if why, missing := v.Missing(); missing {
				if !slices.Contains(reasons, why) {
					reasons = append(reasons, why)
				}
				line[i] += fmt.Sprintf("[%d]", slices.Index(reasons, why)+1)
			}
		}
		lines = append(lines, line)
	}
	width := make([]int, len(t.Columns))
	for _, line := range lines {
		for i, s := range line {
			width[i] = max(width[i], utf8.RuneCountInString(s))
		}
	}
	for _, line := range lines {
		var row strings.Builder
		for i, s := range line {
			row.WriteString(s + strings.Repeat(" ", width[i]-utf8.RuneCountInString(s)+2))
		}
		b.WriteString(strings.TrimRight(row.String(), " ") + "\n")
	}
	if more := t.Rows.Len() - goldenRows; more > 0 {
		fmt.Fprintf(b, "… %d more rows\n", more)
	}
	for i, why := range reasons {
		fmt.Fprintf(b, "[%d] %s\n", i+1, why)
	}
}

// tableNamed finds a table of a result.
func tableNamed(t testing.TB, r analysis.Result, name string) analysis.Table {
	t.Helper()
	i := slices.IndexFunc(r.Tables, func(t analysis.Table) bool { return t.Name == name })
	if i < 0 {
		t.Fatalf("no table %s", name)
	}
	return r.Tables[i]
}

// firstRow gives the first row of a table.
func firstRow(t testing.TB, table analysis.Table) []analysis.Value {
	t.Helper()
	for row := range table.Rows.All() {
		return row
	}
	t.Fatalf("%s has no rows", table.Name)
	return nil
}

// cell gives the value of a column in the first row whose first column is key.
func cell(t testing.TB, table analysis.Table, key, column string) analysis.Value {
	t.Helper()
	at := slices.IndexFunc(table.Columns, func(c analysis.Column) bool { return c.Name == column })
	for row := range table.Rows.All() {
		if s, _ := row[0].Text(); s == key && at >= 0 {
			return row[at]
		}
	}
	t.Fatalf("%s has no column %s or no row %s", table.Name, column, key)
	return analysis.Value{}
}

// number is a cell's number.
func numberAt(t testing.TB, table analysis.Table, key, column string) float64 {
	t.Helper()
	v := cell(t, table, key, column)
	x, ok := v.Num()
	if !ok {
		why, _ := v.Missing()
		t.Fatalf("%s, %s of %s: no number (%s)", table.Name, column, key, why)
	}
	return x
}

// textAt is a cell's text.
func textAt(t testing.TB, table analysis.Table, key, column string) string {
	t.Helper()
	s, _ := cell(t, table, key, column).Text()
	return s
}

// wantNote wants a note that says something.
func wantNote(t testing.TB, r analysis.Result, says string) {
	t.Helper()
	for _, n := range r.Notes {
		if strings.Contains(n.Text, says) {
			return
		}
	}
	t.Errorf("no note says %q: %v", says, r.Notes)
}
