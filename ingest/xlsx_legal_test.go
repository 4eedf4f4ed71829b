package ingest

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"calibrate/ladder"
)

// TestCellForms reads each form a cell may take. The expected readings follow
// from ECMA-376 part 1, 18.3.1.4 (c), 18.4.8 (si) and 22.9.2.19 (ST_Xstring).
func TestCellForms(t *testing.T) {
	for _, tt := range []struct {
		cell, kind, text, shown string
	}{
		{`<c r="A1"><v>3</v></c>`, "number", "3", "3"},
		{`<c r="A1" t="n"><v> 3.50
</v></c>`, "number", "3.5", "3.5"},
		{`<c r="A1"><v>3.0000000000000001</v></c>`, "number", "3", "3"},
		{`<c r="A1"><v>2.9999999999999996</v></c>`, "number", "2.9999999999999996", "2.9999999999999996"},
		{`<c r="A1"><v>1E3</v></c>`, "number", "1000", "1000"},
		{`<c r="A1"><v>-0</v></c>`, "number", "0", "0"},
		{`<c r="A1" s="1"><v>42</v></c>`, "number", "42", "00042"},
		{`<c r="A1" s="2"><v>43890</v></c>`, "date", "2020-02-29", "2020-02-29"},
		{`<c r="A1" s="3"><v>43890.75</v></c>`, "date", "2020-02-29T18:00:00", "2020-02-29T18:00:00"},
		{`<c r="A1" s="3"><v>0.5</v></c>`, "date", "12:00:00", "12:00:00"},
		{`<c r="A1" s="3"><v>60</v></c>`, "number", "60", "60"},
		{`<c r="A1" s="4"><v>1.25</v></c>`, "number", "1.25", "1.25"},
		{`<c r="A1" t="d"><v>2020-02-29T00:00:00Z</v></c>`, "date", "2020-02-29", "2020-02-29"},
		{`<c r="A1" t="s"><v>0</v></c>`, "text", "first", "first"},
		{`<c r="A1" t="s"><v>1</v></c>`, "text", "sec ond", "sec ond"},
		{`<c r="A1" t="inlineStr"><is><t>in</t></is></c>`, "text", "in", "in"},
		{`<c r="A1" t="inlineStr"><is><r><t>a&lt;</t></r><r><t><![CDATA[<b>&]]></t></r></is></c>`, "text", "a<<b>&", "a<<b>&"},
		{`<c r="A1" t="inlineStr"><is><t>a_x000D_b _x005F_x000D_ _xD83D__xDE00_ _x00</t></is></c>`, "text", "a\rb _x000D_ 😀 _x00", "a\rb _x000D_ 😀 _x00"},
		{`<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a&#x20AC;&#10;b </t></is></c>`, "text", " a€\nb ", " a€\nb "},
		{`<c r="A1" t="str"><f>B1&amp;"x"</f><v>0042</v></c>`, "text", "0042", "0042"},
		{`<c r="A1" t="str"><f>""</f><v></v></c>`, "", "", ""},
		{`<c r="A1"><f>1+1</f><v>2</v></c>`, "number", "2", "2"},
		{`<c r="A1"><f t="shared" si="0"/><v>2</v></c>`, "number", "2", "2"},
		{`<c r="A1"><f>SUM(B1:B2)</f></c>`, "no value", "=SUM(B1:B2)", "=SUM(B1:B2)"},
		{`<c r="A1"><f>SUM(B1:B2)</f><v/></c>`, "no value", "=SUM(B1:B2)", "=SUM(B1:B2)"},
		{`<c r="A1" t="str"><f>B1</f></c>`, "no value", "=B1", "=B1"},
		{`<c r="A1" t="b"><v>1</v></c>`, "bool", "TRUE", "TRUE"},
		{`<c r="A1" t="b"><f>A2</f><v>0</v></c>`, "bool", "FALSE", "FALSE"},
		{`<c r="A1" t="e"><v>#N/A</v></c>`, "error", "#N/A", "#N/A"},
		{`<c r="A1" s="1"/>`, "", "", ""},
		{`<c r="A1" t="s"></c>`, "", "", ""},
		{`<c><v>7</v></c>`, "number", "7", "7"},
		{`<c r="a1" cm="1" vm="1"><v>7</v><extLst><ext uri="x"><c><v>9</v></c></ext></extLst></c>`, "number", "7", "7"},
		{`<!-- note --><c r='A1'   ><?pi x?><v>7</v></c  >`, "number", "7", "7"},
	} {
		sheet := mustOpen(t, workbookParts(`<row r="1">`+tt.cell+`</row>`))
		got := sheet.At(1, 1)
		if kindNames[got.Kind] != tt.kind || got.Text != tt.text || sheet.Shown(1, 1) != tt.shown {
			t.Errorf("%s\n read %s %q shown %q, want %s %q shown %q", tt.cell, kindNames[got.Kind], got.Text, sheet.Shown(1, 1), tt.kind, tt.text, tt.shown)
		}
	}
}

// TestOddButLegal reads one workbook in every odd dress the format allows and
// expects the same cells each time.
func TestOddButLegal(t *testing.T) {
	plain := workbookParts(`<row r="2"><c r="B2" t="s"><v>1</v></c><c r="D2" s="3"><v>43890</v></c></row>`)
	want := mustDump(t, plain)
	sheet := "xl/worksheets/sheet1.xml"
	strict := func(parts []part) (out []part) {
		for _, p := range parts {
			body := strings.ReplaceAll(p.body, mainSpace, "http://purl.oclc.org/ooxml/spreadsheetml/main")
			out = append(out, part{p.name, strings.ReplaceAll(body, relationSpace, "http://purl.oclc.org/ooxml/officeDocument/relationships")})
		}
		return out
	}
	prefixed := edited(t, plain, sheet, xmlHead, "")
	for _, name := range []string{"worksheet", "sheetData", "row", "c", "v"} {
		for _, open := range []string{"<", "</"} {
			prefixed = editedTag(t, prefixed, sheet, open+name, open+"x:"+name)
		}
	}
	prefixed = edited(t, prefixed, sheet, ` xmlns="`, ` xmlns:x="`)
	moved := edited(t, edited(t, plain, "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "/Odd%20Name/the sheet.BIN"), "[Content_Types].xml", "xl/", "XL/")
	moved = replaced(moved, "odd name/The Sheet.bin", plain[6].body)
	upward := edited(t, plain, "xl/_rels/workbook.xml.rels", `"worksheets/`, `"../xl/./worksheets/`)
	for name, parts := range map[string][]part{
		"strict namespaces":        strict(plain),
		"prefixed elements":        prefixed,
		"UTF-8 with a mark":        replaced(plain, sheet, utf8Mark+plain[6].body),
		"UTF-16LE":                 replaced(plain, sheet, wide(plain[6].body, binary.LittleEndian, true)),
		"UTF-16BE":                 replaced(plain, sheet, wide(plain[6].body, binary.BigEndian, true)),
		"UTF-16 without mark":      replaced(plain, "xl/sharedStrings.xml", wide(plain[4].body, binary.LittleEndian, false)),
		"odd part names":           moved,
		"targets upwards":          upward,
		"no references":            edited(t, edited(t, plain, sheet, `<row r="2"><c r="B2"`, `<row/><row><c/><c`), sheet, `<c r="D2"`, `<c/><c`),
		"pretty printed":           edited(t, edited(t, plain, sheet, "<c ", "\n   <c "), sheet, "</row>", "\n </row >\n"),
		"single quotes":            edited(t, plain, sheet, `"`, `'`),
		"no xml declaration":       edited(t, plain, sheet, xmlHead, ""),
		"a part that is not there": edited(t, plain, "xl/_rels/workbook.xml.rels", "</Rel", `<Relationship Id="x" Type="t/sharedStrings" Target="none.xml"/></Rel`),
		"empty rows after":         edited(t, plain, sheet, "</sheetData>", `<row r="900" s="1"/><row r="1048576" hidden="1"><c r="XFD1048576" s="1"/></row></sheetData>`),
		"around the data":          edited(t, plain, sheet, "<sheetData>", `<sheetPr/><dimension ref="A1:ZZ99"/><mc:AlternateContent xmlns:mc="urn:m"><mc:Choice><row><c/></row></mc:Choice></mc:AlternateContent><sheetData>`),
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, mustDump(t, parts)); diff != "" {
				t.Errorf("read otherwise (-want +got):\n%s", diff)
			}
		})
	}
}

func mustDump(t *testing.T, parts []part) string {
	t.Helper()
	return dump(&Book{Sheets: []*Sheet{mustOpen(t, parts)}})
}

// editedTag renames a tag where it is followed by the end of its name.
func editedTag(t *testing.T, parts []part, name, old, new string) []part {
	for _, end := range []string{">", " "} {
		for _, p := range parts {
			if p.name == name && strings.Contains(p.body, old+end) {
				parts = edited(t, parts, name, old+end, new+end)
				break
			}
		}
	}
	return parts
}

// wide gives a text in UTF-16.
func wide(text string, order binary.AppendByteOrder, mark bool) string {
	var out []byte
	if mark {
		text = utf8Mark + text
	}
	for _, unit := range utf16.Encode([]rune(strings.Replace(text, "UTF-8", "UTF-16", 1))) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

// TestSheetFurniture reads what surrounds the cells.
func TestSheetFurniture(t *testing.T) {
	parts := workbookParts("")
	parts = replaced(parts, "xl/worksheets/sheet1.xml", xmlHead+`<worksheet xmlns="`+mainSpace+`"><cols><col min="2" max="3" hidden="1"/><col min="5" max="16384" width="0"/></cols><sheetData>`+
		`<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" ht="0"><c r="XFD3"><v>3</v></c></row></sheetData>`+
		`<autoFilter ref="A1:A3"/><mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells></worksheet>`)
	parts = replaced(parts, "xl/worksheets/_rels/sheet1.xml.rels", relations(`comments" Target="../comments1.xml`, `threadedComment" Target="../threads/t.xml`, `hyperlink" TargetMode="External" Target="http://[::bad`))
	parts = replaced(parts, "xl/comments1.xml", `<comments xmlns="`+mainSpace+`"><authors><author>HR</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>HR:
</t></r><r><t>good</t></r></text></comment><comment ref="A2"><text><t>[Threaded comment] stand-in</t></text></comment></commentList></comments>`)
	parts = replaced(parts, "xl/threads/t.xml", `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A2" id="{1}"><text>first</text></threadedComment><threadedComment ref="A2" id="{2}" parentId="{1}"><text>second</text></threadedComment></ThreadedComments>`)
	s := mustOpen(t, parts)
	for _, check := range []struct {
		what      string
		got, want any
	}{
		{"columns hidden", []bool{s.ColHidden(1), s.ColHidden(2), s.ColHidden(3), s.ColHidden(4), s.ColHidden(16384)}, []bool{false, true, true, false, true}},
		{"rows hidden", []bool{s.RowHidden(1), s.RowHidden(2), s.RowHidden(3)}, []bool{false, true, true}},
		{"merges", s.Merges, []Range{{1, 1, 2, 3}}},
		{"note", s.Comment(1, 1), "HR:\ngood"},
		{"thread", s.Comment(2, 1), "first\nsecond"},
		{"far cell", s.At(3, 16384).Text, "3"},
		{"width", []int{s.Width(1), s.Width(3), s.Width(4)}, []int{1, 16384, 0}},
		{"beside it", s.At(3, 16383), Cell{}},
	} {
		if diff := cmp.Diff(check.want, check.got, cmp.AllowUnexported(Cell{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", check.what, diff)
		}
	}
}

// TestHiddenSheets: a hidden sheet is given without cells unless asked for.
func TestHiddenSheets(t *testing.T) {
	data := pack(t, edited(t, workbookParts(`<row><c><v>1</v></c></row>`), "xl/workbook.xml", `name="Data"`, `name="Data" state="veryHidden"`))
	for _, include := range []bool{false, true} {
		book, err := open(t, "book.xlsx", data, OpenOptions{IncludeHidden: include})
		if err != nil {
			t.Fatal(err)
		}
		if s := book.Sheets[0]; !s.Hidden || (s.NumRows() == 1) != include {
			t.Errorf("include %v: hidden %v, %d rows", include, s.Hidden, s.NumRows())
		}
	}
}

// TestComputeOnLoad: a library that computes nothing writes 0 for every
// formula and asks for a computation; that 0 is no result. XlsxWriter does.
func TestComputeOnLoad(t *testing.T) {
	parts := edited(t, workbookParts(`<row><c><f>A2</f><v>0</v></c><c><f>A2</f><v>4</v></c><c><v>0</v></c></row>`), "xl/workbook.xml", "</workbook>", `<calcPr fullCalcOnLoad="1"/></workbook>`)
	want := "-- sheet \"Data\", 1 rows\n   A1   no value \"=A2\"\n   B1   number   \"4\"\n   C1   number   \"0\"\n"
	if diff := cmp.Diff(want, mustDump(t, parts)); diff != "" {
		t.Error(diff)
	}
}

// TestNotANumber: what is no finite number is an error value, never a number.
func TestNotANumber(t *testing.T) {
	for _, text := range []string{"NaN", "INF", "-Infinity", "1e400", "0x10", "1_000", "three", "1,5", "١"} {
		s := mustOpen(t, workbookParts(`<row r="3"><c r="C3"><v>`+text+`</v></c><c r="D3" t="d"><v>`+text+`</v></c></row>`))
		for col := 3; col <= 4; col++ {
			if cell := s.At(3, col); cell.Kind != ErrorValue || cell.Text != text {
				t.Errorf("%s: read %d %q", text, cell.Kind, cell.Text)
			}
		}
	}
}

// TestMissingComments: a sheet that names comments which are not there is read,
// with a warning.
func TestMissingComments(t *testing.T) {
	parts := replaced(workbookParts(`<row><c><v>1</v></c></row>`), "xl/worksheets/_rels/sheet1.xml.rels", relations(`comments" Target="../none.xml`))
	book, err := open(t, "book.xlsx", pack(t, parts), OpenOptions{})
	if err != nil || book.Sheets[0].NumRows() != 1 {
		t.Fatal(err)
	}
	if len(book.Problems) != 1 || book.Problems[0].Severity != ladder.Warning || book.Problems[0].Source.Sheet != "Data" {
		t.Errorf("problems %v", book.Problems)
	}
}

// TestMillionEmptyRows: a used range of formatted empty rows costs no rows.
func TestMillionEmptyRows(t *testing.T) {
	var rows bytes.Buffer
	rows.WriteString(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	for range 1<<20 - 1 {
		rows.WriteString(`<row s="1"><c s="1"/></row>`)
	}
	parts := workbookParts(rows.String())
	book, err := open(t, "book.xlsx", pack(t, parts), OpenOptions{Limits: Limits{Ratio: 10_000}})
	if err != nil {
		t.Fatal(err)
	}
	if s := book.Sheets[0]; s.NumRows() != 1 || cap(s.rows) > 16 {
		t.Errorf("%d rows, room for %d", s.NumRows(), cap(s.rows))
	}
}
