package ladder

import (
	"strings"
	"testing"
)

func TestNotesOfPeopleSurviveRemarks(t *testing.T) {
	for _, note := range []string{"", "Led the migration", "two\nlines"} {
		marked := Annotate(Annotate(note, "“3-4” is a range « or not"), "Did you mean 3.5?")
		if !strings.Contains(marked, "Did you mean 3.5?") {
			t.Errorf("the remark is missing from %q", marked)
		}
		if got := WithoutRemarks(marked); got != note {
			t.Errorf("%q came back as %q", note, got)
		}
	}
	if got := WithoutRemarks(Annotate("", "a remark") + "\nagreed"); got != "\nagreed" {
		t.Errorf("what people wrote below a remark came back as %q", got)
	}
}

func TestCopyLine(t *testing.T) {
	sum := strings.Repeat("0af9", 16)
	for _, name := range []string{"ratings.csv", "2026-h1/a, sha256:b.xlsx"} {
		if file, got, ok := CopyOf(CopyLine(name, sum) + " "); !ok || got != sum || file != name {
			t.Errorf("%s: got %q, %q, %v", name, file, got, ok)
		}
	}
	for _, text := range []string{"", sum, CopyLine("a", ""), CopyLine("a", sum[1:]), CopyLine("a", "Z"+sum[1:]), CopyLine("", sum)} {
		if _, _, ok := CopyOf(text); ok {
			t.Errorf("%q is taken for the line of a copy", text)
		}
	}
}
