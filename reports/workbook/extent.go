package workbook

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// oneCell is what excelize says that every sheet of its own extends to. Readers
// that believe it see one cell.
var oneCell = []byte(`<dimension ref="A1">`)

var cellOfRow = regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"`)

// withExtent says in a sheet how far its cells go, those of its body included.
func withExtent(sheet []byte, b *body) []byte {
	if !bytes.Contains(sheet, oneCell) {
		return sheet
	}
	right, bottom := 1, 1
	if b != nil {
		for _, p := range b.pieces {
			right, bottom = max(right, p.wide), max(bottom, p.last)
		}
	}
	for _, found := range cellOfRow.FindAllSubmatch(sheet, -1) {
		col, row, err := excelize.CellNameToCoordinates(string(found[1]))
		if err != nil {
			continue
		}
		right, bottom = max(right, col), max(bottom, row)
	}
	extent := []byte(`<dimension ref="A1:` + at(right, bottom) + `">`)
	return bytes.Replace(sheet, oneCell, extent, 1)
}

var rowOfSheet = regexp.MustCompile(`<row[^>]* r="([0-9]+)"`)

// heldRows are the rows that excelize wrote of a sheet, where each begins.
type heldRows struct {
	content []byte
	numbers []int
	begins  []int
	end     int // where the last one ends
}

func rowsOf(content []byte) heldRows {
	rows := heldRows{content: content, end: bytes.LastIndex(content, []byte("</sheetData>"))}
	for _, found := range rowOfSheet.FindAllSubmatchIndex(content, -1) {
		number, _ := strconv.Atoi(string(content[found[2]:found[3]])) // digits, and few
		rows.numbers, rows.begins = append(rows.numbers, number), append(rows.begins, found[0])
	}
	return rows
}

// beside gives where the rows above a piece end and those below it begin. Between
// stand rows that excelize made to fill the room, and they must be empty.
func (r heldRows) beside(p *piece) (before, after int, err error) {
	before, after = r.from(p.first), r.from(p.last+1)
	if cellOfRow.Match(r.content[before:after]) {
		return 0, 0, fmt.Errorf("rows %d to %d are written twice", p.first, p.last)
	}
	return before, after, nil
}

// from gives where the first row begins that has this number or a higher one.
func (r heldRows) from(number int) int {
	i, _ := slices.BinarySearch(r.numbers, number)
	if i == len(r.begins) {
		return r.end
	}
	return r.begins[i]
}
