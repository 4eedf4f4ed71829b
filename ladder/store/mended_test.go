package store

import (
	"testing"

	"calibrate/ladder"
)

// A mended copy takes the place of the file it was made from, whatever either is
// called, and the file as it was does not come back by being imported again.
func TestMendedCopies(t *testing.T) {
	s := openTest(t, "")
	original := file("ratings/team.csv", rating("bo", 0, 3), rating("bo", 1, 3))
	other := file("ratings/other.csv", rating("cai", 0, 2))
	add(t, s, original, ladder.Read)
	add(t, s, other, ladder.Read)

	mended := file("problems/team.csv.xlsx", rating("bo", 0, 3), rating("bo", 1, 4))
	mended.Mends = original.SHA256
	add(t, s, mended, ladder.Replaced)
	add(t, s, original, ladder.AlreadyStored)
	add(t, s, mended, ladder.AlreadyStored)

	again := file("desktop/team (1).xlsx", rating("bo", 0, 3), rating("bo", 1, 5))
	again.Mends = original.SHA256
	add(t, s, again, ladder.Replaced)
	ofCopy := file("problems/desktop/team (1).xlsx", rating("bo", 0, 3), rating("bo", 1, 6))
	ofCopy.Mends = again.SHA256
	add(t, s, ofCopy, ladder.Replaced)
	wantLive(t, s, "ratings/other.csv", "problems/desktop/team (1).xlsx")

	corrected := file("ratings/team.csv", rating("bo", 0, 1), rating("bo", 1, 1))
	add(t, s, corrected, ladder.Replaced)
	wantLive(t, s, "ratings/other.csv", "ratings/team.csv")
}

func wantLive(t *testing.T, s *Store, files ...string) {
	t.Helper()
	live, err := s.Batches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(live) != len(files) {
		t.Fatalf("live: %+v, want %q", live, files)
	}
	for i, b := range live {
		if b.File != files[i] {
			t.Errorf("%s is live, want %s", b.File, files[i])
		}
	}
}
