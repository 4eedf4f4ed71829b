package packet

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"calibrate/reports/chart"
)

// threePages is a document with texts, links and a bookmark, its pages packed by fpdf or not.
func threePages(t *testing.T, packed bool) []byte {
	t.Helper()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCreationDate(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
	pdf.SetModificationDate(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
	pdf.SetCatalogSort(true)
	pdf.SetCompression(packed)
	chart.Fonts(pdf)
	pdf.SetFont(chart.FontFamily, "", 9)
	for _, text := range []string{"xref and startxref\n", strings.Repeat("Żółć ", 400), "endstream"} {
		pdf.AddPage()
		pdf.Bookmark("Page", 0, 0)
		pdf.MultiCell(100, 5, text, "", "L", false)
		pdf.Link(10, 10, 20, 20, pdf.AddLink())
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPagesArePackedAsFpdfWould(t *testing.T) {
	plain, want := threePages(t, false), threePages(t, true)
	var got bytes.Buffer
	if _, err := (packer{&got}).Write(plain); err != nil {
		t.Fatal(err)
	}
	if len(want) >= len(plain) || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%d bytes, of %d unpacked; fpdf writes %d, which differ", got.Len(), len(plain), len(want))
	}
}

func TestWhatIsNoPDFIsNotPacked(t *testing.T) {
	plain := threePages(t, false)
	for name, data := range map[string][]byte{
		"empty": nil, "cut off": plain[:len(plain)/2], "another table": bytes.Replace(plain, []byte("xref\n0 "), []byte("xref\nx "), 1),
	} {
		if _, err := readPlain(data); !errors.Is(err, errNoTable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
