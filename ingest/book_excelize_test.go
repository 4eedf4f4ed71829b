package ingest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestAgainstExcelize reads the corpus with excelize as well and compares cell
// by cell.
func TestAgainstExcelize(t *testing.T) {
	paths, _ := filepath.Glob("testdata/files/*.xlsx")
	compared := 0
	for _, path := range paths {
		book, err := Open(context.Background(), path, OpenOptions{IncludeHidden: true})
		if err != nil {
			continue // TestCorpus shows which and why
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: excelize: %v", path, err)
		}
		n, err := compareBook(book, file)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		compared += n
		file.Close()
	}
	if compared < 200 {
		t.Errorf("compared only %d cells", compared)
	}
}

// compareBook compares each cell of a book with what excelize reads, both
// ways, and gives how many hold a value.
func compareBook(book *Book, file *excelize.File) (n int, err error) {
	for _, sheet := range book.Sheets {
		rows, err := file.Rows(sheet.Name)
		if err != nil {
			return n, err
		}
		row := 0
		for rows.Next() {
			row++
			texts, err := rows.Columns(excelize.Options{RawCellValue: true})
			if err != nil {
				return n, err
			}
			for col := 1; col <= max(len(texts), sheet.Width(row)); col++ {
				text := ""
				if col <= len(texts) {
					text = texts[col-1]
				}
				cell := sheet.At(row, col)
				if cell.Kind != Empty {
					n++
				}
				if !sameCell(book, cell, text) {
					return n, fmt.Errorf("%s: read %d %q, excelize reads %q", sheet.Source(row, col), cell.Kind, cell.Text, text)
				}
			}
		}
		if err := rows.Error(); err != nil {
			return n, err
		}
		if row < sheet.NumRows() {
			return n, fmt.Errorf("sheet %s: %d rows read, excelize reads %d", sheet.Name, sheet.NumRows(), row)
		}
	}
	return n, nil
}

// sameCell compares a cell with excelize's raw text of it.
func sameCell(book *Book, cell Cell, raw string) bool {
	switch cell.Kind {
	case FormulaNoValue:
		return raw == "" || raw == "0" // a zero in a workbook that is to be computed anew
	case Bool:
		return map[string]string{"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE", "TRUE": "TRUE", "FALSE": "FALSE"}[raw] == cell.Text
	case Number:
		text, ok := canonicalNumber([]byte(strings.TrimSpace(raw)))
		return ok && string(text) == cell.Text
	case Date:
		serial, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
		if err != nil {
			iso, ok := isoDate(raw)
			return ok && iso == cell.Text
		}
		for _, system := range []dateSystem{{false}, {true}} {
			if text, ok := system.text(serial); ok && text == cell.Text {
				return true
			}
		}
		return false
	case ErrorValue:
		return cell.Text == strings.Trim(raw, " \t\r\n") // white space in a number's place says nothing
	}
	return cell.Text == raw
}
