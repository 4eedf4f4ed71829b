package workbook

import (
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// rowsWritten writes rows of cells below a heading and opens what came of them.
func rowsWritten(t testing.TB, rows [][]cell) *excelize.File {
	t.Helper()
	dir := t.TempDir()
	b, err := newBookIn(dir, "Rows", "")
	if err != nil {
		t.Fatal(err)
	}
	defer b.discard()
	p, err := b.page("Rows")
	if err != nil {
		t.Fatal(err)
	}
	if err := p.write(cell{"Heading", headLook}); err != nil {
		t.Fatal(err)
	}
	err = writeRows(p, slices.Values(rows), func(row []cell, _ []cell) ([]cell, float64) { return row, 0 })
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "rows.xlsx")
	if err := b.save(path); err != nil {
		t.Fatal(err)
	}
	return opened(t, path)
}

// What rows hold comes back cell by cell: texts whole, numbers to the last bit.
func TestRowsComeBack(t *testing.T) {
	texts := append(slices.Clone(hostile), "a\tb", "two\nlines", "_x0041_x0042_", "_x00e9_", "_x12_", "x_", "<>&\"'", "é 𝄞 長", "\ue000", "0", " ", "\n")
	numbers := []float64{0, 1, -1, 0.1, 1.0 / 3, -2.5, 1e6, 123456789012, 1 << 53, 1<<53 + 2, 1e21, 1.5e300, 5e-324, 1e-7, 0.000001234, math.MaxFloat64, math.Copysign(0, -1), 0.9162303664921466}
	var rows [][]cell
	for _, text := range texts {
		rows = append(rows, []cell{{}, {text, insetLook}, {nil, alertLook}})
	}
	for _, x := range numbers {
		rows = append(rows, []cell{{x, numberLook(analysis.Stat)}})
	}
	f := rowsWritten(t, rows)
	for i, text := range texts {
		got, err := f.GetCellValue("Rows", at(2, 2+i))
		if want := clean(text); err != nil || got != want {
			t.Errorf("%.40q came back as %.40q (%v), want %.40q", text, got, err, want)
		}
	}
	sheet := unpackedSheet(t, f)
	for i, x := range numbers {
		_, value, _ := strings.Cut(sheet, fmt.Sprintf(`<c r="A%d" s="`, 2+len(texts)+i))
		_, value, _ = strings.Cut(value, "<v>")
		value, _, _ = strings.Cut(value, "<")
		if y, err := strconv.ParseFloat(value, 64); err != nil || y != x {
			t.Errorf("%v is written as %q (%v)", x, value, err)
		}
	}
}

// unpackedSheet gives the XML of the only sheet.
func unpackedSheet(t testing.TB, f *excelize.File) string {
	t.Helper()
	content, ok := f.Pkg.Load("xl/worksheets/sheet1.xml")
	if !ok {
		t.Fatal("no sheet")
	}
	return string(content.([]byte))
}

// Looks are those that excelize gives to the same cells.
func TestRowLooks(t *testing.T) {
	b, err := newBookIn(t.TempDir(), "Looks", "")
	if err != nil {
		t.Fatal(err)
	}
	defer b.discard()
	p, err := b.page("Looks")
	if err != nil {
		t.Fatal(err)
	}
	var row []cell
	for _, l := range tableLooks() {
		row = append(row, cell{1.5, l})
	}
	if err := p.write(row...); err != nil { // row 1 is held by excelize
		t.Fatal(err)
	}
	if err := writeRows(p, slices.Values([][]cell{row}), func(row, _ []cell) ([]cell, float64) { return row, 30 }); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "looks.xlsx")
	if err := b.save(path); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	for i, l := range tableLooks() {
		held, err := f.GetCellStyle("Looks", at(i+1, 1))
		if err != nil {
			t.Fatal(err)
		}
		if ours, err := f.GetCellStyle("Looks", at(i+1, 2)); err != nil || ours != held || ours == 0 {
			t.Errorf("look %+v has style %d (%v), want %d", l, ours, err, held)
		}
	}
	if height, err := f.GetRowHeight("Looks", 2); err != nil || height != 30 {
		t.Errorf("height %v, %v; want 30", height, err)
	}
}

// What cannot stand in a cell is said, not written.
func TestRowsRefuse(t *testing.T) {
	w := rowWriter{style: func(look) (int, error) { return 1, nil }}
	for _, value := range []any{math.NaN(), math.Inf(1), 1, formula{"A1", 1}} {
		if err := w.row(1, 0, []cell{{value, plainLook}}); err == nil {
			t.Errorf("%v (%T) is written", value, value)
		}
	}
}

// Rows of excelize, rows with formulas and tables may follow each other in any
// order, and all stand where they were written.
func TestRowsStandBetween(t *testing.T) {
	b, err := newBookIn(t.TempDir(), "Between", "")
	if err != nil {
		t.Fatal(err)
	}
	defer b.discard()
	p, err := b.page("Between")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for i := range 40 {
		text, count := fmt.Sprint("row ", i), 1
		switch i % 4 {
		case 0, 3:
			err = p.write(cell{text, plainLook})
		case 1:
			err = p.write(cell{formula{`"` + text + `"`, text}, plainLook})
		case 2:
			count = i
			err = writeRows(p, slices.Values(make([]int, i)), func(int, []cell) ([]cell, float64) { return []cell{{text, insetLook}}, 0 })
		}
		if err != nil {
			t.Fatal(err)
		}
		for range count {
			want = append(want, text)
		}
	}
	path := filepath.Join(t.TempDir(), "between.xlsx")
	if err := b.save(path); err != nil {
		t.Fatal(err)
	}
	rows, err := opened(t, path).GetRows("Between")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, strings.Join(row, "|"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d rows %.200q, want %d", len(got), got, len(want))
	}
}

// Pieces packed one by one are one packed part with one checksum.
func TestPiecesJoin(t *testing.T) {
	p := newPacker(flate.BestSpeed)
	var all, packed []byte
	var sum uint32
	for i, n := range []int{0, 1, 7, 70_000, 1, 300_000, 0, 12} {
		content := bytes.Repeat([]byte(fmt.Sprintf("<c r=\"A%d\">", i)), n)
		p.reset()
		if _, err := p.Write(content); err != nil {
			t.Fatal(err)
		}
		done, err := p.end(n == 12)
		if err != nil {
			t.Fatal(err)
		}
		all, packed = append(all, content...), append(packed, done.bytes...)
		sum = sumOf(sum, done.sum, done.size)
	}
	got, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil || !bytes.Equal(got, all) {
		t.Errorf("%d bytes come back, %v; want %d", len(got), err, len(all))
	}
	if want := crc32.ChecksumIEEE(all); sum != want {
		t.Errorf("checksum %08x, want %08x", sum, want)
	}
}

// longResult has a table of so many rows, some figures missing.
func longResult(n int) analysis.Result {
	t := analysis.Table{Name: "long", Title: "A long one", Columns: []analysis.Column{column("who", "Who", analysis.Text), column("x", "X", analysis.Stat), column("y", "Y", analysis.Delta)}}
	for i := range n {
		y := analysis.N(float64(i%9) - 4)
		if i%7 == 0 {
			y = analysis.Why("not rated")
		}
		t.Add([]analysis.Value{analysis.T(fmt.Sprintf("Émile %d", i)), analysis.N(float64(i) / 7), y})
	}
	return analysis.Result{Job: "long", Title: "Long", Tables: []analysis.Table{t}}
}

// A table of several pieces comes back whole, with the same bytes however many
// processors there are.
func TestSameBytesOnOneProcessor(t *testing.T) {
	in, result := small(t), longResult(2*pieceRows+100)
	path, f := written(t, bundleOf(t, in, result))
	compareTable(t, f, tablesOf(t, f)["t_long"], result.Tables[0])
	many, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	path, _ = written(t, bundleOf(t, in, result))
	if one, err := os.ReadFile(path); err != nil || !bytes.Equal(one, many) {
		t.Errorf("%d bytes on one processor, %d on all, and they differ (%v)", len(one), len(many), err)
	}
}

// A table of more rows than a sheet has goes on on the next, and its title says so.
func TestTableOverSheets(t *testing.T) {
	s, err := newSummary(context.Background(), t.TempDir(), bundleOf(t, small(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer s.discard()
	s.most = 100
	if err := s.job(longResult(250)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "long.xlsx")
	if err := s.save(path); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	for i, want := range []struct {
		sheet, title, first string
		rows                int
	}{
		{"Long", "A long one (rows 1 to 100 of 250; the others stand on the sheets beside this one)", "Émile 0", 100},
		{"Long 2", "A long one (rows 101 to 200 of 250; the others stand on the sheets beside this one)", "Émile 100", 100},
		{"Long 3", "A long one (rows 201 to 250 of 250; the others stand on the sheets beside this one)", "Émile 200", 50},
	} {
		tables, err := f.GetTables(want.sheet)
		if err != nil || len(tables) != 1 {
			t.Fatalf("%s: %v, %v", want.sheet, tables, err)
		}
		p := tablesOf(t, f)[tables[0].Name]
		title, _ := f.GetCellValue(want.sheet, "A1")
		first, _ := f.GetCellValue(want.sheet, at(1, p.top+1))
		if title != want.title || first != want.first || p.bottom-p.top != want.rows {
			t.Errorf("sheet %d: %q, %q, %d rows; want %+v", i, title, first, p.bottom-p.top, want)
		}
	}
}
