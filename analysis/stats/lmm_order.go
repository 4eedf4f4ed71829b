package stats

import (
	"container/heap"
	"slices"
)

// elimination is the order in which shared unknowns leave the Schur complement. Employees and raters of an organisation
// form a graph that falls apart easily: taking the rater with the fewest neighbours first (minimum degree; Tinney & Walker
// 1967) leaves factors a few dozen wide. What stays woven together, and the coefficients, form a dense tail.
type elimination struct {
	order []int32   // shared random unknowns: eliminated ones in order, then those of the tail
	rows  [][]int32 // per eliminated one: the unknowns its factor touches, besides itself and the coefficients
	work  float64   // multiplications of one factor and one selected inverse of the sparse part
}

// The most that finding the order may cost, at all and for every row, so that it is given up early where it leads nowhere:
// places looked at while merging lists of neighbours, and entries of the lists to begin with.
const (
	mergeWork, mergeRowWork = 1e8, 1e3
	meetings, rowMeetings   = 1e7, 1e2
)

// denseShare is the part of the remaining unknowns that a neighbourhood must reach for the rest to count as dense.
const denseShare = 1.0 / 3

// orderShared finds the elimination order of the random shared unknowns, numbered from 0, of a design with blocks. No
// factor column is longer than widest.
func (d *design) orderShared(widest int) elimination {
	g := newNeighbours(d, widest)
	e := elimination{}
	left, fixed, limit := len(g.of), len(d.fixed), mergeWork+mergeRowWork*float64(d.carrying)
	for g.queue.Len() > 0 {
		next := heap.Pop(&g.queue).(vertex)
		near := g.of[next.unknown]
		if g.done[next.unknown] || len(near) != next.degree {
			continue // an older entry
		}
		c := float64(len(near) + fixed)
		if len(near)+fixed > widest || float64(len(near)) > denseShare*float64(left) || g.merged > limit {
			break
		}
		g.eliminate(next.unknown)
		e.order, e.rows, e.work = append(e.order, next.unknown), append(e.rows, near), e.work+2*c*c
		left--
	}
	for u := range g.of {
		if !g.done[u] {
			e.order = append(e.order, int32(u))
		}
	}
	return e
}

// neighbours is the elimination graph of the shared random unknowns.
type neighbours struct {
	of     [][]int32 // sorted
	done   []bool
	queue  vertices
	merged float64 // places looked at so far
}

// vertex is a queue entry: an unknown with the number of neighbours it had.
type vertex struct {
	unknown int32
	degree  int
}

func newNeighbours(d *design, widest int) *neighbours {
	random := d.nShared - len(d.fixed)
	g := &neighbours{of: make([][]int32, random), done: make([]bool, random)}
	if d.tooWoven(widest) {
		return g // not worth a try: no vertex is offered
	}
	in := make([][]int32, d.nShared) // the blocks that touch each
	for i, b := range d.blocks {
		for _, u := range b.cols {
			in[u] = append(in[u], int32(i))
		}
	}
	metBy := slices.Repeat([]int32{-1}, d.nShared) // the last that met each
	for u := range int32(random) {
		metBy[u] = u
		for _, i := range in[u] {
			for _, v := range d.blocks[i].cols {
				if int(v) < random && metBy[v] != u {
					metBy[v] = u
					g.of[u] = append(g.of[u], v)
				}
			}
		}
		slices.Sort(g.of[u])
		g.queue = append(g.queue, vertex{u, len(g.of[u])})
	}
	heap.Init(&g.queue)
	return g
}

// tooWoven says beforehand that the lists of neighbours would be too long, or joining them too much until no more than
// widest are left. How often an unknown meets others, some of them again and again, bounds its neighbours; an eighth of the
// squares is a cautious guess at the work, as unknowns with the same neighbours cost less one after the other.
func (d *design) tooWoven(widest int) bool {
	met, all := make([]float64, d.nShared), 0.0
	for _, b := range d.blocks {
		own := float64(len(b.cols) - len(d.fixed)) // or more, when a block lacks some coefficient
		all += own * own
		for _, u := range b.cols {
			met[u] += own
		}
	}
	met = met[:d.firstFixed()]
	slices.Sort(met)
	work := 0.0
	for _, n := range met[:max(0, len(met)-widest)] {
		work += min(n, float64(len(met))) * min(n, float64(len(met))) / 8
	}
	return all > meetings+rowMeetings*float64(d.carrying) || work > mergeWork+mergeRowWork*float64(d.carrying)
}

// eliminate joins the neighbours of u with each other.
func (g *neighbours) eliminate(u int32) {
	g.done[u] = true
	for _, v := range g.of[u] {
		g.merged += float64(len(g.of[v]) + len(g.of[u]))
		g.of[v] = joined(g.of[v], g.of[u], u, v)
		heap.Push(&g.queue, vertex{v, len(g.of[v])})
	}
}

// joined merges two sorted lists, leaving out two values.
func joined(a, b []int32, omit, self int32) []int32 {
	out := make([]int32, 0, len(a)+len(b))
	for len(a)+len(b) > 0 {
		var x int32
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			x, a = a[0], a[1:]
		case len(a) > 0 && a[0] == b[0]:
			x, a, b = a[0], a[1:], b[1:]
		default:
			x, b = b[0], b[1:]
		}
		if x != omit && x != self {
			out = append(out, x)
		}
	}
	return out
}

// vertices is a heap by degree, then number.
type vertices []vertex

func (q vertices) Len() int { return len(q) }
func (q vertices) Less(i, j int) bool {
	return q[i].degree < q[j].degree || q[i].degree == q[j].degree && q[i].unknown < q[j].unknown
}
func (q vertices) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *vertices) Push(x any)   { *q = append(*q, x.(vertex)) }
func (q *vertices) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
