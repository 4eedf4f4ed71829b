package analysis

import (
	"testing"

	"calibrate/ladder"
)

// Who the raters are: HR reads id and name, a director the relation alone, and the
// person it is made for, where somebody else was rated, "you".
func TestRaterNames(t *testing.T) {
	ratings := []ladder.Rating{{Rater: "m", Relation: ladder.Manager}, {Rater: "p", Relation: ladder.Peer}, {Rater: "q", Relation: ladder.Peer}}
	b := Bundle{Names: map[string]string{"m": "Mo", "q": "Quy"}}
	for _, tt := range []struct {
		audience Audience
		reader   string
		want     [3]string
	}{
		{HR, "", [3]string{"Mo", "p", "Quy"}},
		{HR, "q", [3]string{"Mo", "p", "you"}},
		{Director, "q", [3]string{"manager 1", "peer 1", "peer 2"}},
	} {
		b.Manifest.Audience, b.Manifest.For = tt.audience, tt.reader
		names := NewRaterNames(b, ratings)
		for i, r := range ratings {
			if got := names.Label(r); got != tt.want[i] {
				t.Errorf("%s for %q: rater %d is %q, want %q", tt.audience, tt.reader, i, got, tt.want[i])
			}
		}
	}
}
