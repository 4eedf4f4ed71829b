package workbook

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"calibrate/analysis"
	"calibrate/ladder"
)

// Every rating stands there with its cell; filters trace a figure to it.
func TestSources(t *testing.T) {
	_, f := written(t, bundleOf(t, small(t)))
	rows, err := f.GetRows(sourcesName)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[4:] {
		got = append(got, strings.Join(row, " | "))
	}
	want := []string{
		"E1 | Ana Ruiz | Infra | Technical Excellence | Tools and Tech | R9 |  | peer | rated | 3.5 | 3.5 | number | ratings.xlsx | Ratings | E2",
		"E1 | Ana Ruiz | Infra | Technical Excellence | Technical Problem Solving | R9 |  | peer | rated | 4 | 4 | number | ratings.xlsx | Ratings | F2",
		"E2 | Bo Li | Infra / Storage | Technical Excellence | Tools and Tech | E1 | Ana Ruiz | manager | rated | 2 | 2 | number | ratings.xlsx | Ratings | E3",
		"E2 | Bo Li | Infra / Storage | Technical Excellence | Architecture | E1 | Ana Ruiz | manager | not observed | — | n/o | word for no rating | ratings.xlsx | Ratings | G3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// No name is cut by the column after it, and a long comment makes paper no broader.
func TestSourcesFit(t *testing.T) {
	name := "Maria del Carmen Fernandez de la Fuente"
	people := []ladder.Person{{Cycle: cycle, ID: "E1", Name: name, Ladder: "sre", Level: 3}}
	said := rate("E1", "E1", ladder.Self, 0, 2, 3)
	said.Comment = strings.Repeat("steady ", 40)
	_, f := written(t, bundleOf(t, inputOf(t, people, []ladder.Rating{said})))
	for _, col := range []string{"B", "G"} {
		if w, err := f.GetColWidth(sourcesName, col); err != nil || w < float64(len(name)) {
			t.Errorf("column %s is %v wide, %v", col, w, err)
		}
	}
	for _, d := range f.GetDefinedName() {
		if d.Scope == sourcesName && d.Name == "_xlnm.Print_Area" && d.RefersTo == "'Sources'!$A$1:$P$5" {
			return
		}
	}
	t.Errorf("the sheet of sources prints as far as its texts reach: %v", f.GetDefinedName())
}

// A director sees what raters are to a person, not who they are.
func TestDirectorSeesNoRaters(t *testing.T) {
	in := small(t)
	in.Audience = analysis.Director
	secret := analysis.Result{Job: "fairness", Title: "Fairness", Notes: []analysis.Note{{Severity: analysis.Caution, Text: "for HR only"}}}
	path, f := written(t, bundleOf(t, in, secret))
	got, err := f.GetCellValue(sourcesName, "F5")
	if err != nil || got != "peer 1" {
		t.Errorf("rater %q, %v; want peer 1", got, err)
	}
	for name, content := range unpacked(t, path) {
		if strings.Contains(string(content), "R9") && !strings.HasPrefix(name, "xl/styles") {
			t.Errorf("%s names the rater R9", name)
		}
		if strings.Contains(string(content), "for HR only") {
			t.Errorf("%s has what is for HR only", name)
		}
		if strings.HasPrefix(name, "xl/worksheets") && strings.Contains(string(content), "Ratings") {
			t.Errorf("%s names the sheet of a rater", name)
		}
	}
}

// More ratings than a sheet holds go on to the next.
func TestSourcesOverSheets(t *testing.T) {
	s, err := newSummary(context.Background(), t.TempDir(), bundleOf(t, small(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer s.discard()
	w := s.sourceWriter()
	w.most = 3
	if err := w.write(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sources.xlsx")
	if err := s.save(path); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	for _, test := range []struct {
		sheet string
		rows  int
	}{{"Sources", 7}, {"Sources 2", 5}} {
		rows, err := f.GetRows(test.sheet)
		if err != nil || len(rows) != test.rows {
			t.Errorf("%s has %d rows (%v), want %d", test.sheet, len(rows), err, test.rows)
		}
		tables, err := f.GetTables(test.sheet)
		if err != nil || len(tables) != 1 {
			t.Errorf("%s has tables %v, %v", test.sheet, tables, err)
		}
	}
}

// BenchmarkWrite writes the sources of 10,000 people with 3 raters in 26
// dimensions: 780,000 lines.
func BenchmarkWrite(b *testing.B) {
	const employees, raters = 10_000, 3
	l := ladder.Default()
	var people []ladder.Person
	var ratings []ladder.Rating
	for e := range employees {
		id := fmt.Sprintf("E%05d", e)
		people = append(people, ladder.Person{Cycle: cycle, ID: id, Name: "Name of " + id, Org: "Infra / Storage", Ladder: l.ID, Level: 1 + e%6})
		for r := range raters {
			for d := range l.Dimensions {
				ratings = append(ratings, rate(id, fmt.Sprintf("E%05d", (e+r+1)%employees), ladder.Peer, d, e+2, float64(1+(e+d)%6)))
			}
		}
	}
	bundle := bundleOf(b, inputOf(b, people, ratings))
	path := filepath.Join(b.TempDir(), "summary.xlsx")
	rows := len(ratings)
	ratings, people = nil, nil
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(context.Background(), path, bundle); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(left) != 1 {
		b.Errorf("beside the workbook lies %v, %v", left, err)
	}
	perSecond(b, rows, "rows")
	perSecond(b, employees, "people")
	b.ReportMetric(float64(info.Size())/1e6, "MB")
}
