package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A part is one entry of a workbook built by a test.
type part struct{ name, body string }

const (
	mainSpace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainType      = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)

// workbookParts are the parts of a sound workbook: one sheet "Data" with the
// given sheetData rows, two shared strings, five styles.
func workbookParts(rows string) []part {
	return []part{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + mainType + `"/></Types>`},
		{"_rels/.rels", relations(`officeDocument" Target="xl/workbook.xml`)},
		{"xl/workbook.xml", xmlHead + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relationSpace + `"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relations(`worksheet" Target="worksheets/sheet1.xml`, `sharedStrings" Target="sharedStrings.xml`, `styles" Target="styles.xml`)},
		{"xl/sharedStrings.xml", xmlHead + `<sst xmlns="` + mainSpace + `" count="2" uniqueCount="2"><si><t>first</t></si><si><r><t xml:space="preserve">sec </t></r><rPh sb="0" eb="1"><t>reading</t></rPh><r><rPr><b/></rPr><t>ond</t></r><phoneticPr fontId="1"/></si></sst>`},
		{"xl/styles.xml", xmlHead + `<styleSheet xmlns="` + mainSpace + `"><numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="[$-409]d\-mmm\ yyyy;@"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", sheetXML(rows)},
	}
}

func sheetXML(rows string) string {
	return xmlHead + `<worksheet xmlns="` + mainSpace + `"><sheetData>` + rows + `</sheetData></worksheet>`
}

// relations writes a relationships part; each line is the last word of the
// type and whatever follows its quote.
func relations(lines ...string) string {
	out := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i, line := range lines {
		out += `<Relationship Id="rId` + string(rune('1'+i)) + `" Type="` + relationSpace + `/` + line + `"/>`
	}
	return out + `</Relationships>`
}

// replaced gives parts with one body changed; an unknown name is added.
func replaced(parts []part, name, body string) []part {
	parts = slices.Clone(parts)
	if i := slices.IndexFunc(parts, func(p part) bool { return p.name == name }); i >= 0 {
		parts[i].body = body
		return parts
	}
	return append(parts, part{name, body})
}

// edited gives parts with one text of one part replaced by another.
func edited(t testing.TB, parts []part, name, old, new string) []part {
	t.Helper()
	for _, p := range parts {
		if p.name == name && strings.Contains(p.body, old) {
			return replaced(parts, name, strings.ReplaceAll(p.body, old, new))
		}
	}
	t.Fatalf("%s does not hold %q", name, old)
	return nil
}

// pack zips parts.
func pack(t testing.TB, parts []part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		into, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err == nil {
			_, err = into.Write([]byte(p.body))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// open writes bytes to a file and opens it.
func open(t testing.TB, name string, data []byte, opt OpenOptions) (*Book, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(context.Background(), path, opt)
}

// mustOpen opens a workbook that is sound and gives its first sheet.
func mustOpen(t testing.TB, parts []part) *Sheet {
	t.Helper()
	book, err := open(t, "book.xlsx", pack(t, parts), OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return book.Sheets[0]
}

// wantRefusal checks that an error is a refusal with a code, at a cell, whose
// message holds some words.
func wantRefusal(t *testing.T, err error, code, cell string, words ...string) {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) {
		t.Fatalf("got %v, want a refusal %s", err, code)
	}
	if r.Problem.Code != code || r.Problem.Source.Cell() != cell {
		t.Errorf("got %s at %q, want %s at %q: %v", r.Problem.Code, r.Problem.Source.Cell(), code, cell, err)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not say %q", err, word)
		}
	}
}

// symlinked is a zip with a link in it.
func symlinked(t testing.TB) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	h := &zip.FileHeader{Name: "xl/workbook.xml"}
	h.SetMode(fs.ModeSymlink | 0o777)
	if _, err := w.CreateHeader(h); err != nil {
		t.Fatal(err)
	}
	w.Close()
	return out.Bytes()
}
