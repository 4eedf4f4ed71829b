package ladder

import "testing"

func TestSource(t *testing.T) {
	tests := []struct {
		source       Source
		cell, string string
	}{
		{Source{File: "a.xlsx", Sheet: "Ratings", Row: 14, Col: 6}, "F14", "a.xlsx, Ratings, F14"},
		{Source{File: "a.csv", Row: 1, Col: 1}, "A1", "a.csv, A1"},
		{Source{File: "a.xlsx", Sheet: "Ratings"}, "", "a.xlsx, Ratings"},
		{Source{File: "a.xlsx", Row: 3}, "", "a.xlsx"},
	}
	for _, tt := range tests {
		if got := tt.source.Cell(); got != tt.cell {
			t.Errorf("%+v has cell %q, want %q", tt.source, got, tt.cell)
		}
		if got := tt.source.String(); got != tt.string {
			t.Errorf("%+v reads %q, want %q", tt.source, got, tt.string)
		}
	}
}

// The last column of a sheet is XFD, the 16,384th.
func TestColumnName(t *testing.T) {
	for col, want := range map[int]string{0: "", 1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := ColumnName(col); got != want {
			t.Errorf("column %d is %q, want %q", col, got, want)
		}
	}
}
