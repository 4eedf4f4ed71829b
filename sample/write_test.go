package sample

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

var update = flag.Bool("update", false, "write the committed sample anew")

const (
	committed      = "2026-h1"
	committedTruth = "truth"
)

// The committed sample is what the generator makes, byte for byte.
func TestCommittedSample(t *testing.T) {
	same(t, committed, func(dir string) error { return Generate(dir, Options{}) })
	total := 0
	for _, name := range files(t, committed) {
		total += len(content(t, committed, name))
	}
	if total >= 2_000_000 {
		t.Errorf("the committed sample has %d bytes, want less than 2 MB", total)
	}
}

// So is the truth beside it.
func TestCommittedTruth(t *testing.T) {
	same(t, committedTruth, func(dir string) error { return WriteTruth(dir, Options{}) })
}

// same compares a committed folder with what is generated, or renews it.
func same(t *testing.T, folder string, generate func(dir string) error) {
	t.Helper()
	if *update {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		if err := generate(folder); err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Join(t.TempDir(), "new")
	if err := generate(dir); err != nil {
		t.Fatal(err)
	}
	want, got := files(t, folder), files(t, dir)
	if !slices.Equal(want, got) {
		t.Fatalf("committed: %v\ngenerated: %v", want, got)
	}
	for _, name := range want {
		if !bytes.Equal(content(t, folder, name), content(t, dir, name)) {
			t.Errorf("%s differs from what is committed; go test ./sample -run Committed -update renews it", name)
		}
	}
}

// Files are their owner's alone, and a folder that holds files is refused.
func TestGenerateKeepsToItself(t *testing.T) {
	dir := t.TempDir()
	if err := Generate(filepath.Join(dir, "new"), Options{Employees: 50, Cycles: 1}); err != nil {
		t.Fatal(err)
	}
	for _, name := range files(t, dir) {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %o, want 600", name, mode)
		}
	}
	if err := Generate(dir, Options{}); err == nil {
		t.Error("a folder that is not empty was taken")
	}
}

// Larger companies come in blocks, every file far below what a reader takes.
func TestLargerCompany(t *testing.T) {
	dir := t.TempDir()
	if err := Generate(dir, Options{Employees: 2000, Cycles: 1}); err != nil {
		t.Fatal(err)
	}
	names := files(t, dir)
	if want := 2 + 4*15; len(names) != want { // a roster, a guideline, and four files for each of √(2000/8.5) orgs
		t.Errorf("%d files, want %d: %v", len(names), want, names)
	}
	for _, name := range names {
		if size := len(content(t, dir, name)); size > 1_000_000 {
			t.Errorf("%s has %d bytes, want less than 1 MB", name, size)
		}
	}
}

// BenchmarkGenerate gives the time for a company of three cycles.
func BenchmarkGenerate(b *testing.B) {
	for _, employees := range []int{120, 10_000} {
		b.Run(strconv.Itoa(employees), func(b *testing.B) {
			for b.Loop() {
				if err := Generate(filepath.Join(b.TempDir(), "new"), Options{Employees: employees}); err != nil {
					b.Fatal(err)
				}
			}
		})
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
