package stats

import (
	"cmp"
	"slices"
)

// cutSearch is Tarjan's depth-first search for articulation points and bridges, without recursion so that a long chain
// of employees cannot exhaust the stack.
type cutSearch struct {
	g            *pairGraph
	order, low   []int32 // discovery time from 1, and the earliest time reachable without the parent edge
	parent, next []int32
	parts        []int32 // pieces that fall off when the node is removed, beyond the one with its parent
	stranded     []int32 // of those pieces, the lone employees
	roots        []bool
	clock        int32
	bridgeTo     []int32 // nodes whose edge to their parent is a bridge
}

func newCutSearch(g *pairGraph) *cutSearch {
	n := g.nodes()
	return &cutSearch{g: g, order: make([]int32, n), low: make([]int32, n), parent: make([]int32, n),
		next: slices.Clone(g.first[:n]), parts: make([]int32, n), stranded: make([]int32, n), roots: make([]bool, n)}
}

func (s *cutSearch) run() {
	for node := range s.order {
		if s.order[node] == 0 && s.g.degree(int32(node)) > 0 {
			s.roots[node] = true
			s.walk(int32(node))
		}
	}
}

func (s *cutSearch) walk(root int32) {
	s.parent[root] = -1
	s.discover(root)
	for node := root; node >= 0; {
		if s.next[node] == s.g.first[node+1] {
			s.leave(node)
			node = s.parent[node]
			continue
		}
		to := s.g.to[s.next[node]]
		s.next[node]++
		switch {
		case s.order[to] == 0:
			s.parent[to] = node
			s.discover(to)
			node = to
		case to != s.parent[node]:
			s.low[node] = min(s.low[node], s.order[to])
		}
	}
}

func (s *cutSearch) discover(node int32) {
	s.clock++
	s.order[node], s.low[node] = s.clock, s.clock
}

// leave closes a node and tells its parent whether the branch below hangs on it alone.
func (s *cutSearch) leave(node int32) {
	up := s.parent[node]
	if up < 0 {
		return
	}
	s.low[up] = min(s.low[up], s.low[node])
	if s.low[node] >= s.order[up] {
		s.parts[up]++
		if s.g.degree(node) == 1 {
			s.stranded[up]++
		}
	}
	if s.low[node] > s.order[up] {
		s.bridgeTo = append(s.bridgeTo, node)
	}
}

func (s *cutSearch) cutRaters() []CutRater {
	var cuts []CutRater
	for node := s.g.employees; node < s.g.nodes(); node++ {
		parts, stranded := int(s.parts[node]), int(s.stranded[node])
		if up := s.parent[node]; !s.roots[node] && parts > 0 {
			parts++ // the piece that keeps the parent
			if s.g.degree(up) == 1 {
				stranded++
			}
		}
		if parts > 1 {
			cuts = append(cuts, CutRater{Rater: node - s.g.employees, Parts: parts, Stranded: stranded, Teams: parts - stranded})
		}
	}
	return cuts
}

func (s *cutSearch) bridges() []Bridge {
	out := make([]Bridge, 0, len(s.bridgeTo))
	for _, node := range s.bridgeTo {
		e, r := min(node, s.parent[node]), max(node, s.parent[node])
		out = append(out, Bridge{Employee: int(e), Rater: int(r) - s.g.employees,
			Pendant: s.g.degree(e) == 1 || s.g.degree(r) == 1})
	}
	slices.SortFunc(out, func(a, b Bridge) int {
		return cmp.Or(a.Employee-b.Employee, a.Rater-b.Rater)
	})
	return out
}
