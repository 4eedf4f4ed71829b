package sample

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "write the committed sample anew")

const committed = "2026-h1"

// The committed sample is what the generator makes, byte for byte.
func TestCommittedSample(t *testing.T) {
	if *update {
		if err := os.RemoveAll(committed); err != nil {
			t.Fatal(err)
		}
		if err := Generate(committed, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Join(t.TempDir(), "new")
	if err := Generate(dir, Options{}); err != nil {
		t.Fatal(err)
	}
	want, got := files(t, committed), files(t, dir)
	if !slices.Equal(want, got) {
		t.Fatalf("committed: %v\ngenerated: %v", want, got)
	}
	total := 0
	for _, name := range want {
		a, b := content(t, committed, name), content(t, dir, name)
		total += len(a)
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs from what is committed; go test ./sample -run Committed -update renews it", name)
		}
	}
	if total >= 2_000_000 {
		t.Errorf("the committed sample has %d bytes, want less than 2 MB", total)
	}
}

// files lists the files under a folder.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func content(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
