package ladder

import (
	"slices"
	"testing"
)

// ladderOf makes a ladder of levels and dimensions named so; "New=Old" lists Old
// as an alias.
func ladderOf(t *testing.T, levels []string, dimensions map[string][]string, order ...string) *Ladder {
	t.Helper()
	parts := Ladder{ID: "t", Name: "T", Categories: []Category{{Name: "All of it", Code: "ALL"}}}
	for _, name := range levels {
		parts.Levels = append(parts.Levels, Level{Name: "Level " + name, Code: name})
	}
	var texts [][]string
	for _, name := range order {
		parts.Dimensions = append(parts.Dimensions, Dimension{Name: name, Code: "C" + name[:2], Aliases: dimensions[name]})
		row := make([]string, len(levels))
		for i := range row {
			row[i] = name[:2] + " as expected of " + levels[i]
		}
		texts = append(texts, row)
	}
	l, err := New(parts, texts)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestCompare(t *testing.T) {
	from := ladderOf(t, []string{"P1", "P2", "P3"}, nil, "Coding", "Testing", "Review", "Writing")
	to := ladderOf(t, []string{"P1", "P2", "P3", "P4"}, map[string][]string{"Quality": {"testing"}}, "Quality", "Coding", "Rework", "Speaking")
	c := Compare(from, to)
	var at []int
	for i := range from.Dimensions {
		number, ok := c.Dimension(i)
		if !ok {
			number = -1
		}
		at = append(at, number)
	}
	if want := []int{1, 0, 2, -1}; !slices.Equal(at, want) {
		t.Errorf("dimensions stand at %v, want %v", at, want)
	}
	if want := []string{SameName, ByAlias, SameCode, WasGone}; !slices.Equal(c.DimensionsHow, want) {
		t.Errorf("found %q, want %q", c.DimensionsHow, want)
	}
	if added := c.AddedDimensions(); len(added) != 1 || added[0].Name != "Speaking" {
		t.Errorf("added %v", added)
	}
	if added := c.AddedLevels(); len(added) != 1 || added[0].Code != "P4" || !c.SameScale() {
		t.Errorf("a level on top: added %v, same scale %v", added, c.SameScale())
	}
	if n := len(c.Reworded(1)); n != 3 { // Te… became Qu…
		t.Errorf("%d levels of Testing are reworded, want 3", n)
	}
	if n := len(c.Reworded(0)); n != 0 {
		t.Errorf("%d levels of Coding are reworded, want none", n)
	}
}

// A level put in between moves those above: ratings no longer mean the same.
func TestCompareLevelBetween(t *testing.T) {
	from := ladderOf(t, []string{"P1", "P2", "P3"}, nil, "Coding")
	c := Compare(from, ladderOf(t, []string{"P1", "P2", "PX", "P3"}, nil, "Coding"))
	if number, ok := c.Level(3); number != 4 || !ok || c.SameScale() {
		t.Errorf("P3 stands at %d, %v; same scale %v", number, ok, c.SameScale())
	}
	if _, ok := Compare(from, ladderOf(t, []string{"P1", "P3"}, nil, "Coding")).Level(2); ok {
		t.Error("a level that was dropped is found")
	}
}
