package chart

import (
	"image"
	"image/color"
	"testing"
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
	if len(got.Palette) != mostColours {
		t.Fatalf("%d colours, want %d", len(got.Palette), mostColours)
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
