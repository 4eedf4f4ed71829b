package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"calibrate/ladder"
)

// A Group is one aggregate that a table would show: an org with the number of
// people its figure rests on, the people of the orgs below it included.
type Group struct {
	Org string // path; "" is the whole company
	N   int
}

// A Suppression says which groups may not be shown, and why.
type Suppression struct {
	min    int
	hidden map[string]string // org → reason

	children map[string][]Group // by the org above
}

// Suppress decides which groups of an org tree may be shown when nothing about
// fewer than min people may be.
//
// A group of 1 to min−1 people is hidden (primary). What can be worked out from
// shown groups are sums of remainders: the people whom a shown group counts and
// no shown group below it does. So as long as a remainder is 1 to min−1 people,
// the smallest shown group below is hidden too (complementary), and the groups
// below that one take its place. Every remainder then is nobody or at least min
// people; groups nest, so no subtraction gives anything smaller.
func Suppress(groups []Group, min int) Suppression {
	s := Suppression{min: min, hidden: map[string]string{}, children: map[string][]Group{}}
	known := map[string]bool{}
	for _, g := range groups {
		known[g.Org] = true
	}
	var roots []Group
	for _, g := range groups {
		if parent, ok := nearestParent(g.Org, known); ok {
			s.children[parent] = append(s.children[parent], g)
		} else {
			roots = append(roots, g)
		}
	}
	for _, g := range roots {
		s.visit(g)
	}
	return s
}

// visit protects one group that nothing above forces to be hidden, then those below.
func (s Suppression) visit(g Group) {
	below := s.children[g.Org]
	if s.tooSmall(g) {
		s.hidden[g.Org] = s.primary()
	} else {
		below = s.protect(g)
	}
	for _, child := range below {
		s.visit(child)
	}
}

// protect hides groups below a shown one until its remainder is safe. It gives
// the groups right below it that are still shown.
func (s Suppression) protect(g Group) []Group {
	shown := s.withoutSmall(s.children[g.Org])
	for {
		rest := g.N
		for _, below := range shown {
			rest -= below.N
		}
		if rest == 0 || rest >= s.min || len(shown) == 0 {
			return shown
		}
		smallest := shown[0]
		s.hidden[smallest.Org] = "would give a smaller group away by subtraction"
		shown = append(slices.Clone(shown[1:]), s.withoutSmall(s.children[smallest.Org])...)
		sortBySize(shown)
	}
}

// withoutSmall hides the groups that are too small, and puts those below a
// hidden one in its place. Nobody is in an empty group: it needs no protection.
func (s Suppression) withoutSmall(groups []Group) []Group {
	var shown []Group
	for _, g := range groups {
		switch {
		case s.tooSmall(g):
			s.hidden[g.Org] = s.primary()
			shown = append(shown, s.withoutSmall(s.children[g.Org])...)
		case g.N > 0:
			shown = append(shown, g)
		}
	}
	sortBySize(shown)
	return shown
}

func (s Suppression) tooSmall(g Group) bool { return g.N > 0 && g.N < s.min }

func (s Suppression) primary() string { return fmt.Sprintf("fewer than %d people", s.min) }

func sortBySize(groups []Group) {
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.Org, b.Org))
	})
}

// Hidden reports whether a group may not be shown, and why.
func (s Suppression) Hidden(org string) (reason string, hidden bool) {
	reason, hidden = s.hidden[org]
	return reason, hidden
}

// Guard gives the value, or says that it is hidden.
func (s Suppression) Guard(org string, v Value) Value {
	if reason, hidden := s.hidden[org]; hidden {
		return Hidden(reason)
	}
	return v
}

// Note tells the reader how many groups are hidden; ok is false when none is.
func (s Suppression) Note() (note Note, ok bool) {
	if len(s.hidden) == 0 {
		return Note{}, false
	}
	groups := "1 group is suppressed: it has"
	if n := len(s.hidden); n > 1 {
		groups = Said("%d groups are suppressed: they have", n)
	}
	return Note{Suppressed, fmt.Sprintf("%s fewer than %d people, or would give such a group away by subtraction; n is shown, figures are not.", groups, s.min)}, true
}

// nearestParent finds the closest org above that is itself a group.
func nearestParent(org string, known map[string]bool) (string, bool) {
	parts := ladder.OrgParts(org)
	for n := len(parts) - 1; n >= 0; n-- {
		if parent := strings.Join(parts[:n], ladder.OrgSeparator); known[parent] {
			return parent, true
		}
	}
	return "", false
}
