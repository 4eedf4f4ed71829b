package stats

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// severityModel reads the columns the terms name, or the usual model when none are named.
func severityModel(r io.Reader, opt NamedOptions) (Model, error) {
	if opt.Random == "" && opt.Fixed == "" {
		return usualModel(r, opt)
	}
	random, fixed := terms(opt.Random), terms(opt.Fixed)
	if len(random) == 0 {
		return Model{}, wrongOption("no random terms: name them as in --random \"employee + rater\"")
	}
	columns, values, err := ReadFactors(r, opt.Value, opt.columnsOf(slices.Concat(random, fixed))...)
	if err != nil {
		return Model{}, err
	}
	if err := opt.checkDeclared(values); err != nil {
		return Model{}, err
	}
	model := Model{Y: values}
	for _, term := range random {
		model.Random = append(model.Random, termFactor(term, columns, Interact))
	}
	for _, term := range fixed {
		model.Fixed = append(model.Fixed, termFactor(term, columns, InteractFixed))
	}
	return model, nil
}

// usualModel takes unit and rater as random, and their pair when there are items.
func usualModel(r io.Reader, opt NamedOptions) (Model, error) {
	table, err := opt.numbers(r)
	if err != nil {
		return Model{}, err
	}
	model := Model{Y: table.Value, Random: []Factor{named(table.Unit, "employee"), named(table.Rater, "rater")}}
	if table.HasItems() {
		model.Random = append(model.Random, Interact(model.Random[0], model.Random[1]))
	}
	return model, nil
}

// columnsOf are the columns that terms name, each once, by the headings it may have.
func (o NamedOptions) columnsOf(terms []string) (columns [][]string) {
	for _, term := range terms {
		for name := range strings.SplitSeq(term, ":") {
			headings := o.columnNames(strings.TrimSpace(name))
			if !slices.ContainsFunc(columns, func(c []string) bool { return c[0] == headings[0] }) {
				columns = append(columns, headings)
			}
		}
	}
	return columns
}

// checkDeclared refuses values that are no level of a declared scale.
func (o NamedOptions) checkDeclared(values []float64) error {
	declared, err := Levels(o.Levels)
	if err != nil {
		return wrongOption("%w", err)
	}
	if row := undeclared(WithHalfSteps(declared, values), values); row >= 0 {
		return fmt.Errorf("value %g is not one of the declared levels %v", values[row], declared)
	}
	return nil
}

// columnNames are the headings a name in a formula may stand for: itself, or the column that a flag says is meant.
func (o NamedOptions) columnNames(name string) []string {
	switch name {
	case "employee", "unit":
		return append([]string{name}, either(o.Unit, "employee", "unit")...)
	case "rater":
		return append([]string{name}, either(o.Rater)...)
	case "dimension", "item":
		return append([]string{name}, either(o.Item, "dimension", "item")...)
	}
	return []string{name}
}

// terms splits "a + b + a:b", leaving out what is named twice.
func terms(formula string) (out []string) {
	for term := range strings.SplitSeq(formula, "+") {
		if term = strings.TrimSpace(term); term != "" && !slices.Contains(out, term) {
			out = append(out, term)
		}
	}
	return out
}

// termFactor is a column, or the interaction of the columns joined by colons.
func termFactor(term string, columns []Factor, interact func(a, b Factor) Factor) (out Factor) {
	for i, name := range strings.Split(term, ":") {
		at := slices.IndexFunc(columns, func(f Factor) bool { return f.Name == strings.TrimSpace(name) })
		if i == 0 {
			out = columns[at]
		} else {
			out = interact(out, columns[at])
		}
	}
	return out
}
