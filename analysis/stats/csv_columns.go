package stats

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// readColumns reads the chosen columns of a CSV file as factors.
func readColumns(r io.Reader, choose func(header []string) ([]int, error)) ([]Factor, error) {
	plain, err := inflate(r)
	if err != nil {
		return nil, err
	}
	in := csv.NewReader(plain)
	in.Comma = delimiter(plain)
	in.ReuseRecord = true
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty: a header line with column names is needed")
	}
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	at, err := choose(header)
	if err != nil {
		return nil, err
	}
	columns := make([]Factor, len(at))
	for i, k := range at {
		columns[i].Name, columns[i].decimalComma = strings.Clone(header[k]), in.Comma != ','
	}
	return columns, fill(columns, at, in)
}

// delimiter is what separates the cells of the header line: a comma, or the semicolon of places that write 3,5 for 3.5,
// or a tab. Elsewhere than in files with commas a comma within a number is decimal.
func delimiter(r *bufio.Reader) rune {
	start, _ := r.Peek(1 << 16) // a shorter file is an error that reading meets again
	line, _, _ := strings.Cut(string(start), "\n")
	best := ','
	for _, d := range []rune{';', '\t'} {
		if outsideQuotes(line, d) > outsideQuotes(line, best) {
			best = d
		}
	}
	return best
}

func outsideQuotes(line string, d rune) (n int) {
	quoted := false
	for _, c := range line {
		if c == '"' {
			quoted = !quoted
		} else if c == d && !quoted {
			n++
		}
	}
	return n
}

// fill reads all rows into the columns.
func fill(columns []Factor, at []int, in *csv.Reader) error {
	known := make([]map[string]int32, len(columns))
	for i := range known {
		known[i] = map[string]int32{}
	}
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return rowError(err, len(record), in)
		}
		for i, k := range at {
			columns[i].append(strings.TrimSpace(record[k]), known[i], func() int { line, _ := in.FieldPos(k); return line })
		}
	}
	for i := range columns {
		columns[i].sortLabels()
	}
	return nil
}

// rowError says what is wrong with a row that could not be read.
func rowError(err error, cells int, in *csv.Reader) error {
	var at *csv.ParseError
	if errors.As(err, &at) && errors.Is(err, csv.ErrFieldCount) {
		return fmt.Errorf("line %d has %d cells, the header has %d: every row needs as many, and a value that holds a %q stands in quotes",
			at.Line, cells, in.FieldsPerRecord, in.Comma)
	}
	return fmt.Errorf("reading rows: %w", err)
}

// append adds one cell; line tells where it stands.
func (f *Factor) append(text string, known map[string]int32, line func() int) {
	if text == "" || text == "NA" {
		f.Code = append(f.Code, -1)
		f.emptyLines = append(f.emptyLines, line())
		return
	}
	code, ok := known[text]
	if !ok {
		text = strings.Clone(text)
		code = int32(len(f.Labels))
		known[text] = code
		f.Labels, f.firstLine = append(f.Labels, text), append(f.firstLine, line())
	}
	f.Code = append(f.Code, code)
}

// missingSpelled are the ways in which R, Python, databases, Stata and Excel
// write a value that is not there, besides NA. They hold for values alone: a
// person may be called Null.
var missingSpelled = []string{"NaN", "nan", "N/A", "n/a", "#N/A", "<NA>", "NULL", "null", "."}

// dropSpelled empties the cells of such texts.
func (f *Factor) dropSpelled() {
	place, kept := make([]int32, len(f.Labels)), int32(0)
	for i, label := range f.Labels {
		if place[i] = -1; !slices.Contains(missingSpelled, label) {
			place[i] = kept
			f.Labels[kept], f.firstLine[kept] = label, f.firstLine[i]
			kept++
		}
	}
	if int(kept) == len(f.Labels) {
		return
	}
	f.Labels, f.firstLine = f.Labels[:kept], f.firstLine[:kept]
	for row, code := range f.Code {
		if code >= 0 {
			f.Code[row] = place[code]
		}
	}
}

// inflate gives the plain text of a file that may be gzipped, without the mark that some programs put before UTF-8.
func inflate(r io.Reader) (*bufio.Reader, error) {
	buffered := bufio.NewReaderSize(r, 1<<16)
	if startsWith(buffered, "\x1f\x8b") {
		plain, err := gzip.NewReader(buffered)
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		buffered = bufio.NewReaderSize(plain, 1<<16)
	}
	switch {
	case startsWith(buffered, "\xef\xbb\xbf"):
		_, err := buffered.Discard(3)
		return buffered, err
	case startsWith(buffered, "\xff\xfe"), startsWith(buffered, "\xfe\xff"):
		return nil, errors.New("the file is in UTF-16: save it as CSV in UTF-8")
	}
	return buffered, nil
}

func startsWith(r *bufio.Reader, mark string) bool {
	start, _ := r.Peek(len(mark))
	return string(start) == mark
}
