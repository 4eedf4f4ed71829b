package layouts_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"calibrate/ladder"
)

// TestWorkbooksOfHR reads workbooks that real programs wrote as HR has them: titles
// and legends around the table, filters, outlines, averages, notes, forms, exports.
// What was put in stands in make/hr.json, which the scripts that wrote them read: a
// rating that is read and differs from it is a fault whatever the golden says.
func TestWorkbooksOfHR(t *testing.T) {
	const dir = "../testdata/files/"
	paths, err := filepath.Glob(dir + "hr-*")
	if err != nil || len(paths) < 18 {
		t.Fatalf("the workbooks are missing: %d, %v", len(paths), err)
	}
	truth := truthOfHR(t, dir+"make/hr.json")
	opt := caseOptions(t, nil)
	opt.Roster = nil
	var out strings.Builder
	for _, path := range paths {
		if strings.HasSuffix(path, ".golden") || strings.HasSuffix(path, "hr-roster.csv") {
			continue
		}
		for _, b := range importAll(t, []string{dir + "hr-roster.csv", path}, opt)[1:] {
			name := filepath.Base(b.File)
			mixed := strings.Contains(name, "mixed") || name == "hr-libreoffice.xlsx" // cells of their own, see make/hr_fods.py
			fmt.Fprintf(&out, "== %s\n%s", name, strings.ReplaceAll(understoodOfHR(t, b, truth, mixed), dir, ""))
		}
	}
	golden := dir + "hr-understood.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != out.String() {
		t.Errorf("understood otherwise than %s (%v):\n%s", golden, err, out.String())
	}
}

// truthOfHR maps employee, rater and dimension to the level put in.
func truthOfHR(t *testing.T, path string) map[[3]string]float64 {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var hr struct {
		Dimensions []string
		Lines      []struct {
			ID, Rater string
			Ratings   []float64
		}
	}
	if err := json.Unmarshal(data, &hr); err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{"Max Okafor": "00108", "Eva Stone": "00109"}
	truth := map[[3]string]float64{}
	for _, line := range hr.Lines {
		for i, level := range line.Ratings {
			truth[[3]string{line.ID, ids[line.Rater], hr.Dimensions[i]}] = level
		}
	}
	return truth
}

// understoodOfHR shows what became of a file: its sheets, how many ratings are as
// put in, each rating that is not, remarks and problems.
func understoodOfHR(t *testing.T, b *ladder.Batch, truth map[[3]string]float64, mixed bool) string {
	var out, odd strings.Builder
	fmt.Fprintf(&out, "%s %s\n", b.Status, b.Reason)
	for _, s := range b.Sheets {
		fmt.Fprintf(&out, "sheet %q: %s\n", s.Sheet, firstFilled(s.Reason, fmt.Sprintf("%s, header row %d", s.Layout, s.HeaderRow)))
	}
	right := 0
	for _, r := range b.Ratings.All() {
		level, put := truth[[3]string{r.Employee, r.Rater, r.Dimension}]
		switch {
		case mixed || r.State != ladder.Rated:
			fmt.Fprintf(&odd, "%s %q is %s %v %s\n", r.Source.Cell(), r.Text, r.State, r.Level, r.Rule)
		case put && r.Level == level:
			right++
		default:
			t.Errorf("%s: %s of %s by %s was read as %v, put in was %v", r.Source, r.Dimension, r.Employee, r.Rater, r.Level, level)
		}
		if r.Comment != "" {
			fmt.Fprintf(&odd, "%s remark %q\n", r.Source.Cell(), r.Comment)
		}
	}
	fmt.Fprintf(&out, "%d ratings of %d as put in\n%s", right, b.Ratings.Len(), odd.String())
	for _, p := range b.Problems {
		if p.Code != ladder.MissingDimension {
			fmt.Fprintf(&out, "%s %s at %s: %s%s\n", p.Severity, p.Code, p.Source, p.Message, strings.Join(slices.Concat([]string{""}, p.Suggestions), "\n    → "))
		}
	}
	return out.String()
}

func firstFilled(texts ...string) string {
	return texts[slices.IndexFunc(texts, func(text string) bool { return text != "" })]
}
