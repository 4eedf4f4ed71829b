package ingest

import (
	"slices"
	"testing"
)

// TestLaterRules: lists that stand on another sheet are kept by Excel since 2010 in an
// extension of the sheet. [MS-XLSX] 2.3.4, dataValidations.
func TestLaterRules(t *testing.T) {
	rows := `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>5</v></c></row>`
	parts := edited(t, workbookParts(rows), "xl/worksheets/sheet1.xml", "</sheetData>", `</sheetData><extLst>`+
		`<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><other xmlns="urn:other"><dataValidation type="list"/></other></ext>`+
		`<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">`+
		`<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list">`+
		`<x14:formula1><xm:f>Data!$A$1:$C$1</xm:f></x14:formula1><xm:sqref>D2:E9 G2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`)
	want := []Choice{{Range{2, 4, 9, 5}, 1, 5}, {Range{2, 7, 2, 7}, 1, 5}}
	if got := mustOpen(t, parts).Choices; !slices.Equal(got, want) {
		t.Errorf("the sheet takes %v, want %v", got, want)
	}
}
