package packet

import (
	"cmp"
	"slices"
	"strings"
)

// A reach is the choices of the filters that hold for a person, or for any of the people
// of a group, which goes when none of them is left: their [facet.class], by which the
// style sheet finds whom to show.
type reach []string

// Classes writes a reach as an element has it.
func (r reach) Classes() string { return strings.Join(r, " ") }

// together is the reach of a group.
func together(all []reach) reach {
	seen, one := map[string]bool{}, reach{}
	for _, r := range all {
		for _, class := range r {
			if !seen[class] {
				seen[class], one = true, append(one, class)
			}
		}
	}
	slices.SortFunc(one, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	return one
}

// reachOf is the reach of the people whom rows are about, nil where they are about nobody.
func reachOf(rows []row) reach {
	var all []reach
	for _, r := range rows {
		if r.Of != nil {
			all = append(all, r.Of.Reach)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return together(all)
}

// Reach is that of the people of a group.
func (g levelGroup) Reach() reach {
	all := make([]reach, len(g.People))
	for i, p := range g.People {
		all[i] = p.Reach
	}
	return together(all)
}
