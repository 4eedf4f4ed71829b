package store

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"calibrate/ladder"
)

// documented are the views and columns other packages and people rely on: they
// may be added to and never change.
var documented = map[string]string{
	"ratings":           "cycle employee rater relation ladder dimension dimension_no category state level text rule comment file sheet row_no col_no cell batch",
	"rating_ids":        "cycle employee_no rater_no relation_no dimension_no state_no level",
	"names":             "name_no name",
	"employees":         "cycle id name email manager org ladder level proposed hired level_since file sheet cell on_roster",
	"employee_groups":   "cycle id heading value",
	"problems":          "batch file sheet cell row_no col_no code severity message text suggestions",
	"batches":           "batch file sha256 bytes status imported_at program people ratings problems",
	"sheets":            "batch file sheet hidden layout header_row reason",
	"guidelines":        "cycle org ladder levels operator share upper file sheet cell",
	"decisions":         "cycle employee agreed reason decided_by date file sheet cell",
	"decision_history":  "cycle employee agreed reason decided_by date file sheet cell row_no col_no batch seq replaced",
	"ladders":           "ladder version name source license meets_share latest",
	"ladder_levels":     "ladder version level_no level code",
	"ladder_dimensions": "ladder version category_no category dimension_no dimension code weight",
	"ladder_cells":      "ladder version category dimension dimension_no level_no level kind origin_level_no band_low band_high text",
	"gaps":              "cycle employee dimension n mean level proposed gap_current gap_next gap_proposed",
	"cycles":            "cycle year people ratings",
	"history":           "batch file sha256 imported_at people ratings problems retired_at retired_by reason",
	"changes":           "batch retired_by cycle employee rater ladder dimension cell_before level_before cell_after level_after",
}

func TestViewsAreDocumented(t *testing.T) {
	path := stored(t) // comments must outlast closing
	s := openTest(t, path)
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range lines(t, s, "SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal ORDER BY 1") {
		if !bytes.Contains(doc, []byte(view)) {
			t.Errorf("the package comment does not name the view %s", view)
		}
		if documented[view] == "" {
			t.Errorf("view %s is not in the table of this test", view)
		}
	}
	without := lines(t, s, `SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal AND comment IS NULL
		UNION ALL SELECT c.table_name || '.' || c.column_name FROM duckdb_columns() c JOIN duckdb_views() v ON v.view_oid = c.table_oid
		WHERE v.schema_name = 'main' AND NOT v.internal AND c.comment IS NULL`)
	if len(without) > 0 {
		t.Error("without a comment:", without)
	}
	for view, columns := range documented {
		stmt, err := s.db.Prepare("SELECT " + strings.ReplaceAll(columns, " ", ", ") + " FROM " + view)
		if err != nil {
			t.Errorf("%s: %v", view, err)
			continue
		}
		stmt.Close()
	}
}

// TestTextsAreNeverNull fills every table and looks for NULL texts in the views.
func TestTextsAreNeverNull(t *testing.T) {
	s := openTest(t, "")
	add(t, s, full(), ladder.Read)
	changed := full()
	changed.Ratings.Drop(map[int]bool{0: true})
	add(t, s, hashed(changed), ladder.Replaced)
	for view := range documented {
		for _, column := range lines(t, s, "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = $1 AND data_type = 'VARCHAR'", view) {
			query := fmt.Sprintf("SELECT count(*), count(%q) FROM %s", column, view)
			got := strings.Split(lines(t, s, query)[0], " | ")
			if got[0] != got[1] || got[0] == "0" {
				t.Errorf("%s.%s: %s rows, %s with a text", view, column, got[0], got[1])
			}
		}
	}
}

// TestNumbersMatchTheModel holds the words the views spell out against the lists
// of package ladder.
func TestNumbersMatchTheModel(t *testing.T) {
	s := openTest(t, "")
	b := file("all.csv")
	for i, relation := range ladder.Relations {
		r := rating(string(relation), i, 3)
		r.Relation, r.State = relation, ladder.States[i]
		b.Ratings.Add(r)
	}
	add(t, s, hashed(b), ladder.Read)
	for i := range ladder.Relations {
		got := lines(t, s, "SELECT relation, state, level FROM ratings WHERE row_no = $1", i+2)
		level := "<nil>"
		if ladder.States[i] == ladder.Rated {
			level = "3"
		}
		want(t, "words", got, fmt.Sprintf("%s | %s | %s", ladder.Relations[i], ladder.States[i], level))
		want(t, "numbers", lines(t, s, "SELECT relation_no, state_no FROM rating_ids WHERE dimension_no = $1", i), fmt.Sprintf("%d | %d", i, i))
	}
	if len(ladder.Relations) != len(ladder.States) || len(ladder.States) != 6 {
		t.Error("a relation or state was added: schema and this test know six of each")
	}
}

// TestCellNames compares the macro with the model on every column of a sheet.
func TestCellNames(t *testing.T) {
	s := openTest(t, "")
	col := 0
	err := Each(ctx, s, "SELECT stored.cell(14, i) FROM range(1, 16385) t(i) ORDER BY i", func(rows *sql.Rows) error {
		var got string
		err := rows.Scan(&got)
		if col++; got != (ladder.Source{Row: 14, Col: col}).Cell() {
			t.Fatalf("column %d is %s", col, got)
		}
		return err
	})
	if err != nil || col != 16384 {
		t.Fatal(col, err)
	}
	want(t, "no cell", lines(t, s, "SELECT stored.cell(0, 3), stored.cell(3, 0), stored.source('f', '', 0, 0)"), " |  | f")
}

// TestGaps works out every mean and gap a second time in Go, with the ladder's
// own Gap.
func TestGaps(t *testing.T) {
	s := openTest(t, "")
	l := ladder.Default()
	b := company(12)
	for i := range b.People {
		b.People[i].Proposed = i % 7 // 0: not nominated
	}
	var ratings ladder.Ratings
	for i, r := range b.Ratings.All() {
		if i%5 == 0 {
			r.State = ladder.NotObserved
		}
		ratings.Add(r)
	}
	b.Ratings = ratings
	add(t, s, b, ladder.Read)
	type key struct{ employee, dimension string }
	levels := map[key][]float64{}
	for _, r := range b.Ratings.All() {
		if r.State == ladder.Rated && r.Relation != ladder.Self {
			levels[key{r.Employee, r.Dimension}] = append(levels[key{r.Employee, r.Dimension}], r.Level)
		}
	}
	var expected []string
	for at, list := range levels {
		sum := 0.0
		for _, level := range list {
			sum += level
		}
		mean := sum / float64(len(list))
		p := b.People[slices.IndexFunc(b.People, func(p ladder.Person) bool { return p.ID == at.employee })]
		d, _ := l.DimensionByName(at.dimension)
		gap := func(target int) string {
			if g, ok := l.Gap(d.Number, mean, target); ok && target > 0 {
				return fmt.Sprint(g)
			}
			return "<nil>"
		}
		proposed := fmt.Sprint(p.Proposed)
		if p.Proposed == 0 {
			proposed = "<nil>"
		}
		expected = append(expected, fmt.Sprintf("%s | %s | %d | %v | %d | %s | %s | %s | %s", at.employee, at.dimension, len(list), mean,
			p.Level, proposed, gap(p.Level), gap(p.Level+1), gap(p.Proposed)))
	}
	slices.Sort(expected)
	got := lines(t, s, "SELECT employee, dimension, n, mean, level, proposed, gap_current, gap_next, gap_proposed FROM gaps")
	slices.Sort(got)
	want(t, "gaps", got, expected...)
}

// TestLadderCells compares every cell of the views with the ladder's.
func TestLadderCells(t *testing.T) {
	s := openTest(t, "")
	l := ladder.Default()
	rows := lines(t, s, "SELECT dimension_no, level_no, kind, coalesce(origin_level_no, 0), coalesce(band_low, 0), coalesce(band_high, 0), text, category, dimension, level FROM ladder_cells ORDER BY 1, 2")
	for i, got := range rows {
		dim, level := i/len(l.Levels), i%len(l.Levels)+1
		cell := l.Cell(dim, level)
		band, _ := l.Band(dim, level)
		d := l.Dimensions[dim]
		want(t, "cell", []string{got}, fmt.Sprintf("%d | %d | %s | %d | %d | %d | %s | %s | %s | %s", dim, level, cell.Kind, cell.Origin,
			band.Low, band.High, cell.Text, l.Categories[d.Category].Name, d.Name, l.Levels[level-1].Name))
	}
	if len(rows) != len(l.Levels)*len(l.Dimensions) {
		t.Error(len(rows), "cells")
	}
}

func TestLadders(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.duckdb")
	s := openTest(t, path)
	before := counts(t, s)
	if err := s.PutLadder(ctx, ladder.Default()); err != nil {
		t.Fatal(err)
	}
	if after := counts(t, s); after != before {
		t.Error("putting a ladder again wrote rows:", after)
	}
	back, err := s.LoadLadder(ctx, ladder.Default().Version)
	if err != nil || back.Hash() != ladder.Default().Hash() {
		t.Errorf("the ladder came back as another: %v", err)
	}
	second := variant(t, "meets_share: 0.75", "meets_share: 0.5")
	if err := s.PutLadder(ctx, second); err != nil {
		t.Fatal(err)
	}
	versions, err := s.LadderVersions(ctx)
	if err != nil || len(versions) != 2 || versions[0].Version != ladder.Default().Version || versions[0].Latest || !versions[1].Latest {
		t.Errorf("%+v, %v", versions, err)
	}
	_, err = s.LoadLadder(ctx, "none")
	wantError(t, err, nil, `no ladder of version "none"`, "--ladder")
	// A rating against the other version is still the same rating.
	add(t, s, rated(3).in("a.csv"), ladder.Read)
	later := meta()
	later.LadderVersion = second.Version
	if _, err := s.Add(ctx, rated(4).in("b.csv"), later); err != nil {
		t.Fatal(err)
	}
	want(t, "conflict across versions", state(t, s), "a.csv | unread | <nil>", "b.csv | unread | <nil>")
	want(t, "versions", lines(t, s, "SELECT ladder_version FROM ratings ORDER BY file"), ladder.Default().Version, second.Version)
}

// variant is the default ladder with one line of its file changed.
func variant(t *testing.T, line, by string) *ladder.Ladder {
	t.Helper()
	var text bytes.Buffer
	if err := ladder.Write(&text, ladder.Default()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), line) {
		t.Fatalf("the ladder file has no %q", line)
	}
	l, err := ladder.Load(strings.NewReader(strings.Replace(text.String(), line, by, 1)), "variant.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestCyclesInOrder(t *testing.T) {
	s := openTest(t, "")
	b := file("cycles.csv")
	for i, cycle := range []string{"Q1 2026", "Q4 2025", "2025-H1", "pilot"} {
		r := rating("bob", i, 3)
		r.Cycle = cycle
		b.Ratings.Add(r)
	}
	b.People = []ladder.Person{{Cycle: "Fall 2024", ID: "ana"}}
	add(t, s, hashed(b), ladder.Read)
	got, err := s.Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "cycles", got, "pilot", "Fall 2024", "2025-H1", "Q4 2025", "Q1 2026")
}

// TestQueryWithinQuery must not wait for itself.
func TestQueryWithinQuery(t *testing.T) {
	s := openTest(t, "")
	add(t, s, company(20), ladder.Read)
	n := 0
	err := Each(ctx, s, "SELECT DISTINCT employee FROM ratings ORDER BY 1", func(rows *sql.Rows) error {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
		list, err := Select(ctx, s, "SELECT count(*) FROM ratings WHERE employee = $employee", func(rows *sql.Rows) (n int, err error) {
			return n, rows.Scan(&n)
		}, sql.Named("employee", id))
		n += list[0]
		return err
	})
	if err != nil || n != 20*3*26 {
		t.Fatal(n, err)
	}
}

// TestAddWhileReading stores a file while the rows of a query are being read:
// the reader goes on with what there was when it began.
func TestAddWhileReading(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "a.duckdb"))
	add(t, s, company(200), ladder.Read)
	n := 0
	err := Each(ctx, s, "SELECT employee, level FROM ratings ORDER BY employee, rater, dimension", func(rows *sql.Rows) error {
		if n++; n == 10 {
			add(t, s, file("b.csv", rating("eve", 0, 3)), ladder.Read)
		}
		return nil
	})
	if err != nil || n != 200*3*26 {
		t.Fatal(n, err)
	}
	want(t, "after", lines(t, s, "SELECT count(*) FROM ratings"), fmt.Sprint(n+1))
}
