package layouts_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"calibrate/ingest"
)

// words of random grids: everything a sheet of ratings is made of, and what it
// should not hold.
var randomWords = struct{ headings, people, cells []string }{
	[]string{
		"Employee", "Employee ID", "Name", "Rater", "Rater Email", "Relationship", "Cycle", "Level", "Comment", "Comments", "Dimension", "Category", "Score", "Rating", "Manager", "Department",
		"Agreed Level", "Share", "Operator", "Timestamp", "Email", "Who are you rating?", "Average", "Notes",
		"Tools and Tech", "Tools & Tech", "Architecture", "Innovation", "Feedback", "Delegation", "Problem Solving", "Communicaton", "Technical Excellence", "Leadership", "Leadership: Innovation", "Feedback – Comment", "Rate [Go Team]", "Self", "Peer", "Ana Ruiz (peer)",
	},
	[]string{"Ana Ruiz", "Ruiz, Ana", "E03", "E04", "Bo Li", "Dana Roy", "Max Okafor", "max2@example.com", "123", "Nobody", "Employee: Ana Ruiz", "Rater: Max Okafor", "Cycle: 2025-H2", "Ratings 2026-H1"},
	[]string{"3", "3.5", "7", "0", "4 - Senior II", "4 - Senior I", "Staff", "n/a", "-", "3-4", "Meets", "Exceeds", "x", "3,5", "20 %", "≤", "manager", "self", "", "", "", "2026-H1", "2020-01-01", "Total"},
}

// TestRandomGrids imports thousands of random grids, each from its own seed, and
// holds them to what FuzzGrid demands.
func TestRandomGrids(t *testing.T) {
	for seed := range uint64(1500) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			sheet := ingest.NewSheet("grid.csv", "", randomGrid(rand.New(rand.NewPCG(seed, 1))))
			opt := caseOptions(t, nil)
			batch := ingest.ImportBook(&ingest.Book{File: "grid.csv", Sheets: []*ingest.Sheet{sheet}}, opt)
			checkBatch(t, sheet, batch)
			checkClaims(t, sheet, batch, &opt)
		})
	}
}

// randomGrid makes a table of ratings and spoils it: some cells are changed,
// one in three is turned on its side, one in three is noise from the start.
func randomGrid(r *rand.Rand) [][]string {
	pick := func(words []string) string { return words[r.IntN(len(words))] }
	grid := [][]string{{"Employee", "Rater"}}
	for range 1 + r.IntN(5) {
		grid[0] = append(grid[0], pick(randomWords.headings[24:]))
	}
	for range 1 + r.IntN(7) {
		line := []string{pick(randomWords.people[:10]), pick(randomWords.people[:10])}
		for range len(grid[0]) - 2 {
			line = append(line, pick(randomWords.cells))
		}
		grid = append(grid, line)
	}
	if r.IntN(3) == 0 {
		grid = transpose(grid)
	}
	for range r.IntN(3) {
		grid = append([][]string{{pick(randomWords.people), pick(randomWords.people)}}, grid...)
	}
	spoil := []int{1000, 25, 3}[r.IntN(3)]
	for _, line := range grid {
		for col := range line {
			if r.IntN(spoil) == 0 {
				line[col] = pick([]string{pick(randomWords.headings), pick(randomWords.people), pick(randomWords.cells)})
			}
		}
	}
	return grid
}

func transpose(grid [][]string) [][]string {
	turned := make([][]string, len(grid[0]))
	for _, line := range grid {
		for col, text := range line {
			turned[col] = append(turned[col], text)
		}
	}
	return turned
}
