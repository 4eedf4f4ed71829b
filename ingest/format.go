package ingest

import (
	"bytes"
	"path/filepath"
	"strings"

	"calibrate/ladder"
)

const saveAs = "open it in the program that made it and save it as .xlsx or CSV"

// A signature is how a kind of file that is not read begins.
type signature struct{ prefix, what, todo string }

// signatures lists the kinds of file that people take for spreadsheets, or
// send along with them.
var signatures = []signature{
	{"%PDF-", "a PDF", "ask for the workbook it was printed from"},
	{"\x89PNG\r\n", "a picture (PNG)", "ask for the workbook it shows"},
	{"\xFF\xD8\xFF", "a picture (JPEG)", "ask for the workbook it shows"},
	{"GIF87a", "a picture (GIF)", "ask for the workbook it shows"},
	{"GIF89a", "a picture (GIF)", "ask for the workbook it shows"},
	{"\x1F\x8B", "compressed by gzip", "unpack it first"},
	{"BZh91AY&SY", "compressed by bzip2", "unpack it first"},
	{"\xFD7zXZ\x00", "compressed by xz", "unpack it first"},
	{"\x28\xB5\x2F\xFD", "compressed by zstd", "unpack it first"},
	{"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "unpack it first"},
	{"Rar!\x1A\x07", "a RAR archive", "unpack it first"},
	{"{\\rtf", "a text document (RTF)", saveAs},
	{"SQLite format 3\x00", "a SQLite database", "export the table as CSV"},
	{"PAR1\x15", "a Parquet file", "export the table as CSV"},
	{"ARROW1\x00", "an Arrow file", "export the table as CSV"},
	{"ID;PWXL", "an SYLK sheet", saveAs},
	{"ID;PCALCOOO", "an SYLK sheet", saveAs},
	{"TABLE\r\n0,1", "a DIF sheet", saveAs},
	{"TABLE\n0,1", "a DIF sheet", saveAs},
	{"MIME-Version:", "a web archive (MHTML), whatever its name says", saveAs},
	{"\x00\x00\x02\x00\x06\x04", "a Lotus 1-2-3 sheet", saveAs},
	{"\x00\x00\x1A\x00\x00\x10\x04\x00", "a Lotus 1-2-3 sheet", saveAs},
	{"\x09\x08\x10\x00", "an Excel sheet of before 1997", saveAs},
	{"\x09\x04\x06\x00", "an Excel sheet of before 1997", saveAs},
	{"\x09\x02\x06\x00", "an Excel sheet of before 1997", saveAs},
	{"\x09\x00\x04\x00", "an Excel sheet of before 1997", saveAs},
}

const (
	zipMark   = "PK\x03\x04"
	zipEmpty  = "PK\x05\x06"
	zipSpan   = "PK\x07\x08"
	oleMark   = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	utf8Mark  = "\ufeff"
	headBytes = 4096 // what a format is recognised by
)

// isZip reports whether a file begins as a zip archive does.
func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte(zipMark)) || bytes.HasPrefix(data, []byte(zipEmpty)) || bytes.HasPrefix(data, []byte(zipSpan))
}

// formatRefusal recognises by its first bytes a file that is neither a zip
// archive nor plain text, and says what it is; nil for those two.
func formatRefusal(file string, data []byte) error {
	whole := ladder.Source{File: file}
	switch {
	case strings.HasPrefix(filepath.Base(file), "~$"):
		return refuse(whole, ladder.UnsupportedFormat, "this is the mark Excel leaves beside a workbook that is open; name the workbook itself")
	case len(data) == 0:
		return refuse(whole, ladder.UnsupportedFormat, "the file is empty; fetch it again or save it anew")
	case bytes.HasPrefix(data, []byte(oleMark)):
		return oleRefusal(whole, data)
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.prefix)) {
			return refuse(whole, ladder.UnsupportedFormat, "this is %s, expected a workbook (.xlsx) or CSV; %s", s.what, s.todo)
		}
	}
	return markupRefusal(whole, data)
}

// oleRefusal tells the kinds of OLE files apart by the names of their streams,
// which are UTF-16.
func oleRefusal(whole ladder.Source, data []byte) error {
	has := func(name string) bool {
		wide := strings.Join(strings.Split(name, ""), "\x00") + "\x00"
		return bytes.Contains(data, []byte(wide))
	}
	switch {
	case has("EncryptedPackage"):
		return refuse(whole, ladder.Encrypted, "the workbook is protected by a password; open it in Excel, remove the password under File > Info, and save it")
	case has("Workbook"), has("Book"):
		return refuse(whole, ladder.UnsupportedFormat, "this is an Excel workbook of before 2007 (.xls), expected .xlsx; %s", saveAs)
	}
	return refuse(whole, ladder.UnsupportedFormat, "this is an OLE file of an older Office program, expected a workbook (.xlsx) or CSV; %s", saveAs)
}

// markupRefusal recognises HTML and XML, which some programs name .xls or .xlsx.
func markupRefusal(whole ladder.Source, data []byte) error {
	head := data[:min(len(data), headBytes)]
	if order := utf16Order(head); order != nil {
		head, _ = decodeUTF16(head[:len(head)&^1], order)
	}
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte(utf8Mark)), " \t\r\n"))
	has := func(mark string) bool { return bytes.Contains(head, []byte(mark)) }
	switch {
	case len(head) == 0 || head[0] != '<':
		return nil
	case has("urn:schemas-microsoft-com:office:spreadsheet"):
		return refuse(whole, ladder.UnsupportedFormat, "this is an XML Spreadsheet 2003, expected a workbook (.xlsx) or CSV; %s", saveAs)
	case has("urn:oasis:names:tc:opendocument"):
		return refuse(whole, ladder.UnsupportedFormat, "this is a flat OpenDocument file, expected a workbook (.xlsx) or CSV; %s", saveAs)
	case has("<html"), has("<!doctype html"), has("<table"), has("<body"), has("<head"):
		return refuse(whole, ladder.UnsupportedFormat, "this is a web page (HTML), whatever its name says, expected a workbook (.xlsx) or CSV; open it in a spreadsheet program and save it as .xlsx")
	case has("<?xml"):
		return refuse(whole, ladder.UnsupportedFormat, "this is an XML document, expected a workbook (.xlsx) or CSV; %s", saveAs)
	}
	return nil
}

// workbookNames are file name extensions that promise a workbook.
var workbookNames = map[string]bool{".xlsx": true, ".xlsm": true, ".xltx": true, ".xltm": true, ".xls": true, ".xlsb": true, ".ods": true, ".numbers": true}

// textRefusal refuses text under a workbook's name: its delimiter and encoding
// would be guesses on top of a wrong name.
func textRefusal(file string) error {
	extension := strings.ToLower(filepath.Ext(file))
	if !workbookNames[extension] {
		return nil
	}
	return refuse(ladder.Source{File: file}, ladder.UnsupportedFormat,
		"the file is named %s and is not a workbook, but text or damaged; if it is a CSV, name it .csv, else fetch it again", extension)
}

// zipRefusal tells zip archives that are no Excel workbooks apart by their
// parts; nil for an Office package.
func zipRefusal(a *archive) error {
	whole := ladder.Source{File: a.file}
	switch {
	case a.has("[Content_Types].xml"):
		return nil
	case a.has("META-INF/manifest.xml"):
		return refuse(whole, ladder.UnsupportedFormat, "this is an OpenDocument file (such as .ods), expected .xlsx; %s", saveAs)
	case a.has("Index/Document.iwa"), a.has("Index.zip"), a.has("Index/CalculationEngine.iwa"):
		return refuse(whole, ladder.UnsupportedFormat, "this is an Apple Numbers document, expected .xlsx; export it to Excel from Numbers")
	}
	return refuse(whole, ladder.UnsupportedFormat, "this is a zip archive and no workbook; unpack it and name the files in it")
}

// officeKind says in words what the main part of an Office package is.
func officeKind(contentType string) string {
	contentType = strings.ToLower(contentType)
	for _, kind := range [][2]string{
		{"sheet.binary", "a binary Excel workbook (.xlsb)"},
		{"addin", "an Excel add-in"},
		{"wordprocessing", "a Word document"},
		{"ms-word", "a Word document"},
		{"presentation", "a PowerPoint presentation"},
		{"powerpoint", "a PowerPoint presentation"},
		{"visio", "a Visio drawing"},
	} {
		if strings.Contains(contentType, kind[0]) {
			return kind[1]
		}
	}
	return "an Office package of another kind"
}
