package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"calibrate/analysis"
)

// The parts of the JSON of analyze; the whole is in the README.
type (
	resultJSON struct {
		Job   string          `json:"job"`
		Title string          `json:"title"`
		Notes []analysis.Note `json:"notes"`
	}
	tableJSON struct {
		Name    string       `json:"name"`
		Title   string       `json:"title"`
		Columns []columnJSON `json:"columns"`
	}
	columnJSON struct {
		Name string `json:"name"`
		Unit string `json:"unit"`
		Kind string `json:"kind"`
	}
	// missingJSON says why figures of a column are null.
	missingJSON struct {
		Column     string `json:"column"`
		Rows       []int  `json:"rows"` // from 0
		Reason     string `json:"reason"`
		Suppressed bool   `json:"suppressed"`
	}
)

// printJSON writes the document row by row: that of a large company is never in
// memory as a whole.
func (a *app) printJSON(bundle analysis.Bundle) error {
	out := bufio.NewWriterSize(a.out, 1<<16)
	w := &jsonWriter{out: out}
	w.raw(`{"manifest":`)
	w.value(bundle.Manifest)
	w.raw(`,"results":`)
	list(w, bundle.Results, w.result)
	w.raw("}\n")
	if w.err != nil {
		return w.err
	}
	return out.Flush()
}

// A jsonWriter writes the pieces of a document; its first error stays.
type jsonWriter struct {
	out    io.Writer
	buffer bytes.Buffer
	err    error
}

func (w *jsonWriter) raw(text string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.out, text)
	}
}

// value writes one value.
func (w *jsonWriter) value(v any) { w.upTo("\n", v) }

// open writes an object and leaves it open for further fields.
func (w *jsonWriter) open(v any) { w.upTo("}\n", v) }

// upTo writes a value without its end: an encoder puts a new line after each.
func (w *jsonWriter) upTo(end string, v any) {
	if w.err != nil {
		return
	}
	w.buffer.Reset()
	encoder := json.NewEncoder(&w.buffer)
	encoder.SetEscapeHTML(false)
	if w.err = encoder.Encode(v); w.err == nil {
		_, w.err = w.out.Write(bytes.TrimSuffix(w.buffer.Bytes(), []byte(end)))
	}
}

func list[T any](w *jsonWriter, all []T, each func(T)) {
	w.raw("[")
	for i, v := range all {
		if i > 0 {
			w.raw(",")
		}
		each(v)
	}
	w.raw("]")
}

func (w *jsonWriter) result(r analysis.Result) {
	w.open(resultJSON{Job: r.Job, Title: r.Title, Notes: append([]analysis.Note{}, r.Notes...)})
	w.raw(`,"tables":`)
	list(w, r.Tables, w.table)
	w.raw("}")
}

func (w *jsonWriter) table(t analysis.Table) {
	head := tableJSON{Name: t.Name, Title: t.Title, Columns: []columnJSON{}}
	for _, c := range t.Columns {
		head.Columns = append(head.Columns, columnJSON{c.Name, c.Unit, string(c.Kind)})
	}
	w.open(head)
	w.raw(`,"rows":[`)
	lacks := make([][]missingJSON, len(t.Columns))
	i := 0
	for row := range t.Rows.All() {
		if i > 0 {
			w.raw(",")
		}
		w.value(row)
		for c, v := range row {
			if reason, missing := v.Missing(); missing {
				lacks[c] = lacking(lacks[c], missingJSON{t.Columns[c].Name, []int{i}, reason, v.IsHidden()})
			}
		}
		i++
	}
	w.raw(`],"missing":`)
	w.value(flat(lacks))
	w.raw("}")
}

// lacking adds a row to those of a column that lack a figure for the same reason.
func lacking(column []missingJSON, m missingJSON) []missingJSON {
	for i := range column {
		if column[i].Reason == m.Reason {
			column[i].Rows = append(column[i].Rows, m.Rows...)
			return column
		}
	}
	return append(column, m)
}

func flat(columns [][]missingJSON) []missingJSON {
	all := []missingJSON{}
	for _, column := range columns {
		all = append(all, column...)
	}
	return all
}
