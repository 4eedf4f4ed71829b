package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"sync"

	"git.sr.ht/~sbinet/gg"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"

	"calibrate/analysis"
)

// SVG draws a chart as one SVG element that scales, names itself to screen
// readers, shows full names and figures on pointing, and needs nothing from
// outside. Its ids begin with the chart's name, so many may stand in one page, which
// gives them their font: see [FontFaces].
func SVG(c analysis.Chart) ([]byte, error) {
	s, err := compose(c)
	if err != nil {
		return nil, err
	}
	return writeSVG(s, ""), nil
}

// SVGFile draws the same for a file of its own. It brings the letters of Inter that it
// writes, so that texts are as wide as they were measured wherever it is opened.
func SVGFile(c analysis.Chart) ([]byte, error) {
	s, err := compose(c)
	if err != nil {
		return nil, err
	}
	return writeSVG(s, "<style>"+ownFaces(s.marks)+"</style>\n"), nil
}

// PNG draws a chart as a picture of two pixels a point, or fewer where a side
// would pass 16,000 pixels: split such a chart with [Pages].
func PNG(c analysis.Chart) ([]byte, error) {
	s, err := compose(c)
	if err != nil {
		return nil, err
	}
	s = spelled(s)
	b, err := raster(s.w, s.h, 2, func(canvas vg.Canvas) { replay(s, canvas) })
	if err != nil {
		return nil, fmt.Errorf("chart %q: %w", c.Name, err)
	}
	return b, nil
}

// SharedPNG draws the same picture once for all artefacts made of one input: its
// charts have names of their own.
func SharedPNG(in analysis.Input, c analysis.Chart) ([]byte, error) {
	return analysis.Once(in, "picture "+c.Name, func() ([]byte, error) { return PNG(c) })
}

// tallest is the largest side of a picture in pixels: more and many viewers refuse it.
const tallest = 16000

// encoder packs pictures fast: a chart is mostly one colour, and more effort takes
// twice the time for a tenth of the size.
var encoder = png.Encoder{CompressionLevel: png.BestSpeed}

// raster draws on a white canvas of a size in points and gives it as PNG, at the
// scale in pixels a point or as near to it as the largest side allows.
func raster(w, h, scale float64, draw func(vg.Canvas)) ([]byte, error) {
	scale = math.Min(scale, tallest/math.Max(w, h))
	dpi := int(scale * 72)
	pixels := func(points float64) int { return int(points/72*float64(dpi) + 0.5) }
	img := blank(pixels(w), pixels(h))
	defer blanks.Put(img)
	// vgimg would make an image of its own, and then a copy of it to draw on
	context := gg.NewContextForRGBA(img)
	context.SetLineCapButt()
	context.InvertY()
	draw(vgimg.NewWith(vgimg.UseImageWithContext(img, context), vgimg.UseDPI(dpi)))
	var b bytes.Buffer
	if err := encoder.Encode(&b, paletted(img)); err != nil {
		return nil, fmt.Errorf("PNG: %w", err)
	}
	return b.Bytes(), nil
}

// blanks are images to draw on again: they are most of what drawing allocates.
var blanks sync.Pool

// blank gives an image of a size in pixels, with whatever was drawn on it before.
func blank(w, h int) *image.RGBA {
	used, _ := blanks.Get().(*image.RGBA)
	if size := 4 * w * h; used != nil && cap(used.Pix) >= size {
		return &image.RGBA{Pix: used.Pix[:size], Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
	}
	return image.NewRGBA(image.Rect(0, 0, w, h))
}

// Size is the width and height of a chart's drawing in points.
func Size(c analysis.Chart) (w, h float64, err error) {
	s, err := compose(c)
	return s.w, s.h, err
}

// compose lays a chart out.
func compose(c analysis.Chart) (scene, error) {
	s := newSheet(c)
	switch d := c.Data.(type) {
	case analysis.LevelBars:
		s.levelBars(d)
	case analysis.StackedShares:
		s.stackedShares(d)
	case analysis.Intervals:
		s.intervals(d)
	case analysis.HeatMap:
		s.heatMap(d)
	case analysis.Dumbbell:
		s.dumbbell(d)
	case analysis.DotStrip:
		s.dotStrip(d)
	case analysis.Slopes:
		s.slopes(d)
	case analysis.Flow:
		s.flow(d)
	case analysis.Scatter:
		s.scatter(d)
	case analysis.Histograms:
		s.histograms(d)
	default:
		return scene{}, fmt.Errorf("chart %q: no drawing for data of type %T", c.Name, c.Data)
	}
	return s.finish(c), nil
}
