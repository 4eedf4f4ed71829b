package stats

import (
	"encoding/json"
	"math"
)

// Figure is a number, or the reason why there is none. The zero Figure is a
// number nobody computed.
type Figure struct {
	value float64
	known bool
	why   string
}

// Known is a figure with a value. A value that is not finite becomes a figure
// without one.
func Known(x float64) Figure {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Unknown("the formula has no finite value on these data")
	}
	return Figure{value: x, known: true}
}

// Unknown is a figure without a value, and why.
func Unknown(why string) Figure { return Figure{why: why} }

// Get gives the value, and false when there is none.
func (f Figure) Get() (float64, bool) { return f.value, f.known }

// Why says why there is no value; it is empty when there is one.
func (f Figure) Why() string {
	if f.known {
		return ""
	}
	if f.why == "" {
		return "not computed"
	}
	return f.why
}

// MarshalJSON writes the number, or null.
func (f Figure) MarshalJSON() ([]byte, error) {
	if !f.known {
		return []byte("null"), nil
	}
	return json.Marshal(f.value)
}

// Interval is the lower and upper limit of a confidence interval.
type Interval struct{ Low, High Figure }

// knownInterval is an interval with both limits.
func knownInterval(low, high float64) Interval { return Interval{Known(low), Known(high)} }

// unknownInterval is an interval without limits, and why.
func unknownInterval(why string) Interval { return Interval{Unknown(why), Unknown(why)} }
