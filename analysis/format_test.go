package analysis_test

import (
	"encoding/json"
	"math"
	"testing"

	"calibrate/analysis"
)

func TestFormat(t *testing.T) {
	tests := []struct {
		kind analysis.Kind
		v    analysis.Value
		want string
	}{
		{analysis.Count, analysis.I(1234567), "1,234,567"},
		{analysis.Count, analysis.I(-1234), "-1,234"},
		{analysis.Count, analysis.I(999), "999"},
		{analysis.Rating, analysis.N(3.456), "3.46"},
		{analysis.Delta, analysis.N(0.5), "+0.50"},
		{analysis.Delta, analysis.N(-0.001), "0.00"},
		{analysis.Delta, analysis.N(0.001), "0.00"},
		{analysis.Share, analysis.N(0.125), "12.5 %"},
		{analysis.Stat, analysis.N(math.Copysign(0, -1)), "0.000"},
		{analysis.Stat, analysis.N(math.NaN()), "—"},
		{analysis.Stat, analysis.Why("one rater"), "—"},
		{analysis.Chance, analysis.N(0), "<0.001"},
		{analysis.Chance, analysis.N(0.0009999), "<0.001"},
		{analysis.Chance, analysis.N(0.001), "0.001"},
		{analysis.Chance, analysis.N(1), "1.000"},
		{analysis.Share, analysis.Hidden("fewer than 5 people"), "hidden"},
		{analysis.Flag, analysis.T("differs"), "differs"},
	}
	for _, tt := range tests {
		if got := analysis.Format(tt.kind, tt.v); got != tt.want {
			t.Errorf("Format(%s, %+v) = %q, want %q", tt.kind, tt.v, got, tt.want)
		}
	}
}

// A page shows what the workbook does. Expected are the texts that LibreOffice 7.4
// gives for these numbers in the formats of ExcelFormat (saved as CSV, as shown).
func TestHalvesAsInSpreadsheets(t *testing.T) {
	for _, tt := range []struct {
		kind analysis.Kind
		x    float64
		want string
	}{
		{analysis.Rating, 3.125, "3.13"}, {analysis.Rating, 3.625, "3.63"}, {analysis.Rating, 3.375, "3.38"},
		{analysis.Rating, 1.005, "1.01"}, {analysis.Rating, 2.675, "2.68"}, {analysis.Rating, 0.124999999999999, "0.12"},
		{analysis.Delta, -0.125, "-0.13"}, {analysis.Share, 0.3125, "31.3 %"}, {analysis.Share, 0.0125, "1.3 %"},
		{analysis.Points, -0.0625, "-6.3 %"}, {analysis.Median, 30.25, "30.3"}, {analysis.Stat, 0.0625, "0.063"},
	} {
		if got := analysis.FormatNumber(tt.kind, tt.x); got != tt.want {
			t.Errorf("FormatNumber(%s, %v) = %q, want %q", tt.kind, tt.x, got, tt.want)
		}
	}
}

func TestValueJSON(t *testing.T) {
	row := []analysis.Value{analysis.T("a\"b"), analysis.N(0.1), analysis.I(3), analysis.Why("n = 0"), analysis.Hidden("small"), analysis.N(math.Inf(1))}
	got, err := json.Marshal(row)
	if want := `["a\"b",0.1,3,null,null,null]`; err != nil || string(got) != want {
		t.Errorf("got %s, %v; want %s", got, err, want)
	}
}

// Whole numbers in sentences have their commas, and nothing else changes.
func TestSaid(t *testing.T) {
	for want, got := range map[string]string{
		"n = 4,884 ratings of 67 people":  analysis.Said("n = %d ratings of %d people", 4884, 67),
		"3 h 05 min, 12.5 % of -1,200, x": analysis.Said("%d h %02d min, %.1f %% of %d, %s", 3, 5, 12.5, -1200, "x"),
	} {
		if got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}
