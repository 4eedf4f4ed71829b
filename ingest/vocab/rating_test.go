package vocab_test

import (
	"slices"
	"strings"
	"testing"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

func sre() *vocab.Vocab { return vocab.Of(ladder.Default()) }

func TestRatingsThatAreRead(t *testing.T) {
	cases := []struct {
		text  string
		level float64
		rule  string
	}{
		{"3", 3, vocab.RuleNumber},
		{"3.5", 3.5, vocab.RuleNumber},
		{"3.0", 3, vocab.RuleNumber},
		{"3.50", 3.5, vocab.RuleNumber},
		{"2.9999999999999996", 3, vocab.RuleNumber},
		{"3.5000000000000004", 3.5, vocab.RuleNumber},
		{"1", 1, vocab.RuleNumber},
		{"6", 6, vocab.RuleNumber},
		{"３", 3, vocab.RuleOtherDigits},
		{"３．５", 3.5, vocab.RuleOtherDigits},
		{"٣", 3, vocab.RuleOtherDigits},
		{"٣٫٥", 3.5, vocab.RuleOtherDigits},
		{"४", 4, vocab.RuleOtherDigits},
		{"𝟒", 4, vocab.RuleOtherDigits},
		{"3½", 3.5, vocab.RuleFraction},
		{"3 ½", 3.5, vocab.RuleFraction},
		{" 4 ", 4, vocab.RuleNumber},
		{"\u00a04\u00a0", 4, vocab.RuleNumber},
		{"\u200b4\ufeff", 4, vocab.RuleNumber},
		{"\u30004", 4, vocab.RuleNumber},
		{"\t4\r\n", 4, vocab.RuleNumber},
		{"\u200e4\u202c", 4, vocab.RuleNumber},
		{"Senior Site Reliability Engineer II", 4, vocab.RuleLevelName},
		{"senior site  reliability engineer ii", 4, vocab.RuleLevelName},
		{"SRE4", 4, vocab.RuleLevelCode},
		{"sre-4", 4, vocab.RuleLevelCode},
		{"SRE 4", 4, vocab.RuleLevelCode},
		{"ＳＲＥ４", 4, vocab.RuleLevelCode},
		{"Senior II", 4, vocab.RuleLevelAlias},
		{"senior-ii", 4, vocab.RuleLevelAlias},
		{"Sr. II", 4, vocab.RuleLevelAlias},
		{"staff", 5, vocab.RuleLevelAlias},
		{"4 - Senior II", 4, vocab.RuleNumberWithLabel},
		{"4 – Senior II", 4, vocab.RuleNumberWithLabel},
		{"4: Senior II", 4, vocab.RuleNumberWithLabel},
		{"4. Senior II", 4, vocab.RuleNumberWithLabel},
		{"4) Senior II", 4, vocab.RuleNumberWithLabel},
		{"(4) Senior II", 4, vocab.RuleNumberWithLabel},
		{"4 Senior II", 4, vocab.RuleNumberWithLabel},
		{"4 (Senior II)", 4, vocab.RuleNumberWithLabel},
		{"4=Senior II", 4, vocab.RuleNumberWithLabel},
		{"Senior II (4)", 4, vocab.RuleNumberWithLabel},
		{"Senior II - 4", 4, vocab.RuleNumberWithLabel},
		{"Senior II [4]", 4, vocab.RuleNumberWithLabel},
		{"Senior II 4", 4, vocab.RuleNumberWithLabel},
		{"４ － Senior II", 4, vocab.RuleNumberWithLabel},
		{"5 - Staff", 5, vocab.RuleNumberWithLabel},
	}
	for _, c := range cases {
		r := sre().Rating(c.text)
		if r.State != ladder.Rated || r.Level != c.level || r.Rule != c.rule || r.Code != "" {
			t.Errorf("Rating(%q) = %+v, want level %v by rule %s", c.text, r, c.level, c.rule)
		}
	}
}

func TestDecimalCommaIsReadWithAWarning(t *testing.T) {
	for text, level := range map[string]float64{"3,5": 3.5, "3,0": 3, "3,50": 3.5, "３，５": 3.5} {
		r := sre().Rating(text)
		if r.State != ladder.Rated || r.Level != level || r.Rule != vocab.RuleDecimalComma || r.Code != ladder.DecimalComma || r.Severity != ladder.Warning {
			t.Errorf("Rating(%q) = %+v, want %v with a decimal_comma warning", text, r, level)
		}
	}
}

func TestStateWords(t *testing.T) {
	cases := []struct {
		text  string
		state ladder.State
	}{
		{"", ladder.Blank}, {"  ", ladder.Blank}, {"\u200b", ladder.Blank}, {"\ufeff\u00a0", ladder.Blank},
		{"n/a", ladder.NotApplicable}, {"N/A", ladder.NotApplicable}, {" n / a ", ladder.NotApplicable}, {"Not  Applicable", ladder.NotApplicable},
		{"-", ladder.NotObserved}, {"–", ladder.NotObserved}, {"—", ladder.NotObserved}, {"not observed", ladder.NotObserved}, {"Nicht beobachtet", ladder.NotObserved},
		{"can’t rate", ladder.NotObserved}, {"too new", ladder.TooNew}, {"該当なし", ladder.NotApplicable},
	}
	for _, c := range cases {
		if r := sre().Rating(c.text); r.State != c.state || r.Code != "" {
			t.Errorf("Rating(%q) = %+v, want state %s", c.text, r, c.state)
		}
	}
}

func TestRatingsThatAreRefused(t *testing.T) {
	cases := []struct {
		text, code  string
		suggestions []string
	}{
		{"0", ladder.OutOfRange, nil}, {"7", ladder.OutOfRange, nil}, {"-1", ladder.OutOfRange, nil}, {"−3", ladder.OutOfRange, nil},
		{"0.5", ladder.OutOfRange, nil}, {"6.5", ladder.OutOfRange, nil}, {"100", ladder.OutOfRange, nil}, {"½", ladder.UnreadableRating, nil},
		{"3.25", ladder.NotOnHalfSteps, []string{"3", "3.5"}}, {"3.7", ladder.NotOnHalfSteps, []string{"3.5", "4"}}, {"3,7", ladder.NotOnHalfSteps, []string{"3.5", "4"}},
		{"3.0001", ladder.NotOnHalfSteps, []string{"3", "3.5"}},
		{"3-4", ladder.UnreadableRating, []string{"3", "3.5", "4"}}, {"3 – 4", ladder.UnreadableRating, []string{"3", "3.5", "4"}}, {"3 to 4", ladder.UnreadableRating, []string{"3", "3.5", "4"}},
		{"2-4", ladder.UnreadableRating, []string{"2", "4"}},
		{"4/6", ladder.UnreadableRating, []string{"4"}}, {"4 of 6", ladder.UnreadableRating, []string{"4"}}, {"4 out of 6", ladder.UnreadableRating, []string{"4"}},
		{"3 - Solid", ladder.UnreadableRating, []string{"3"}}, {"4 (needs help)", ladder.UnreadableRating, []string{"4"}}, {"Level 3", ladder.UnreadableRating, []string{"3"}},
		{"4+", ladder.UnreadableRating, []string{"4"}}, {"4-", ladder.UnreadableRating, []string{"4"}}, {"+4", ladder.UnreadableRating, []string{"4"}},
		{"~4", ladder.UnreadableRating, []string{"4"}}, {"about 4", ladder.UnreadableRating, []string{"4"}}, {">4", ladder.UnreadableRating, []string{"4"}},
		{"(4)", ladder.UnreadableRating, []string{"4"}}, {"4*", ladder.UnreadableRating, []string{"4"}}, {"4?", ladder.UnreadableRating, []string{"4"}}, {"4.", ladder.UnreadableRating, []string{"4"}},
		{"four", ladder.UnreadableRating, []string{"4"}}, {"Vier", ladder.UnreadableRating, []string{"4"}}, {"四", ladder.UnreadableRating, []string{"4"}},
		{"IV", ladder.UnreadableRating, []string{"4"}}, {"iv", ladder.UnreadableRating, []string{"4"}}, {"Ⅳ", ladder.UnreadableRating, []string{"4"}},
		{"④", ladder.UnreadableRating, []string{"4"}}, {"³", ladder.UnreadableRating, []string{"3"}},
		{"0x4", ladder.UnreadableRating, nil}, {"4e0", ladder.UnreadableRating, nil}, {"1E400", ladder.UnreadableRating, nil}, {"NaN", ladder.UnreadableRating, nil}, {"Inf", ladder.UnreadableRating, nil},
		{"TRUE", ladder.UnreadableRating, nil}, {"wahr", ladder.UnreadableRating, nil}, {"yes", ladder.UnreadableRating, nil},
		{"04-Mar", ladder.UnreadableRating, nil}, {"3/4/2026", ladder.UnreadableRating, nil}, {"2026-03-04", ladder.UnreadableRating, nil}, {"Mar-04", ladder.UnreadableRating, nil}, {"3. Apr", ladder.UnreadableRating, nil},
		{"#N/A", ladder.ErrorValue, nil}, {"#REF!", ladder.ErrorValue, nil},
		{"80%", ladder.UnreadableRating, nil}, {"3 4", ladder.UnreadableRating, []string{"3", "3.5", "4"}}, {"3;4", ladder.UnreadableRating, []string{"3", "3.5", "4"}}, {"1,000", ladder.UnreadableRating, nil},
		{"3 1/2", ladder.UnreadableRating, []string{"3.5"}},
		{"4 - Senior I", ladder.UnreadableRating, []string{"4", "3"}}, {"Senior II (3)", ladder.UnreadableRating, []string{"3", "4"}}, {"SRE2 3", ladder.UnreadableRating, []string{"3", "2"}},
		{"3.5 - Senior I", ladder.UnreadableRating, []string{"3.5", "3"}},
		{"Meets", ladder.WrongScale, nil}, {"3 - Meets", ladder.WrongScale, nil},
		{"Senior II?", ladder.UnreadableRating, []string{"Senior Site Reliability Engineer II"}},
		{"Stafff", ladder.UnreadableRating, []string{"Staff Site Reliability Engineer"}},
		{"Senior", ladder.UnreadableRating, []string{"Senior Site Reliability Engineer I", "Senior Site Reliability Engineer II"}}, {"see notes", ladder.UnreadableRating, nil}, {"x", ladder.UnreadableRating, nil}, {"★★★", ladder.UnreadableRating, nil},
		{"=1+2", ladder.UnreadableRating, nil}, {"3\u202e4", ladder.OutOfRange, nil},
	}
	for _, c := range cases {
		r := sre().Rating(c.text)
		if r.State != ladder.Unread || r.Code != c.code || r.Severity != ladder.Error || r.Message == "" || r.Level != 0 {
			t.Errorf("Rating(%q) = %+v, want the problem %s", c.text, r, c.code)
		}
		if !slices.Equal(r.Suggestions, c.suggestions) {
			t.Errorf("Rating(%q) suggests %q, want %q", c.text, r.Suggestions, c.suggestions)
		}
	}
}

func TestRemarksAreNoRatings(t *testing.T) {
	long := strings.Repeat("Leads the storage migration. ", 400)
	for _, r := range []vocab.Reading{sre().Rating(long), sre().Relative("relative", long)} {
		if r.Code != ladder.UnreadableRating || len(r.Message) > 300 {
			t.Errorf("a remark gave %s with a message of %d bytes", r.Code, len(r.Message))
		}
	}
	if r := sre().Rating(strings.Repeat("\u200b", 200) + "4"); r.Level != 4 {
		t.Errorf("a 4 after many invisible characters gave %+v", r)
	}
}

func TestRelativeWords(t *testing.T) {
	for text, steps := range map[string]float64{"Meets": 0, "meets expectations": 0, "EXCEEDS": 1, "below": -1, "Übertrifft die Erwartungen": 1} {
		if r := sre().Relative("relative", text); r.State != ladder.Rated || !r.Relative || r.Steps != steps || r.Rule != vocab.RuleRelativeWord {
			t.Errorf("Relative(%q) = %+v, want %v steps", text, r, steps)
		}
	}
	for text, code := range map[string]string{"3": ladder.WrongScale, "Senior II": ladder.WrongScale, "great": ladder.UnreadableRating} {
		if r := sre().Relative("relative", text); r.Code != code || r.State != ladder.Unread {
			t.Errorf("Relative(%q) = %+v, want %s", text, r, code)
		}
	}
	if r := sre().Relative("relative", "n/a"); r.State != ladder.NotApplicable {
		t.Errorf("a state word on the relative scale gave %+v", r)
	}
}

func TestNumericCells(t *testing.T) {
	for value, level := range map[float64]float64{3: 3, 3.5: 3.5, 2.9999999999999996: 3, 1.0000000000000002: 1} {
		if r := sre().Number(value); r.State != ladder.Rated || r.Level != level {
			t.Errorf("Number(%v) = %+v, want %v", value, r, level)
		}
	}
	for value, code := range map[float64]string{0: ladder.OutOfRange, 45720: ladder.OutOfRange, 1e-16: ladder.OutOfRange, 3.3333333333333335: ladder.NotOnHalfSteps} {
		if r := sre().Number(value); r.Code != code {
			t.Errorf("Number(%v) = %+v, want %s", value, r, code)
		}
	}
}

func TestWholeLevels(t *testing.T) {
	for text, want := range map[string]int{"SRE3": 3, "3": 3, "Senior I": 3, "3.0": 3} {
		if got, r := sre().Level(text); got != want || r.Code != "" {
			t.Errorf("Level(%q) = %d %+v, want %d", text, got, r, want)
		}
	}
	for _, text := range []string{"3.5", "L4", "Wizard", "9"} {
		if got, r := sre().Level(text); got != 0 || r.Code != ladder.UnknownLevel {
			t.Errorf("Level(%q) = %d %+v, want unknown_level", text, got, r)
		}
	}
}
