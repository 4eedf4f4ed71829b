package chart

import (
	"bytes"
	"fmt"
	"image/png"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"

	"calibrate/analysis"
)

// SVG draws a chart as one SVG element that scales, names itself to screen
// readers, shows full names and figures on pointing, and needs nothing from
// outside. Its ids begin with the chart's name, so many may stand in one page.
func SVG(c analysis.Chart) ([]byte, error) {
	s, err := compose(c)
	if err != nil {
		return nil, err
	}
	return writeSVG(s), nil
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
	canvas := vgimg.NewWith(vgimg.UseWH(vg.Length(w), vg.Length(h)), vgimg.UseDPI(int(scale*72)))
	draw(canvas)
	var b bytes.Buffer
	if err := encoder.Encode(&b, canvas.Image()); err != nil {
		return nil, fmt.Errorf("PNG: %w", err)
	}
	return b.Bytes(), nil
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
