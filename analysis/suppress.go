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
}

// Suppress decides which groups of an org tree may be shown when nothing about
// fewer than min people may be.
//
// A group of 1 to min−1 people is hidden (primary). The people whom a shown
// parent counts and no shown child does could be worked out by subtraction: as
// long as they are fewer than min, the smallest shown child is hidden too
// (complementary). Below a hidden group nothing is shown, or its parts would
// add up to it.
func Suppress(groups []Group, min int) Suppression {
	s := Suppression{min: min, hidden: map[string]string{}}
	children := map[string][]Group{}
	known := map[string]bool{}
	for _, g := range groups {
		known[g.Org] = true
	}
	roots := []Group{}
	for _, g := range groups {
		if parent, ok := nearestParent(g.Org, known); ok {
			children[parent] = append(children[parent], g)
		} else {
			roots = append(roots, g)
		}
	}
	for _, g := range roots {
		s.visit(g, children)
	}
	return s
}

// visit hides a group that is too small, or goes on to the groups below it.
func (s Suppression) visit(g Group, children map[string][]Group) {
	if g.N > 0 && g.N < s.min {
		s.hide(g, children, fmt.Sprintf("fewer than %d people", s.min))
		return
	}
	s.margin(g, children)
	for _, child := range children[g.Org] {
		if _, hidden := s.hidden[child.Org]; !hidden {
			s.visit(child, children)
		}
	}
}

// margin protects one shown parent and its children from subtraction.
func (s Suppression) margin(parent Group, children map[string][]Group) {
	shown := slices.Clone(children[parent.Org])
	slices.SortFunc(shown, func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.Org, b.Org))
	})
	rest := parent.N // people of the parent whom no shown child counts
	for _, g := range shown {
		rest -= g.N
	}
	for _, g := range shown {
		switch tooFew := rest > 0 && rest < s.min; {
		case g.N == 0:
			continue
		case g.N < s.min:
			s.hide(g, children, fmt.Sprintf("fewer than %d people", s.min))
		case tooFew:
			s.hide(g, children, "would give a smaller group away by subtraction")
		default:
			return
		}
		rest += g.N
	}
}

// hide marks a group and everything below it.
func (s Suppression) hide(g Group, children map[string][]Group, reason string) {
	s.hidden[g.Org] = reason
	for _, child := range children[g.Org] {
		s.hide(child, children, "part of a hidden group")
	}
}

// Hidden reports whether a group may not be shown, and why.
func (s Suppression) Hidden(org string) (reason string, hidden bool) {
	reason, hidden = s.hidden[org]
	return reason, hidden
}

// Count is the number of groups hidden.
func (s Suppression) Count() int { return len(s.hidden) }

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
	return Note{Suppressed, fmt.Sprintf("%d of the groups are suppressed: they have fewer than %d people, or would give such a group away by subtraction; n is shown, figures are not.",
		len(s.hidden), s.min)}, true
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
