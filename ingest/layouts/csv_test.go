package layouts_test

import (
	"os"
	"path/filepath"
	"testing"

	"calibrate/ladder"
)

// texts writes files into a folder and gives their paths, in the order given.
func texts(t *testing.T, files ...[2]string) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, file := range files {
		path := filepath.Join(dir, file[0])
		if err := os.WriteFile(path, []byte(file[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// TestRosterTellsTheEncoding: "Zo\xEB" is Zoë in windows-1252 and Zoė in
// windows-1257, and only who is on the roster can tell.
func TestRosterTellsTheEncoding(t *testing.T) {
	ratings := [2]string{"a.csv", "Employee,Rater,Feedback\nZo\xEB Roth,Max Okafor,3\n"}
	opt := caseOptions(t, nil)
	opt.Roster = nil
	if b := importAll(t, texts(t, ratings), opt)[0]; b.Status != ladder.Refused || !hasProblem(b, ladder.Undecodable, "") {
		t.Errorf("without a roster it is %s, with %+v", b.Status, b.Problems)
	}
	roster := [2]string{"roster.csv", "ID,Name,Level\nE1,Zoë Roth,SRE2\nE2,Max Okafor,SRE5\n"}
	for _, b := range importAll(t, texts(t, ratings, roster), opt) {
		for _, r := range b.Ratings.All() {
			if r.Employee != "E1" || r.Level != 3 {
				t.Errorf("read %+v", r)
			}
		}
		if b.Status != ladder.Read || len(b.People)+b.Ratings.Len() == 0 {
			t.Errorf("%s: %s %s", b.File, b.Status, b.Reason)
		}
	}
}

// TestUnquotedCommas: a line with more fields than headings has a comma unquoted,
// and its ratings stand under wrong headings. Behind a remark nothing has moved.
func TestUnquotedCommas(t *testing.T) {
	opt := caseOptions(t, nil)
	opt.NoRosterCheck = true
	files := texts(t,
		[2]string{"a.csv", "Employee,Rater,Feedback,Delegation\nAna Ruiz,Max Okafor,3,5,4\nBo Li,Max Okafor,2,3\nRuiz, Ana,Max Okafor,4,4\n"},
		[2]string{"b.csv", "Employee,Rater,Feedback,Comment\nAna Ruiz,Max Okafor,3,good, but late\n"})
	batches := importAll(t, files, opt)
	for _, r := range batches[0].Ratings.All() {
		if want := r.Source.Row == 3; (r.State == ladder.Rated) != want {
			t.Errorf("%s is %s", r.Source, r.State)
		}
	}
	for _, cell := range []string{"C2", "C4"} {
		if !hasProblem(batches[0], ladder.RowLooksShifted, cell) {
			t.Errorf("no problem at %s: %+v", cell, batches[0].Problems)
		}
	}
	if r := batches[1].Ratings.At(0); r.State != ladder.Rated || r.Level != 3 {
		t.Errorf("beside a remark with a comma: %+v", r)
	}
}
