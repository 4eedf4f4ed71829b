package stats

import (
	"errors"
	"fmt"
	"slices"
)

// design is a model made ready for elimination in two steps. condense turns ratings into rows, merging those of the same
// random effects; arrange sorts the rows by the pivot factor (the one whose elimination leaves the smallest system) and
// gives every row the unknowns it touches as plain column numbers.
//
// The unknowns are the random effects, then the fixed coefficients. Those of the pivot and of factors nested in it are
// local: they form one small block per pivot level. The others, and the coefficients, are shared.
type design struct {
	n         int // ratings, after condense rows
	terms     []term
	fixed     []string    // names of the coefficients
	fixedCol  [][]int32   // per fixed factor and rating: its coefficient, -1 for the reference level
	responses [][]float64 // one or more columns over the same rows, independent copies of one model
	notes     []string

	carrying int       // the first rows, which carry random effects; those after them touch coefficients only
	root     []float64 // per carrying row: the weight of its random effects, the root of the ratings merged in it
	x        fixedRows
	weight   []float64 // per row, in place of root squared where rows count for their curvature; nil otherwise

	blocks  []block
	local   []int32   // carrying x width(local): unknown within the block of the row
	shared  []int32   // carrying x width(shared): position in the block's column list
	nLocal  int       // local unknowns
	nShared int       // shared unknowns, random in the order of their elimination, then fixed
	lTerms  []int     // terms that are local, finest first, in order of the columns of local
	sTerms  []int     // shared terms, likewise
	lTerm   []int     // per local unknown: its term
	sTerm   []int     // per shared unknown: its term, -1 for a coefficient
	unknown [][]int   // per term and level: its unknown, local or shared by the term
	heads   [][]int32 // per shared unknown of a sparse factor column: the unknowns below it
	work    float64   // multiplications of one exact evaluation, without the dense tail
	exact   bool      // small enough for the exact solver
}

// fixedRows are the rows of the fixed columns, sparse.
type fixedRows struct {
	at    []int   // where each row begins, and the end
	col   []int32 // coefficients
	value []float64
}

// term is a random factor with codes renumbered to the levels that occur.
type term struct {
	factor Factor
	code   []int32
	levels []int // original codes
	count  []int
	local  bool
}

// block is what one pivot level brings: rows from..to, local unknowns from first on, and the shared unknowns it touches,
// ascending. The last block has the rows without random effects, and no local unknown.
type block struct {
	from, to, first, size int
	cols                  []int32
}

// pivots is the number of blocks with local unknowns: the levels of the pivot.
func (d *design) pivots() int {
	if d.carrying < d.n {
		return len(d.blocks) - 1
	}
	return len(d.blocks)
}

// localOf lists the local unknowns of a row within its block.
func (d *design) localOf(i int) []int32 {
	if i >= d.carrying {
		return nil
	}
	w := len(d.lTerms)
	return d.local[i*w:][:w]
}

// sharedOf lists the shared random unknowns of a row, as positions in the columns of its block.
func (d *design) sharedOf(i int) []int32 {
	if i >= d.carrying {
		return nil
	}
	w := len(d.sTerms)
	return d.shared[i*w:][:w]
}

// fixedOf lists the coefficients of a row with their values.
func (d *design) fixedOf(i int) ([]int32, []float64) {
	from, to := d.x.at[i], d.x.at[i+1]
	return d.x.col[from:to], d.x.value[from:to]
}

// firstFixed is the shared unknown of the first coefficient.
func (d *design) firstFixed() int { return d.nShared - len(d.fixed) }

// rootOf is the weight of the random effects of a row.
func (d *design) rootOf(i int) float64 {
	if i >= d.carrying {
		return 0
	}
	return d.root[i]
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
	t.code = make([]int32, len(f.Code))
	for i, c := range f.Code {
		t.code[i] = renumber[c]
	}
	switch {
	case len(t.levels) < 2:
		return t, fmt.Errorf("%s has one level (%s): a variance between levels needs at least two", f.Name, levelName(f, t.levels[0]))
	case len(t.levels) >= len(f.Code):
		return t, fmt.Errorf("%s %w", f.Name, errSaturated)
	}
	return t, nil
}

// newDesign checks the model; condense and arrange must follow.
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
