package workbook

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"calibrate/analysis"
	"calibrate/ladder"
)

var hostile = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\",\"x\")", "=cmd|' /C calc'!A0", "http://example.org", "<b>&amp;</b>", "_x0041_", "_x005F_x0041_",
	"a\x00b\x01c\x7f", "line\r\nbreak", "\u202eright to left", " blanks ", "\xff\xfe not UTF-8", "'; DROP TABLE", "]]>", strings.Repeat("長", 40_000),
}

// No text can run, lead outside, or be lost without a word.
func TestHostileTexts(t *testing.T) {
	table := analysis.Table{Name: "hostile", Title: "=1+1", Columns: []analysis.Column{column("text", "=1+1", analysis.Text), column("same", "=1+1", analysis.Flag)}}
	for _, text := range hostile {
		table.Add([]analysis.Value{analysis.T(text), analysis.T(text)})
	}
	in := inputOf(t, []ladder.Person{{Cycle: cycle, ID: "=E1", Name: "=cmd|' /C calc'!A0", Org: "+Infra", Ladder: "sre", Level: 3}},
		[]ladder.Rating{rate("=E1", "@R", ladder.Peer, 0, 2, 3)})
	var notes []analysis.Note
	for _, text := range hostile {
		notes = append(notes, analysis.Note{Severity: analysis.Caution, Text: text})
	}
	path, f := written(t, bundleOf(t, in, analysis.Result{Job: "hostile", Title: "=1+1 [x]:*?/\\", Notes: notes, Tables: []analysis.Table{table}}))
	for name, content := range unpacked(t, path) {
		if strings.HasPrefix(name, "xl/worksheets/sheet") && regexp.MustCompile(`<f[ >]`).Match(content) {
			t.Errorf("%s has a formula", name)
		}
		if strings.Contains(name, "external") || strings.Contains(string(content), `TargetMode="External"`) {
			t.Errorf("%s leads outside", name)
		}
	}
	p := tablesOf(t, f)["t_hostile"]
	for i, text := range hostile {
		got, err := f.GetCellValue(p.sheet, at(p.left, p.top+1+i))
		if err != nil {
			t.Fatal(err)
		}
		if want := clean(text); got != want {
			t.Errorf("%.40q came back as %.60q, want %.60q", text, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"plain", "plain"}, {"a\x00b\x1f", "a␀b␟"}, {"x\x7f", "x␡"}, {"a\r\nb\rc", "a\nb␍c"}, {"\xff", "\uFFFD"}, {"tab\tstays", "tab\tstays"}, {"\uFFFE", "\uFFFD"},
	} {
		if got := clean(test.text); got != test.want {
			t.Errorf("clean(%q) = %q, want %q", test.text, got, test.want)
		}
	}
	got := clean(strings.Repeat("𝄞", 20_000)) // two UTF-16 units each
	if n := len(utf16.Encode([]rune(got))); n > longestText || !strings.HasSuffix(got, "[clipped, 20000 characters]") {
		t.Errorf("%d units, ends in %q", n, got[len(got)-30:])
	}
}

func TestSheetNames(t *testing.T) {
	b := &book{tables: map[string]bool{}}
	for _, test := range []struct{ name, want string }{
		{"Levels", "Levels"}, {"LEVELS", "LEVELS 2"}, {"a/b:c*[d]?", "a-b-c--d--"}, {"'quoted'", "quoted"}, {"", "Sheet"},
		{strings.Repeat("é", 40), strings.Repeat("é", 31)}, {strings.Repeat("é", 50), strings.Repeat("é", 29) + " 2"},
	} {
		got := b.unused(test.name)
		b.sheets = append(b.sheets, got)
		if got != test.want {
			t.Errorf("unused(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

// Whatever columns a job names, Excel gets headings that differ.
func TestHeadsDiffer(t *testing.T) {
	var columns []analysis.Column
	for i := range 6 {
		columns = append(columns, column(fmt.Sprint("c", i), "n", analysis.Count), column(fmt.Sprint("d", i), "", analysis.Count), column(fmt.Sprint("e", i), whyHead, analysis.Text))
	}
	seen := map[string]bool{}
	for _, c := range uniqueHeads(columns) {
		if c.Head == "" || seen[key(c.Head)] {
			t.Errorf("heading %q is empty or comes twice", c.Head)
		}
		seen[key(c.Head)] = true
	}
}
