package ladder

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Counts of the source ladder: design §3 and the source's own table.
func TestShippedCounts(t *testing.T) {
	l := Default()
	got := []int{len(l.Levels), len(l.Categories), len(l.Dimensions)}
	if diff := cmp.Diff([]int{6, 4, 26}, got); diff != "" {
		t.Errorf("levels, categories, dimensions: %s", diff)
	}
	var perCategory []int
	for _, c := range l.Categories {
		perCategory = append(perCategory, len(l.DimensionsIn(c.Number)))
	}
	if diff := cmp.Diff([]int{7, 10, 5, 4}, perCategory); diff != "" {
		t.Errorf("dimensions by category: %s", diff)
	}
	if got, want := l.Counts(), (Counts{Stated: 134, Inherited: 21, None: 1}); got != want {
		t.Errorf("cells are %+v, want %+v", got, want)
	}
	if c := l.Cell(2, 1); l.Dimensions[2].Name != "Architecture" || c != (Cell{Kind: None}) {
		t.Errorf("%s at level 1 is %+v, want no expectation", l.Dimensions[2].Name, c)
	}
}

// The blank cells of the source, by dimension.
func TestShippedBlanks(t *testing.T) {
	want := map[string][]int{
		"Architecture": {1, 4}, "Implementation and Forethought": {4}, "Collaboration": {6},
		"Intellectual Curiosity": {4}, "Decision Scope": {4}, "Operational Capacity": {4},
		"Self-Development": {4, 6}, "Adaptability": {4}, "Judgement": {4}, "General Problem Solving": {4, 6},
		"Resourcefulness": {4, 5, 6}, "Prioritization": {4, 6},
		"Feedback": {6}, "Communication": {4}, "Participation": {4}, "Go Team": {4},
	}
	l, got := Default(), map[string][]int{}
	for _, d := range l.Dimensions {
		for _, v := range l.Levels {
			if l.Cell(d.Number, v.Number).Kind != Stated {
				got[d.Name] = append(got[d.Name], v.Number)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestInheritedCellsKnowTheirOrigin(t *testing.T) {
	l := Default()
	for _, d := range l.Dimensions {
		for _, v := range l.Levels {
			cell := l.Cell(d.Number, v.Number)
			origin := l.Cell(d.Number, cell.Origin)
			switch cell.Kind {
			case Stated:
				if cell.Origin != v.Number || cell.Text == "" {
					t.Errorf("%s at %s is stated and has origin %d", d.Name, v.Code, cell.Origin)
				}
			case Inherited:
				if cell.Origin >= v.Number || origin.Kind != Stated || origin.Text != cell.Text {
					t.Errorf("%s at %s inherits from level %d, whose cell is %+v", d.Name, v.Code, cell.Origin, origin)
				}
			}
		}
	}
}

// Expectations are one or two sentences of modest length, and name no company.
func TestShippedExpectations(t *testing.T) {
	company := regexp.MustCompile(`(?i)kensho|s&p`)
	sentence := regexp.MustCompile(`[.](\s|$)`)
	l := Default()
	for _, d := range l.Dimensions {
		for i, text := range l.statedTexts(d.Number) {
			n := len(sentence.FindAllString(text, -1))
			if text != "" && (n < 1 || n > 2 || utf8.RuneCountInString(text) > 360) {
				t.Errorf("%s at level %d has %d sentences in %d characters", d.Name, i+1, n, len(text))
			}
			if company.MatchString(text) {
				t.Errorf("%s at level %d names a company: %s", d.Name, i+1, text)
			}
		}
	}
}

func TestShippedWords(t *testing.T) {
	l := Default()
	said := map[string]string{}
	for _, s := range levelSpellings(l) {
		said[s.text] = s.means
	}
	for _, s := range append(stateSpellings(l), scaleSpellings(l, 1)...) {
		said[s.text] = s.means
	}
	headed := map[string]string{}
	for _, s := range append(append(categorySpellings(l), dimensionSpellings(l)...), fieldSpellings(l)...) {
		headed[s.text] = s.means
	}
	tests := []struct {
		words map[string]string
		text  string
		want  string
	}{
		{said, "SRE I", "level 1"}, {said, "SRE2", "level 2"}, {said, "Senior SRE II", "level 4"},
		{said, "Sr. SRE I", "level 3"}, {said, "Senior Site Reliability Engineer 2", "level 4"}, {said, "Senior II", "level 4"},
		{said, "Staff", "level 5"}, {said, "Principal SRE", "level 6"},
		{said, "Senior", ""}, {said, "Senior SRE", ""}, {said, "L4", ""}, {said, "SRE", ""},
		{said, "Below", "a step of -1"}, {said, "Meets expectations", "a step of +0"}, {said, "Exceeds", "a step of +1"},
		{said, "Far exceeds", ""}, {said, "Partially meets", ""},
		{said, "n/o", "state not_observed"}, {said, "—", "state not_observed"}, {said, "未観察", "state not_observed"},
		{said, "n/a", "state not_applicable"}, {said, "Entfällt", "state not_applicable"}, {said, "該当なし", "state not_applicable"},
		{said, "Too new to rate", "state too_new"}, {said, "Trop récent", "state too_new"}, {said, "Not rated", "state blank"},
		{headed, "Code Design/Review", `dimension 5, "Code/Design Review"`}, {headed, "Debugging", `dimension 7, "Debugging & Support"`},
		{headed, "Collaboration", `dimension 6, "Collaboration"`}, {headed, "Collaboration Sphere", `dimension 12, "Collaboration Sphere"`},
		{headed, "Teamwork", `category "Teamwork"`}, {headed, "Problem Solving", ""}, {headed, "Feedback", `dimension 23, "Feedback"`},
		{headed, "Assessee", "field employee"}, {headed, "Given by", "field rater"}, {headed, "Vorgesetzter", "field manager"},
		{headed, "評価者", "field rater"}, {headed, "Commentaires", "field comment"}, {headed, "Puntuación", "field rating"},
	}
	for _, tt := range tests {
		if got := tt.words[tt.text]; got != tt.want {
			t.Errorf("%q stands for %q, want %q", tt.text, got, tt.want)
		}
	}
	used := map[string]bool{}
	for _, w := range l.Fields {
		used[w.Field] = true
	}
	for _, field := range FieldNames {
		if !used[field] {
			t.Errorf("no heading stands for field %q", field)
		}
	}
}

// Bands of testdata/small.yaml, as its first lines draw them, and three of the
// shipped ladder that follow from its blanks.
func TestBand(t *testing.T) {
	own, shipped := mustSmall(t), Default()
	tests := []struct {
		l          *Ladder
		dim, level int
		want       Band
		ok         bool
	}{
		{own, 0, 1, Band{1, 1}, true}, {own, 0, 4, Band{4, 4}, true},
		{own, 1, 1, Band{}, false}, {own, 1, 2, Band{2, 4}, true}, {own, 1, 4, Band{2, 4}, true},
		{own, 2, 1, Band{1, 2}, true}, {own, 2, 2, Band{1, 2}, true}, {own, 2, 3, Band{3, 4}, true},
		{own, 3, 1, Band{}, false}, {own, -1, 1, Band{}, false}, {own, 0, 0, Band{}, false}, {own, 0, 5, Band{}, false},
		{shipped, 2, 1, Band{}, false}, {shipped, 2, 2, Band{2, 2}, true}, {shipped, 2, 3, Band{3, 4}, true},
		{shipped, 19, 6, Band{3, 6}, true},
	}
	for _, tt := range tests {
		if got, ok := tt.l.Band(tt.dim, tt.level); got != tt.want || ok != tt.ok {
			t.Errorf("%s: dimension %d at level %d has band %v, %v; want %v, %v", tt.l.ID, tt.dim, tt.level, got, ok, tt.want, tt.ok)
		}
	}
}

func TestLookups(t *testing.T) {
	l := mustSmall(t)
	if d, ok := l.DimensionByName("Testing"); !ok || d.Number != 1 {
		t.Errorf("Testing is %+v, %v", d, ok)
	}
	if d, ok := l.DimensionByName("MENTOR"); !ok || d.Number != 2 {
		t.Errorf("MENTOR is %+v, %v", d, ok)
	}
	for _, name := range []string{"testing", "Tests", "Craft", ""} {
		if d, ok := l.DimensionByName(name); ok {
			t.Errorf("%q is %s; only exact names and codes count", name, d.Name)
		}
	}
	if v, ok := l.LevelByName("Lead Engineer"); !ok || v.Number != 4 {
		t.Errorf("Lead Engineer is %+v, %v", v, ok)
	}
	if _, ok := l.LevelByName("Mid"); ok {
		t.Error("an alias is found as a name")
	}
	next := map[int]string{-1: "", 0: "", 1: "Middle", 3: "Lead Engineer", 4: "", 5: ""}
	for number, want := range next {
		if got, ok := l.NextLevel(number); got.Name != want || ok != (want != "") {
			t.Errorf("above level %d is %q, %v; want %q", number, got.Name, ok, want)
		}
	}
}

func TestOrg(t *testing.T) {
	parts := map[string][]string{
		"":                   nil,
		"Infra":              {"Infra"},
		"Infra / Storage":    {"Infra", "Storage"},
		" Infra  /  CI/CD ":  {"Infra", "CI/CD"},
		"Infra /  / Storage": {"Infra", "Storage"},
	}
	for path, want := range parts {
		if diff := cmp.Diff(want, OrgParts(path), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q: %s", path, diff)
		}
	}
	tests := []struct {
		path, scope string
		want        bool
	}{
		{"Infra / Storage", "Infra", true}, {"Infra / Storage", "Infra / Storage", true}, {"Infra / Storage", "", true},
		{"", "", true}, {"Infrastructure", "Infra", false}, {"Infra", "Infra / Storage", false},
		{"Infra / Storage", "Storage", false}, {"", "Infra", false}, {"Infra / Storage", strings.ToUpper("infra"), false},
	}
	for _, tt := range tests {
		if got := OrgWithin(tt.path, tt.scope); got != tt.want {
			t.Errorf("%q within %q: %v", tt.path, tt.scope, got)
		}
	}
}
