package stats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// Document is a result as named values in a fixed order. It marshals to a JSON
// object, nested where keys were dotted, in which every figure without a value
// is null and stands under notes with its reason.
type Document struct {
	root  object
	notes []DocumentNote
}

// DocumentNote tells the reader why a value is missing or weak. Key is empty
// for a note on the whole result.
type DocumentNote struct {
	Key  string `json:"key,omitempty"`
	Text string `json:"text"`
}

// object is a JSON object that keeps the order of its keys.
type object []member

type member struct {
	key   string
	value any
}

// Set puts a value under a dotted key. Figures without a value leave a note.
func (d *Document) Set(key string, value any) {
	if f, ok := value.(Figure); ok && f.Why() != "" {
		d.notes = append(d.notes, DocumentNote{Key: key, Text: f.Why()})
	}
	d.root = d.root.put(strings.Split(key, "."), value)
}

// SetInterval puts the limits of a 95 % interval under a key.
func (d *Document) SetInterval(key string, i Interval) {
	d.Set(key+".ci95_lower", i.Low)
	d.Set(key+".ci95_upper", i.High)
}

// Note adds notes on the whole result.
func (d *Document) Note(texts ...string) {
	for _, text := range texts {
		d.notes = append(d.notes, DocumentNote{Text: text})
	}
}

func (o object) put(path []string, value any) object {
	for i := range o {
		if o[i].key == path[0] && len(path) > 1 {
			inner, _ := o[i].value.(object)
			o[i].value = inner.put(path[1:], value)
			return o
		}
	}
	if len(path) == 1 {
		return append(o, member{path[0], value})
	}
	return append(o, member{path[0], object(nil).put(path[1:], value)})
}

// MarshalJSON writes the members in the order they were set, notes last.
func (d *Document) MarshalJSON() ([]byte, error) {
	notes := d.notes
	if notes == nil {
		notes = []DocumentNote{}
	}
	return append(d.root[:len(d.root):len(d.root)], member{"notes", notes}).MarshalJSON()
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	for i, m := range o {
		out.WriteString(map[bool]string{true: "{", false: ","}[i == 0])
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.key, err)
		}
		out.Write(key)
		out.WriteByte(':')
		out.Write(value)
	}
	if len(o) == 0 {
		out.WriteByte('{')
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// finite is a number as a figure, unknown for the reason given when it is not
// a number.
func finite(x float64, why string) Figure {
	if math.IsNaN(x) {
		return Unknown(why)
	}
	return Known(x)
}
