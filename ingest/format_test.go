package ingest

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"calibrate/ladder"
)

// TestFormats: what is no workbook and no CSV is recognised by its content.
// The real .xls, .ods, .xlsb and web page are in the corpus.
func TestFormats(t *testing.T) {
	plain := workbookParts("<row/>")
	typed := func(kind string) []byte {
		return pack(t, edited(t, plain, "[Content_Types].xml", mainType, kind))
	}
	for _, tt := range []struct{ file, data, says string }{
		{"a.xlsx", "", "empty"},
		{"a.csv", "", "empty"},
		{"a.pdf", "%PDF-1.7\n", "PDF"},
		{"a.csv", "\x89PNG\r\n\x1a\n", "PNG"},
		{"a.csv", "\xFF\xD8\xFF\xE0", "JPEG"},
		{"a.csv.gz", "\x1F\x8B\x08", "unpack it first"},
		{"a.xls", "<html><body><table><tr><td>1</td></tr></table></body></html>", "HTML"},
		{"a.xlsx", utf8Mark + "\n <!DOCTYPE html><title>log in</title>", "HTML"},
		{"a.xls", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, "XML Spreadsheet 2003"},
		{"a.slk", "ID;PCALCOOO32\nC;X1;Y1;K\"Employee\"\n", "SYLK"}, // LibreOffice 7.4
		{"a.dif", "TABLE\r\n0,1\r\n\"Ratings\"\r\n", "DIF"},
		{"a.xls", "MIME-Version: 1.0\nContent-Type: multipart/related", "MHTML"}, // Excel's single file web page
		{"a.xlsx", "\x00\x00\x02\x00\x06\x04\x06\x00", "1-2-3"},                  // SheetJS, wk1
		{"a.xml", `<?xml version="1.0"?><data/>`, "XML document"},
		{"a.fods", `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>`, "OpenDocument"},
		{"a.xls", oleMark + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", "before 2007"},
		{"a.xls", oleMark, "older Office"},
		{"a.xls", "\x09\x08\x10\x00\x00\x05", "before 1997"},
		{"a.xlsx", "name,score\nAnna,3\n", "name it .csv"},
		{"a.xlsm", "\x00\x01\x02", "text or damaged"},
		{"~$a.xlsx", "\x04user", "Excel leaves beside"},
		{"a.numbers", string(pack(t, []part{{"Index/Document.iwa", "x"}})), "Numbers"},
		{"a.ods", string(pack(t, []part{{"META-INF/manifest.xml", "x"}})), "OpenDocument"},
		{"a.zip", string(pack(t, []part{{"a.csv", "x"}})), "zip archive"},
		{"a.xlsx", string(typed("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")), "Word"},
		{"a.xlsx", string(typed("application/vnd.ms-excel.sheet.binary.macroEnabled.main")), ".xlsb"},
		{"a.xlsx", string(typed("application/x")), "another kind"},
	} {
		_, err := open(t, tt.file, []byte(tt.data), OpenOptions{})
		wantRefusal(t, err, ladder.UnsupportedFormat, "", tt.file, tt.says)
	}
}

// TestContentDecides: a workbook under another name is read as one, and so
// are its macro and template kinds.
func TestContentDecides(t *testing.T) {
	plain := workbookParts(`<row><c><v>5</v></c></row>`)
	macro := edited(t, plain, "[Content_Types].xml", mainType, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
	for name, parts := range map[string][]part{"a.csv": plain, "a": plain, "a.xlsm": macro} {
		book, err := open(t, name, pack(t, parts), OpenOptions{})
		if err != nil || book.Sheets[0].At(1, 1).Text != "5" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestNoFile: what cannot be read from disk.
func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(context.Background(), dir, OpenOptions{})
	wantRefusal(t, err, ladder.UnsupportedFormat, "", "folder")
	if _, err = Open(context.Background(), filepath.Join(dir, "none.csv"), OpenOptions{}); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "none.csv") {
		t.Errorf("got %v", err)
	}
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), pipe, OpenOptions{})
	wantRefusal(t, err, ladder.UnsupportedFormat, "", "pipe")
}

// TestHash: the hash is that of the whole file (sha256sum of "a,b\n1,2\n").
func TestHash(t *testing.T) {
	book, err := open(t, "x.csv", []byte("a,b\n1,2\n"), OpenOptions{})
	const want = "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470"
	if err != nil || book.SHA256 != want || book.Bytes != 8 {
		t.Errorf("got %s, %d bytes, %v", book.SHA256, book.Bytes, err)
	}
}
