package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// The benchmark's workbook: each of 10,000 employees is rated by three people on
// 26 dimensions, one row for each pair, and nine columns say who they are.
const benchRows, benchColumns = 30_000, 36

// BenchmarkImport imports a workbook whole by the built program, which reads,
// matches and stores it in a new database, beside R readxl, which only reads it.
// Both are processes of their own, and the figures are theirs from start to end.
func BenchmarkImport(b *testing.B) {
	path := benchWorkbook(b)
	program, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	readxl := findReadxl(b)
	var ours, theirs processUse
	for b.Loop() {
		db := filepath.Join(b.TempDir(), "bench.duckdb")
		ours.add(b, program, "import", path, "--db", db, "--quiet")
		if readxl != "" {
			theirs.add(b, readxl, "-e", fmt.Sprintf("d <- readxl::read_excel(%q); stopifnot(dim(d) == c(%d, %d))", path, benchRows, benchColumns))
		}
	}
	n := float64(b.N)
	b.ReportMetric(ours.cpu/n, "CPU-s/op")
	b.ReportMetric(benchRows*benchColumns*n/ours.cpu, "cells/CPU-s")
	b.ReportMetric(benchRows*float64(len(ladder.Default().Dimensions))*n/ours.cpu, "ratings/CPU-s")
	b.ReportMetric(ours.peak, "MB-peak")
	if readxl != "" {
		b.ReportMetric(theirs.cpu/n, "readxl-CPU-s/op")
		b.ReportMetric(theirs.peak, "readxl-MB-peak")
		b.ReportMetric(ours.cpu/theirs.cpu, "CPU/readxl")
	}
}

// BenchmarkImportAllocations does the same inside this process, for what it allocates.
func BenchmarkImportAllocations(b *testing.B) {
	path := benchWorkbook(b)
	b.ReportAllocs()
	for b.Loop() {
		inside(b, statusDone, "import", path, "--db", filepath.Join(b.TempDir(), "bench.duckdb"), "--quiet")
	}
}

// A processUse adds up what processes used.
type processUse struct {
	cpu  float64 // seconds, of all cores
	peak float64 // MB of memory, of the largest
}

// add runs a program, which must succeed.
func (u *processUse) add(b *testing.B, name string, args ...string) {
	b.Helper()
	command := exec.Command(name, args...)
	if output, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%s", name, err, output)
	}
	state := command.ProcessState
	u.cpu += (state.UserTime() + state.SystemTime()).Seconds()
	u.peak = max(u.peak, float64(state.SysUsage().(*syscall.Rusage).Maxrss)/1e3)
}

// findReadxl gives the program that runs R; "" when it or readxl is not there.
func findReadxl(b *testing.B) string {
	path, err := exec.LookPath("Rscript")
	if err == nil {
		err = exec.Command(path, "-e", "library(readxl)").Run()
	}
	if err != nil {
		b.Log("not compared with readxl: R or its package readxl is not installed (Debian: r-cran-readxl)")
		return ""
	}
	return path
}

// benchWorkbook writes the workbook and gives its path.
func benchWorkbook(b *testing.B) string {
	b.Helper()
	book := excelize.NewFile()
	defer book.Close()
	out, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	line := benchHeader()
	for row := range benchRows + 1 {
		if err := out.SetRow("A"+strconv.Itoa(row+1), line); err != nil {
			b.Fatal(err)
		}
		line = benchLine(row, line)
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "assessments.xlsx")
	if err := book.SaveAs(path); err != nil {
		b.Fatal(err)
	}
	return path
}

func benchHeader() []any {
	line := []any{"Cycle", "Employee ID", "Employee", "Employee email", "Organisation", "Current level", "Rater ID", "Rater", "Relationship"}
	for _, d := range ladder.Default().Dimensions {
		line = append(line, d.Name)
	}
	return append(line, "Comment")
}

// benchLine is one row: who rates whom, half steps with words and blanks among
// them, and a remark on every tenth.
func benchLine(row int, line []any) []any {
	employee, rater := row/3, (row/3+row%3*7)%(benchRows/3)
	relation := []string{"Self", "Manager", "Peer"}[row%3]
	line = append(line[:0], "2026-H1", fmt.Sprintf("E%05d", employee), fmt.Sprintf("Person Number %d", employee),
		fmt.Sprintf("person.%d@example.com", employee), fmt.Sprintf("Infra / Team %d", employee%400), fmt.Sprintf("SRE%d", employee%6+1),
		fmt.Sprintf("E%05d", rater), fmt.Sprintf("Person Number %d", rater), relation)
	for column := range benchColumns - 10 {
		line = append(line, []any{3, 3.5, 4, 2, "n/a", nil, 2.5, 5}[(employee+row%3+column)%8])
	}
	if row%10 == 0 {
		line = append(line, fmt.Sprintf("Led the move of service %d", row))
	}
	return line
}

// BenchmarkDirectorsPacket makes the packet of a director of 100 people from the
// database: all jobs, HTML and PDF.
func BenchmarkDirectorsPacket(b *testing.B) {
	dir := b.TempDir()
	db := filepath.Join(dir, "a.duckdb")
	inside(b, statusDone, "sample", filepath.Join(dir, "in"), "--employees", "100", "--seed", "1")
	inside(b, statusUnread, "import", filepath.Join(dir, "in"), "--db", db, "--quiet")
	b.ReportAllocs()
	for b.Loop() {
		inside(b, statusDone, "report", "packet", "--audience", "director", "-o", filepath.Join(dir, "packet"), "--db", db, "--quiet")
	}
}

// inside runs a command line in this process, which must end with a status.
func inside(b *testing.B, want int, args ...string) {
	b.Helper()
	var out, errOut bytes.Buffer
	if status := run(context.Background(), args, strings.NewReader(""), &out, &errOut); status != want {
		b.Fatalf("calibrate %s: status %d, want %d: %s", strings.Join(args, " "), status, want, errOut.String())
	}
}
