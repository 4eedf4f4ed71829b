package stats

import (
	"errors"
	"fmt"
	"slices"
)

// design is a model made ready for elimination: rows sorted by the pivot factor (the one whose elimination leaves the
// smallest dense system), every row holding the unknowns it touches as plain column numbers.
//
// The unknowns are the random effects, then the fixed coefficients. Those of the pivot and of factors nested in it are
// local: they form one small block per pivot level. The others, and the coefficients, are shared.
type design struct {
	n         int
	terms     []term
	fixed     []string // names of the coefficients
	fixedCol  [][]int32
	responses [][]float64 // one or more columns over the same rows, independent copies of one model
	weight    []float64   // per row; nil when all rows weigh 1
	notes     []string

	blocks  []block
	local   []int32 // n x width(local): unknown within the block of the row
	shared  []int32 // n x width(shared): position in the block's column list, -1 for a coefficient that does not apply
	nLocal  int     // local unknowns
	nShared int     // shared unknowns, random then fixed
	lTerms  []int   // terms that are local, in order of the columns of local
	sTerms  []int   // shared terms, likewise; the fixed columns follow
	lTerm   []int   // per local unknown: its term
	sTerm   []int   // per shared unknown: its term, -1 for a coefficient
	unknown [][]int // per term and level: its unknown, local or shared by the term
	exact   bool    // small enough for the exact solver
}

// term is a random factor with codes renumbered to the levels that occur.
type term struct {
	factor Factor
	code   []int32
	levels []int // original codes
	count  []int
	local  bool
}

// block is what one pivot level brings: rows from..to, local unknowns from first on, and the shared unknowns it touches.
type block struct {
	from, to, first, size int
	cols                  []int32
}

var errSaturated = errors.New("has as many levels as there are ratings, so it cannot be told from the residual")

func newTerm(f Factor) (term, error) {
	t := term{factor: f}
	count := make([]int, codesIn(f.Code))
	for _, c := range f.Code {
		count[c]++
	}
	renumber := make([]int32, len(count))
	for code, n := range count {
		if n > 0 {
			renumber[code] = int32(len(t.levels))
			t.levels, t.count = append(t.levels, code), append(t.count, n)
		}
	}
	switch {
	case len(t.levels) < 2:
		return t, fmt.Errorf("%s has one level (%s): a variance between levels needs at least two", f.Name, levelName(f, t.levels[0]))
	case len(t.levels) >= len(f.Code):
		return t, fmt.Errorf("%s %w", f.Name, errSaturated)
	}
	t.code = make([]int32, len(f.Code))
	for i, c := range f.Code {
		t.code[i] = renumber[c]
	}
	return t, nil
}

// newDesign checks the model; arrange must follow.
func newDesign(m Model) (*design, error) {
	d := &design{n: len(m.Y), responses: [][]float64{m.Y}}
	for _, f := range m.Random {
		t, err := newTerm(f)
		if err != nil {
			return nil, err
		}
		d.terms = append(d.terms, t)
	}
	if err := d.checkDistinct(); err != nil {
		return nil, err
	}
	if err := d.setFixed(m.Fixed); err != nil {
		return nil, err
	}
	return d, nil
}

// checkDistinct refuses two factors that group the ratings alike: their variances cannot be divided.
func (d *design) checkDistinct() error {
	for i, a := range d.terms {
		for _, b := range d.terms[i+1:] {
			if len(a.levels) == len(b.levels) && nestedIn(a.code, b.code, len(a.levels)) {
				return fmt.Errorf("%s and %s group the ratings in the same way: their variances cannot be told apart; drop one",
					a.factor.Name, b.factor.Name)
			}
		}
	}
	return nil
}

// nestedIn reports whether every level of inner lies in a single level of outer.
func nestedIn(inner, outer []int32, innerLevels int) bool {
	parent := slices.Repeat([]int32{-1}, innerLevels)
	for i, c := range inner {
		switch parent[c] {
		case -1:
			parent[c] = outer[i]
		case outer[i]:
		default:
			return false
		}
	}
	return true
}
