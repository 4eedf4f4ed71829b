package jobs

import (
	"math"
	"slices"
)

// Worlds are all ways in which people may be selected that give the counts shown. A
// count is no less than nobody and no more than everybody in it, so that counts of
// large groups can leave a small one hardly any count of its own, though no
// combination of them gives it. How few it leaves is a linear programme.
type worlds struct {
	size  []float64   // the most that each figure can be: of an atom's selected, the people in it
	value []float64   // what it is in the true world; then in the one reached
	facts []fact      // what is known
	rows  [][]float64 // the same; after reduce, what the basic figures are of the others
	basic []int       // the figure that each row stands for
}

// A fact is a sum of figures that no world may change, by figure and weight.
type fact map[int]float64

// maxFigures is how many figures a programme may have: beyond it some groups are left out.
const maxFigures = 400

// newWorlds is what the counts of some groups leave open. The first group is everybody.
func newWorlds(groups [][]int, selected map[int]bool) (w worlds, a atoms) {
	cuts := make([]cut, len(groups))
	for i, people := range groups {
		cuts[i].people = people
	}
	a = newAtoms(cuts)
	w.size = make([]float64, len(a.size))
	for i, n := range a.size {
		w.size[i] = float64(n)
	}
	w.value = a.countOf(groups[0], selected)
	return w, a
}

// countOf counts, by atom, those of everybody of whom something is true.
func (a atoms) countOf(everybody []int, is map[int]bool) []float64 {
	n := make([]float64, len(a.size))
	for i, person := range everybody {
		if is[person] {
			n[a.of[i]]++
		}
	}
	return n
}

// add puts in a figure between 0 and the most it can be, and gives its number.
func (w *worlds) add(most, value float64) int {
	w.size, w.value = append(w.size, most), append(w.value, value)
	return len(w.size) - 1
}

// show takes in the count of some atoms.
func (w *worlds) show(in []int) {
	f := fact{}
	for _, atom := range in {
		f[atom] = 1
	}
	w.facts = append(w.facts, f)
}

// room is how many values more than one the count of a set of atoms may have.
func (w worlds) room(in []int) int {
	w.reduce()
	aim := make([]float64, len(w.size))
	for _, atom := range in {
		aim[atom] = 1
	}
	most := w.most(aim)
	for atom := range aim {
		aim[atom] = -aim[atom]
	}
	least := -w.most(aim)
	return int(math.Floor(most+1e-6) - math.Ceil(least-1e-6))
}

// Entries are sums and differences of a few 1s: what is below this is nothing.
const noCount = 1e-9

// reduce brings the facts to echelon form; those that follow from others go.
func (w *worlds) reduce() {
	for _, f := range w.facts {
		row := make([]float64, len(w.size))
		for figure, weight := range f {
			row[figure] = weight
		}
		for i, atom := range w.basic {
			takeOff(row, w.rows[i], row[atom])
		}
		atom := 0
		for j := range row {
			if math.Abs(row[j]) > math.Abs(row[atom])+noCount {
				atom = j
			}
		}
		if math.Abs(row[atom]) > noCount {
			w.rows, w.basic = append(w.rows, row), append(w.basic, atom)
			w.pivot(len(w.rows)-1, atom)
		}
	}
}

// pivot lets a row stand for an atom.
func (w *worlds) pivot(at, atom int) {
	row := w.rows[at]
	by := row[atom]
	for j := range row {
		row[j] /= by
	}
	for i, other := range w.rows {
		if i != at {
			takeOff(other, row, other[atom])
		}
	}
	w.basic[at] = atom
}

func takeOff(row, other []float64, times float64) {
	if times == 0 {
		return
	}
	for j, x := range other {
		row[j] -= times * x
	}
}

// most walks from the world reached to one in which the sum of the selected, weighted
// by aim, is largest: the simplex method for variables with bounds, where those that
// are not basic start inside theirs. Each step takes the first atom that helps, which
// cannot go in circles (Bland 1977, Mathematics of Operations Research 2:103). All
// worlds met are possible: should the steps run out, what is given is too little.
func (w *worlds) most(aim []float64) float64 {
	for range 50 * len(w.size) {
		atom, way := w.entering(aim)
		if way == 0 {
			break
		}
		w.step(atom, way)
	}
	sum := 0.0
	for j, x := range w.value {
		sum += aim[j] * x
	}
	return sum
}

// entering finds an atom whose count may be raised (1) or lowered (−1) to raise the
// sum; way is 0 when there is none.
func (w *worlds) entering(aim []float64) (atom int, way float64) {
	gain := slices.Clone(aim)
	for i, row := range w.rows {
		takeOff(gain, row, aim[w.basic[i]])
	}
	for j, g := range gain {
		switch {
		case slices.Contains(w.basic, j):
		case g > noCount && w.value[j] < w.size[j]-noCount:
			return j, 1
		case g < -noCount && w.value[j] > noCount:
			return j, -1
		}
	}
	return 0, 0
}

// step moves an atom's count as far as it and the basic ones may go.
func (w *worlds) step(atom int, way float64) {
	far, leaving := w.size[atom]-w.value[atom], -1
	if way < 0 {
		far = w.value[atom]
	}
	for i, row := range w.rows {
		rate, b := -way*row[atom], w.basic[i]
		limit := math.Inf(1)
		switch {
		case rate > noCount:
			limit = (w.size[b] - w.value[b]) / rate
		case rate < -noCount:
			limit = w.value[b] / -rate
		}
		if limit < far-noCount || limit < far+noCount && leaving >= 0 && b < w.basic[leaving] {
			far, leaving = max(0, limit), i
		}
	}
	for i, row := range w.rows {
		b := w.basic[i]
		w.value[b] = min(w.size[b], max(0, w.value[b]-way*far*row[atom]))
	}
	w.value[atom] = min(w.size[atom], max(0, w.value[atom]+way*far))
	if leaving >= 0 {
		w.pivot(leaving, atom)
	}
}
