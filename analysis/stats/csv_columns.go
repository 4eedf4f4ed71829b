package stats

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
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
		header[i] = strings.TrimSpace(strings.TrimPrefix(header[i], "\ufeff"))
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
			return fmt.Errorf("reading rows: %w", err)
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

// inflate gives the plain text of a file that may be gzipped.
func inflate(r io.Reader) (*bufio.Reader, error) {
	buffered := bufio.NewReaderSize(r, 1<<16)
	if magic, _ := buffered.Peek(2); len(magic) == 2 && magic[0] == 0x1f && magic[1] == 0x8b {
		plain, err := gzip.NewReader(buffered)
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		return bufio.NewReaderSize(plain, 1<<16), nil
	}
	return buffered, nil
}
