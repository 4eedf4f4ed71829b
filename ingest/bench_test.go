package ingest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A million cells as an assessment sheet has them: ids, names, levels, half
// steps, words and comments.
const benchRows, benchCols = 30_000, 36

// benchWorkbook writes the benchmark's workbook and gives its path.
func benchWorkbook(b *testing.B) string {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	words := []any{"Meets", "Exceeds", "n/a", 3.5, 2, 4, 1, 5, 2.5}
	line := make([]any, benchCols)
	for row := range benchRows {
		line[0], line[1] = fmt.Sprintf("E%06d", row), fmt.Sprintf("Person %d", row)
		for col := 2; col < benchCols; col++ {
			line[col] = words[(row*7+col*3)%len(words)]
		}
		if err := w.SetRow(fmt.Sprintf("A%d", row+1), line); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "bench.xlsx")
	if err := f.SaveAs(path); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkOpen reads a million cells whole.
func BenchmarkOpen(b *testing.B) {
	path := benchWorkbook(b)
	benchCells(b, func() int {
		book, err := Open(context.Background(), path, OpenOptions{})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for row := 1; row <= book.Sheets[0].NumRows(); row++ {
			n += book.Sheets[0].Width(row)
		}
		return n
	})
}

// BenchmarkExcelizeRows reads the same cells by excelize's row iterator and
// keeps them, for comparison.
func BenchmarkExcelizeRows(b *testing.B) {
	path := benchWorkbook(b)
	benchCells(b, func() int {
		f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true, UnzipXMLSizeLimit: 1 << 30})
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		var kept [][]string
		n := 0
		for rows.Next() {
			line, err := rows.Columns(excelize.Options{RawCellValue: true})
			if err != nil {
				b.Fatal(err)
			}
			kept, n = append(kept, line), n+len(line)
		}
		runtime.KeepAlive(kept)
		return n
	})
}

// BenchmarkOpenCSV reads a million cells of CSV.
func BenchmarkOpenCSV(b *testing.B) {
	var text bytes.Buffer
	for row := range benchRows {
		fmt.Fprintf(&text, "E%06d,\"Person, %d\"", row, row)
		for col := 2; col < benchCols; col++ {
			fmt.Fprintf(&text, ",%d.5", (row+col)%6)
		}
		text.WriteByte('\n')
	}
	path := filepath.Join(b.TempDir(), "bench.csv")
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	benchCells(b, func() int {
		book, err := Open(context.Background(), path, OpenOptions{})
		if err != nil {
			b.Fatal(err)
		}
		return book.Sheets[0].NumRows() * benchCols
	})
}

// cpuSeconds is the processor time of this process: unlike the wall clock it
// hardly depends on what else the machine does.
func cpuSeconds() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

// benchCells reports processor seconds for a million cells.
func benchCells(b *testing.B, read func() int) {
	debug.FreeOSMemory()
	b.ReportAllocs()
	cells, before := 0, cpuSeconds()
	for b.Loop() {
		cells += read()
	}
	b.ReportMetric((cpuSeconds()-before)/float64(cells)*1e6, "CPUs/Mcells")
	if cells != b.N*benchRows*benchCols {
		b.Fatalf("%d cells in %d rounds", cells, b.N)
	}
}
