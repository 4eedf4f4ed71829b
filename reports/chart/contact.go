package chart

import (
	"errors"
	"slices"

	"gonum.org/v1/plot/vg"

	"calibrate/analysis"
)

// Contact puts many charts on one PNG, one pixel a point, in columns from left to
// right: each chart goes where there is most room left. Those with nothing to show are
// left out, unless no other is there. It fails when there is no chart or no column.
func Contact(charts []analysis.Chart, columns int) ([]byte, error) {
	if len(charts) == 0 || columns < 1 {
		return nil, errors.New("contact sheet: needs a chart and a column")
	}
	scenes := make([]scene, len(charts))
	for i, c := range charts {
		s, err := compose(c)
		if err != nil {
			return nil, err
		}
		scenes[i] = spelled(s)
	}
	if has(scenes, scene.drawn) {
		scenes = slices.DeleteFunc(scenes, func(s scene) bool { return !s.drawn() })
	}
	at, w, h := masonry(scenes, columns)
	return raster(w, h, 1, func(canvas vg.Canvas) {
		for i, s := range scenes {
			canvas.Push()
			canvas.Translate(vg.Point{X: vg.Length(at[i].x), Y: vg.Length(h - at[i].y - s.h)})
			replay(s, canvas)
			canvas.Pop()
		}
	})
}

func (s scene) drawn() bool { return !s.empty }

// masonry gives each scene its top left corner, and the size of all. Columns are
// as wide as the widest scene.
func masonry(scenes []scene, columns int) (at []point, w, h float64) {
	wide := 0.0
	for _, s := range scenes {
		wide = max(wide, s.w)
	}
	bottoms := make([]float64, columns)
	for _, s := range scenes {
		best := 0
		for i, bottom := range bottoms {
			if bottom < bottoms[best] {
				best = i
			}
		}
		at = append(at, point{float64(best) * wide, bottoms[best]})
		bottoms[best] += s.h
		h = max(h, bottoms[best])
	}
	return at, wide * float64(columns), h
}
