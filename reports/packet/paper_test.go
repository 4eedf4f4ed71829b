package packet

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"calibrate/analysis"
	"calibrate/ladder"
)

var pageObject = regexp.MustCompile(`/Type /Page\b`)

func pagesOf(t testing.TB, path string) int {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return len(pageObject.FindAll(b, -1))
}

// TestPaper holds the PDF to one page per person with three raters: before them
// stand contents, manifest, and the guide with the list of people under it.
func TestPaper(t *testing.T) {
	const people, front = 8, 3
	path := filepath.Join(write(t, manyPeople(t, people, 3)), "packet.pdf")
	if got := pagesOf(t, path); got != front+people {
		t.Errorf("the PDF has %d pages, want %d", got, front+people)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("packet.pdf: %v, %v; only its owner may read it", info.Mode(), err)
	}
}

// TestPaperText reads the PDF back: every page has its number, no character is private, and
// names in any script do not disturb what stands beside them.
func TestPaperText(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian: poppler-utils)")
	}
	out, err := exec.Command(program, "-layout", filepath.Join(write(t, madeBundle(t, analysis.HR)), "packet.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Page 1 of 8", "Ana Lima · E1", "山田 太郎 · E3", "Promotions that may be", "<script>alert(1)</script>", "Zoë Quill (manager): 26 cells, quill-storage.xlsx, Ratings", "“SRE II", "half”"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
	for i, page := range strings.Split(string(out), "\f") {
		if strings.Contains(page, "Ana Lima · E1") && !regexp.MustCompile(fmt.Sprintf(`Ana Lima +E1 +%d\s`, i+1)).Match(out) {
			t.Errorf("the list of people does not say that Ana Lima stands on page %d", i+1)
		}
	}
	if strings.ContainsFunc(string(out), func(r rune) bool { return 0xe000 <= r && r < 0xf000 }) {
		t.Error("a private character stands in the PDF")
	}
}

// TestChosen fills the pages of a large company by the rule the PDF states: the agenda, the
// anchors taken, those nominated, then others. Anchors in reserve are others.
func TestChosen(t *testing.T) {
	people := make([]ladder.Person, paperPeople+10)
	var reserve [][]analysis.Value
	for i := range people {
		people[i] = rosterLine(fmt.Sprintf("P%04d", i), "", "", 1, 0)
		reserve = append(reserve, []analysis.Value{analysis.T("reserve"), analysis.T(people[i].ID)})
	}
	n := len(people)
	people[n-1].Proposed = 2
	column := func(name string) analysis.Column { return analysis.Column{Name: name, Kind: analysis.Text} }
	b := analysis.Bundle{Input: analysis.Input{Ladder: ladder.Default()}, Results: []analysis.Result{{Job: "agenda", Tables: []analysis.Table{
		{Name: "agenda_anchors", Columns: []analysis.Column{column("use"), column("employee")},
			Rows: analysis.Held(append(reserve, []analysis.Value{analysis.T("anchor"), analysis.T(people[n-2].ID)})...)},
		{Name: "agenda", Columns: []analysis.Column{column("place"), column("employee")},
			Rows: analysis.Held([]analysis.Value{analysis.I(1), analysis.T(people[n-3].ID)})},
	}}}}
	shown := chosen(b, newIndex(b, people, false))
	for at, want := range map[int]bool{0: true, paperPeople - 4: true, paperPeople - 3: false, n - 4: false, n - 3: true, n - 2: true, n - 1: true} {
		if shown[people[at].ID] != want {
			t.Errorf("%s has a page: %v, want %v", people[at].ID, !want, want)
		}
	}
	if len(shown) != paperPeople {
		t.Errorf("%d people chosen", len(shown))
	}
	if want := []string{people[n-2].ID, people[n-3].ID}; !slices.Equal(spokenOf(b), want) {
		t.Errorf("the meeting speaks of %v, want %v", spokenOf(b), want)
	}
}

// TestPrint prints the HTML with a browser: two pages per person at most, on A4
// and on Letter.
func TestPrint(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser twice")
	}
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	const people, front = 6, 5
	page, err := os.ReadFile(filepath.Join(write(t, manyPeople(t, people, 4)), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, paper := range []string{"A4", "Letter"} {
		dir := t.TempDir()
		sized := strings.Replace(string(page), "@page { margin", "@page { size: "+paper+"; margin", 1)
		sized = regexp.MustCompile(`style-src[^;]*`).ReplaceAllString(sized, "style-src 'unsafe-inline'") // its hash was of the other size
		source, target := filepath.Join(dir, "index.html"), filepath.Join(dir, "printed.pdf")
		if err := os.WriteFile(source, []byte(sized), 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		out, err := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--no-first-run", "--user-data-dir="+dir, "--no-pdf-header-footer",
			"--print-to-pdf="+target, "file://"+source).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", paper, err, out)
		}
		if got := pagesOf(t, target); got < people || got > front+2*people {
			t.Errorf("%s: %d pages for %d people", paper, got, people)
		}
	}
}

// TestWrap holds every line of a paragraph to the width it is given, as it is drawn.
func TestWrap(t *testing.T) {
	const width = 60.0
	text := strings.Repeat("A missing rating is never guessed: 山田 太郎 and Zoë are counted, and so is everybody else. ", 5) + strings.Repeat("x", 200)
	lines := wrap(text, bodySize, false, width)
	if got := strings.Join(strings.Fields(strings.Join(lines, " ")), ""); got != strings.Join(strings.Fields(text), "") {
		t.Errorf("wrapping changed the text: %q", got)
	}
	for _, line := range lines {
		if got := measure(line, bodySize, false); got > width+0.01 {
			t.Errorf("%q is %.2f mm wide, want at most %v", line, got, width)
		}
	}
}

// A percent sign stands with its number, and an address is broken at a mark.
func TestWrapKeepsTogether(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width float64
		want  string
	}{
		{"up to 13.8 % of all", measure("up to 13.8", bodySize, false), "up to|13.8 % of|all"},
		{"95 % from", measure("95 %", bodySize, false), "95 %|from"},
		{"assessments/observability-zhou.xlsx", measure("assessments/observability-zh", bodySize, false), "assessments/observability-|zhou.xlsx"},
	} {
		if got := strings.Join(wrap(tt.text, bodySize, false, tt.width), "|"); got != tt.want {
			t.Errorf("%q is broken %q, want %q", tt.text, got, tt.want)
		}
	}
}
