package chart

import (
	"bytes"
	"encoding/binary"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
)

var (
	update   = flag.Bool("update", false, "write the golden pictures anew")
	pictures = flag.String("pictures", "", "folder to write every picture to, to look at")
)

// kinds has one chart of each kind, small enough to read its golden.
func kinds() []analysis.Chart {
	return []analysis.Chart{
		levelBarsOf(120), stackedOf(9), intervalsOf(12), agreementOf(10),
		heatMapOf(6, 10), dumbbellOf(10), dotStripOf(14),
		slopesOf(14), flowOf(120), scatterOf(120), histogramsOf(8), matrixOf(7),
	}
}

func TestGolden(t *testing.T) {
	charts := append(kinds(), hostileNames(intervalsOf(len(hostile))), emptyOf(analysis.LevelBars{}))
	charts[len(charts)-2].Name = "names"
	charts[len(charts)-1].Name = "no_data"
	for _, c := range charts {
		t.Run(c.Name, func(t *testing.T) {
			goldenPicture(t, filepath.Join("testdata", c.Name+".svg"), draw(t, c))
		})
	}
}

// goldenPicture compares a drawing with a file; where they differ it leaves the
// drawing beside it to look at.
func goldenPicture(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		write(t, file, got)
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		left := strings.TrimSuffix(file, ".svg") + ".got.svg"
		write(t, left, got)
		t.Errorf("the picture changed: compare %s with %s; go test -update accepts it", left, file)
	}
}

// TestPictures writes all kinds at several sizes where somebody wants to look at them.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no -pictures folder")
	}
	sheet, err := Contact(kinds(), 3)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(*pictures, "contact.png"), sheet)
	for _, c := range slices.Concat(sizes(), edges()) {
		png, err := PNG(c)
		if err != nil {
			t.Fatal(err)
		}
		pdf, err := PDF(c)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(*pictures, c.Name+".png"), png)
		write(t, filepath.Join(*pictures, c.Name+".svg"), draw(t, c))
		write(t, filepath.Join(*pictures, c.Name+".pdf"), pdf)
	}
}

func draw(t *testing.T, c analysis.Chart) []byte {
	t.Helper()
	svg, err := SVG(c)
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

func write(t *testing.T, file string, b []byte) {
	t.Helper()
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestFontFaces: the web fonts are whole WOFF2 files and hold what charts write.
func TestFontFaces(t *testing.T) {
	css := FontFaces()
	for _, woff := range [][]byte{regularWOFF, boldWOFF} {
		if !bytes.HasPrefix(woff, []byte("wOF2")) || int(binary.BigEndian.Uint32(woff[8:])) != len(woff) {
			t.Error("a web font is not a whole WOFF2 file")
		}
	}
	if strings.Count(css, "@font-face") != 2 || strings.Contains(css, "http") {
		t.Errorf("the style sheet does not hold two fonts of its own: %.80s", css)
	}
}
