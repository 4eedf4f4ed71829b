package stats

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

// maxCategories is the largest number of distinct values for which counts by
// category are kept. A ladder with half steps has 11; more than this is a
// measurement, not a scale.
const maxCategories = 64

// errManyValues says that the values are not a scale of few categories.
var errManyValues = fmt.Errorf("more than %d different values", maxCategories)

// Tally counts, for every unit, how many raters gave each category. A unit is
// one employee on one item. The units of an employee stand together, in item
// order.
type Tally struct {
	Categories []float64 // ascending
	Units      int       // rows of counts, some of which may be empty
	Employees  int

	counts []uint32 // Units × len(Categories)
	first  []int32  // first unit of each employee, and Units at the end; nil when every employee has stride units
	stride int
}

// NewTally counts a table over the declared levels, or over the values seen
// when levels is nil. It takes one pass over the ratings and memory for
// units × categories counts. It fails on a value that is not a level.
func NewTally(r Ratings, levels []float64) (*Tally, error) {
	categories := slices.Sorted(slices.Values(levels))
	if levels == nil {
		seen, ok := distinct(r.Value)
		if !ok {
			return nil, errManyValues
		}
		categories = seen
	}
	if len(categories) > maxCategories {
		return nil, errManyValues
	}
	t := &Tally{Categories: categories, Employees: r.Unit.Len()}
	if t.stride = max(1, r.Item.Len()); t.Employees*t.stride <= 4*r.Len()+1024 {
		t.Units = t.Employees * t.stride
		return t, t.count(r, nil)
	}
	return t, t.count(r, t.compact(r))
}

// compact numbers only the units that have ratings, when the table of all
// employees and items would be mostly empty, and gives the unit of each row.
func (t *Tally) compact(r Ratings) []int32 {
	rows := make([]int32, r.Len())
	for i := range rows {
		rows[i] = int32(i)
	}
	slices.SortFunc(rows, func(a, b int32) int {
		return cmp.Or(cmp.Compare(r.Unit.Code[a], r.Unit.Code[b]), cmp.Compare(r.Item.Code[a], r.Item.Code[b]))
	})
	unit := make([]int32, r.Len())
	t.first = make([]int32, t.Employees+1)
	previous, employee := int32(-1), int32(-1)
	for _, row := range rows {
		e, item := r.Unit.Code[row], r.Item.Code[row]
		if e != employee || item != previous {
			for ; employee < e; employee++ {
				t.first[employee+1] = int32(t.Units)
			}
			previous = item
			t.Units++
		}
		unit[row] = int32(t.Units - 1)
	}
	for ; int(employee) < t.Employees; employee++ {
		t.first[employee+1] = int32(t.Units)
	}
	return unit
}

// count fills the counts; unit is the unit of each row, or nil when it is
// employee × stride + item.
func (t *Tally) count(r Ratings, unit []int32) error {
	k := len(t.Categories)
	t.counts = make([]uint32, t.Units*k)
	item := r.Item.Code
	for row, v := range r.Value {
		c := 0
		for c < k && t.Categories[c] < v {
			c++
		}
		if c == k || t.Categories[c] != v {
			return fmt.Errorf("value %v is not one of the declared levels %v", v, t.Categories)
		}
		u := int(r.Unit.Code[row])
		switch {
		case unit != nil:
			u = int(unit[row])
		case item != nil:
			u = u*t.stride + int(item[row])
		}
		t.counts[u*k+c]++
	}
	return nil
}

// Counts is how many raters gave unit u each category. It is not a copy.
func (t *Tally) Counts(u int) []uint32 {
	k := len(t.Categories)
	return t.counts[u*k : (u+1)*k]
}

// unitsOf is the range of units of one employee.
func (t *Tally) unitsOf(employee int) (from, to int) {
	if t.first != nil {
		return int(t.first[employee]), int(t.first[employee+1])
	}
	return employee * t.stride, (employee + 1) * t.stride
}

// pattern is a row of counts and the number of units that have it. A million
// units of three raters on six levels have 83 patterns, so what depends on the
// counts alone costs nothing.
type pattern struct {
	counts []uint32
	raters int
	units  int
}

// patterns are the different rows of counts with at least one rating, in
// lexical order.
func (t *Tally) patterns() []pattern {
	known := map[string]int{}
	var all []pattern
	key := make([]byte, 0, 4*len(t.Categories))
	for u := range t.Units {
		counts := t.Counts(u)
		key = appendKey(key[:0], counts)
		at, ok := known[string(key)]
		if !ok {
			at = len(all)
			known[string(key)] = at
			all = append(all, pattern{counts: counts, raters: total(counts)})
		}
		all[at].units++
	}
	all = slices.DeleteFunc(all, func(p pattern) bool { return p.raters == 0 })
	slices.SortFunc(all, func(a, b pattern) int { return slices.Compare(a.counts, b.counts) })
	return all
}

// appendKey appends a text that is the same for the same counts only.
func appendKey(key []byte, counts []uint32) []byte {
	for _, n := range counts {
		key = binary.AppendUvarint(key, uint64(n))
	}
	return key
}

// sumByEmployee adds up, for each employee, a value that every unit has by its
// pattern; employees without a rating are left out.
func (t *Tally) sumByEmployee(patterns []pattern, value []float64) (sums []float64) {
	place := make(map[string]int, len(patterns))
	for i, p := range patterns {
		place[string(appendKey(nil, p.counts))] = i
	}
	key := make([]byte, 0, 4*len(t.Categories))
	for e := range t.Employees {
		sum, rated := 0.0, false
		from, to := t.unitsOf(e)
		for u := from; u < to; u++ {
			key = appendKey(key[:0], t.Counts(u))
			if i, ok := place[string(key)]; ok {
				sum, rated = sum+value[i], true
			}
		}
		if rated {
			sums = append(sums, sum)
		}
	}
	return sums
}

// distinct gives the different values in order, and false when there are more
// than maxCategories.
func distinct(values []float64) ([]float64, bool) {
	var seen []float64
	for _, v := range values {
		at := 0
		for at < len(seen) && seen[at] < v {
			at++
		}
		if at < len(seen) && seen[at] == v {
			continue
		}
		if len(seen) == maxCategories {
			return nil, false
		}
		seen = slices.Insert(seen, at, v)
	}
	return seen, true
}

func total(counts []uint32) int {
	sum := 0
	for _, n := range counts {
		sum += int(n)
	}
	return sum
}
