package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"

	"calibrate/analysis"
)

// TestPaletteKeepsAreas: of a picture with more colours than a palette holds, those
// that fill areas stay as they are, whatever else there is, and no other pixel is far
// from what it was.
func TestPaletteKeepsAreas(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 400, 100))
	areas := []ink{white, black, accent, levelInk(0, 6), levelInk(5, 6)}
	for x := range 400 {
		for y := range 100 {
			img.Set(x, y, areas[y/20].rgba())
		}
		edge := uint8(x * 255 / 399) // 256 greys, as at the edges of letters
		img.SetRGBA(x, 50, color.RGBA{edge, edge, edge, 255})
		img.SetRGBA(x, 70, color.RGBA{edge, edge / 2, 255 - edge, 255})
	}
	got := paletted(img)
	if palette := got.ColorModel().(color.Palette); len(palette) != mostColours {
		t.Fatalf("%d colours, want %d", len(palette), mostColours)
	}
	for x := range 400 {
		for y := range 100 {
			was, is := img.RGBAAt(x, y), color.RGBAModel.Convert(got.At(x, y)).(color.RGBA)
			area := y != 50 && y != 70
			if far := square(was.R, is.R) + square(was.G, is.G) + square(was.B, is.B); area && far > 0 || far > 3*24*24 {
				t.Fatalf("pixel %d,%d is %v, was %v", x, y, is, was)
			}
		}
	}
}

// TestPictureKeepsItsKey: the key of a heat map has each of its colours in the picture,
// also those that no cell has, whatever edges of letters there are.
func TestPictureKeepsItsKey(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	d := analysis.HeatMap{Axis: "levels", Diverging: true, Low: -1, High: 1}
	for i := range 26 {
		d.Columns = append(d.Columns, analysis.HeatColumn{Label: fmt.Sprintf("Dimension %c", 'A'+i)})
	}
	for i := range 40 {
		row := analysis.HeatRow{Label: fmt.Sprintf("Rater %d", i), Values: make([]float64, len(d.Columns)), N: 9}
		for j := range row.Values {
			row.Values[j] = random.NormFloat64() / 9 // hardly any near the ends
		}
		d.Rows = append(d.Rows, row)
	}
	heat := analysis.Chart{Name: "heat", Title: "Heat", Data: d}
	alone, err := PNG(heat)
	if err != nil {
		t.Fatal(err)
	}
	contact, err := Contact(append(kinds(), heat), 3)
	if err != nil {
		t.Fatal(err)
	}
	pictures := map[string]map[color.RGBA]int{"alone": pixelsOf(t, alone), "on a contact sheet": pixelsOf(t, contact)}
	for i := range heatSteps {
		want := scaleOf(d).ink(-1 + 2*(float64(i)+0.5)/heatSteps)
		for name, found := range pictures {
			if n := found[color.RGBAModel.Convert(want.rgba()).(color.RGBA)]; n < 30 {
				t.Errorf("%s: step %d, %s: %d pixels", name, i, want.hex(), n)
			}
		}
	}
}

// pixelsOf counts the pixels of each colour.
func pixelsOf(t *testing.T, b []byte) map[color.RGBA]int {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	found := map[color.RGBA]int{}
	for x := range img.Bounds().Dx() {
		for y := range img.Bounds().Dy() {
			found[color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)]++
		}
	}
	return found
}
