package analysis

import (
	"encoding/json"
	"math"
)

// N is a number. NaN and infinities are not figures: they become missing.
func N(x float64) Value {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Why("not defined")
	}
	if x == 0 {
		x = 0 // −0 would print as "-0.00"
	}
	return Value{kind: numValue, num: x}
}

// I is a whole number.
func I(n int) Value { return N(float64(n)) }

// MarshalJSON writes a number, a string, or null for a missing value.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.kind {
	case textValue:
		return json.Marshal(v.text)
	case numValue:
		return json.Marshal(v.num)
	default:
		return []byte("null"), nil
	}
}
