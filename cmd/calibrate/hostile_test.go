package main

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"calibrate/ladder/store"
)

// enough is far more time than any file may take, also on a busy machine.
const enough = 2 * time.Minute

// A hostileFile is one that somebody made to break an import, or that broke on
// its way.
type hostileFile struct {
	name   string // of the file
	data   []byte
	flags  []string
	status int
	says   string // in the reason or a problem
}

// TestHostileFiles imports each file into a database that holds data already.
// Each is refused with one sentence, or read with its faults at their cells;
// what was stored before is as it was, and nothing is stored of what was refused.
func TestHostileFiles(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "db")
	mustStatus(t, statusUnread, "import", "cmd/calibrate/testdata/import", "--db", db)
	before := stored(t, db)
	for i, tt := range hostileFiles(t) {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(dir, "2026-h1", fmt.Sprint(i), tt.name)
			writeFile(t, path, tt.data)
			ctx, cancel := context.WithTimeout(context.Background(), enough)
			defer cancel()
			var out, errOut bytes.Buffer
			args := append([]string{"import", path, "--db", db, "--no-roster-check"}, tt.flags...)
			status := run(ctx, args, strings.NewReader(""), &out, &errOut)
			said := strings.Join(strings.Fields(out.String()+errOut.String()), " ")
			if status != tt.status || !strings.Contains(said, tt.says) || ctx.Err() != nil {
				t.Fatalf("status %d, want %d; want %q said; %v\n%s", status, tt.status, tt.says, ctx.Err(), clip(said))
			}
			if strings.ContainsFunc(out.String()+errOut.String(), func(r rune) bool { return r != '\n' && unprintable(r) }) || !utf8.ValidString(out.String()) {
				t.Error("what is printed holds control characters")
			}
			after := stored(t, db)
			if status == statusFailed && after != before {
				t.Errorf("a refused file changed the database: %s, before %s", after, before)
			}
			if !strings.HasPrefix(after, before) {
				t.Errorf("earlier data was touched: %s, before %s", after, before)
			}
			before = after
		})
	}
}

// stored lists the live files with the hash of their ratings, in the order of
// import.
func stored(t *testing.T, db string) string {
	t.Helper()
	st, err := store.Open(context.Background(), db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	files, err := store.Select(context.Background(), st,
		`SELECT b.batch, b.file, b.ratings, count(r.employee), coalesce(bit_xor(hash(r.employee, r.rater, r.dimension, r.state, r.level, r.text, r.cell)), 0)::VARCHAR
		 FROM batches b LEFT JOIN ratings r ON r.batch = b.batch GROUP BY ALL ORDER BY b.batch`,
		func(rows *sql.Rows) (line string, err error) {
			var batch, claimed, held int
			var file, hash string
			err = rows.Scan(&batch, &file, &claimed, &held, &hash)
			if claimed != held {
				t.Errorf("%s claims %d ratings and holds %d", file, claimed, held)
			}
			return fmt.Sprintf("#%d %s: %d %s; ", batch, filepath.Base(file), held, hash), err
		})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(files, "")
}

const csvHead = "Cycle,Employee,Rater,Relation,Dimension,Rating\n"

func hostileFiles(t *testing.T) []hostileFile {
	t.Helper()
	row := `<row r="1"><c r="A1" t="inlineStr"><is><t>Employee</t></is></c></row>`
	sheet := "xl/worksheets/sheet1.xml"
	refused := func(name string, data []byte, says string, flags ...string) hostileFile {
		return hostileFile{name, data, flags, statusFailed, says}
	}
	read := func(name, text, says string) hostileFile {
		return hostileFile{name, []byte(csvHead + text), nil, statusUnread, says}
	}
	return []hostileFile{
		refused("bomb.xlsx", workbookOf(t, row, zipPart{"xl/media/zeros.bin", strings.Repeat("\x00", 64<<20)}), "zip bomb"),
		refused("bomb sheet.xlsx", workbookOf(t, strings.Repeat(" ", 64<<20)), "zip bomb"),
		refused("entities.xlsx", workbookOf(t, row, zipPart{"xl/sharedStrings.xml", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><sst xmlns="` + sheetSpace + `"><si><t>&b;</t></si></sst>`}), "DOCTYPE"),
		refused("external.xlsx", replacedPart(t, row, sheet, `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet/>`), "DOCTYPE"),
		refused("nested.xlsx", replacedPart(t, row, sheet, strings.Repeat("<a>", 100_000)), "nest"),
		refused("way up.xlsx", workbookOf(t, row, zipPart{"../../evil.xml", "x"}), "../../evil.xml"),
		refused("twice.xlsx", workbookOf(t, row, zipPart{sheet, "x"}), "twice"),
		refused("cut off.xlsx", workbookOf(t, row)[:700], "cut off"),
		refused("cut sheet.xlsx", replacedPart(t, row, sheet, sheetOf(row)[:140]), "ends inside"),
		refused("cut row.xlsx", replacedPart(t, row, sheet, strings.Replace(sheetOf(row+`<row r="2"><c r="A2"><v>1`), "</sheetData></worksheet>", "", 1)), "A2"),
		refused("string index.xlsx", workbookOf(t, row+`<row r="2"><c r="A2" t="s"><v>7</v></c></row>`), "shared string"),
		refused("rows out of order.xlsx", workbookOf(t, `<row r="9"><c r="A9"><v>1</v></c></row>`+row), "row 1 follows row 9"),
		refused("beyond the grid.xlsx", workbookOf(t, `<row r="1"><c r="XFE1"><v>1</v></c></row>`), "XFE"),
		refused("long cell.xlsx", workbookOf(t, `<row r="1"><c r="A1" t="str"><v>`+mixed(10<<20)+`</v></c></row>`), "4.0 MB"),
		refused("strings.xlsx", workbookOf(t, row, zipPart{"xl/sharedStrings.xml", `<sst xmlns="` + sheetSpace + `">` + strings.Repeat("<si><t>"+mixed(32_000)+"</t></si>", 4000) + `</sst>`}), "at most 100.0 MB"),
		refused("10,000 sheets.xlsx", sheetsOf(t, 10_000), "1000"),
		refused("300 sheets.xlsx", sheetsOf(t, 300), "more than 256 sheets"),
		refused("many columns.xlsx", workbookOf(t, wideRow(16_384)), "no heading row"),
		refused("page.xlsx", []byte("<html><body><table><tr><td>Employee</td></tr></table></body></html>"), "HTML"),
		refused("words.xlsx", []byte("Employee,Rater\nAna,Bo\n"), "text"),
		refused("old.xls", append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 4096)...), ".xls"),
		refused("nothing.xlsx", nil, "empty"),
		refused("nothing.csv", nil, "empty"),
		refused("zeros.csv", []byte(csvHead+"2026-H1,A\x00na,Bo,manager,Feedback,3\n"), "NUL"),
		refused("100 MB.csv", bytes.Repeat([]byte("x"), 100<<20), "100.0 MB"),
		refused("100 MB line.csv", append([]byte(csvHead), bytes.Repeat([]byte("x"), 100<<20)...), "line", "--limits", "6"),
		refused("open quote.csv", []byte(csvHead+`2026-H1,"Ana,Bo,manager,Feedback,3`+"\n"), "quot"),
		refused("mangled.csv", []byte(csvHead+"2026-H1,M\x81\x8d\x8f\x90ller,Bo,manager,Feedback,3\n"), "encoding"),
		read("numbers.csv", "2026-H1,Ana,Bo,manager,Feedback,NaN\n2026-H1,Ana,Bo,manager,Delegation,Inf\n2026-H1,Ana,Bo,manager,Innovation,1e400\n2026-H1,Ana,Bo,manager,Architecture,4\n", `"1e400"`),
		read("names.csv", "2026-H1,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'; DROP TABLE ratings;--,peer,Feedback,3\n"+
			"2026-H1,<script>alert(1)</script>,../../etc/passwd,peer,Feedback,3\n2026-H1,\u202eanA\u0007\x1b[31m,Bo,peer,Feedback,nine\n", `"nine"`),
	}
}

const (
	sheetSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packSpace  = "http://schemas.openxmlformats.org/package/2006/"
)

type zipPart struct{ name, body string }

func sheetOf(rows string) string {
	return `<worksheet xmlns="` + sheetSpace + `"><sheetData>` + rows + `</sheetData></worksheet>`
}

// partsOf is a sound workbook of n sheets with the same rows.
func partsOf(n int, rows string) []zipPart {
	var sheets, links, types strings.Builder
	parts := []zipPart{{}, {}, {}, {}}
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&sheets, `<sheet name="S%d" sheetId="%d" r:id="rId%d"/>`, i, i, i)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i, relSpace, i)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i)
		parts = append(parts, zipPart{fmt.Sprintf("xl/worksheets/sheet%d.xml", i), sheetOf(rows)})
	}
	fmt.Fprintf(&links, `<Relationship Id="s" Type="%s/sharedStrings" Target="sharedStrings.xml"/>`, relSpace)
	parts[0] = zipPart{"[Content_Types].xml", `<Types xmlns="` + packSpace + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` + types.String() + `</Types>`}
	parts[1] = zipPart{"_rels/.rels", `<Relationships xmlns="` + packSpace + `relationships"><Relationship Id="r" Type="` + relSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`}
	parts[2] = zipPart{"xl/workbook.xml", `<workbook xmlns="` + sheetSpace + `" xmlns:r="` + relSpace + `"><sheets>` + sheets.String() + `</sheets></workbook>`}
	parts[3] = zipPart{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packSpace + `relationships">` + links.String() + `</Relationships>`}
	return parts
}

// workbookOf packs a workbook of one sheet with more parts; shared strings are
// added unless they are among those.
func workbookOf(t *testing.T, rows string, more ...zipPart) []byte {
	parts := append(partsOf(1, rows), more...)
	for _, p := range more {
		if p.name == "xl/sharedStrings.xml" {
			return packed(t, parts)
		}
	}
	return packed(t, append(parts, zipPart{"xl/sharedStrings.xml", `<sst xmlns="` + sheetSpace + `"><si><t>one</t></si></sst>`}))
}

func sheetsOf(t *testing.T, n int) []byte {
	parts := append(partsOf(n, ""), zipPart{"xl/sharedStrings.xml", `<sst xmlns="` + sheetSpace + `"/>`})
	return packed(t, parts)
}

// replacedPart packs a workbook of one sheet with one part replaced.
func replacedPart(t *testing.T, rows, name, body string) []byte {
	parts := append(partsOf(1, rows), zipPart{"xl/sharedStrings.xml", `<sst xmlns="` + sheetSpace + `"/>`})
	for i := range parts {
		if parts[i].name == name {
			parts[i].body = body
		}
	}
	return packed(t, parts)
}

func packed(t *testing.T, parts []zipPart) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p.body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// mixed is a text of n letters that does not pack well.
func mixed(n int) string {
	out, state := make([]byte, n), uint32(1)
	for i := range out {
		state = state*1664525 + 1013904223
		out[i] = 'a' + byte(state>>24)%26
	}
	return string(out)
}

// wideRow is one row of n columns that mean nothing.
func wideRow(n int) string {
	var row strings.Builder
	row.WriteString(`<row r="1">`)
	for range n {
		row.WriteString(`<c t="str"><v>x</v></c>`)
	}
	row.WriteString(`</row>`)
	return row.String()
}

func writeFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func clip(s string) string { return s[:min(len(s), 1500)] }
