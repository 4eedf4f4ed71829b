package ingest

import (
	"bytes"
	"fmt"

	"calibrate/ladder"
)

// A csvReader cuts text into records as RFC 4180 has it, with these answers
// where that is silent: lines may end in LF, CR LF or CR; a quote inside an
// unquoted field is a letter; text behind a closing quote, and a quote that
// never closes, are faults. Unlike encoding/csv it counts blank lines as
// records, since a spreadsheet program shows them as rows, and bounds a record.
type csvReader struct {
	text      []byte
	delimiter byte
	maxRecord int // in bytes

	fields    [][]byte // of the record just read, valid until the next
	line      int      // where that record begins, from 1
	at        int
	lines     int // line ends read so far
	scratch   []byte
	misquoted bool // text followed a closing quote
}

// next reads one record; false at the end of the text.
func (r *csvReader) next() (bool, error) {
	r.fields, r.scratch, r.line = r.fields[:0], r.scratch[:0], r.lines+1
	if r.at >= len(r.text) {
		return false, nil
	}
	start := r.at
	for {
		field, err := r.field(start + r.maxRecord)
		if err != nil {
			return false, err
		}
		if r.at-start > r.maxRecord {
			return false, r.tooLong()
		}
		r.fields = append(r.fields, field)
		if r.at < len(r.text) && r.text[r.at] == r.delimiter {
			r.at++
			continue
		}
		r.endLine()
		return true, nil
	}
}

func (r *csvReader) tooLong() error {
	return &fault{code: ladder.TooLarge, message: fmt.Sprintf("the record that begins in line %d is longer than %s: a quote may be open, or this is no CSV; mend it, or raise the limits (--limits 4)",
		r.line, byteCount(int64(r.maxRecord)))}
}

// endLine passes over one line end.
func (r *csvReader) endLine() {
	if bytes.HasPrefix(r.text[r.at:], []byte("\r\n")) {
		r.at++
	}
	r.at = min(r.at+1, len(r.text))
	r.lines++
}

// field reads one field and leaves what ends it unread. It does not look
// beyond limit.
func (r *csvReader) field(limit int) ([]byte, error) {
	rest := r.text[r.at:min(len(r.text), limit+1)]
	if len(rest) > 0 && rest[0] == '"' {
		return r.quoted(rest[1:])
	}
	for i, c := range rest {
		if c == r.delimiter || c == '\n' || c == '\r' {
			r.at += i
			return rest[:i], nil
		}
	}
	r.at += len(rest)
	return rest, nil
}

// quoted reads a field behind its opening quote. Its text goes to scratch only
// when it is not as it stands.
func (r *csvReader) quoted(rest []byte) ([]byte, error) {
	opened := r.lines + 1
	from, asIs := len(r.scratch), true
	for start, i := 0, 0; ; {
		n := bytes.IndexByte(rest[i:], '"')
		if n < 0 {
			return nil, r.unclosed(opened, rest)
		}
		i += n
		if i+1 < len(rest) && rest[i+1] == '"' {
			r.scratch, asIs = append(r.scratch, rest[start:i+1]...), false
			i += 2
			start = i
			continue
		}
		field := rest[start:i]
		if !asIs || bytes.IndexByte(field, '\r') >= 0 {
			r.scratch = append(r.scratch, field...)
			field = newlines(r.scratch[from:])
		}
		r.lines += lineEnds(rest[:i])
		r.at += i + 2
		return field, r.afterQuote()
	}
}

// newlines turns CR LF and CR into LF, in a copy when there are any.
func newlines(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
}

// lineEnds counts the line ends of a text.
func lineEnds(b []byte) int {
	return bytes.Count(b, []byte("\n")) + bytes.Count(b, []byte("\r")) - bytes.Count(b, []byte("\r\n"))
}

func (r *csvReader) unclosed(opened int, rest []byte) error {
	if len(rest) < len(r.text)-r.at-1 {
		return r.tooLong()
	}
	return &fault{code: ladder.MalformedCSV, message: fmt.Sprintf("a quote opens in line %d and never closes; close it, or double it if it is part of the text", opened)}
}

// afterQuote checks that a closing quote ends its field.
func (r *csvReader) afterQuote() error {
	if r.at >= len(r.text) {
		return nil
	}
	switch c := r.text[r.at]; c {
	case r.delimiter, '\n', '\r':
		return nil
	}
	r.misquoted = true
	return &fault{code: ladder.MalformedCSV, message: fmt.Sprintf("text follows a closing quote in line %d; double the quote if it is part of the text", r.lines+1)}
}
