package ladder

import "slices"

// How a part of one ladder was found in another.
const (
	SameName  = "same name"
	ByAlias   = "by alias"
	SameCode  = "same code"
	WasGone   = "" // it was not found
	notMapped = -1
)

// A Comparison says what of one ladder stands where in another: of two versions
// of a ladder, what was renamed, dropped and added. Parts are the same by name,
// else where one lists the other's name as an alias, else by code; spelling
// counts as in a sheet. A company declares a rename by keeping the old name as
// an alias.
type Comparison struct {
	From, To      *Ladder
	DimensionsHow []string // by number in From: SameName, ByAlias, SameCode, or WasGone
	LevelsHow     []string // by number in From − 1
	dimensions    []int    // by number in From: the number in To, or notMapped
	levels        []int    // by number in From − 1: the position in To, or notMapped
}

// Compare holds two ladders against each other.
func Compare(from, to *Ladder) Comparison {
	c := Comparison{From: from, To: to}
	c.dimensions, c.DimensionsHow = match(names(from.Dimensions, dimensionNames), names(to.Dimensions, dimensionNames))
	c.levels, c.LevelsHow = match(names(from.Levels, levelNames), names(to.Levels, levelNames))
	return c
}

// Dimension gives the number in To of a dimension of From.
func (c Comparison) Dimension(from int) (to int, ok bool) {
	if from < 0 || from >= len(c.dimensions) || c.dimensions[from] == notMapped {
		return 0, false
	}
	return c.dimensions[from], true
}

// Level gives the number in To of a level of From.
func (c Comparison) Level(from int) (to int, ok bool) {
	if from < 1 || from > len(c.levels) || c.levels[from-1] == notMapped {
		return 0, false
	}
	return c.levels[from-1] + 1, true
}

// SameScale tells whether a rating means the same level on both: every level of
// From has the same number in To. Levels added at the top change nothing below.
func (c Comparison) SameScale() bool {
	for i, to := range c.levels {
		if to != i {
			return false
		}
	}
	return true
}

// AddedDimensions gives the dimensions of To that From does not have.
func (c Comparison) AddedDimensions() []Dimension {
	var added []Dimension
	for _, d := range c.To.Dimensions {
		if !slices.Contains(c.dimensions, d.Number) {
			added = append(added, d)
		}
	}
	return added
}

// AddedLevels gives the levels of To that From does not have.
func (c Comparison) AddedLevels() []Level {
	var added []Level
	for i, l := range c.To.Levels {
		if !slices.Contains(c.levels, i) {
			added = append(added, l)
		}
	}
	return added
}

// Reworded gives the levels of To whose expectation in a dimension of From is
// another one: no rating changed, and what it answers did. Levels that only one
// ladder has are left out.
func (c Comparison) Reworded(from int) []Level {
	to, ok := c.Dimension(from)
	if !ok {
		return nil
	}
	var reworded []Level
	for _, l := range c.From.Levels {
		number, both := c.Level(l.Number)
		if both && c.From.Cell(from, l.Number).Text != c.To.Cell(to, number).Text {
			reworded = append(reworded, c.To.Levels[number-1])
		}
	}
	return reworded
}

// partNames are the name, the code and the aliases of a part, folded.
type partNames struct {
	name, code string
	aliases    []string
}

func names[T any](parts []T, of func(T) partNames) []partNames {
	list := make([]partNames, len(parts))
	for i, p := range parts {
		list[i] = of(p)
	}
	return list
}

func dimensionNames(d Dimension) partNames { return newPartNames(d.Name, d.Code, d.Aliases) }

func levelNames(l Level) partNames { return newPartNames(l.Name, l.Code, l.Aliases) }

func newPartNames(name, code string, aliases []string) partNames {
	n := partNames{name: foldKey(name), code: foldKey(code)}
	for _, a := range aliases {
		n.aliases = append(n.aliases, foldKey(a))
	}
	return n
}

// match pairs parts, each at most once, by the surest sign first.
func match(from, to []partNames) (at []int, how []string) {
	at, how = slices.Repeat([]int{notMapped}, len(from)), make([]string, len(from))
	for _, sign := range []struct {
		how  string
		same func(a, b partNames) bool
	}{
		{SameName, func(a, b partNames) bool { return a.name == b.name }},
		{ByAlias, func(a, b partNames) bool {
			return slices.Contains(b.aliases, a.name) || slices.Contains(a.aliases, b.name)
		}},
		{SameCode, func(a, b partNames) bool { return a.code == b.code }},
	} {
		for i, a := range from {
			for j, b := range to {
				if at[i] == notMapped && !slices.Contains(at, j) && sign.same(a, b) {
					at[i], how[i] = j, sign.how
				}
			}
		}
	}
	return at, how
}
