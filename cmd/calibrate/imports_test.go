package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "calibrate"

// mayImport is the shape of the program: which of our packages each package may
// import. A package that is not here may not be added without a line here.
var mayImport = map[string][]string{
	"ladder":           {},
	"ladder/store":     {"ladder"},
	"ingest":           {"ladder"},
	"ingest/vocab":     {"ladder"},
	"ingest/layouts":   {"ladder", "ingest", "ingest/vocab"},
	"analysis":         {"ladder", "ladder/store"},
	"analysis/stats":   {},
	"analysis/jobs":    {"ladder", "ladder/store", "analysis", "analysis/stats"},
	"reports/chart":    {"ladder", "analysis"},
	"reports/workbook": {"ladder", "analysis", "reports/chart"},
	"reports/packet":   {"ladder", "analysis", "reports/chart"},
	"reports":          {"ladder", "analysis", "reports/chart", "reports/workbook", "reports/packet"},
	"sample":           {"ladder"},
}

// onlyIn says which packages may know a library: the database, the pictures and
// the spreadsheets each have one owner, or two where one reads and one writes.
var onlyIn = map[string][]string{
	"github.com/duckdb/":          {"ladder/store"},
	"gonum.org/v1/plot":           {"reports/chart"},
	"github.com/xuri/excelize":    {"ingest", "reports/workbook", "sample"},
	"github.com/spf13/cobra":      {"cmd/calibrate"},
	"codeberg.org/go-pdf/fpdf":    {"reports/chart", "reports/packet"},
	"github.com/jedib0t/go-prett": {"cmd/calibrate"},
}

func TestImports(t *testing.T) {
	const root = "."
	for file, imports := range importsBelow(t, root) {
		pkg := filepath.ToSlash(filepath.Dir(file))
		for _, path := range imports {
			if own, ours := strings.CutPrefix(path, module+"/"); ours && pkg != "cmd/calibrate" && !slices.Contains(mayImport[pkg], own) {
				t.Errorf("%s: %s may not import %s", file, pkg, own)
			}
			for library, owners := range onlyIn {
				if strings.HasPrefix(path, library) && !slices.Contains(owners, pkg) {
					t.Errorf("%s: only %v may import %s", file, owners, path)
				}
			}
		}
		if _, known := mayImport[pkg]; !known && pkg != "cmd/calibrate" {
			t.Errorf("%s: package %s has no place in the shape", file, pkg)
		}
	}
}

// TestTopLevel keeps the top level to what the design names.
func TestTopLevel(t *testing.T) {
	want := []string{"cmd", "ingest", "analysis", "reports", "ladder", "sample", "go.mod", "go.sum", "README.md"}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	ignored := []string{"out", "calibrate", "calibrate.duckdb", "calibrate.duckdb.wal"} // what the README's commands make
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(want, e.Name()) && !slices.Contains(ignored, e.Name()) {
			t.Errorf("%s does not belong on the top level", e.Name())
		}
	}
}

// importsBelow gives the imports of each Go file that is not a test.
func importsBelow(t *testing.T, root string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		found[name] = nil
		for _, spec := range file.Imports {
			found[name] = append(found[name], strings.Trim(spec.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatal("no Go files found: the test looked in the wrong place")
	}
	return found
}
