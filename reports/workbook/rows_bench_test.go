package workbook

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// BenchmarkRows writes a workbook of one table of 50,000 × 16 cells, like that of
// the sources, and the same cells by excelize's writer of streams beside it. Both
// go to a file, and the figures are CPU seconds of this process.
func BenchmarkRows(b *testing.B) {
	const columns = 16
	rows := make([][]analysis.Value, 50_000)
	for i := range rows {
		for j := range columns {
			v := analysis.T(fmt.Sprintf("Dimension %d, cell F%d & more", j, (i+j)%400))
			if j%4 == 1 {
				v = analysis.N(float64(i%13) / 3)
			}
			rows[i] = append(rows[i], v)
		}
	}
	t := analysis.Table{Name: "bench", Rows: analysis.Held(rows...)}
	for j := range columns {
		kind := analysis.Text
		if j%4 == 1 {
			kind = analysis.Stat
		}
		t.Columns = append(t.Columns, column(fmt.Sprint("c", j), fmt.Sprint("C", j), kind))
	}
	dir, cells := b.TempDir(), float64(len(rows)*columns)
	var ours, theirs float64
	b.ReportAllocs()
	for b.Loop() {
		ours += cpuOf(b, func() error { return writeOurs(dir, newGrid(t)) })
		b.StopTimer()
		theirs += cpuOf(b, func() error { return writeStream(dir, newGrid(t)) })
		b.StartTimer()
	}
	b.ReportMetric(cells*float64(b.N)/ours, "cells/CPU-s")
	b.ReportMetric(cells*float64(b.N)/theirs, "excelize-cells/CPU-s")
	b.ReportMetric(theirs/ours, "excelize/ours")
}

func writeOurs(dir string, g grid) error {
	book, err := newBookIn(dir, "Bench", "")
	if err != nil {
		return err
	}
	defer book.discard()
	p, err := book.page("Bench")
	if err != nil {
		return err
	}
	if err := p.draw(g); err != nil {
		return err
	}
	return book.save(filepath.Join(dir, "ours.xlsx"))
}

// writeStream writes the cells of a grid, with their looks, as this package did
// before it had rows of its own.
func writeStream(dir string, g grid) error {
	book, err := newBookIn(dir, "Bench", "")
	if err != nil {
		return err
	}
	defer book.discard()
	w, err := book.f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	var cells []cell
	var values []any
	for i, row := range slices.Collect(g.rows.All()) {
		cells, values = g.cells(row, cells), values[:0]
		for _, c := range cells {
			style, err := book.style(c.look)
			if err != nil {
				return err
			}
			values = append(values, excelize.Cell{StyleID: style, Value: c.value})
		}
		if err := w.SetRow(at(1, i+1), values); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return create(filepath.Join(dir, "theirs.xlsx"), func(out io.Writer) error { return book.f.Write(out) })
}

// cpuOf gives the CPU seconds of this process while something is done.
func cpuOf(b *testing.B, do func() error) float64 {
	b.Helper()
	seconds := func() float64 {
		var use syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
			b.Fatal(err)
		}
		return float64(use.Utime.Nano()+use.Stime.Nano()) / 1e9
	}
	before := seconds()
	if err := do(); err != nil {
		b.Fatal(err)
	}
	return seconds() - before
}
