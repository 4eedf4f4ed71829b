package stats

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Levels reads a declaration of a scale such as "1..6", "1..6/0.5" (half
// steps) or "1,2,4" into its values, ascending. An empty declaration is nil.
func Levels(declared string) ([]float64, error) {
	if declared == "" {
		return nil, nil
	}
	levels, err := parseLevels(declared)
	switch {
	case err != nil:
	case len(levels) > maxCategories:
		err = errManyValues
	case len(levels) < 2:
		err = errors.New("a scale has at least two levels")
	}
	if err != nil {
		return nil, fmt.Errorf("levels %q: %w; write 1..6, 1..6/0.5 or 1,2,3", declared, err)
	}
	return levels, nil
}

func parseLevels(declared string) ([]float64, error) {
	span, stepText, stepped := strings.Cut(declared, "/")
	lowText, highText, ranged := strings.Cut(span, "..")
	if !ranged {
		return listedLevels(declared)
	}
	low, err1 := strconv.ParseFloat(strings.TrimSpace(lowText), 64)
	high, err2 := strconv.ParseFloat(strings.TrimSpace(highText), 64)
	step, err3 := 1.0, error(nil)
	if stepped {
		step, err3 = strconv.ParseFloat(strings.TrimSpace(stepText), 64)
	}
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, errors.New("not a range of numbers")
	}
	if !(step > 0) || !(high > low) || (high-low)/step > maxCategories {
		return nil, errors.New("a range goes from a lower to a higher number in few steps")
	}
	var levels []float64
	for k := 0; low+float64(k)*step <= high+step*1e-9; k++ {
		levels = append(levels, low+float64(k)*step)
	}
	return levels, nil
}

func listedLevels(declared string) ([]float64, error) {
	var levels []float64
	for text := range strings.SplitSeq(declared, ",") {
		v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil || v-v != 0 {
			return nil, fmt.Errorf("%q is not a number", text)
		}
		levels = append(levels, v)
	}
	slices.Sort(levels)
	return slices.Compact(levels), nil
}

// WithHalfSteps gives the levels with the midpoints between neighbours when
// some value is such a midpoint, and the levels as they are when none is. It
// does not look for other values outside the scale.
func WithHalfSteps(levels, values []float64) []float64 {
	var fine []float64
	for i, level := range levels {
		if i > 0 {
			fine = append(fine, (levels[i-1]+level)/2)
		}
		fine = append(fine, level)
	}
	for _, v := range values {
		if at, found := slices.BinarySearch(fine, v); found && at%2 == 1 {
			return fine
		}
	}
	return levels
}
