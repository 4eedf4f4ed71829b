package ingest

import "testing"

func TestNormalCycle(t *testing.T) {
	cases := map[string]string{
		"2026-H1": "2026-H1", "2026 h1": "2026-H1", "2026H1": "2026-H1", "H1 2026": "2026-H1", "1H26": "2026-H1", "h1/2026": "2026-H1", "FY26 H1": "2026-H1",
		"2026_Q3": "2026-Q3", "q3 2026": "2026-Q3", "2026": "2026", "FY2026": "2026", "2026-HJ2": "2026-H2", "2026 S1": "2026-H1",
		" Summer  review ": "Summer review", "2026-H3": "2026-H3", "H5 2026": "H5 2026", "": "",
		"second half 2025": "2025-H2", "1. Halbjahr 2026": "2026-H1", "deuxième semestre 2025": "2025-H2", "2025年度下期": "2025-H2", "first half": "first half",
	}
	for text, want := range cases {
		if got := NormalCycle(text); got != want {
			t.Errorf("NormalCycle(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestCycleIn(t *testing.T) {
	cases := map[string]string{
		"Ratings 2026-H1": "2026-H1", "2026H1 calibration": "2026-H1", "Review H2 2025 (final)": "2025-H2", "FY2025H1": "2025-H1",
		"2025-H2 against 2026-H1": "", "Ratings 2026": "", "Sheet1": "", "Printed 2026-01-05": "", "Q4 2025 / 2025-Q4": "2025-Q4",
		"Ratings second half of 2025": "2025-H2", "Bewertung 2. Halbjahr 2025": "2025-H2", "Primer semestre de 2026": "2026-H1", "評価 2026年上期": "2026-H1",
		"second half 2025, after H1 2025": "", "the second half": "",
	}
	for text, want := range cases {
		if got := CycleIn(text); got != want {
			t.Errorf("CycleIn(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestCycleOfFile(t *testing.T) {
	cases := []struct{ file, asked, want string }{
		{"company/2026-h1/a.xlsx", "", "2026-H1"},
		{"company/2026-h1/assessments/a.xlsx", "", "2026-H1"},
		{"company/a.xlsx", "", ""}, // see TestFallbackCycle
		{"company/ratings 2026-H1.xlsx", "", "2026-H1"},
		{"company/calibration 2026-H1/a.xlsx", "", "2026-H1"},
		{"company/a.xlsx", "2026-H1", "2026-H1"},
		{"company/2025-h2/a.xlsx", "2026-H1", "2026-H1"},                       // asked for by name
		{"company/2026-h1/2025-h2/a.xlsx", "2026-H1", "2025-H2"},               // a past cycle inside this one
		{"company/2026-h1/2025-h2/assessments/a.xlsx", "", "2025-H2"},          //
		{"company/2026-h1/2026-h1-final/a.xlsx", "2026-H1", "2026-H1"},         //
		{"company/H1 2026/2026-h1/a.xlsx", "2027-H1", "2027-H1"},               // one cycle spelt twice is no nesting
		{"2026-h1/a.xlsx", "", "2026-H1"}, {"./2026-h1/a.xlsx", "", "2026-H1"}, //
	}
	for _, c := range cases {
		if got := cycleOfFile(c.file, c.asked); got != c.want {
			t.Errorf("cycleOfFile(%q, %q) = %q, want %q", c.file, c.asked, got, c.want)
		}
	}
}

// TestFallbackCycle: a file that nothing names a cycle for takes the one its
// companions state, and where they state none the one for such files, or else the
// name of its folder.
func TestFallbackCycle(t *testing.T) {
	for _, c := range []struct {
		file    string
		stated  []string
		unnamed string
		want    string
	}{
		{"company/a.xlsx", nil, "", "company"}, {"a.xlsx", nil, "", "ingest"}, {"/a.xlsx", nil, "", ""},
		{"company/a.xlsx", []string{"2026-H1"}, "", "2026-H1"}, {"company/a.xlsx", []string{"2026-H1", "2025-H2"}, "", ""},
		{"company/a.xlsx", []string{"2026-H1", "2025-H2"}, "2026-H1", "2026-H1"}, {"company/a.xlsx", []string{"2026-H1"}, "2025-H2", "2026-H1"},
		{"company/2025-h1/a.xlsx", []string{"2026-H1"}, "", "2025-H1"},
		{"company/a.xlsx", nil, "2025-H2", "2025-H2"}, {"company/2025-h1/a.xlsx", nil, "2025-H2", "2025-H1"},
	} {
		r := run{opt: &Options{Unnamed: c.unnamed}, stated: map[string]bool{}}
		for _, cycle := range c.stated {
			r.stated[cycle] = true
		}
		if got := r.fallback(&file{path: c.file}); got != c.want {
			t.Errorf("%s beside %v: %q, want %q", c.file, c.stated, got, c.want)
		}
	}
}
