package analysis

import (
	"slices"
	"testing"
)

// Rows that are made read as rows that are held, as often as they are asked for.
func TestRows(t *testing.T) {
	held := Held([]Value{I(0)}, []Value{I(1)}, []Value{I(2)})
	made := Made(3, func(yield func([]Value) bool) {
		for i := 0; i < 3 && yield([]Value{I(i)}); i++ {
		}
	})
	for name, rows := range map[string]Rows{"held": held, "made": made} {
		for range 2 {
			if n := len(slices.Collect(rows.All())); n != 3 || rows.Len() != n {
				t.Errorf("%s: %d rows read, %d by Len, want 3", name, n, rows.Len())
			}
		}
		for want, n := range map[int]int{0: 0, 2: 2, 3: 3, 3 + 1: 3} {
			got := slices.Collect(rows.First(want))
			if len(got) != n {
				t.Errorf("%s: the first %d are %d rows, want %d", name, want, len(got), n)
			}
			for i, row := range got {
				if x, _ := row[0].Num(); x != float64(i) {
					t.Errorf("%s: row %d is %v", name, i, x)
				}
			}
		}
	}
	var none Table
	if none.Rows.Len() != 0 || len(slices.Collect(none.Rows.All())) != 0 {
		t.Error("a table without rows has some")
	}
}
