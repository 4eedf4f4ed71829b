package sample

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"calibrate/ladder"
)

func TestPeople(t *testing.T) {
	for _, employees := range []int{50, 120, 341, 5000, 60_000} {
		c := company(t, Options{Employees: employees})
		ids, emails := map[string]bool{}, map[string]bool{}
		n := 0
		for p := range c.People(DefaultCycle) {
			n++
			ids[p.ID], emails[p.Email] = true, true
			if strings.ContainsFunc(p.Email, func(r rune) bool { return r > '~' }) {
				t.Fatalf("e-mail %s is not ASCII", p.Email)
			}
			if p.Hired.After(p.LevelSince) || p.LevelSince.After(c.last().frozen) {
				t.Fatalf("%s was hired on %v and on the level since %v", p.Name, p.Hired, p.LevelSince)
			}
		}
		if n != employees || len(ids) != n || len(emails) != n {
			t.Errorf("%d employees wanted: %d people, %d ids, %d e-mails", employees, n, len(ids), len(emails))
		}
	}
}

// One pair of people shares a name, and ids have leading zeros.
func TestNames(t *testing.T) {
	names := map[string]int{}
	zeros := 0
	for p := range company(t, Options{}).People(DefaultCycle) {
		names[p.Name]++
		if p.ID[0] == '0' {
			zeros++
		}
	}
	counts := slices.Sorted(maps.Values(names))
	if last := len(counts) - 1; counts[last] != 2 || counts[last-1] != 1 {
		t.Errorf("people by name: %v, want one pair", counts)
	}
	if zeros < 40 {
		t.Errorf("%d ids with leading zeros, want at least 40", zeros)
	}
}

// From cycle to cycle people join, leave and are promoted, and the tree holds.
func TestCycles(t *testing.T) {
	c := company(t, Options{})
	if got := c.Cycles(); !slices.Equal(got, []string{"2025-H1", "2025-H2", "2026-H1"}) {
		t.Fatalf("cycles %v", got)
	}
	var before map[string]ladder.Person
	for _, name := range c.Cycles() {
		now := map[string]ladder.Person{}
		for p := range c.People(name) {
			now[p.ID] = p
		}
		for _, p := range now {
			if _, ok := now[p.Manager]; !ok && p.Manager != "" {
				t.Errorf("%s: the manager of %s is not there", name, p.Name)
			}
		}
		if before != nil {
			compareCycles(t, name, before, now)
		}
		before = now
	}
}

func compareCycles(t *testing.T, name string, before, now map[string]ladder.Person) {
	t.Helper()
	joined, left, promoted := 0, 0, 0
	for id, p := range now {
		earlier, ok := before[id]
		switch {
		case !ok:
			joined++
		case p.Level == earlier.Level+1 && earlier.Proposed == p.Level && p.LevelSince.After(earlier.LevelSince):
			promoted++
		case p.Level != earlier.Level:
			t.Errorf("%s: %s went from level %d to %d, proposed for %d", name, p.Name, earlier.Level, p.Level, earlier.Proposed)
		}
	}
	for id := range before {
		if _, ok := now[id]; !ok {
			left++
		}
	}
	if joined < 2 || left < 2 || promoted < 2 {
		t.Errorf("%s: %d joined, %d left, %d promoted, want some of each", name, joined, left, promoted)
	}
}

func TestOptionsOutOfRange(t *testing.T) {
	for _, opt := range []Options{{Employees: 49}, {Employees: 1_000_001}, {Cycle: "spring"}, {Cycle: "2026-H3"}, {Cycles: 11}, {Cycles: -1}} {
		if _, err := New(opt); err == nil {
			t.Errorf("%+v was taken", opt)
		}
	}
}
