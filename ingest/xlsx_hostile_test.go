package ingest

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// TestHostileSheets: each fault in sheet data is a refusal at its cell. The
// bare library reads most of these with cells missing and no error.
func TestHostileSheets(t *testing.T) {
	good := `<row r="1"><c r="A1"><v>1</v></c></row>`
	for _, tt := range []struct{ name, rows, code, cell, says string }{
		{"string index out of range", good + `<row r="2"><c r="C2" t="s"><v>2</v></c></row>`, "malformed_xml", "C2", `"2"`},
		{"string index negative", `<row r="2"><c r="C2" t="s"><v>-1</v></c></row>`, "malformed_xml", "C2", `"-1"`},
		{"string index huge", `<row r="2"><c r="C2" t="s"><v>99999999999999999999</v></c></row>`, "malformed_xml", "C2", "shared string"},
		{"style out of range", `<row r="2"><c r="C2" s="5"><v>1</v></c></row>`, "malformed_xml", "C2", "style"},
		{"rows out of order", `<row r="5"/>` + good, "malformed_xml", "", "row 1 follows row 5"},
		{"row twice", good + good, "malformed_xml", "", "row 1 follows row 1"},
		{"cell twice", `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`, "malformed_xml", "A1", "A1 follows A1"},
		{"cells out of order", `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>`, "malformed_xml", "A1", "A1 follows B1"},
		{"cell of another row", `<row r="1"><c r="B2"><v>1</v></c></row>`, "malformed_xml", "B1", "B2 stands in row 1"},
		{"row beyond the grid", `<row r="1048577"><c><v>1</v></c></row>`, "too_large", "", "1048577"},
		{"column beyond the grid", `<row r="1"><c r="XFE1"><v>1</v></c></row>`, "too_large", "XFE1", "XFE"},
		{"row zero", `<row r="0"/>`, "too_large", "", "row 0"},
		{"row a word", `<row r="one"/>`, "malformed_xml", "", "one"},
		{"reference a word", `<row r="1"><c r="TOTAL"><v>1</v></c></row>`, "malformed_xml", "", "TOTAL"},
		{"absolute reference", `<row r="1"><c r="$A$1"><v>1</v></c></row>`, "malformed_xml", "", "$A$1"},
		{"unknown type", `<row r="1"><c r="A1" t="x"><v>1</v></c></row>`, "malformed_xml", "A1", `"x"`},
		{"bad boolean", `<row r="1"><c r="A1" t="b"><v>2</v></c></row>`, "malformed_xml", "A1", "true or false"},
		{"two values", `<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>`, "malformed_xml", "A1", "two values"},
		{"value and text", `<row r="1"><c r="A1"><is><t>x</t></is></c></row>`, "malformed_xml", "A1", "type"},
		{"element in a value", `<row r="1"><c r="A1"><v>1<b/>2</v></c></row>`, "malformed_xml", "A1", "<b>"},
		{"text beside a value", `<row r="1"><c r="A1">5<v>1</v></c></row>`, "malformed_xml", "A1", "outside any cell"},
		{"text in a row", `<row r="1">5</row>`, "malformed_xml", "", "outside any cell"},
		{"unknown element in a row", `<row r="1"><cell r="A1"/></row>`, "malformed_xml", "", "<cell>"},
		{"alternative cells", `<row r="1"><x:AlternateContent xmlns:x="urn:x"><c r="A1"/></x:AlternateContent></row>`, "malformed_xml", "", "AlternateContent"},
		{"cell of another namespace", `<row r="1"><c xmlns="urn:x" r="A1"><v>1</v></c></row>`, "malformed_xml", "", "<c>"},
		{"closed by another tag", good + `<row r="2"><c r="A2"><v>1</c></v></row>`, "malformed_xml", "A2", "</v>"},
		{"cut off", good + `<row r="2"><c r="B2"><v>1`, "malformed_xml", "B2", ""},
		{"undeclared prefix", `<row r="1"><y:c r="A1"/></row>`, "malformed_xml", "", "y:c"},
		{"attribute twice", `<row r="1"><c r="A1" r="B1"/></row>`, "malformed_xml", "", "twice"},
		{"attribute unquoted", `<row r=1/>`, "malformed_xml", "", "attribute"},
		{"attributes run together", `<row r="1"s="1"/>`, "malformed_xml", "", "space"},
		{"ampersand bare", `<row r="1"><c r="A1" t="str"><v>R&D</v></c></row>`, "malformed_xml", "A1", "&"},
		{"entity unknown", `<row r="1"><c r="A1" t="str"><v>&lol;</v></c></row>`, "malformed_xml", "A1", "&lol;"},
		{"character forbidden", `<row r="1"><c r="A1" t="str"><v>&#1;</v></c></row>`, "malformed_xml", "A1", "&#1;"},
		{"control character", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\x01</v></c></row>", "malformed_xml", "A1", "not XML text"},
		{"invalid UTF-8", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>M\xFCller</v></c></row>", "malformed_xml", "A1", "not XML text"},
		{"nested deep", `<row r="1"><c r="A1" t="inlineStr"><is>` + strings.Repeat("<t>", 64) + strings.Repeat("</t>", 64) + `</is></c></row>`, "malformed_xml", "A1", "64"},
		{"many attributes", `<row r="1"` + manyAttributes(300) + `/>`, "malformed_xml", "", "256"},
		{"long text", `<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("x", 40_000) + `</v></c></row>`, "too_large", "A1", "32767"},
		{"10 MB text", `<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("x", 10<<20) + `</v></c></row>`, "too_large", "A1", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := open(t, "book.xlsx", pack(t, workbookParts(tt.rows)), OpenOptions{Limits: Limits{Ratio: 1e6}})
			wantRefusal(t, err, tt.code, tt.cell, "book.xlsx, Data", "xl/worksheets/sheet1.xml", tt.says)
		})
	}
}

func manyAttributes(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, ` a%d=""`, i)
	}
	return out.String()
}

// TestHostileParts: each fault in the package is a refusal that names the part.
func TestHostileParts(t *testing.T) {
	plain := workbookParts(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	sheet, list, links, shared := "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
	body := plain[6].body
	for _, tt := range []struct {
		name  string
		parts []part
		code  string
		says  string
	}{
		{"doctype", edited(t, plain, sheet, xmlHead, `<!DOCTYPE x [<!ENTITY a "b">]>`), "malformed_xml", "DOCTYPE"},
		{"external entity", edited(t, plain, shared, xmlHead, `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`), "malformed_xml", "DOCTYPE"},
		{"cut off in the data", replaced(plain, sheet, body[:strings.Index(body, "</row>")]), "malformed_xml", "ends inside <row>"},
		{"cut off after the data", replaced(plain, sheet, strings.TrimSuffix(body, "</worksheet>")), "malformed_xml", "ends inside <worksheet>"},
		{"cut off in a tag", replaced(plain, sheet, strings.TrimSuffix(body, ">")), "malformed_xml", "inside a tag"},
		{"two roots", replaced(plain, sheet, body+"<x/>"), "malformed_xml", "second root"},
		{"text behind the root", replaced(plain, sheet, body+"more"), "malformed_xml", "outside the root"},
		{"no root", replaced(plain, sheet, xmlHead), "malformed_xml", "no element"},
		{"empty part", replaced(plain, sheet, ""), "malformed_xml", "no element"},
		{"another root", replaced(plain, sheet, `<html/>`), "malformed_xml", "<worksheet>"},
		{"no namespace", edited(t, plain, sheet, ` xmlns="`+mainSpace+`"`, ""), "malformed_xml", "<worksheet>"},
		{"two tables of cells", edited(t, plain, sheet, "</sheetData>", "</sheetData><sheetData/>"), "malformed_xml", "two tables"},
		{"another encoding", edited(t, plain, sheet, "UTF-8", "ISO-8859-1"), "malformed_xml", "ISO-8859-1"},
		{"UTF-16 cut in a pair", replaced(plain, sheet, wide(body, binary.LittleEndian, true)[:301]), "malformed_xml", "UTF-16"},
		{"declaration too late", replaced(plain, sheet, "\n"+body), "malformed_xml", "XML declaration"},
		{"merge beyond the grid", edited(t, plain, sheet, "</worksheet>", `<mergeCells><mergeCell ref="A1:XFE1"/></mergeCells></worksheet>`), "malformed_xml", "XFE1"},
		{"long string", edited(t, plain, shared, "first", strings.Repeat("é", 32_768)), "too_large", "32767"},
		{"string broken off", edited(t, plain, shared, "ond</t>", "ond</x>"), "malformed_xml", "</x>"},
		{"string cut off", edited(t, plain, shared, "</sst>", ""), "malformed_xml", shared},
		{"sheet part missing", edited(t, plain, links, "sheet1.xml", "sheet2.xml"), "malformed_xml", "missing"},
		{"sheet relationship missing", edited(t, plain, list, "rId1", "rId9"), "malformed_xml", "rId9"},
		{"sheet outside the file", edited(t, plain, links, `Target="worksheets`, `TargetMode="External" Target="http://example.com/worksheets`), "malformed_xml", "does not lead"},
		{"sheet listed twice", edited(t, plain, list, "</sheets>", `<sheet name="Copy" r:id="rId1"/></sheets>`), "malformed_xml", "twice"},
		{"sheet name twice", edited(t, edited(t, plain, list, "</sheets>", `<sheet name="DATA" r:id="rId4"/></sheets>`), links, "</Relationships>", `<Relationship Id="rId4" Type="x/worksheet" Target="w.xml"/></Relationships>`), "malformed_xml", "DATA"},
		{"sheet without a name", edited(t, plain, list, `name="Data"`, ``), "malformed_xml", "name"},
		{"no sheets", edited(t, plain, list, `<sheet name="Data" sheetId="1" r:id="rId1"/>`, ``), "malformed_xml", "no sheets"},
		{"10,000 sheets", edited(t, plain, list, "<sheets>", "<sheets>"+strings.Repeat(`<sheet name="x" r:id="rId1"/>`, 10_000)), "malformed_xml", "two sheets"},
		{"no main part", replaced(plain, "_rels/.rels", relations()), "unsupported_format", "main part"},
		{"content types broken", replaced(plain, "[Content_Types].xml", "<"), "malformed_xml", "[Content_Types].xml"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book, err := open(t, "book.xlsx", pack(t, tt.parts), OpenOptions{})
			var r *Refusal
			if !errors.As(err, &r) || r.Problem.Code != tt.code || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want %s that says %q", err, tt.code, tt.says)
			}
			if book.Sheets != nil || book.SHA256 == "" {
				t.Errorf("a refused book gives %d sheets, hash %q", len(book.Sheets), book.SHA256)
			}
		})
	}
}

// TestHostileArchives: what is wrong with the zip file itself.
func TestHostileArchives(t *testing.T) {
	plain := workbookParts(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	sound := pack(t, plain)
	with := func(names ...string) []byte {
		parts := plain
		for _, name := range names {
			parts = append(parts[:len(parts):len(parts)], part{name, "x"})
		}
		return pack(t, parts)
	}
	many := make([]string, 1000)
	for i := range many {
		many[i] = fmt.Sprintf("p%d", i)
	}
	bomb := replaced(plain, "xl/media/zeros.bin", strings.Repeat("\x00", 12<<20))
	small := Limits{PartBytes: 512}
	total := Limits{TotalBytes: 1 << 10}
	for _, tt := range []struct {
		name   string
		data   []byte
		limits Limits
		code   string
		says   string
	}{
		{"cut off", sound[:len(sound)-30], Limits{}, "unsafe_archive", "cut off"},
		{"first half", sound[:len(sound)/2], Limits{}, "unsafe_archive", "cut off"},
		{"only its mark", []byte(zipMark), Limits{}, "unsafe_archive", "cut off"},
		{"wrong checksum", flipped(t, sound), Limits{}, "unsafe_archive", "checksum"},
		{"same entry twice", with("xl/extra.xml", "xl/extra.xml"), Limits{}, "unsafe_archive", "twice"},
		{"same entry in capitals", with("XL/WORKBOOK.XML"), Limits{}, "unsafe_archive", "twice"},
		{"way up", with("../../etc/passwd"), Limits{}, "unsafe_archive", "../../etc/passwd"},
		{"root", with("/etc/passwd"), Limits{}, "unsafe_archive", "/etc/passwd"},
		{"drive", with("C:/x"), Limits{}, "unsafe_archive", "C:/x"},
		{"backslash", with(`xl\x.xml`), Limits{}, "unsafe_archive", "xl"},
		{"long name", with(strings.Repeat("x", 301)), Limits{}, "unsafe_archive", "xxx"},
		{"link", symlinked(t), Limits{}, "unsafe_archive", "link"},
		{"too many entries", with(many...), Limits{}, "unsafe_archive", "1000"},
		{"bomb", pack(t, bomb), Limits{}, "unsafe_archive", "zip bomb"},
		{"large part", sound, small, "too_large", "512 bytes"},
		{"large in all", sound, total, "too_large", "1.0 KB"},
		{"large file", sound, Limits{FileBytes: 100}, "too_large", "100 bytes"},
		{"lies about its size", lying(t, sound), Limits{}, "unsafe_archive", "cut off or damaged"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := open(t, "book.xlsx", tt.data, OpenOptions{Limits: tt.limits})
			wantRefusal(t, err, tt.code, "", "book.xlsx", tt.says)
		})
	}
}

// flipped changes the checksum of the first entry.
func flipped(t *testing.T, sound []byte) []byte { return patched(t, sound, 16, 12345) }

// lying says in the directory that the first entry is shorter than it is.
func lying(t *testing.T, sound []byte) []byte { return patched(t, sound, 24, 10) }

// patched writes a number into the first entry of the zip directory.
func patched(t *testing.T, sound []byte, at int, number uint32) []byte {
	out := bytes.Clone(sound)
	i := bytes.Index(out, []byte("PK\x01\x02"))
	if i < 0 {
		t.Fatal("no directory")
	}
	binary.LittleEndian.PutUint32(out[i+at:], number)
	return out
}

// TestTooMuch: more than the limits is refused, whatever it is more of.
func TestTooMuch(t *testing.T) {
	row := `<row><c><v>1</v></c><c><v>2</v></c></row>`
	for name, limits := range map[string]Limits{
		"cells":   {Cells: 3},
		"rows":    {Rows: 1},
		"columns": {Columns: 1},
	} {
		_, err := open(t, "book.xlsx", pack(t, workbookParts(row+row)), OpenOptions{Limits: limits})
		var r *Refusal
		if !errors.As(err, &r) || r.Problem.Code != ladder.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := open(t, "book.xlsx", pack(t, manySheets(t, 5, `<row r="1000"><c><v>1</v></c></row>`)), OpenOptions{Limits: Limits{Rows: 1000}})
	wantRefusal(t, err, ladder.TooLarge, "", "S4", "too many rows together")
	_, err = open(t, "book.xlsx", pack(t, manySheets(t, 3, "")), OpenOptions{Limits: Limits{Sheets: 2}})
	wantRefusal(t, err, ladder.TooLarge, "", "more than 2 sheets")
}

// TestSpread: values that lie far apart, and merged ranges over one another, would
// cost whoever goes through them cell by cell.
func TestSpread(t *testing.T) {
	far := `<row><c r="XFD1"><v>1</v></c></row><row><c r="XFD2"><v>1</v></c></row>`
	_, err := open(t, "book.xlsx", pack(t, workbookParts(far)), OpenOptions{Limits: Limits{Spread: 20_000}})
	wantRefusal(t, err, ladder.TooLarge, "", "far apart")
	merges := func(refs ...string) []part {
		return edited(t, workbookParts(`<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`), "xl/worksheets/sheet1.xml", "</sheetData>", `</sheetData><mergeCells><mergeCell ref="`+strings.Join(refs, `"/><mergeCell ref="`)+`"/></mergeCells>`)
	}
	_, err = open(t, "book.xlsx", pack(t, merges("A1:XFD1048576", "A1:XFD1048576")), OpenOptions{})
	wantRefusal(t, err, ladder.MalformedXML, "", "unmerge")
	if s := mustOpen(t, merges("A1:A2", "B1:XFD1", "A4:C9")); len(s.Merges) != 3 {
		t.Errorf("merges %v", s.Merges)
	}
}

// manySheets is a workbook of n sheets S0, S1, … with the same rows.
func manySheets(t *testing.T, n int, rows string) []part {
	var list, links strings.Builder
	parts := workbookParts("")
	for i := range n {
		fmt.Fprintf(&list, `<sheet name="S%d" r:id="s%d"/>`, i, i)
		fmt.Fprintf(&links, `<Relationship Id="s%d" Type="x/worksheet" Target="s%d.xml"/>`, i, i)
		parts = append(parts, part{fmt.Sprintf("xl/s%d.xml", i), sheetXML(rows)})
	}
	parts = edited(t, parts, "xl/workbook.xml", `<sheet name="Data" sheetId="1" r:id="rId1"/>`, list.String())
	return edited(t, parts, "xl/_rels/workbook.xml.rels", "</Relationships>", links.String()+"</Relationships>")
}

// TestEncrypted: a workbook with a password, as excelize writes it.
func TestEncrypted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "secret.xlsx")
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SaveAs(path, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	_, err := Open(context.Background(), path, OpenOptions{})
	wantRefusal(t, err, ladder.Encrypted, "", "password")
}

// TestContextEnds: an ended context stops a long read with its own error.
func TestContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, pack(t, workbookParts(`<row/>`)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, path, OpenOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
