package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const designers = `id: design
name: Designer
levels:
  - {name: Designer I, code: D1}
  - {name: Designer II, code: D2}
categories:
  - name: Craft
    code: CR
    dimensions:
      - name: Sketching
        code: SKETCH
        cells: {D1: Draws what was asked for., D2: Draws what was meant.}
`

// TestPeopleOnTwoLadders imports a roster and ratings of people on two ladders in
// one go, each read in the words of their own.
func TestPeopleOnTwoLadders(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	sre, design := filepath.Join(dir, "sre.yaml"), write("design.yaml", designers)
	mustStatus(t, statusDone, "ladder", "export", sre)
	roster := write("roster.csv", "Employee ID,Name,Level,Ladder\n1,Ana Ruiz,SRE3,sre\n2,Bo Li,Designer II,Designer\n3,Eva Stone,SRE6,sre\n")
	ratings := write("ratings.csv", "Employee,Rater,Dimension,Rating\nAna Ruiz,Eva Stone,Architecture,4\n")
	sketches := write("sketches.csv", "Employee,Rater,Dimension,Rating\nBo Li,Eva Stone,Sketching,Designer II\n")
	db := filepath.Join(dir, "c.duckdb")
	out := mustStatus(t, statusDone, "import", roster, ratings, sketches, "--json", "--cycle", "2026-H1", "--db", db, "--ladder", sre, "--ladder", design)
	for _, want := range []string{`"ladder":"design"`, `"dimension":"Sketching"`, `"dimension":"Architecture"`} {
		if !strings.Contains(out, want) {
			t.Errorf("the import does not say %s:\n%s", want, out)
		}
	}
	mustStatus(t, statusDone, "analyze", "gap", "--db", db)
	if status, _, errOut := calibrate(t, "import", roster, "--dry-run", "--db", db, "--ladder", sre, "--ladder", sre); status != statusFailed || !strings.Contains(errOut, `id "sre"`) {
		t.Errorf("one ladder twice: status %d, %s", status, errOut)
	}
}

// TestCyclesWithoutAYear says which cycle is taken as the latest where one has no
// year to be put in order by.
func TestCyclesWithoutAYear(t *testing.T) {
	dir := t.TempDir()
	roster := filepath.Join(dir, "roster.csv")
	db := filepath.Join(dir, "c.duckdb")
	for _, cycle := range []string{"2025-H2", "pilot"} {
		if err := os.WriteFile(roster, []byte("Employee ID,Name,Level,Cycle\n1,Ana Ruiz,SRE3,"+cycle+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		other := filepath.Join(dir, cycle+".csv")
		if err := os.Rename(roster, other); err != nil {
			t.Fatal(err)
		}
		mustStatus(t, statusDone, "import", other, "--db", db)
	}
	if _, _, errOut := calibrate(t, "analyze", "levels", "--db", db); !strings.Contains(errOut, "latest cycle is 2025-H2") || !strings.Contains(errOut, "pilot") {
		t.Errorf("nothing is said of the cycle without a year: %s", errOut)
	}
	if _, _, errOut := calibrate(t, "analyze", "levels", "--db", db, "--cycle", "pilot"); strings.Contains(errOut, "latest cycle") {
		t.Errorf("a cycle asked for is spoken of: %s", errOut)
	}
}
