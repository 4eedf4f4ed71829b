package sample

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
)

// A format is how the cells of a column are shown.
type format int

const (
	general format = iota
	oneDecimal
	day
	personnelNumber // a number shown with leading zeros
	percent
)

// A column is one column of a table; the width is in characters.
type column struct {
	heading string
	width   float64
	format  format
}

// A table is one sheet as somebody filled it in: a title block, a heading row,
// and rows of nil, string, int, float64 and time.Time.
type table struct {
	sheet   string
	title   []string
	columns []column
	rows    [][]any
	average []int // columns, from 0, that a last row averages
	notes   *notes
}

// Notes are a sheet of text beside the table.
type notes struct {
	sheet string
	first bool // before the table
	lines []string
}

// headingRow is the row of the headings, from 1: a blank row follows the title.
func (t table) headingRow() int {
	if len(t.title) == 0 {
		return 1
	}
	return len(t.title) + 2
}

// create makes a file, and its folder, that only its owner can read.
func create(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("making the folder of %s: %w", path, err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("writing the sample: %w", err)
	}
	if err := write(f); err != nil {
		f.Close()
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

// csv writes the table as form tools of half the world do: a byte order mark,
// semicolons, lines that end in CR LF.
func (t table) csv(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	record := make([]string, len(t.columns))
	for i, col := range t.columns {
		record[i] = col.heading
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for _, row := range t.rows {
		for i, value := range row {
			record[i] = text(value)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// text gives a value as CSV has it.
func text(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}
