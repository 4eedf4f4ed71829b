package main

import (
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
)

// What verify says of a rating that was corrected, a file that was renamed and a ladder
// that was edited: what it was, what it is, and where to read on.
func TestVerifyWords(t *testing.T) {
	was := analysis.Manifest{Cycle: "2026-H1", Ladder: "sre", LadderName: "SRE", LadderVersion: strings.Repeat("a", 64), Ladders: map[string]string{"sre": strings.Repeat("a", 64)},
		Files: []analysis.FileManifest{{File: "peers.csv", SHA256: "11"}, {File: "old.xlsx", SHA256: "22"}}}
	now := was
	now.LadderVersion, now.Ladders = strings.Repeat("b", 64), map[string]string{"sre": strings.Repeat("b", 64)}
	now.Files = []analysis.FileManifest{{File: "peers.csv", SHA256: "33"}, {File: "new.xlsx", SHA256: "22"}}
	want := []string{
		"input file replaced: peers.csv (was SHA-256 11, now SHA-256 33)",
		"input file renamed: old.xlsx is now new.xlsx; its content is the same",
		"another ladder, or an edited one: version aaaaaaaaaaaa when the packet was made, bbbbbbbbbbbb now; --ladder takes the file it was made with",
		"'calibrate history' shows what replaced files changed, cell by cell",
	}
	if got := (verdict{Changes: was.Changes(now)}).changeLines(); !slices.Equal(got, want) {
		t.Errorf("said\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	now.Ladders = map[string]string{"sre": strings.Repeat("b", 64), "data": strings.Repeat("c", 64)}
	if got := (verdict{Changes: was.Changes(now)}).changeLines(); !slices.Contains(got, "All ladders: was sre aaaaaaaaaaaa, now data cccccccccccc, sre bbbbbbbbbbbb") {
		t.Errorf("of several ladders, which changed is not said:\n%s", strings.Join(got, "\n"))
	}
}
