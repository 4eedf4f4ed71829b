package ingest

import (
	"testing"

	"calibrate/ladder"
)

func TestNamesThatAreTheSame(t *testing.T) {
	pairs := [][2]string{
		{"Ana Ruiz", "ANA  RUIZ"}, {"Ana Ruiz", "Ruiz, Ana"}, {"Ana Ruiz", "Ana\u00a0Ruiz"}, {"Ana Ruiz", "Ana　Ruiz"},
		{"José Núñez", "Jose\u0301 Nu\u0301n\u0303ez"}, {"山田 太郎", "山田　太郎"}, {"山田 太郎", "山田太郎"}, {"Ａｎａ Ruiz", "Ana Ruiz"}, {"김 민준", "김민준"},
	}
	for _, pair := range pairs {
		if nameKey(pair[0]) != nameKey(pair[1]) {
			t.Errorf("%q and %q should be one name: %q, %q", pair[0], pair[1], nameKey(pair[0]), nameKey(pair[1]))
		}
	}
	loose := [][2]string{{"José Núñez", "Jose Nunez"}, {"Sean O’Brien", "Sean OBrien"}, {"Anne-Marie Roy", "Anne Marie Roy"}, {"Søren Bay", "Soren Bay"}, {"J. R. Hart", "J R Hart"}}
	for _, pair := range loose {
		if nameKey(pair[0]) == nameKey(pair[1]) || looseNameKey(pair[0]) != looseNameKey(pair[1]) {
			t.Errorf("%q and %q should be one name only loosely", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"Ana Ruiz", "Ruiz Ana"}, {"Ana Ruiz", "Ana Ruis"}, {"ガギ", "カキ"}} {
		if looseNameKey(pair[0]) == looseNameKey(pair[1]) {
			t.Errorf("%q and %q should stay two names", pair[0], pair[1])
		}
	}
}

// TestExactSpellingWins has two people whose names differ by an accent only: the
// exact spelling finds one of them, any other spelling finds both.
func TestExactSpellingWins(t *testing.T) {
	d := newDirectory(true)
	d.add(&ladder.Person{ID: "1", Name: "Jose Roy"})
	d.add(&ladder.Person{ID: "2", Name: "José Roy"})
	for text, want := range map[string]int{"Jose Roy": 1, "José Roy": 1, "JOSÉ ROY": 1, "Josè Roy": 2} {
		if found := d.byName(text); len(found) != want {
			t.Errorf("%q finds %d people, want %d", text, len(found), want)
		}
	}
}

func TestIDs(t *testing.T) {
	d := newDirectory(true)
	for _, id := range []string{"00123", "E7", "1E5", "0042", "42"} {
		d.add(&ladder.Person{ID: id, Name: "Person " + id})
	}
	for text, want := range map[string]string{"00123": "00123", "123": "00123", "e7": "E7", "Ｅ７": "E7", "1e5": "1E5", "42": "42", "0042": "0042", "123.0": "00123"} {
		if found := d.byID(text); len(found) != 1 || found[0].ID != want {
			t.Errorf("id %q finds %v, want %s", text, describe(found), want)
		}
	}
	for text, want := range map[string]int{"042": 2, "42.0": 2, "123.5": 0, "100000": 0, "7": 0, "0": 0} { // 042 can be 42 or 0042
		if found := d.byID(text); len(found) != want {
			t.Errorf("id %q finds %v, want %d people", text, describe(found), want)
		}
	}
}

func TestDerivedRelations(t *testing.T) {
	people := map[string]*ladder.Person{}
	d := newDirectory(true)
	for id, manager := range map[string]string{"top": "", "boss": "top", "a": "boss", "b": "boss", "c": "a", "far": "elsewhere", "x": "y", "y": "x"} {
		people[id] = &ladder.Person{ID: id, Name: id, Manager: manager}
		d.add(people[id])
	}
	cases := []struct {
		employee, rater string
		want            ladder.Relation
	}{
		{"a", "a", ladder.Self}, {"a", "boss", ladder.Manager}, {"a", "top", ladder.Skip}, {"c", "top", ladder.Skip}, {"a", "b", ladder.Peer},
		{"a", "c", ladder.Report}, {"boss", "c", ladder.Other}, {"a", "far", ladder.Other}, {"top", "far", ladder.Other}, {"x", "top", ladder.Other},
	}
	for _, c := range cases {
		if got := d.derived(people[c.employee], people[c.rater]); got != c.want {
			t.Errorf("%s is %s to %s, want %s", c.rater, got, c.employee, c.want)
		}
	}
}
