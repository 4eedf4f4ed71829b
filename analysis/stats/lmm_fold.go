package stats

import "slices"

// fold lists for every carrying row only the unknowns of the finest terms of one side, shared or local. A coarser term, as
// rater beside rater:dimension, is folded into a finer one nested in it: its values are added to the finer one's before the
// rows are visited, and its sums are those of the finer one's after. The six terms of a row then cost as much as three.
type fold struct {
	width int
	of    []int32 // carrying x width unknowns, local ones counted within their block
	links []foldLink
	at    []int // per block, where its links begin, and the end
}

// foldLink is an unknown of a finest term with the coarser one that is folded into it.
type foldLink struct{ fine, coarse int32 }

func (d *design) newFold(side []int) fold {
	finest := slices.DeleteFunc(slices.Clone(side), func(k int) bool { return d.finerThan(k, side) >= 0 })
	f := fold{width: len(finest), of: make([]int32, d.carrying*len(finest)), at: make([]int, 1, len(d.blocks)+1)}
	into, seen := make([][]int, len(finest)), make([][]bool, len(finest))
	for a, fine := range finest {
		seen[a] = make([]bool, len(d.terms[fine].levels))
		for _, k := range side {
			if d.finerThan(k, finest) == fine {
				into[a] = append(into[a], k)
			}
		}
	}
	for _, b := range d.blocks {
		for i := b.from; i < min(b.to, d.carrying); i++ {
			for a, fine := range finest {
				level := d.terms[fine].code[i]
				u := d.unknownIn(b, fine, level)
				f.of[i*f.width+a] = u
				if seen[a][level] {
					continue
				}
				seen[a][level] = true
				for _, k := range into[a] {
					f.links = append(f.links, foldLink{u, d.unknownIn(b, k, d.terms[k].code[i])})
				}
			}
		}
		f.at = append(f.at, len(f.links))
	}
	return f
}

// finerThan is the term of the fewest levels among those that nest in term k, -1 when none does.
func (d *design) finerThan(k int, among []int) int {
	best := -1
	for _, fine := range among {
		levels := len(d.terms[fine].levels)
		if levels > len(d.terms[k].levels) && (best < 0 || levels < len(d.terms[best].levels)) && nestedIn(d.terms[fine].code, d.terms[k].code, levels) {
			best = fine
		}
	}
	return best
}

// unknownIn is the number of a level's unknown: among the shared ones, or within the block.
func (d *design) unknownIn(b block, term int, level int32) int32 {
	u := d.unknown[term][level]
	if d.terms[term].local {
		u -= b.first
	}
	return int32(u)
}

// row lists the unknowns of the finest terms of a row.
func (f *fold) row(i int) []int32 {
	if i*f.width >= len(f.of) {
		return nil
	}
	return f.of[i*f.width:][:f.width]
}

// down adds the values of coarser terms to those of the finer ones.
func (f *fold) down(links []foldLink, x []float64, k int) {
	for _, l := range links {
		axpy(x[int(l.fine)*k:][:k], 1, x[int(l.coarse)*k:][:k])
	}
}

// up adds the sums of finer terms to those of the coarser ones.
func (f *fold) up(links []foldLink, x []float64, k int) {
	for _, l := range links {
		axpy(x[int(l.coarse)*k:][:k], 1, x[int(l.fine)*k:][:k])
	}
}

// block are the links of a block.
func (f *fold) block(i int) []foldLink { return f.links[f.at[i]:f.at[i+1]] }
