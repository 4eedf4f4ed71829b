package ladder

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var update = flag.Bool("update", false, "write the golden files anew")

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// small loads the ladder of testdata/small.yaml after replacing one text in it.
func small(t *testing.T, old, new string) (*Ladder, error) {
	t.Helper()
	file := readFile(t, "testdata/small.yaml")
	if !strings.Contains(file, old) {
		t.Fatalf("small.yaml does not contain %q", old)
	}
	return Load(strings.NewReader(strings.Replace(file, old, new, 1)), "own.yaml")
}

func mustSmall(t *testing.T) *Ladder {
	t.Helper()
	l, err := small(t, "", "")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLoadSmall(t *testing.T) {
	l := mustSmall(t)
	want := []Dimension{
		{Number: 0, Name: "Design", Code: "DESIGN", Category: 0, Weight: 2},
		{Number: 1, Name: "Testing", Code: "TEST", Category: 0, Weight: 1, Aliases: []string{"Tests"}},
		{Number: 2, Name: "Mentoring", Code: "MENTOR", Category: 1, Weight: 1},
	}
	if diff := cmp.Diff(want, l.Dimensions); diff != "" {
		t.Error(diff)
	}
	if l.Rule.MeetsShare != 0.75 {
		t.Errorf("a file without a rule gives %v", l.Rule)
	}
	if diff := cmp.Diff(Default().Relations, l.Relations); diff != "" {
		t.Errorf("a file without relations: %s", diff)
	}
}

// Each case breaks small.yaml in one way and gives the whole message.
func TestLoadRefuses(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"unknown key", "weight: 2", "wieght: 2",
			`own.yaml:20: categories[1].dimensions[1].wieght: unknown key "wieght"; known here are name, code, aliases, weight, cells`},
		{"duplicate key", "id: small", "id: small\nid: big",
			`own.yaml:8: id: the key "id" is here a second time, first on line 7; keep one`},
		{"no id", "id: small\n", "",
			`own.yaml:7: id: this is missing; write a short name the roster can use, such as sre`},
		{"no code", "{name: Junior, code: J}", "{name: Junior}",
			`own.yaml:10: levels[1].code: this is missing; write a short form of at most 6 characters` + "\n" +
				`own.yaml:21: categories[1].dimensions[1].cells.J: no level has the code or name "J"; use one listed under levels` + "\n" +
				`own.yaml:33: categories[2].dimensions[1].cells.J: no level has the code or name "J"; use one listed under levels`},
		{"long code", "code: MENTOR", "code: MENTORS",
			`own.yaml:32: categories[2].dimensions[1].code: "MENTORS" has 7 characters; shorten it to at most 6`},
		{"weight zero", "weight: 2", "weight: 0",
			`own.yaml:20: categories[1].dimensions[1].weight: 0 is no weight; write a number above 0, 1 for a dimension like the others`},
		{"weight a word", "weight: 2", "weight: heavy",
			`own.yaml:20: categories[1].dimensions[1].weight: "heavy" is not a number; write one such as 0.75`},
		{"share above one", "id: small", "rule: {meets_share: 75}\nid: small",
			`own.yaml:7: rule.meets_share: 75 is no share of the weight; write a number above 0 and at most 1, such as 0.75`},
		{"share zero", "id: small", "rule: {meets_share: 0}\nid: small",
			`own.yaml:7: rule.meets_share: 0 is no share of the weight; write a number above 0 and at most 1, such as 0.75`},
		{"unknown level in a cell", "Middle: Tests", "Medium: Tests",
			`own.yaml:25: categories[1].dimensions[2].cells: dimension "Testing" states no expectation at any level; write at least one` + "\n" +
				`own.yaml:26: categories[1].dimensions[2].cells.Medium: no level has the code or name "Medium"; use one listed under levels`},
		{"level stated twice", "S:\n", "M: Tests all\n",
			`own.yaml:27: categories[1].dimensions[2].cells.M: level 2 has a text here already, by code and by name; keep one`},
		{"same level name twice", "name: Senior,", "name: Middle,",
			`own.yaml:12: levels[3].name: "Middle" should stand for level 3, but "Middle" on line 11 is level 2 already; one text can mean one thing, so take it out here or there`},
		{"alias of another level", "aliases: [Sr]", "aliases: [mid]",
			`own.yaml:12: levels[3].aliases[1]: "mid" should stand for level 3, but "Mid" on line 11 is level 2 already; one text can mean one thing, so take it out here or there`},
		{"alias twice", "aliases: [Sr]", "aliases: [Sr, Sr]",
			`own.yaml:12: levels[3].aliases[2]: "Sr" is listed for level 3 already on line 12; take one out`},
		{"number as alias", "aliases: [Sr]", `aliases: ["4"]`,
			`own.yaml:12: levels[3].aliases[1]: "4" is a number, and a number in a sheet is the number of a level; spell level 3 with a letter`},
		{"empty alias", "aliases: [Sr]", `aliases: [Sr, ""]`,
			`own.yaml:12: levels[3].aliases[2]: this spelling of level 3 is empty; write it or take it out`},
		{"dimension is a category", "aliases: [Tests]", "aliases: [people]",
			`own.yaml:24: categories[1].dimensions[2].aliases[1]: "people" should stand for dimension 2, "Testing", but "People" on line 28 is category "People" already; one text can mean one thing, so take it out here or there`},
		{"heading is a dimension", "id: small", "id: small\nfields: {comment: [Tests]}",
			`own.yaml:8: fields.comment[1]: "Tests" should stand for field comment, but "Tests" on line 25 is dimension 2, "Testing" already; one text can mean one thing, so take it out here or there`},
		{"unknown field", "id: small", "id: small\nfields: {salary: [Pay]}",
			`own.yaml:8: fields.salary: unknown key "salary"; known here are ` + strings.Join(FieldNames, ", ")},
		{"word for rated", "id: small", "id: small\nstates: {rated: [ok, fine]}",
			`own.yaml:8: states.rated: unknown key "rated"; known here are blank, not_observed, not_applicable, too_new`},
		{"unknown relation", "id: small", "id: small\nrelations: {boss: [Boss]}",
			`own.yaml:8: relations.boss: unknown key "boss"; known here are self, manager, skip, peer, report, other`},
		{"state is a level", "id: small", "id: small\nstates: {too_new: [junior]}",
			`own.yaml:8: states.too_new[1]: "junior" should stand for state too_new, but "Junior" on line 11 is level 1 already; one text can mean one thing, so take it out here or there`},
		{"relative scale first", "id: small", "id: small\nscales: [{name: steps, relative: true, words: {Below: -1}}]",
			`own.yaml:8: scales[1]: the first scale is the one that rates by level, every other is relative; put them in this order`},
		{"step too far", "id: small", "id: small\nscales: [{name: levels}, {name: steps, relative: true, words: {Far below: -4}}]",
			`own.yaml:8: scales[2].words.Far below: -4 is no step; write whole or half levels from -3 to 3`},
		{"step not half", "id: small", "id: small\nscales: [{name: levels}, {name: steps, relative: true, words: {Nearly: -0.3}}]",
			`own.yaml:8: scales[2].words.Nearly: -0.3 is no step; write whole or half levels from -3 to 3`},
		{"relative neither", "id: small", "id: small\nscales: [{name: levels, relative: maybe}]",
			`own.yaml:8: scales[1].relative: "maybe" is neither true nor false`},
		{"scale without words", "id: small", "id: small\nscales: [{name: levels}, {name: steps, relative: true}]",
			`own.yaml:8: scales[2].words: a relative scale needs words with their steps, and a scale by level has none: it reads level names and numbers`},
		{"text for a list", "aliases: [Sr]", "aliases: Sr",
			`own.yaml:12: levels[3].aliases: here is a single value where a list should be`},
		{"category without dimensions", "categories:\n", "categories:\n  - {name: Empty, code: EM}\n",
			`own.yaml:15: categories[1]: category "Empty" has no dimensions; list at least one or take the category out`},
		{"no levels, no dimensions", readFile(t, "testdata/small.yaml"), "id: x\nname: X\n",
			"own.yaml:1: levels: the ladder has 0; list at least two levels, lowest first\n" +
				"own.yaml:1: categories: the ladder has none; list at least one, with its dimensions"},
		{"reference", "name: Small", "name: &n Small\nsource: *n",
			`own.yaml:9: source: here is a reference (*name), which ladder files do not use, where a text should be`},
		{"not YAML", "name: Small", "name: [Small",
			`own.yaml:7: this is not YAML, here or on the next line: did not find expected ',' or ']'`},
		{"empty", readFile(t, "testdata/small.yaml"), "# nothing\n",
			`own.yaml: the file is empty; a ladder needs id, levels and categories`},
		{"two documents", "id: small", "id: small\n---\nid: big",
			`own.yaml: the file has a second YAML document after a line of ---; keep one ladder to a file`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, err := small(t, tt.old, tt.new)
			if err == nil {
				t.Fatalf("loaded as %d levels, want %s", len(l.Levels), tt.want)
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// One file with many faults gives them all, in the order of its lines.
func TestLoadGathersFaults(t *testing.T) {
	_, err := Load(strings.NewReader(readFile(t, "testdata/faulty.yaml")), "faulty.yaml")
	var faults *Faults
	if !errors.As(err, &faults) {
		t.Fatalf("the error is %v, want *Faults", err)
	}
	got := faults.Error() + "\n"
	if *update {
		if err := os.WriteFile("testdata/faulty.golden", []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(readFile(t, "testdata/faulty.golden"), got); diff != "" {
		t.Error(diff)
	}
}

func TestLoadRefusesTooManyParts(t *testing.T) {
	var levels, dimensions strings.Builder
	for i := range 100 {
		fmt.Fprintf(&levels, "  - {name: Level N%d, code: N%d}\n", i, i)
	}
	for i := range 1000 {
		fmt.Fprintf(&dimensions, "      - {name: Skill K%d, code: K%d, cells: {N0: Works}}\n", i, i)
	}
	file := "id: x\nname: X\nlevels:\n" + levels.String() +
		"categories:\n  - name: All\n    code: ALL\n    dimensions:\n" + dimensions.String()
	_, err := Load(strings.NewReader(file), "many.yaml")
	want := "many.yaml:3: levels: the ladder has 100 levels; list at most 99\n" +
		"many.yaml:1107: categories[1].dimensions[1000]: this is one dimension more than the 999 a ladder may have"
	if err == nil || err.Error() != want {
		t.Errorf("the error is\n%v, want\n%s", err, want)
	}
}

func TestLoadRefusesHugeFiles(t *testing.T) {
	_, err := Load(strings.NewReader(strings.Repeat("#", maxBytes+1)), "huge.yaml")
	if err == nil || !strings.Contains(err.Error(), "larger than 4 MB") {
		t.Errorf("the error is %v", err)
	}
}

// A shipped word that an own ladder uses for something else gives way.
func TestOwnNamesWinOverShippedWords(t *testing.T) {
	l, err := small(t, "aliases: [Tests]", "aliases: [Remarks]")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range l.Fields {
		if w.Text == "Remarks" {
			t.Error("Remarks is a dimension and still a field")
		}
	}
	if l, err = small(t, "aliases: [Sr]", "aliases: [Exceeds, New hire]"); err != nil {
		t.Fatal(err)
	}
	for _, w := range l.States {
		if w.Text == "New hire" {
			t.Error("New hire is a level and still a state")
		}
	}
	for _, w := range l.Scales[1].Words {
		if w.Text == "Exceeds" {
			t.Error("Exceeds is a level and still a step")
		}
	}
}

func TestWriteRoundTrip(t *testing.T) {
	for _, l := range []*Ladder{Default(), mustSmall(t)} {
		var first, second bytes.Buffer
		if err := Write(&first, l); err != nil {
			t.Fatal(err)
		}
		back, err := Load(bytes.NewReader(first.Bytes()), "written.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(l, back, cmp.AllowUnexported(Ladder{}), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		if err := Write(&second, back); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) || l.Hash() != back.Hash() {
			t.Errorf("%s is written differently the second time", l.ID)
		}
	}
}

type brokenDisk struct{}

func (brokenDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteNamesTheLadder(t *testing.T) {
	err := Write(brokenDisk{}, mustSmall(t))
	if err == nil || err.Error() != "writing ladder small: yaml: write error: disk full" {
		t.Errorf("the error is %v", err)
	}
}

// Version follows what a rating means; Hash follows every word.
func TestVersionAndHash(t *testing.T) {
	base := mustSmall(t)
	tests := []struct {
		name, old, new        string
		sameVersion, sameHash bool
	}{
		{"comment", "# A ladder", "# The ladder", true, true},
		{"empty cell left out", "          S:\n", "", true, true},
		{"weight written out", "aliases: [Tests]", "aliases: [Tests]\n        weight: 1.0", true, true},
		{"alias", "[Tests]", "[Tests, QA]", true, false},
		{"code", "code: TEST", "code: QA", true, false},
		{"title", "name: Small", "name: Tiny", true, false},
		{"id", "id: small", "id: tiny", false, false},
		{"level name", "Lead Engineer", "Leader", false, false},
		{"expectation", "Mentors", "Mentors many", false, false},
		{"cell moves up", "Middle: Tests\n          S:", "S: Tests", false, false},
		{"weight", "weight: 2", "weight: 3", false, false},
		{"share", "id: small", "rule: {meets_share: 0.8}\nid: small", false, false},
		{"steps", "id: small", "scales: [{name: levels}, {name: relative, relative: true, words: {Below: -0.5}}]\nid: small", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, err := small(t, tt.old, tt.new)
			if err != nil {
				t.Fatal(err)
			}
			if got := l.Version == base.Version; got != tt.sameVersion {
				t.Errorf("same version: %v, want %v", got, tt.sameVersion)
			}
			if got := l.Hash() == base.Hash(); got != tt.sameHash {
				t.Errorf("same hash: %v, want %v", got, tt.sameHash)
			}
		})
	}
}

// Parts a program puts together: what is unset is completed, the argument stays
// as it was, and what does not fit is refused.
func TestNew(t *testing.T) {
	parts := Ladder{
		ID: "made", Name: "Made",
		Levels:     []Level{{Name: "Low", Code: "LO"}, {Name: "High", Code: "HI"}},
		Categories: []Category{{Name: "All", Code: "ALL"}},
		Dimensions: []Dimension{{Name: "Care", Code: "CARE"}, {Name: "Speed", Code: "SPEED"}},
	}
	l, err := New(parts, [][]string{{"Cares", " "}, {"", "Is fast"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := l.Counts(), (Counts{Stated: 2, Inherited: 1, None: 1}); got != want {
		t.Errorf("cells are %+v, want %+v", got, want)
	}
	if l.Dimensions[1].Weight != 1 || l.Levels[1].Number != 2 || l.Version == "" {
		t.Errorf("parts are not completed: %+v", l)
	}
	if parts.Dimensions[1].Weight != 0 || parts.Levels[1].Number != 0 {
		t.Errorf("New changed its argument: %+v", parts)
	}
	_, err = New(parts, [][]string{{"Cares"}})
	want := `ladder: categories[1].dimensions[1].cells: dimension "Care" does not have one text for each of the 2 levels; pass "" for a blank cell` + "\n" +
		`ladder: categories[1].dimensions[2].cells: dimension "Speed" does not have one text for each of the 2 levels; pass "" for a blank cell`
	if err == nil || err.Error() != want {
		t.Errorf("the error is\n%v, want\n%s", err, want)
	}
	parts.Dimensions[1].Category = 1
	_, err = New(parts, [][]string{{"Cares", ""}, {"", "Is fast"}})
	want = `ladder: categories[2].dimensions[1]: dimension "Speed" names category 1, and they are numbered from 0 to 0`
	if err == nil || err.Error() != want {
		t.Errorf("the error is\n%v, want\n%s", err, want)
	}
	parts.Dimensions[0].Category, parts.Dimensions[1].Category = 1, 0
	parts.Categories = append(parts.Categories, Category{Name: "More", Code: "MORE"})
	_, err = New(parts, [][]string{{"Cares", ""}, {"", "Is fast"}})
	want = `ladder: categories[1].dimensions[1]: dimension "Speed" comes after one of a later category; list dimensions category by category`
	if err == nil || err.Error() != want {
		t.Errorf("the error is\n%v, want\n%s", err, want)
	}
	parts.Dimensions[0].Category = 0
	if _, err = New(parts, [][]string{{"Cares\xff", ""}, {"", "Is fast"}}); err == nil || !strings.Contains(err.Error(), "not valid UTF-8") {
		t.Errorf("a text that is not UTF-8 gives %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	for _, path := range []string{"testdata/small.yaml", "testdata/faulty.yaml"} {
		content, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(content))
	}
	for _, text := range []string{"", "a: *b", "- 1", "id: {[1]: 2}", "levels: [{}, null, 3]", "categories: [{dimensions: [{cells: {a: b}}]}]", "---\n---\n", "? [a]\n: b", "fields: {employee: [\"\\x00\"]}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Load(strings.NewReader(text), "fuzz.yaml")
		if err != nil {
			var faults *Faults
			if !errors.As(err, &faults) || len(faults.List) == 0 {
				t.Fatalf("the error is %#v", err)
			}
			return
		}
		var file bytes.Buffer
		if err := Write(&file, l); err != nil {
			t.Fatal(err)
		}
		back, err := Load(&file, "written.yaml")
		if err != nil {
			t.Fatalf("what Write wrote does not load: %v", err)
		}
		if got, want := fmt.Sprint(back.Version, back.Hash()), fmt.Sprint(l.Version, l.Hash()); got != want {
			t.Errorf("version and hash change from %s to %s", want, got)
		}
	})
}
