package workbook

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"calibrate/analysis"
)

// Other programs open the workbook and find what `analyze --json` says: no table is
// cut, no cell lost, no figure another.
func TestReaders(t *testing.T) {
	if testing.Short() {
		t.Skip("-short was asked for")
	}
	results := append(smallResults(), longResult(300), awkward())
	path, f := written(t, bundleOf(t, small(t), results...))
	places := filepath.Join(t.TempDir(), "places.tsv")
	lines := []string{"Table\tSheet\tLeft\tTop\tRight\tBottom"}
	for _, r := range results {
		for _, table := range r.Tables {
			p := tablesOf(t, f)["t_"+table.Name]
			lines = append(lines, fmt.Sprintf("%s\t%s\t%d\t%d\t%d\t%d", table.Name, p.sheet, p.left, p.top, p.left+len(table.Columns)-1, p.bottom))
		}
	}
	if err := os.WriteFile(places, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, reader := range []struct {
		script string
		check  []string // ends well where the program and its library are there
		loose  bool     // a column with a text is read as texts, entities of XML as they stand (openxlsx 4.2.5)
	}{
		{"read_openpyxl.py", []string{"/usr/bin/python3", "-c", "import openpyxl"}, false},
		{"read_sheetjs.js", []string{"node", "-e", `require("xlsx")`}, false},
		{"read_readxl.R", []string{"Rscript", "-e", "library(readxl)"}, false},
		{"read_openxlsx.R", []string{"Rscript", "-e", "library(openxlsx)"}, true},
	} {
		t.Run(reader.script, func(t *testing.T) {
			if out, err := exec.Command(reader.check[0], reader.check[1:]...).CombinedOutput(); err != nil {
				t.Skipf("%s is not there: %v: %.200s", strings.Join(reader.check, " "), err, out)
			}
			read := exec.Command(reader.check[0], filepath.Join("testdata", "readers", reader.script), path, places)
			out, err := read.Output()
			if failed := (&exec.ExitError{}); errors.As(err, &failed) {
				t.Fatalf("%v: %s", err, failed.Stderr)
			} else if err != nil {
				t.Fatal(err)
			}
			compareRead(t, string(out), results, reader.loose)
		})
	}
}

// awkward is a result of texts that readers stumble over.
func awkward() analysis.Result {
	t := analysis.Table{Name: "texts", Title: "Texts", Columns: []analysis.Column{column("n", "n", analysis.Count), column("text", "Text", analysis.Text)}}
	for i, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "http://example.org", "<b>&amp;</b>", "'; DROP TABLE", "]]>", "007", "1e5", "TRUE", "NaN", "2026-01-02",
		"two\nlines", "a\tb", "Émile Ōta 長谷川", "🙂", "\u202eright to left"} {
		t.Add([]analysis.Value{analysis.I(i), analysis.T(text)})
	}
	return analysis.Result{Job: "texts", Title: "Texts", Tables: []analysis.Table{t}}
}

// compareRead compares the cells that a reader found with the JSON of the tables.
func compareRead(t *testing.T, out string, results []analysis.Result, loose bool) {
	t.Helper()
	found := map[string]string{}
	for line := range strings.Lines(out) {
		place, value, _ := cutLast(strings.TrimRight(line, "\r\n"))
		place, kind, _ := cutLast(place)
		found[place] = kind + value
	}
	for _, r := range results {
		for _, table := range r.Tables {
			i := 0
			for row := range table.Rows.All() {
				for j, v := range row {
					place := fmt.Sprintf("%s\t%d\t%d", table.Name, i, j)
					if err := sameAsJSON(found[place], v, loose); err != nil {
						t.Errorf("%s: %v", strings.ReplaceAll(place, "\t", " "), err)
					}
				}
				i++
			}
		}
	}
}

func cutLast(line string) (before, after string, ok bool) {
	i := strings.LastIndex(line, "\t")
	if i < 0 {
		return line, "", false
	}
	return line[:i], line[i+1:], true
}

// sameAsJSON compares a cell with the JSON of a value: a null is shown as the text
// that stands for a missing figure.
func sameAsJSON(found string, v analysis.Value, loose bool) error {
	encoded, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var want any
	if err := json.Unmarshal(encoded, &want); err != nil {
		return err
	}
	if want == nil {
		want = wantCell(v)
	}
	if found == "" {
		return fmt.Errorf("the cell is lost, want %v", want)
	}
	kind, value := found[:1], found[1:]
	if kind == "s" {
		text, err := hex.DecodeString(value)
		if err != nil {
			return err
		}
		if value = string(text); loose {
			value = html.UnescapeString(value)
		}
	}
	x, isNumber := want.(float64)
	switch {
	case !isNumber && (kind != "s" || value != want):
		return fmt.Errorf("%s %q, want the text %q", kind, value, want)
	case isNumber && kind == "s" && !loose:
		return fmt.Errorf("the text %q, want %v", value, x)
	case isNumber:
		y, err := strconv.ParseFloat(value, 64)
		if err != nil || math.Abs(x-y) > 1e-15*math.Abs(x) {
			return fmt.Errorf("%q, want %v", value, x)
		}
	}
	return nil
}
