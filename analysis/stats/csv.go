package stats

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// Columns says which columns of a CSV file hold what. An empty name means the
// usual ones: unit or employee; rater; dimension or item (may be absent);
// value or score.
type Columns struct {
	Unit, Rater, Item, Value string
	ValueOptional            bool // a table without a column of values is one of pairs: every value is 1
	NamesAllowed             bool // values may be texts, all of them: they become 1, 2, … in byte order
}

// ReadRatings reads a table of ratings, one per row, from CSV or gzipped CSV
// with a header. Rows whose value is empty, or missing as other programs spell
// it, are counted in Missing and left out; their units and raters keep their labels. An error names the line,
// the column and what was seen there.
func ReadRatings(r io.Reader, c Columns) (Ratings, error) {
	unit := either(c.Unit, "unit", "employee")
	rater := either(c.Rater, "rater")
	item := either(c.Item, "dimension", "item")
	value := either(c.Value, "value", "score")
	optional := c.Item == ""
	columns, err := readColumns(r, func(header []string) ([]int, error) {
		if c.ValueOptional && columnOf(header, value) < 0 {
			return pick(header, false, unit, rater)
		}
		return pick(header, optional, unit, rater, value, item)
	})
	if err != nil {
		return Ratings{}, err
	}
	if len(columns) == 2 {
		columns = append(columns, Factor{Labels: []string{"1"}, Code: make([]int32, len(columns[0].Code)), firstLine: []int{1}})
	}
	return assemble(columns, c.NamesAllowed)
}

// ReadFactors reads columns of a CSV or gzipped CSV file as factors, each headed by one of the names given for it and
// called by the first, and the value column (value or score when empty) as numbers, for models on any columns. Rows whose
// value is missing are left out.
func ReadFactors(r io.Reader, value string, names ...[]string) ([]Factor, []float64, error) {
	wanted := append([][]string{either(value, "value", "score")}, names...)
	columns, err := readColumns(r, func(header []string) ([]int, error) { return pick(header, false, wanted...) })
	if err != nil {
		return nil, nil, err
	}
	columns[0].dropSpelled()
	numbers, err := columns[0].numbers()
	if err != nil {
		return nil, nil, err
	}
	for _, f := range columns[1:] {
		if err := f.requireFilled(columns[0]); err != nil {
			return nil, nil, err
		}
	}
	values, factors := dropMissing(columns[0].Code, numbers, columns[1:])
	for i := range factors {
		factors[i].Name = names[i][0]
	}
	return factors, values, nil
}

func either(name string, usual ...string) []string {
	if name != "" {
		return []string{name}
	}
	return usual
}

// pick finds one column for each list of acceptable names; the last may be
// absent when lastOptional.
func pick(header []string, lastOptional bool, wanted ...[]string) ([]int, error) {
	var at []int
	for i, names := range wanted {
		k := columnOf(header, names)
		if k < 0 {
			if lastOptional && i == len(wanted)-1 {
				break
			}
			return nil, fmt.Errorf("line 1: no column named %s; the columns are %s", strings.Join(names, " or "), strings.Join(header, ", "))
		}
		at = append(at, k)
	}
	return at, nil
}

// columnOf finds the first of the names that heads a column, exactly or else whatever its case; -1 when none does.
func columnOf(header, names []string) int {
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for _, name := range names {
			if k := slices.IndexFunc(header, func(h string) bool { return same(h, name) }); k >= 0 {
				return k
			}
		}
	}
	return -1
}

// assemble puts unit, rater, value and perhaps item together.
func assemble(columns []Factor, namesAllowed bool) (Ratings, error) {
	columns[2].dropSpelled()
	value := columns[2]
	numbers, err := value.numbers()
	var names []string
	if err != nil && namesAllowed && value.noNumbers() {
		numbers, names, err = value.asNames(), value.Labels, nil
	}
	if err != nil {
		return Ratings{}, err
	}
	factors := append(columns[:2:2], columns[3:]...)
	for _, f := range factors {
		if err := f.requireFilled(value); err != nil {
			return Ratings{}, err
		}
	}
	values, factors := dropMissing(value.Code, numbers, factors)
	t := Ratings{Unit: factors[0], Rater: factors[1], Value: values, Names: names, Missing: len(value.Code) - len(values)}
	if len(factors) == 3 {
		t.Item = factors[2]
	}
	return t, nil
}

// dropMissing keeps the rows that have a value.
func dropMissing(code []int32, number []float64, factors []Factor) ([]float64, []Factor) {
	values := make([]float64, 0, len(code))
	for row, c := range code {
		if c < 0 {
			continue
		}
		for i := range factors {
			factors[i].Code[len(values)] = factors[i].Code[row]
		}
		values = append(values, number[c])
	}
	for i := range factors {
		factors[i].Code = factors[i].Code[:len(values)]
	}
	return values, factors
}

// requireFilled fails on the first empty cell of a row that has a value.
func (f Factor) requireFilled(value Factor) error {
	empty := 0
	for row, code := range f.Code {
		if code >= 0 {
			continue
		}
		if value.Code[row] >= 0 {
			return fmt.Errorf("line %d, column %s: the cell is empty", f.emptyLines[empty], f.Name)
		}
		empty++
	}
	return nil
}

// numbers reads each distinct label as a finite number.
func (f *Factor) numbers() ([]float64, error) {
	out := make([]float64, len(f.Labels))
	for i, label := range f.Labels {
		v, err := f.number(label)
		if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
			return nil, fmt.Errorf("line %d, column %s: %q is not a number", f.firstLine[i], f.Name, label)
		}
		out[i] = v
	}
	return out, nil
}

// noNumbers tells that no label is a number: the values are names, not numbers with a slip.
func (f *Factor) noNumbers() bool {
	return !slices.ContainsFunc(f.Labels, func(label string) bool { _, err := f.number(label); return err == nil })
}

func (f Factor) asNames() []float64 {
	out := make([]float64, len(f.Labels))
	for i := range out {
		out[i] = float64(i + 1)
	}
	return out
}
