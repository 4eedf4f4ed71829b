package vocab_test

import (
	"testing"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// FuzzRating reads any text. A level is only ever one of the ladder's whole or
// half steps, found by a named rule; what is not read says why.
func FuzzRating(f *testing.F) {
	for _, seed := range []string{"3", "3,5", "3½", "SRE4", "4 - Senior II", "3-4", "n/a", "—", "٣٫٥", "0x3", "1e400", "NaN", "４．５", "(4)", "~4", "four", " ", "\u202e4"} {
		f.Add(seed)
	}
	v, most := sre(), float64(len(ladder.Default().Levels))
	f.Fuzz(func(t *testing.T, text string) {
		r := v.Rating(text)
		switch {
		case r.State == ladder.Rated:
			if r.Level < 1 || r.Level > most || 2*r.Level != float64(int(2*r.Level)) || r.Rule == "" {
				t.Errorf("%q was read as %v by rule %q", text, r.Level, r.Rule)
			}
		case r.Level != 0:
			t.Errorf("%q is %s and has the level %v", text, r.State, r.Level)
		case r.State == ladder.Unread && (r.Code == "" || r.Message == ""):
			t.Errorf("%q was not read, and nothing says why: %+v", text, r)
		}
		if again := v.Rating(text); again.State != r.State || again.Level != r.Level {
			t.Errorf("%q was read as %+v, then as %+v", text, r, again)
		}
	})
}

// FuzzHeading reads any text as a heading: it names at most one thing.
func FuzzHeading(f *testing.F) {
	for _, seed := range []string{"Architecture", "Tools & Tech", "Feedback [comment]", "Mitarbeiter", "評価者", "Q1. Architecture?", "Resourcefullness", "1 1 1 1 1"} {
		f.Add(seed)
	}
	v, dimensions := sre(), len(ladder.Default().Dimensions)
	f.Fuzz(func(t *testing.T, text string) {
		h := v.Heading(text)
		for _, number := range append(append([]int{h.Dimension}, h.Candidates...), append(h.Near, h.Like...)...) {
			if number < 0 || number >= dimensions {
				t.Errorf("%q leads to dimension %d of %d: %+v", text, number, dimensions, h)
			}
		}
		if h.Kind == vocab.Ambiguous && len(h.Candidates) < 2 {
			t.Errorf("%q is ambiguous between %v", text, h.Candidates)
		}
		if h.Kind == vocab.Field && h.Field == "" {
			t.Errorf("%q is a field without a name", text)
		}
	})
}
