package chart

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pdfCanvas is a [vg.Canvas] on a page of a PDF. gonum's own writes no character
// outside ASCII.
type pdfCanvas struct {
	pdf   *fpdf.Fpdf
	k     float64 // points per unit of the PDF
	top   float64 // height of the page in points
	width vg.Length
	ink   color.NRGBA
	saved []pdfState
}

// pdfState is what a PDF restores by itself but fpdf does not know of.
type pdfState struct {
	family, style string
	size          float64
	fill, draw    [3]int
	line          float64
	width         vg.Length
	ink           color.NRGBA
}

func (c *pdfCanvas) Push() {
	s := pdfState{family: c.pdf.GetFontFamily(), style: c.pdf.GetFontStyle(), line: c.pdf.GetLineWidth(), width: c.width, ink: c.ink}
	s.size, _ = c.pdf.GetFontSize()
	s.fill, s.draw = c.colours()
	c.saved = append(c.saved, s)
	c.pdf.TransformBegin()
}

func (c *pdfCanvas) Pop() {
	s := c.saved[len(c.saved)-1]
	c.saved = c.saved[:len(c.saved)-1]
	c.pdf.TransformEnd()
	if s.family != "" {
		c.pdf.SetFont(s.family, s.style, s.size)
	}
	c.pdf.SetFillColor(s.fill[0], s.fill[1], s.fill[2])
	c.pdf.SetDrawColor(s.draw[0], s.draw[1], s.draw[2])
	c.pdf.SetLineWidth(s.line)
	c.pdf.SetDashPattern(nil, 0)
	c.width, c.ink = s.width, s.ink
}

func (c *pdfCanvas) Translate(p vg.Point) {
	c.pdf.Transform(fpdf.TransformMatrix{A: 1, D: 1, E: float64(p.X), F: float64(p.Y)})
}

func (c *pdfCanvas) Scale(x, y float64) {
	c.pdf.Transform(fpdf.TransformMatrix{A: x, D: y})
}

func (c *pdfCanvas) Rotate(rad float64) {
	sin, cos := math.Sincos(rad)
	c.pdf.Transform(fpdf.TransformMatrix{A: cos, B: sin, C: -sin, D: cos})
}

func (c *pdfCanvas) SetLineWidth(w vg.Length) {
	c.width = w
	c.pdf.SetLineWidth(float64(w) / c.k)
}

func (c *pdfCanvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	dashes := make([]float64, len(pattern))
	for i, d := range pattern {
		dashes[i] = float64(d) / c.k
	}
	c.pdf.SetDashPattern(dashes, float64(offset)/c.k)
}

func (c *pdfCanvas) SetColor(k color.Color) {
	if k == nil {
		k = color.Black
	}
	c.ink = color.NRGBAModel.Convert(k).(color.NRGBA)
	rgb := [3]int{int(c.ink.R), int(c.ink.G), int(c.ink.B)}
	if fill, draw := c.colours(); fill != rgb || draw != rgb {
		c.pdf.SetFillColor(rgb[0], rgb[1], rgb[2])
		c.pdf.SetDrawColor(rgb[0], rgb[1], rgb[2])
	}
}

func (c *pdfCanvas) colours() (fill, draw [3]int) {
	fill[0], fill[1], fill[2] = c.pdf.GetFillColor()
	draw[0], draw[1], draw[2] = c.pdf.GetDrawColor()
	return fill, draw
}

func (c *pdfCanvas) Fill(p vg.Path) { c.draw(p, "f") }

func (c *pdfCanvas) Stroke(p vg.Path) {
	if c.width > 0 {
		c.draw(p, "D")
	}
}

// at turns a point of the canvas into one of the PDF, whose y runs down.
func (c *pdfCanvas) at(p vg.Point) (x, y float64) {
	return float64(p.X) / c.k, (c.top - float64(p.Y)) / c.k
}

func (c *pdfCanvas) draw(path vg.Path, style string) {
	var from vg.Point
	for _, part := range path {
		x, y := c.at(part.Pos)
		switch part.Type {
		case vg.MoveComp:
			c.pdf.MoveTo(x, y)
		case vg.LineComp:
			c.pdf.LineTo(x, y)
		case vg.ArcComp:
			r := float64(part.Radius) / c.k
			start := part.Start * 180 / math.Pi
			c.pdf.ArcTo(x, y, r, r, 0, start, start+part.Angle*180/math.Pi)
		case vg.CurveComp:
			c.curve(from, part)
		case vg.CloseComp:
			c.pdf.ClosePath()
		}
		from = part.Pos
	}
	c.pdf.DrawPath(style)
}

// curve draws a Bézier curve; PDF has cubic ones only, which a quadratic one is
// exactly when its control point is drawn back by a third to either end.
func (c *pdfCanvas) curve(from vg.Point, part vg.PathComp) {
	first, second := part.Control[0], part.Control[0]
	if len(part.Control) == 2 {
		second = part.Control[1]
	} else {
		first, second = third(from, first), third(part.Pos, second)
	}
	x1, y1 := c.at(first)
	x2, y2 := c.at(second)
	x, y := c.at(part.Pos)
	c.pdf.CurveBezierCubicTo(x1, y1, x2, y2, x, y)
}

// third is two thirds of the way from an end to the control point.
func third(end, control vg.Point) vg.Point {
	return vg.Point{X: end.X + (control.X-end.X)*2/3, Y: end.Y + (control.Y-end.Y)*2/3}
}

func (c *pdfCanvas) FillString(f font.Face, p vg.Point, s string) {
	style := ""
	if f.Font.Weight > 0 {
		style = "B"
	}
	x, y := c.at(p)
	r, g, b := c.pdf.GetTextColor()
	c.pdf.SetTextColor(int(c.ink.R), int(c.ink.G), int(c.ink.B))
	c.font(style, float64(f.Font.Size))
	c.pdf.Text(x, y, s)
	c.pdf.SetTextColor(r, g, b)
}

// font selects a font unless it is selected: fpdf writes it down each time.
func (c *pdfCanvas) font(style string, size float64) {
	if now, _ := c.pdf.GetFontSize(); now != size || c.pdf.GetFontStyle() != style || c.pdf.GetFontFamily() != strings.ToLower(FontFamily) {
		c.pdf.SetFont(FontFamily, style, size)
	}
}

func (c *pdfCanvas) DrawImage(box vg.Rectangle, img image.Image) {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		c.pdf.SetError(fmt.Errorf("image on a PDF page: %w", err))
		return
	}
	name := fmt.Sprintf("%x", sha256.Sum256(b.Bytes()))
	options := fpdf.ImageOptions{ImageType: "PNG"}
	c.pdf.RegisterImageOptionsReader(name, options, &b)
	x, y := c.at(vg.Point{X: box.Min.X, Y: box.Max.Y})
	size := box.Size()
	c.pdf.ImageOptions(name, x, y, float64(size.X)/c.k, float64(size.Y)/c.k, false, options, 0, "")
}
