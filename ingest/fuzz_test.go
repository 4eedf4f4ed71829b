package ingest

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// fuzzLimits keep one round of fuzzing short.
var fuzzLimits = Limits{TotalBytes: 4 << 20, PartBytes: 2 << 20, Cells: 20_000}

// readFuzzed reads bytes as Open would, and checks what must hold whatever
// they are: an error is a refusal, and no limit is passed.
func readFuzzed(t *testing.T, name string, data []byte) *Book {
	book := &Book{File: name}
	err := book.read(context.Background(), data, OpenOptions{IncludeHidden: true, Limits: fuzzLimits.orDefault()})
	var r *Refusal
	if err != nil && !errors.As(err, &r) {
		t.Fatalf("not a refusal: %v", err)
	}
	cells := 0
	for _, s := range book.Sheets {
		for row := 1; row <= s.NumRows(); row++ {
			for i, cell := range s.rows[row-1] {
				if cell.Kind == Empty {
					continue
				}
				if cells++; !utf8.ValidString(cell.Text) {
					t.Fatalf("row %d, cell %d holds invalid UTF-8 %q", row, i, cell.Text)
				}
			}
		}
	}
	if cells > fuzzLimits.Cells {
		t.Fatalf("%d cells read, limit %d", cells, fuzzLimits.Cells)
	}
	return book
}

func seedFiles(f *testing.F, pattern string) {
	paths, err := filepath.Glob("testdata/files/" + pattern)
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

// FuzzWorkbook reads any bytes.
func FuzzWorkbook(f *testing.F) {
	seedFiles(f, "*.xls*")
	f.Fuzz(func(t *testing.T, data []byte) { readFuzzed(t, "a.xlsx", data) })
}

// FuzzSheet reads any sheet data inside a sound package, and when excelize
// reads it too, compares.
func FuzzSheet(f *testing.F) {
	for _, rows := range []string{
		`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" s="3"><v>43890.5</v></c></row><row r="4" hidden="1"><c r="B4" t="b"><v>1</v></c></row>`,
		`<row><c t="inlineStr"><is><r><t xml:space="preserve"> a</t></r><rPh><t>x</t></rPh><r><t>&amp;_x000D_</t></r></is></c><c t="e"><v>#N/A</v></c></row>`,
		`<row r="2"><c r="A2" t="str"><f>"x"</f><v>x</v></c><c r="B2"><f t="shared" si="0" ref="B2:B3">1</f><v>1e-3</v></c><c r="C2"><f>2</f></c></row>`,
	} {
		f.Add(rows)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		data := pack(t, workbookParts(rows))
		book := readFuzzed(t, "a.xlsx", data)
		if book.Sheets == nil || strings.Contains(rows, "<!") || strings.Contains(rows, "<?") || strings.Contains(rows, ":") || oddSharing.MatchString(rows) {
			return // refused, or in a dress that excelize is known to misread
		}
		file, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			return
		}
		defer file.Close()
		if _, err := compareBook(book, file); err != nil {
			t.Errorf("%v\n%s", err, rows)
		}
	})
}

// oddSharing is a shared formula whose number is none: excelize drops the cell,
// value and all, without a word.
var oddSharing = regexp.MustCompile(`si\s*=\s*["'][^"']*[^0-9"']`)

// FuzzScanner reads any XML; what the scanner takes, encoding/xml must take
// as the same tokens.
func FuzzScanner(f *testing.F) {
	for _, p := range workbookParts(`<row r="1"><c r='A1' t="s"><v>1</v><!-- x --><f><![CDATA[a<b]]></f></c></row>`) {
		f.Add(p.body)
	}
	f.Add(`<?"x"?><a/>`)
	f.Add(`<a><!-- x ---></a>`)
	f.Add(`<a xmlns:b="u"><b:c d="&lt;&#10;"/>x]] &gt; y</a><?p q?>`)
	f.Fuzz(func(t *testing.T, text string) {
		mine, err := scanAll(newScanner(strings.NewReader(text), DefaultLimits()))
		pieces := newScanner(iotest.OneByteReader(strings.NewReader(text)), DefaultLimits())
		pieces.buf = pieces.buf[:4:4]
		again, errAgain := scanAll(pieces)
		if diff := cmp.Diff(mine, again); diff != "" || (err == nil) != (errAgain == nil) {
			t.Fatalf("byte by byte: %v, as a whole %v:\n%s\n%q", errAgain, err, diff, text)
		}
		if err != nil || strings.Contains(text, "<?xml") {
			return // encoding/xml is stricter about declarations, and its names are those of an older XML
		}
		theirs, err := decodeAll(text)
		if err != nil && strings.Contains(err.Error(), "invalid XML name") {
			return
		}
		if err != nil {
			t.Fatalf("taken, but encoding/xml says %v\n%q", err, text)
		}
		if diff := cmp.Diff(theirs, mine); diff != "" {
			t.Errorf("other tokens than encoding/xml (-theirs +mine):\n%s\n%q", diff, text)
		}
	})
}

// spaces makes white space in attributes comparable: XML turns it into spaces,
// encoding/xml does not.
var spaces = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

func scanAll(s *xmlScanner) (tokens []string, err error) {
	for {
		token, err := s.next()
		switch {
		case err != nil:
			return nil, err
		case token == endOfPart:
			return tokens, nil
		case token == endTag:
			tokens = append(tokens, "end")
		case token == charData:
			tokens = addText(tokens, string(s.text), len(s.open.starts))
		default:
			line := "start " + string(s.name)
			for _, attr := range s.attrs {
				value, err := s.value(attr)
				if err != nil {
					return nil, err
				}
				line += fmt.Sprintf(" %s=%q", attr.name, spaces.Replace(string(value)))
			}
			tokens = append(tokens, line)
		}
	}
}

// addText joins pieces of text; white space outside the root is dropped.
func addText(tokens []string, text string, depth int) []string {
	if text == "" || depth == 0 {
		return tokens
	}
	if n := len(tokens); n > 0 && strings.HasPrefix(tokens[n-1], "text ") {
		tokens[n-1] += text
		return tokens
	}
	return append(tokens, "text "+text)
}

func decodeAll(text string) (tokens []string, err error) {
	d := xml.NewDecoder(strings.NewReader(text))
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return tokens, nil
		} else if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			line := "start " + token.Name.Local
			for _, attr := range token.Attr {
				line += fmt.Sprintf(" %s=%q", attr.Name.Local, spaces.Replace(attr.Value))
			}
			tokens = append(tokens, line)
		case xml.EndElement:
			depth--
			tokens = append(tokens, "end")
		case xml.CharData:
			tokens = addText(tokens, string(token), depth)
		}
	}
}

// FuzzCSV reads any bytes; where encoding/csv reads the same text, it must
// find the same records.
func FuzzCSV(f *testing.F) {
	seedFiles(f, "*.csv")
	f.Add([]byte("sep=;\na;\"b;\"\"c\"\"\nd\";3,5\n\n1;2"))
	f.Add([]byte("M\xFCller,\"x\r\ny\"\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		readFuzzed(t, "a.csv", data)
		if bytes.IndexByte(data, '\r') >= 0 || !utf8.Valid(data) {
			return // encoding/csv knows no lone CR
		}
		theirs := csv.NewReader(bytes.NewReader(data))
		theirs.FieldsPerRecord = -1
		want, err := theirs.ReadAll()
		if err != nil {
			return
		}
		r := csvReader{text: data, delimiter: ',', maxRecord: 1 << 20}
		var got [][]string
		for {
			more, err := r.next()
			if err != nil {
				t.Fatalf("encoding/csv reads this: %v\n%q", err, data)
			}
			if !more {
				break
			}
			line := make([]string, len(r.fields))
			for i, field := range r.fields {
				line[i] = string(field)
			}
			if len(line) > 1 || line[0] != "" || bytes.HasSuffix(data[:r.at], []byte("\"\n")) || bytes.HasSuffix(data[:r.at], []byte(`"`)) {
				got = append(got, line) // encoding/csv drops blank lines
			}
		}
		if diff := cmp.Diff(want, got); diff != "" && len(want)+len(got) > 0 {
			t.Errorf("other records than encoding/csv (-theirs +mine):\n%s\n%q", diff, data)
		}
	})
}
