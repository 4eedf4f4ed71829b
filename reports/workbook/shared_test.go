package workbook

import (
	"path/filepath"
	"strings"
	"testing"
)

// Texts that rows share and those that excelize keeps stand in one list, each cell
// has its own, and a text stands once however many rows say it.
func TestSharedTexts(t *testing.T) {
	b, err := newBookIn(t.TempDir(), "Shared", "")
	if err != nil {
		t.Fatal(err)
	}
	defer b.discard()
	texts := []string{"often said", " spaces kept ", "a < b & _x0041_", "often said", "", "often said"}
	write := func(name string) {
		t.Helper()
		p, err := b.page(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := p.write(cell{"head of " + name, headLook}); err != nil {
			t.Fatal(err)
		}
		var numbers []sharedText
		for _, text := range texts {
			n, err := b.shared.number(b.shared.numbers, text)
			if err != nil {
				t.Fatal(err)
			}
			numbers = append(numbers, n)
		}
		err = writePiece(p, numbers, func(n sharedText, _ []cell) ([]cell, float64) { return []cell{{n, insetLook}}, 0 })
		if err != nil {
			t.Fatal(err)
		}
		if err := p.write(cell{"foot of " + name, plainLook}); err != nil {
			t.Fatal(err)
		}
	}
	write("One")
	write("Two")
	path := filepath.Join(t.TempDir(), "shared.xlsx")
	if err := b.save(path); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	for _, name := range []string{"One", "Two"} {
		for i, want := range append(append([]string{"head of " + name}, texts...), "foot of "+name) {
			if got, err := f.GetCellValue(name, at(1, i+1)); err != nil || got != want {
				t.Errorf("%s!A%d says %q (%v), want %q", name, i+1, got, err, want)
			}
		}
	}
	part := string(unpacked(t, path)[sharedPart])
	if n := strings.Count(part, ">often said<"); n != 1 {
		t.Errorf("a text said six times stands %d times in %s", n, part)
	}
	if n := strings.Count(part, "<si>"); n != 7 || !strings.Contains(part, `uniqueCount="7"`) {
		t.Errorf("%d texts, want 3 of rows and 4 of excelize: %s", n, part)
	}
}
