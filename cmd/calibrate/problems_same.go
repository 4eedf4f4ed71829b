package main

import (
	"fmt"
	"strings"

	"calibrate/ingest"
)

// isText tells a text file from a workbook, whose sheets have names.
func isText(b *ingest.Book) bool { return len(b.Sheets) == 1 && b.Sheets[0].Name == "" }

func cellsOf(b *ingest.Book) (n int) {
	for _, s := range b.Sheets {
		for row := 1; row <= s.NumRows(); row++ {
			n += s.Width(row)
		}
	}
	return n
}

func textsOf(s *ingest.Sheet) [][]string {
	rows := make([][]string, s.NumRows())
	for r := range rows {
		rows[r] = make([]string, s.Width(r+1))
		for c := range rows[r] {
			rows[r][c] = s.At(r+1, c+1).Text
		}
	}
	return rows
}

// sameCells compares the cells of a file with those of its copy, which has one
// sheet more in front.
func sameCells(original, made *ingest.Book) error {
	if len(made.Sheets) != len(original.Sheets)+1 {
		return fmt.Errorf("the copy has %d sheets instead of %d", len(made.Sheets), len(original.Sheets)+1)
	}
	for i, s := range original.Sheets {
		copied := made.Sheets[i+1]
		if s.NumRows() != copied.NumRows() || s.Hidden != copied.Hidden {
			return fmt.Errorf("sheet %q has %d rows in the copy instead of %d", s.Name, copied.NumRows(), s.NumRows())
		}
		for row := 1; row <= s.NumRows(); row++ {
			for col := 1; col <= max(s.Width(row), copied.Width(row)); col++ {
				if !sameCell(s, copied, row, col) {
					return fmt.Errorf("cell %s would hold %q instead of %q", s.Source(row, col).Cell(), copied.At(row, col).Text, s.At(row, col).Text)
				}
			}
		}
	}
	return nil
}

func sameCell(s, copied *ingest.Sheet, row, col int) bool {
	was, is := s.At(row, col), copied.At(row, col)
	return was.Kind == is.Kind && oneBreak.Replace(was.Text) == oneBreak.Replace(is.Text) && s.Comment(row, col) == copied.Comment(row, col)
}

// oneBreak makes the ends of lines alike: XML knows only one.
var oneBreak = strings.NewReplacer("\r\n", "\n", "\r", "\n")
