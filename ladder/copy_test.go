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
	if got, ok := CopyOf(CopyLine(sum)); !ok || got != sum {
		t.Errorf("got %q, %v", got, ok)
	}
	for _, text := range []string{"", sum, CopyLine(""), CopyLine(sum[1:]), CopyLine("Z" + sum[1:])} {
		if _, ok := CopyOf(text); ok {
			t.Errorf("%q is taken for the line of a copy", text)
		}
	}
}
