package stats

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Factor is one column of a table, as codes into its distinct labels.
type Factor struct {
	Name   string
	Code   []int32  // one per row, an index into Labels; -1 where the cell is empty
	Labels []string // distinct, in number order when all are numbers, else in byte order

	firstLine  []int // the line of the file where each label first stands; nil when built from codes
	emptyLines []int // the line of each empty cell, in row order

	decimalComma bool // numbers may be written 3,5
}

// Len is the number of distinct labels.
func (f Factor) Len() int { return len(f.Labels) }

// NewFactor makes a factor of codes 0..n-1 labelled by their numbers from 1.
// It shares the codes with the caller.
func NewFactor(name string, code []int32, n int) Factor {
	labels := make([]string, n)
	for i := range labels {
		labels[i] = strconv.Itoa(i + 1)
	}
	return Factor{Name: name, Code: code, Labels: labels}
}

// Ratings is a table of ratings, one row each, column by column. All columns
// have the same number of rows; Item has none when the table has one item.
type Ratings struct {
	Unit  Factor // who or what was rated: the employee
	Rater Factor // who rated
	Item  Factor // on what: the dimension
	Value []float64

	Missing int      // rows read whose value was empty; they are not in the table
	Names   []string // when the values were texts: Names[v-1] is the text of value v
}

// NewRatings makes a table from codes. Item may be nil. It shares the slices
// with the caller and fails when their lengths differ, a code is out of range,
// or a value is not a finite number.
func NewRatings(unit, rater, item []int32, value []float64) (Ratings, error) {
	r := Ratings{Value: value}
	columns := []struct {
		name string
		code []int32
		into *Factor
	}{{"unit", unit, &r.Unit}, {"rater", rater, &r.Rater}, {"item", item, &r.Item}}
	for _, c := range columns {
		if c.code == nil && c.name == "item" {
			continue
		}
		if len(c.code) != len(value) {
			return Ratings{}, fmt.Errorf("column %s has %d rows, the values %d", c.name, len(c.code), len(value))
		}
		n := int32(0)
		for row, code := range c.code {
			if code < 0 {
				return Ratings{}, fmt.Errorf("column %s, row %d: code %d is below 0", c.name, row+1, code)
			}
			n = max(n, code+1)
		}
		*c.into = NewFactor(c.name, c.code, int(n))
	}
	for row, v := range value {
		if v-v != 0 {
			return Ratings{}, fmt.Errorf("row %d: value %v is not a finite number", row+1, v)
		}
	}
	return r, nil
}

// Len is the number of ratings.
func (r Ratings) Len() int { return len(r.Value) }

// HasItems tells whether the table has more than one item.
func (r Ratings) HasItems() bool { return r.Item.Len() > 1 }

// sortLabels puts the labels in number order when all are numbers, else in
// byte order, and renumbers the codes, so that a table does not depend on the
// order of its rows.
func (f *Factor) sortLabels() {
	numbers := make([]float64, len(f.Labels))
	numeric := true
	for i, label := range f.Labels {
		v, err := f.number(label)
		numbers[i], numeric = v, numeric && err == nil
	}
	order := make([]int, len(f.Labels))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		if numeric {
			if c := cmp.Compare(numbers[a], numbers[b]); c != 0 {
				return c
			}
		}
		return cmp.Compare(f.Labels[a], f.Labels[b])
	})
	f.renumber(order)
}

// number reads a label, with the comma of its file.
func (f *Factor) number(label string) (float64, error) {
	if f.decimalComma && !strings.Contains(label, ".") {
		label = strings.Replace(label, ",", ".", 1)
	}
	return strconv.ParseFloat(label, 64)
}

// renumber puts the label order[k] at place k.
func (f *Factor) renumber(order []int) {
	labels, lines := make([]string, len(order)), make([]int, len(order))
	place := make([]int32, len(order))
	for to, from := range order {
		labels[to], lines[to], place[from] = f.Labels[from], f.firstLine[from], int32(to)
	}
	for row, code := range f.Code {
		if code >= 0 {
			f.Code[row] = place[code]
		}
	}
	f.Labels, f.firstLine = labels, lines
}
