package workbook

import (
	"bytes"
	"fmt"
	"image/png"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
	"calibrate/reports/chart"
)

// mostPages is how many pages of one chart a workbook shows; the folder of
// charts has all of them.
const mostPages = 6

// pictures draws a chart in the house style, a long one in pages.
func (s *summary) pictures(p *sheet, c analysis.Chart) error {
	pages := chart.Pages(c)
	for i, page := range pages[:min(len(pages), mostPages)] {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if i > 0 {
			if err := p.together(pictureHeight(page)); err != nil {
				return err
			}
		}
		drawing, err := chart.SharedPNG(s.bundle.Input, page)
		if err != nil {
			return err
		}
		if err := p.picture(page, drawing); err != nil {
			return err
		}
	}
	if left := len(pages) - mostPages; left > 0 {
		return p.write(cell{fmt.Sprintf("%d further pages of this chart are in the folder of charts.", left), quietLook})
	}
	return nil
}

// pictureHeight is how high a chart is on a sheet, in pixels; 0 for one that cannot
// be drawn, as drawing it will say.
func pictureHeight(c analysis.Chart) float64 {
	_, high, err := chart.Size(c)
	if err != nil {
		return 0
	}
	return high + 2*rowPixels
}

// picture sets the drawing of a chart at the next row. It has two pixels a point;
// shown at half its size it is sharp on screen and on paper.
func (s *sheet) picture(c analysis.Chart, drawing []byte) error {
	size, err := png.DecodeConfig(bytes.NewReader(drawing))
	if err != nil {
		return err
	}
	wide, _, err := chart.Size(c)
	if err != nil {
		return err
	}
	scale := wide / float64(size.Width) // one pixel of the screen for a point
	if err := s.f.AddPictureFromBytes(s.name, at(1, s.next), &excelize.Picture{Extension: ".png", File: drawing,
		Format: &excelize.GraphicOptions{AltText: clean(c.Title + ". " + c.Alt), Name: c.Name, ScaleX: scale, ScaleY: scale, LockAspectRatio: true, Positioning: "oneCell"}}); err != nil {
		return err
	}
	return s.room(int(float64(size.Height) * scale))
}
