package layouts

import "testing"

func TestRangeIn(t *testing.T) {
	cases := []struct {
		text      string
		low, high int // 0 and 0 where none is stated
	}{
		{"Rating scale: 1 to 5", 1, 5},
		{"Please rate from 1 to 6.", 1, 6},
		{"Skala von 1 bis 10", 1, 10},
		{"Échelle de 1 à 5", 1, 5},
		{"Escala del 1 a 7", 1, 7},
		{"評価 1〜5", 1, 5},
		{"Architecture (1-5)", 1, 5},
		{"Innovation [0–4] *", 0, 4},
		{"Scores 0 - 100", 0, 100},
		{"Rating period 1 - 5 June 2026", 0, 0},
		{"Ratings due 1–31", 0, 0},
		{"Rating cycle 2026-H1", 0, 0},
		{"Architecture (2025 H2)", 0, 0},
	}
	for _, tt := range cases {
		low, high, ok := rangeIn(tt.text)
		if !ok {
			low, high = 0, 0
		}
		if low != tt.low || high != tt.high {
			t.Errorf("%q states %d to %d, want %d to %d", tt.text, low, high, tt.low, tt.high)
		}
	}
}
