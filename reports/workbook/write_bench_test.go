package workbook

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// benchTeams is how many managers the blank workbooks are for, each of benchTeam people.
const benchTeams, benchTeam = 12, 8

func benchStaff() (people []ladder.Person) {
	for m := range benchTeams {
		manager := fmt.Sprintf("M%02d", m)
		people = append(people, ladder.Person{Cycle: cycle, ID: manager, Name: "Manager " + manager, Level: 5})
		for i := range benchTeam {
			id := fmt.Sprintf("E%02d%02d", m, i)
			people = append(people, ladder.Person{Cycle: cycle, ID: id, Name: "Name of " + id, Manager: manager, Level: 1 + i%4, Proposed: (2 + i%4) * (i % 2)})
		}
	}
	return people
}

// perSecond reports how many of what a benchmark is about are done in a second.
func perSecond(b *testing.B, n int, what string) {
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), what+"/s")
}

// BenchmarkTemplates writes the blank workbooks of a company: one for each manager with
// a sheet for each person of the team, and those that name nobody.
func BenchmarkTemplates(b *testing.B) {
	people, l, dir := benchStaff(), ladder.Default(), b.TempDir()
	templates := Templates{Words: english, Ladder: l, LadderOf: func(ladder.Person) *ladder.Ladder { return l }, People: people}
	b.ReportAllocs()
	for b.Loop() {
		if err := templates.Write(dir); err != nil {
			b.Fatal(err)
		}
	}
	perSecond(b, benchTeams*benchTeam, "people")
}

// BenchmarkDecisionSheet writes the sheet of a meeting on 100 people.
func BenchmarkDecisionSheet(b *testing.B) {
	people, l, path := benchStaff()[:100], ladder.Default(), filepath.Join(b.TempDir(), "decisions.xlsx")
	sheet := DecisionSheet{In: english, Words: l, People: people, LadderOf: func(ladder.Person) *ladder.Ladder { return l }}
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteDecisionSheet(path, sheet); err != nil {
			b.Fatal(err)
		}
	}
	perSecond(b, len(people), "people")
}

// BenchmarkProblems copies a workbook of 1,000 rows and 36 columns, a cell in question
// on every second row, each annotated.
func BenchmarkProblems(b *testing.B) {
	const rows, columns = 1000, 36
	mend := Mend{File: "assessments.xlsx", Data: benchAssessments(b, rows, columns), Notes: true}
	for row := 1; row <= rows; row += 2 {
		mend.Problems = append(mend.Problems, ladder.Problem{
			Source: ladder.Source{File: mend.File, Sheet: "Sheet1", Row: row, Col: 1 + row%columns}, Text: "4+", Code: "unreadable_rating",
			Severity: ladder.Error, Message: `"4+" is no level: write 4 or 4.5`, Suggestions: []string{"4", "4.5"},
		})
	}
	path := filepath.Join(b.TempDir(), "copy.xlsx")
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteProblems(path, mend); err != nil {
			b.Fatal(err)
		}
	}
	perSecond(b, rows*columns, "cells")
	perSecond(b, len(mend.Problems), "problems")
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		b.Errorf("no copy was written: %v", err)
	}
}

func benchAssessments(b *testing.B, rows, columns int) []byte {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	line := make([]any, columns)
	for row := 1; row <= rows; row++ {
		for column := range line {
			line[column] = []any{3, 3.5, "n/a", nil, "4+"}[(row+column)%5]
		}
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row), &line); err != nil {
			b.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := f.Write(&data); err != nil {
		b.Fatal(err)
	}
	return data.Bytes()
}
