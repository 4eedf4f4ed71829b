package stats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Document is a result as named values in a fixed order. It marshals to a JSON
// object, nested where keys were dotted, in which every figure without a value
// is null, with its reason under notes.
type Document struct {
	root  object
	notes []DocumentNote
}

// DocumentNote tells the reader why values are missing, or how far a result
// holds. Keys are those of the values without one, dotted; a note without keys
// is on the whole result.
type DocumentNote struct {
	Severity string   `json:"severity"` // caution, or info
	Keys     []string `json:"keys,omitempty"`
	Text     string   `json:"text"`
}

// object is a JSON object that keeps the order of its keys.
type object []member

type member struct {
	key   string
	value any
}

// Set puts a value under a dotted key. A number that is not finite becomes a
// figure without a value; figures without one, also in lists, leave a note.
func (d *Document) Set(key string, value any) {
	if x, ok := value.(float64); ok {
		value = Known(x)
	}
	switch v := value.(type) {
	case Figure:
		d.missing(key, v)
	case []object:
		for _, row := range v {
			for i, m := range row {
				if x, ok := m.value.(float64); ok {
					m.value = Known(x)
					row[i] = m
				}
				if f, ok := m.value.(Figure); ok {
					d.missing(key+"."+m.key, f)
				}
			}
		}
	}
	d.root = d.root.put(strings.Split(key, "."), value)
}

// missing notes the reason of a figure without a value, once per reason.
func (d *Document) missing(key string, f Figure) {
	why := f.Why()
	if why == "" {
		return
	}
	at := slices.IndexFunc(d.notes, func(n DocumentNote) bool { return n.Text == why && n.Keys != nil })
	if at < 0 {
		at = len(d.notes)
		d.notes = append(d.notes, DocumentNote{Severity: "caution", Text: why})
	}
	if !slices.Contains(d.notes[at].Keys, key) {
		d.notes[at].Keys = append(d.notes[at].Keys, key)
	}
}

// SetInterval puts the limits of a 95 % interval under a key.
func (d *Document) SetInterval(key string, i Interval) {
	d.Set(key+".ci95_lower", i.Low)
	d.Set(key+".ci95_upper", i.High)
}

// SetUnknown puts figures without a value, all for the same reason.
func (d *Document) SetUnknown(why string, keys ...string) {
	for _, key := range keys {
		d.Set(key, Unknown(why))
	}
}

// Note adds notes on the whole result.
func (d *Document) Note(texts ...string) {
	for _, text := range texts {
		d.notes = append(d.notes, DocumentNote{Severity: "info", Text: text})
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
	out.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			out.WriteByte(',')
		}
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, fmt.Errorf("key %s: %w", m.key, err)
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.key, err)
		}
		out.Write(key)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}
