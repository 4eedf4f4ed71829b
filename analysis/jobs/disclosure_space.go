package jobs

import (
	"slices"
	"strconv"
	"strings"
)

// A figureSpace is every linear combination of the figures shown. Arithmetic is
// exact, modulo a prime: figures are counts of people, so that a combination
// found here is one of fractions too, but for a chance of about one in a billion.
type figureSpace struct {
	atoms int
	rows  [][]uint64 // in reduced row echelon form
	pivot []int      // column of each row's leading 1
}

const prime = 1<<31 - 1

// spaceOf spans the figures of the shown cuts, without the one at skip, and those
// of the other tables.
func (d disclosure) spaceOf(cuts []cut, skip int) figureSpace {
	s := d.others.clone()
	for i, c := range cuts {
		if i != skip && c.hidden == "" && len(c.people) > 0 {
			s.addCut(d.in[i])
		}
	}
	return s
}

func (s figureSpace) clone() figureSpace {
	c := figureSpace{atoms: s.atoms, pivot: slices.Clone(s.pivot)}
	for _, row := range s.rows {
		c.rows = append(c.rows, slices.Clone(row))
	}
	return c
}

// addCut takes in a figure of everybody in some atoms.
func (s *figureSpace) addCut(in []int) {
	row := make([]uint64, s.atoms)
	for _, atom := range in {
		row[atom] = 1
	}
	s.add(row)
}

// add takes one more figure in.
func (s *figureSpace) add(row []uint64) {
	for i, lead := range s.pivot {
		subtract(row, s.rows[i], row[lead])
	}
	lead := slices.IndexFunc(row, func(x uint64) bool { return x != 0 })
	if lead < 0 {
		return // it follows from the others
	}
	inverse := power(row[lead], prime-2)
	for i := range row {
		row[i] = row[i] * inverse % prime
	}
	for _, other := range s.rows {
		subtract(other, row, other[lead])
	}
	s.rows, s.pivot = append(s.rows, row), append(s.pivot, lead)
}

// subtract takes times other from row.
func subtract(row, other []uint64, times uint64) {
	if times == 0 {
		return
	}
	for i, x := range other {
		if x != 0 {
			row[i] = (row[i] + (prime-times)*x) % prime
		}
	}
}

func power(base, exponent uint64) uint64 {
	result := uint64(1)
	for ; exponent > 0; exponent >>= 1 {
		if exponent&1 == 1 {
			result = result * base % prime
		}
		base = base * base % prime
	}
	return result
}

// counts tells whether some combination counts nobody but people of the set: then
// the columns of the set, seen against all combinations that are always 0 (the
// null space), depend on one another.
func (s figureSpace) counts(set []int) bool {
	dependent := figureSpace{atoms: s.atoms}
	for _, atom := range set {
		dependent.add(s.nullRow(atom))
	}
	return len(dependent.rows) < len(set)
}

// nullRow is an atom's line in a basis of the null space, by free column.
func (s figureSpace) nullRow(atom int) []uint64 {
	row := make([]uint64, s.atoms)
	at := slices.Index(s.pivot, atom)
	if at < 0 {
		row[atom] = 1
		return row
	}
	for column, x := range s.rows[at] {
		if x != 0 && column != atom {
			row[column] = prime - x
		}
	}
	return row
}

// givenAway finds a set of fewer than min people that a combination counts alone
// and none of the other tables' figures did, nil when there is none: of the
// targets, or of one or two small atoms.
func (d disclosure) givenAway(s figureSpace) []int {
	alike := map[string]int{}
	for atom, size := range d.size {
		if size >= d.min || size == 0 {
			continue
		}
		line, zero := direction(s.nullRow(atom))
		if zero {
			if set := []int{atom}; !d.others.counts(set) {
				return set
			}
			continue
		}
		other, found := alike[line]
		if set := []int{other, atom}; found && d.size[other]+size < d.min && !d.others.counts(set) {
			return set
		}
		if !found || size < d.size[other] {
			alike[line] = atom
		}
	}
	for _, set := range d.targets {
		if s.counts(set) {
			return set
		}
	}
	return nil
}

// direction writes a line scaled to start with 1: equal for lines that are
// multiples of one another.
func direction(row []uint64) (line string, zero bool) {
	lead := slices.IndexFunc(row, func(x uint64) bool { return x != 0 })
	if lead < 0 {
		return "", true
	}
	inverse := power(row[lead], prime-2)
	var text strings.Builder
	for column, x := range row {
		if x != 0 {
			text.WriteString(strconv.Itoa(column) + ":" + strconv.FormatUint(x*inverse%prime, 10) + " ")
		}
	}
	return text.String(), false
}
