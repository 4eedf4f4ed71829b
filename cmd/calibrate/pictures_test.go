package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The pictures in the README are what the program draws of the sample.
func TestPicturesOfTheREADME(t *testing.T) {
	out := filepath.Join(t.TempDir(), "charts")
	mustStatus(t, statusDone, "report", "charts", "-o", out, "--db", sampleDB(t), "--quiet")
	for _, name := range []string{"levels.png", "raters.png", "contact.png"} {
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		kept := filepath.Join("sample", "pictures", name)
		if *update {
			if err := os.WriteFile(kept, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(kept)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the program draws now; renew it with -update", kept)
		}
	}
}
