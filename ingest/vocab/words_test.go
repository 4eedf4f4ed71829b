package vocab_test

import (
	"slices"
	"testing"
	"time"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

func TestDates(t *testing.T) {
	cases := []struct{ text, order, want, code string }{
		{"2020-03-04", "", "2020-03-04", ""},
		{"2020-03-04T00:00:00", "", "2020-03-04", ""},
		{"2020/3/4", "", "2020-03-04", ""},
		{"31/01/2020", "", "2020-01-31", ""},
		{"01/31/2020", "", "2020-01-31", ""},
		{"04.03.2020", "", "2020-03-04", ""},
		{"4 March 2020", "", "2020-03-04", ""},
		{"4-Mar-2020", "", "2020-03-04", ""},
		{"March 4, 2020", "", "2020-03-04", ""},
		{"4. März 2020", "", "2020-03-04", ""},
		{"2020年3月4日", "", "2020-03-04", ""},
		{"03/04/2020", "", "", ladder.AmbiguousDate},
		{"03/04/2020", "dmy", "2020-04-03", ""},
		{"03/04/2020", "mdy", "2020-03-04", ""},
		{"05/05/2020", "", "2020-05-05", ""},
		{"31/02/2020", "", "", ladder.BadDate},
		{"2020-13-01", "", "", ladder.BadDate},
		{"03/04/20", "", "", ladder.BadDate},
		{"soon", "", "", ladder.BadDate},
		{"43894", "", "", ladder.BadDate},
		{"43831", "", "", ladder.BadDate},
	}
	for _, c := range cases {
		got, problem := vocab.Date(c.text, c.order)
		text := ""
		if !got.IsZero() {
			text = got.Format(time.DateOnly)
		}
		if text != c.want || problem.Code != c.code {
			t.Errorf("Date(%q, %q) = %q with problem %q, want %q, %q", c.text, c.order, text, problem.Code, c.want, c.code)
		}
	}
}

func TestShares(t *testing.T) {
	cases := []struct {
		text string
		want vocab.Share
	}{
		{"20 %", vocab.Share{Low: 0.2, Percent: true}},
		{"20%", vocab.Share{Low: 0.2, Percent: true}},
		{"0.2", vocab.Share{Low: 0.2}},
		{"20", vocab.Share{Low: 0.2, Percent: true}},
		{"12,5 %", vocab.Share{Low: 0.125, Percent: true}},
		{"10–15 %", vocab.Share{Low: 0.1, Upper: 0.15, Range: true, Percent: true}},
		{"10 % - 15 %", vocab.Share{Low: 0.1, Upper: 0.15, Range: true, Percent: true}},
		{"between 10 and 15%", vocab.Share{Operator: ladder.Between, Low: 0.1, Upper: 0.15, Range: true, Percent: true}},
		{"≤ 10 %", vocab.Share{Operator: ladder.AtMost, Low: 0.1, Percent: true}},
		{"at least 5 %", vocab.Share{Operator: ladder.AtLeast, Low: 0.05, Percent: true}},
		{"max. 10%", vocab.Share{Operator: ladder.AtMost, Low: 0.1, Percent: true}},
		{"0", vocab.Share{}},
	}
	for _, c := range cases {
		if got, ok := vocab.ParseShare(c.text); !ok || got != c.want {
			t.Errorf("ParseShare(%q) = %+v %v, want %+v", c.text, got, ok, c.want)
		}
	}
	for _, text := range []string{"", "some", "120 %", "15-10 %", "-5%", "roughly 10 %"} {
		if got, ok := vocab.ParseShare(text); ok {
			t.Errorf("ParseShare(%q) = %+v, want none", text, got)
		}
	}
}

func TestOperators(t *testing.T) {
	for text, want := range map[string]ladder.Operator{"=": ladder.Exactly, "<=": ladder.AtMost, "≤": ladder.AtMost, "At most": ladder.AtMost, "max": ladder.AtMost, ">=": ladder.AtLeast, "≥": ladder.AtLeast, "at least": ladder.AtLeast, "Between": ladder.Between, "höchstens": ladder.AtMost} {
		if got, ok := vocab.Operator(text); !ok || got != want {
			t.Errorf("Operator(%q) = %q %v, want %q", text, got, ok, want)
		}
	}
	if _, ok := vocab.Operator("<"); ok {
		t.Error("a strict comparison was taken for another one")
	}
}

func TestLevelGroups(t *testing.T) {
	cases := []struct {
		text string
		want []int
	}{
		{"SRE1", []int{1}}, {"3", []int{3}}, {"SRE1–SRE2", []int{1, 2}}, {"SRE1-SRE3", []int{1, 2, 3}}, {"SRE1, SRE2", []int{1, 2}},
		{"SRE1 and SRE2", []int{1, 2}}, {"1-2", []int{1, 2}}, {"SRE5+", []int{5, 6}}, {"Staff and above", []int{5, 6}}, {"SRE2 and below", []int{1, 2}},
		{"Senior I to Senior II", []int{3, 4}}, {"SRE 1 / SRE 2", []int{1, 2}},
	}
	for _, c := range cases {
		if got, r := sre().LevelGroup(c.text); !slices.Equal(got, c.want) || r.Code != "" {
			t.Errorf("LevelGroup(%q) = %v %+v, want %v", c.text, got, r, c.want)
		}
	}
	for _, text := range []string{"Wizards", "SRE3-SRE1", "SRE1–Wizard"} {
		if got, r := sre().LevelGroup(text); len(got) > 0 || r.Code != ladder.UnknownLevel {
			t.Errorf("LevelGroup(%q) = %v %+v, want unknown_level", text, got, r)
		}
	}
}

// A date whose cell lost its format is suggested. Day 1 is 1900-01-01 and 1900
// counts a 29 February (ECMA-376 18.17.4.1), so 43,831 is 2020-01-01, and 63 days on.
func TestSerialDateIsSuggested(t *testing.T) {
	if _, problem := vocab.Date("43894", ""); !slices.Equal(problem.Suggestions, []string{"2020-03-04"}) {
		t.Errorf("suggests %v", problem.Suggestions)
	}
}
