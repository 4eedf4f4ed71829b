package packet

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// TestOneFile: a company with more people than a page opens at once has their pages in
// files beside index.html, unless all are asked for in it.
func TestOneFile(t *testing.T) {
	people := make([]ladder.Person, inlinePeople+1)
	for i := range people {
		people[i] = rosterLine(fmt.Sprintf("P%03d", i), fmt.Sprintf("Person %d", i), "Infra", 1+i%6, 0)
	}
	s := newStore(t)
	add(t, s, "in/roster.xlsx", people, nil)
	b := bundleOf(t, s, analysis.HR, nil)
	for _, oneFile := range []bool{false, true} {
		dir := t.TempDir()
		if err := WriteWith(t.Context(), dir, b, Options{OneFile: oneFile}); err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(filepath.Join(dir, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		if oneFile {
			want = len(people)
		}
		if n := bytes.Count(page, []byte(`<article id="person-`)); n != want {
			t.Errorf("one file: %v: %d people in index.html, want %d", oneFile, n, want)
		}
		if InFiles(dir) == oneFile {
			t.Errorf("one file: %v, and there are files beside it: %v", oneFile, !oneFile)
		}
		names, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || oneFile && !slices.Equal(names, []string{filepath.Join(dir, "index.html"), filepath.Join(dir, "packet.pdf")}) {
			t.Errorf("one file: %v: %v, %v", oneFile, names, err)
		}
	}
}
