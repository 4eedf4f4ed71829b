package layouts_test

import (
	"fmt"
	"slices"
	"syscall"
	"testing"
	"time"

	"calibrate/ingest"
)

// TestHostileGridsAreCheap reads grids made to be expensive: thousands of columns
// for one dimension, of comments, of nothing known; thousands of forms below one
// another; rows that all look shifted; prose as headings.
func TestHostileGridsAreCheap(t *testing.T) {
	wide := func(heading string, rows int) [][]string {
		grid := [][]string{append([]string{"Employee", "Rater"}, slices.Repeat([]string{heading}, 4000)...)}
		for range rows {
			grid = append(grid, append([]string{"Ana Ruiz", "Max Okafor"}, slices.Repeat([]string{"3"}, 4000)...))
		}
		return grid
	}
	var forms, shifted, tables, empty [][]string
	for range 3_000 {
		forms = append(forms, []string{"Employee:", "Ana Ruiz"}, []string{"Dimension", "Self"}, []string{"Feedback", "3"}, []string{"Delegation", "4"})
		shifted = append(shifted, []string{"Ana Ruiz", "Max Okafor", "", "3", "4"})
	}
	for i := range 60_000 {
		if i < 7_000 {
			tables = append(tables, []string{"Rater:", "Max Okafor"}, []string{"Employee", "Feedback"}, []string{"Ana Ruiz", "3"})
		}
		empty = append(empty, []string{"Employee", "Rater", "Feedback"}, nil)
	}
	shifted = append([][]string{{"Employee", "Rater", "Feedback", "Delegation", "Comment"}}, shifted...)
	grids := map[string][][]string{
		"dimensions": wide("Feedback", 20), "comments": wide("Comment", 20), "unknown": wide("Charisma", 20), "prose": wide("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", 5),
		"forms": forms, "shifted": shifted, "tables": tables[:5_997], "too many tables": tables, "headings alone": empty,
	}
	for name, grid := range grids {
		start := cpuTime(t)
		sheet := ingest.NewSheet("grid.csv", "", grid)
		ingest.ImportBook(&ingest.Book{File: "grid.csv", Sheets: []*ingest.Sheet{sheet}}, caseOptions(t, nil))
		took := cpuTime(t) - start
		t.Logf("%s: %v", name, took)
		if took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// TestHostileRostersAreCheap reads rosters made to be expensive: one line of
// command through everybody, one circle of everybody, everybody of one name.
func TestHostileRostersAreCheap(t *testing.T) {
	const n = 5_000
	roster := func(name func(int) string, manager func(int) string) [][]string {
		grid := [][]string{{"ID", "Name", "Manager ID", "Level"}}
		for i := range n {
			grid = append(grid, []string{fmt.Sprint("P", i), name(i), manager(i), "SRE2"})
		}
		return grid
	}
	own := func(i int) string { return fmt.Sprint("Person ", i) }
	grids := map[string][][]string{
		"a line":   roster(own, func(i int) string { return fmt.Sprint("P", min(i+1, n-1)) }),
		"a circle": roster(own, func(i int) string { return fmt.Sprint("P", (i+1)%n) }),
		"one name": roster(func(int) string { return "Ana Ruiz" }, func(int) string { return "Ana Ruiz" }),
		"nobody":   roster(own, func(i int) string { return fmt.Sprint("Somebody else ", i) }),
	}
	for name, grid := range grids {
		start := cpuTime(t)
		sheet := ingest.NewSheet("roster.csv", "", grid)
		opt := caseOptions(t, nil)
		opt.Roster = nil
		b := ingest.ImportBook(&ingest.Book{File: "roster.csv", Sheets: []*ingest.Sheet{sheet}}, opt)
		took := cpuTime(t) - start
		t.Logf("%s: %v, %d people, %d problems", name, took, len(b.People), len(b.Problems))
		if len(b.People) != n || took > 10*time.Second {
			t.Errorf("%s: %d people in %v", name, len(b.People), took)
		}
		for _, p := range b.Problems {
			if len(p.Message) > 2000 {
				t.Fatalf("%s: a message of %d bytes", name, len(p.Message))
			}
		}
	}
}

// cpuTime is what this process has used so far, on all cores: a bound on it holds
// however busy the machine is.
func cpuTime(t *testing.T) time.Duration {
	t.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		t.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
