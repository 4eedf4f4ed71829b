package stats

import "slices"

// pairGraph is the bipartite graph of distinct (employee, rater) pairs in adjacency-array form.
// Nodes 0..employees-1 are employee codes, the rest are rater codes.
type pairGraph struct {
	employees int
	first     []int32 // per node: where its neighbours begin in to
	to        []int32
}

func newPairGraph(employee, rater []int32) *pairGraph {
	pairs := distinctPairs(employee, rater)
	g := &pairGraph{employees: codesIn(employee)}
	g.first = make([]int32, g.employees+codesIn(rater)+1)
	for _, p := range pairs {
		g.first[p[0]+1]++
		g.first[g.employees+int(p[1])+1]++
	}
	for i := 1; i < len(g.first); i++ {
		g.first[i] += g.first[i-1]
	}
	g.to = make([]int32, 2*len(pairs))
	next := slices.Clone(g.first)
	for _, p := range pairs {
		e, r := p[0], int32(g.employees)+p[1]
		g.to[next[e]], g.to[next[r]] = r, e
		next[e]++
		next[r]++
	}
	return g
}

func (g *pairGraph) nodes() int                    { return len(g.first) - 1 }
func (g *pairGraph) neighbours(node int32) []int32 { return g.to[g.first[node]:g.first[node+1]] }
func (g *pairGraph) degree(node int32) int         { return int(g.first[node+1] - g.first[node]) }

// labelSubsets fills the subsets and the subset of every node by breadth-first search.
func (c *Connection) labelSubsets(g *pairGraph, employee, rater []int32) {
	label := make([]int, g.nodes())
	for i := range label {
		label[i] = -1
	}
	for node := range label {
		if label[node] < 0 && g.degree(int32(node)) > 0 {
			c.Subsets = append(c.Subsets, flood(g, label, int32(node), len(c.Subsets)))
		}
	}
	for _, e := range employee {
		c.Subsets[label[e]].Ratings++
	}
	order := bySizeOrder(c.Subsets)
	sorted := make([]Subset, len(order))
	for i, s := range c.Subsets {
		sorted[order[i]] = s
	}
	for i := range label {
		if label[i] >= 0 {
			label[i] = order[label[i]]
		}
	}
	c.Subsets, c.EmployeeSubset, c.RaterSubset = sorted, label[:g.employees], label[g.employees:]
	for _, s := range sorted {
		c.Employees += len(s.Employees)
		c.Raters += len(s.Raters)
	}
}

// flood marks everything reachable from start and returns it as a subset.
func flood(g *pairGraph, label []int, start int32, mark int) Subset {
	var s Subset
	label[start] = mark
	for queue := []int32{start}; len(queue) > 0; {
		node := queue[0]
		queue = queue[1:]
		if int(node) < g.employees {
			s.Employees = append(s.Employees, int(node))
			s.Edges += g.degree(node)
		} else {
			s.Raters = append(s.Raters, int(node)-g.employees)
		}
		for _, next := range g.neighbours(node) {
			if label[next] < 0 {
				label[next] = mark
				queue = append(queue, next)
			}
		}
	}
	slices.Sort(s.Employees)
	slices.Sort(s.Raters)
	return s
}

// bySizeOrder gives each subset its place when the largest comes first.
func bySizeOrder(subsets []Subset) []int {
	index := make([]int, len(subsets))
	for i := range index {
		index[i] = i
	}
	slices.SortStableFunc(index, func(a, b int) int { return subsets[b].Ratings - subsets[a].Ratings })
	place := make([]int, len(subsets))
	for at, i := range index {
		place[i] = at
	}
	return place
}

// isolatedRaters lists raters whose every employee has no other rater: a team rated by its manager alone.
func isolatedRaters(g *pairGraph) []int {
	var alone []int
	for node := g.employees; node < g.nodes(); node++ {
		shared := slices.ContainsFunc(g.neighbours(int32(node)), func(e int32) bool { return g.degree(e) > 1 })
		if !shared && g.degree(int32(node)) > 0 {
			alone = append(alone, node-g.employees)
		}
	}
	return alone
}
