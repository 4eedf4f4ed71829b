package stats

import "slices"

// absorbed is what the preconditioner takes off its blocks for a local term that lies within them: an employee:rater effect
// belongs to one rater's block, and takes most of what the ratings of a pair say of the rater. Without it the blocks claim
// many times the information there is, and conjugate gradients pay with as many more steps.
type absorbed struct {
	term    int       // -1: none
	ratings []float64 // per level, group by group: the weight of its rows
	start   []int     // per level, where its members begin, and the end
	place   []int32   // of a member, within its group
	count   []float64 // the weight of the rows that the member shares with the level
	group   []int     // per group, where its levels begin, and the end
	weight  []float64 // per level: what it takes off per unit of its counts, at the variances in force
}

// coarsestWithin is the local term of the fewest levels that nests in a shared one, -1 when there is none.
func (d *design) coarsestWithin(shared int) int {
	best := -1
	for _, k := range d.lTerms {
		t := d.terms[k]
		if (best < 0 || len(t.levels) < len(d.terms[best].levels)) && nestedIn(t.code, d.terms[shared].code, len(t.levels)) {
			best = k
		}
	}
	return best
}

// absorb counts the rows that the levels of the absorbed term share with the members of their group.
func (g *sharedGroups) absorb() {
	a := &g.within
	if a.term < 0 {
		return
	}
	t := g.d.terms[a.term]
	of := make([]int32, len(t.levels))
	for i, level := range t.code {
		of[level] = g.firstGroup(i)
	}
	levels, byGroup := rowsByCode(of, len(g.member))
	rows, byLevel := rowsByCode(t.code, len(t.levels))
	a.group, a.start, a.weight = byGroup, []int{0}, make([]float64, len(levels))
	shared := make([]float64, g.widest())
	for _, level := range levels {
		a.ratings = append(a.ratings, g.countMembers(shared, of[level], rows[byLevel[level]:byLevel[level+1]]))
		for p, n := range shared {
			if n != 0 {
				a.place, a.count, shared[p] = append(a.place, int32(p)), append(a.count, n), 0
			}
		}
		a.start = append(a.start, len(a.place))
	}
}

// firstGroup is the group of a row's unknowns that stands first: the border, which many rows share, is last.
func (g *sharedGroups) firstGroup(row int) int32 {
	own := int32(len(g.member))
	for _, k := range g.d.sTerms {
		own = min(own, g.group[g.d.unknown[k][g.d.terms[k].code[row]]])
	}
	return own
}

func (g *sharedGroups) widest() int {
	return len(slices.MaxFunc(g.member, func(a, b []int32) int { return len(a) - len(b) }))
}

// countMembers adds the weight of the rows to their members of the group and returns their whole weight.
func (g *sharedGroups) countMembers(to []float64, group int32, rows []int32) (total float64) {
	for _, i := range rows {
		w := g.d.root[i] * g.d.root[i]
		total += w
		for _, k := range g.d.sTerms {
			if u := g.d.unknown[k][g.d.terms[k].code[i]]; g.group[u] == group {
				to[g.place[u]] += w
			}
		}
	}
	return total
}

// weigh sets the weights for a variance of the absorbed term and the residual's inverse.
func (a *absorbed) weigh(variance, inv float64) {
	for i, n := range a.ratings {
		a.weight[i] = inv * inv * variance / (1 + inv*variance*n)
	}
}

// takeOff subtracts what is absorbed from the m x m matrix of a group.
func (a *absorbed) takeOff(own []float64, group, m int) {
	if a.term < 0 {
		return
	}
	for l := a.group[group]; l < a.group[group+1]; l++ {
		place, count := a.place[a.start[l]:a.start[l+1]], a.count[a.start[l]:a.start[l+1]]
		for i, p := range place {
			f := a.weight[l] * count[i]
			for j, q := range place {
				own[int(p)*m+int(q)] -= f * count[j]
			}
		}
	}
}
