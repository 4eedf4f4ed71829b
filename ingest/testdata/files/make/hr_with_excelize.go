// Writes hr-excelize.xlsx of hr.json: rows streamed beside a pivot sheet, a very hidden
// sheet of last year's ratings, a table, rich texts, ids as numbers under a format, headings
// in capitals and in two lines.
package main

import (
	"encoding/json"
	"log"
	"os"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

func main() {
	var hr struct {
		Dimensions []string
		Lines      []struct {
			ID, Name, Rater string
			Ratings         []float64
		}
	}
	data, err := os.ReadFile("hr.json")
	check(err)
	check(json.Unmarshal(data, &hr))
	book := excelize.NewFile()
	check(book.SetSheetName("Sheet1", "Ratings"))
	format := "00000"
	id, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
	check(err)
	out, err := book.NewStreamWriter("Ratings")
	check(err)
	check(out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	head := []any{"Person ID", "Employee\n(name)", "Rater"}
	for _, d := range hr.Dimensions {
		head = append(head, strings.ToUpper(d))
	}
	check(out.SetRow("A1", head))
	for i, l := range hr.Lines {
		n, err := strconv.Atoi(l.ID)
		check(err)
		row := []any{excelize.Cell{StyleID: id, Value: n}, l.Name, []excelize.RichTextRun{{Text: l.Rater[:3]}, {Text: l.Rater[3:], Font: &excelize.Font{Bold: true}}}}
		for _, v := range l.Ratings {
			row = append(row, v)
		}
		check(out.SetRow("A"+strconv.Itoa(i+2), row))
	}
	check(out.AddTable(&excelize.Table{Range: "A1:I15", Name: "Ratings"}))
	check(out.Flush())
	for _, name := range []string{"Pivot", "2025-H2"} {
		_, err := book.NewSheet(name)
		check(err)
	}
	check(book.AddPivotTable(&excelize.PivotTableOptions{DataRange: "Ratings!A1:I15", PivotTableRange: "Pivot!A3:D12",
		Rows: []excelize.PivotTableField{{Data: "Rater"}}, Data: []excelize.PivotTableField{{Data: "FEEDBACK", Subtotal: "Average"}}}))
	check(book.SetSheetRow("2025-H2", "A1", &[]any{"Employee", "Rater", "Feedback"}))
	check(book.SetSheetRow("2025-H2", "A2", &[]any{"Ana Ruiz", "Max Okafor", 1}))
	check(book.SetSheetVisible("2025-H2", false, true))
	check(book.SaveAs(os.Args[1] + "/hr-excelize.xlsx"))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
