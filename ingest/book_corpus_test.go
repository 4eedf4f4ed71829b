package ingest

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestCorpus reads the files that real programs wrote. What each holds is in
// the script that made it; the golden shows what was read, cell by cell.
func TestCorpus(t *testing.T) {
	paths, err := filepath.Glob("testdata/files/*.*")
	if err != nil || len(paths) < 19 {
		t.Fatalf("the corpus is missing: %v, %v", paths, err)
	}
	var out strings.Builder
	for _, path := range paths {
		if filepath.Ext(path) == ".golden" || filepath.Ext(path) == ".md" || strings.HasPrefix(filepath.Base(path), "hr-") { // TestWorkbooksOfHR reads those
			continue
		}
		book, err := Open(context.Background(), path, OpenOptions{IncludeHidden: true})
		fmt.Fprintf(&out, "== %s\n", filepath.Base(path))
		if err != nil {
			fmt.Fprintf(&out, "   %s\n", strings.ReplaceAll(err.Error(), "testdata/files/", ""))
		}
		out.WriteString(dump(book))
	}
	golden := "testdata/files/corpus.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("read otherwise than before (-want +got):\n%s", diff)
	}
}

var kindNames = map[CellKind]string{String: "text", Number: "number", Date: "date", Bool: "bool", ErrorValue: "error", FormulaNoValue: "no value"}

// dump shows all that was read of a book.
func dump(book *Book) string {
	var out strings.Builder
	for _, s := range book.Sheets {
		fmt.Fprintf(&out, "-- sheet %q%s, %d rows\n", s.Name, mark(s.Hidden, " (hidden)"), s.NumRows())
		for row := 1; row <= s.NumRows(); row++ {
			for col := 1; col <= s.Width(row); col++ {
				if cell := s.At(row, col); cell.Kind != Empty {
					fmt.Fprintf(&out, "   %-4s %-8s %q%s%s%s\n", s.Source(row, col).Cell(), kindNames[cell.Kind], cell.Text,
						mark(s.Shown(row, col) != cell.Text, " shown as "+s.Shown(row, col)),
						mark(s.RowHidden(row) || s.ColHidden(col), " (hidden)"),
						mark(s.Comment(row, col) != "", fmt.Sprintf(" note %q", s.Comment(row, col))))
				}
			}
		}
		for _, m := range s.Merges {
			fmt.Fprintf(&out, "   merged %s:%s\n", s.Source(m.Row1, m.Col1).Cell(), s.Source(m.Row2, m.Col2).Cell())
		}
	}
	for _, s := range book.Skipped {
		fmt.Fprintf(&out, "-- skipped %q: %s\n", s.Sheet, s.Reason)
	}
	for _, p := range book.Problems {
		fmt.Fprintf(&out, "-- problem %s %s\n", p.Source.Cell(), p.Code)
	}
	return out.String()
}

func mark(is bool, text string) string {
	if !is {
		return ""
	}
	return text
}
