package layouts_test

import (
	"fmt"
	"testing"

	"calibrate/ingest"
	"calibrate/ladder"
)

// bigSheet is a wide sheet of 26 dimensions; every employee is rated by three
// raters.
func bigSheet(rows int) (*ingest.Sheet, []ladder.Person) {
	header := []string{"Employee ID", "Employee", "Rater ID", "Relationship"}
	for _, d := range ladder.Default().Dimensions {
		header = append(header, d.Name)
	}
	grid := [][]string{header}
	var people []ladder.Person
	for i := range rows {
		employee, rater := i/3, (i/3+1+i%3)%(rows/3)
		line := []string{fmt.Sprintf("E%05d", employee), fmt.Sprintf("Person Number %d", employee), fmt.Sprintf("E%05d", rater), "Peer"}
		for d := range ladder.Default().Dimensions {
			line = append(line, []string{"3", "3.5", "4", "2", "n/a", ""}[(i+d)%6])
		}
		grid = append(grid, line)
		if i%3 == 0 {
			people = append(people, ladder.Person{Cycle: "2026-H1", ID: line[0], Name: line[1], Level: 3})
		}
	}
	return ingest.NewSheet("big.csv", "", grid), people
}

// BenchmarkMatch measures everything after the cells are read: layout, people,
// ratings and duplicates of 780,000 cells.
func BenchmarkMatch(b *testing.B) {
	sheet, people := bigSheet(30_000)
	opt := caseOptions(nil, nil)
	opt.Roster = people
	b.ReportAllocs()
	for b.Loop() {
		batch := ingest.ImportBook(&ingest.Book{File: "big.csv", Sheets: []*ingest.Sheet{sheet}}, opt)
		if batch.Ratings.Len() != 780_000 {
			b.Fatalf("%d ratings, %s", batch.Ratings.Len(), batch.Reason)
		}
	}
	b.ReportMetric(780_000*float64(b.N)/b.Elapsed().Seconds(), "ratings/s")
}
