package packet

import (
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A strip is a small picture of one dimension: the target's band, each rating, the
// mean. Positions are levels; the scale runs from half a level below the lowest to
// half a level above the highest. The same figures stand beside it as text.
type strip struct {
	Levels    int
	Band      ladder.Band // zero for no expectation
	Mean      float64     // 0 for none
	Dots      []float64
	SelfDots  []float64
	BelowBand bool
}

// dotGap is how far apart, in levels, dots on one spot are set.
const dotGap = 0.26

func newStrip(levels int, d analysis.DimensionProfile, ratings []ladder.Rating) strip {
	s := strip{Levels: levels, Band: d.TargetBand, BelowBand: d.HasTarget && d.TargetGap < 0}
	if d.N > 0 {
		s.Mean = d.Mean
	}
	for _, r := range ratings {
		switch {
		case r.State != ladder.Rated:
		case r.Relation == ladder.Self:
			s.SelfDots = append(s.SelfDots, r.Level)
		default:
			s.Dots = append(s.Dots, r.Level)
		}
	}
	s.Dots = apart(s.Dots)
	return s
}

// apart sets ratings that are equal side by side around their place, within a
// quarter level either way.
func apart(levels []float64) []float64 {
	slices.Sort(levels)
	out := make([]float64, 0, len(levels))
	for i := 0; i < len(levels); {
		n := 1
		for i+n < len(levels) && levels[i+n] == levels[i] {
			n++
		}
		gap := math.Min(dotGap, 0.5/math.Max(1, float64(n-1)))
		for k := range n {
			out = append(out, levels[i]+(float64(k)-float64(n-1)/2)*gap)
		}
		i += n
	}
	return out
}

// stripUnit is the width of one level in the strip's drawing, stripHeight its height.
const (
	stripUnit   = 16
	stripHeight = 10
)

// SVG draws the strip. It is written here and not by the template: a packet has
// one for every person and dimension. It holds numbers only.
func (s strip) SVG() template.HTML {
	var b strings.Builder
	b.WriteString(`<svg class="s" viewBox="0 0 ` + strconv.Itoa(s.width()) + " " + strconv.Itoa(stripHeight) + `" aria-hidden="true">`)
	path := func(class, d string) {
		if d != "" {
			b.WriteString(`<path class="` + class + `" d="` + d + `"/>`)
		}
	}
	path("b", s.band())
	if s.BelowBand {
		path("m low", s.mean())
	} else {
		path("m", s.mean())
	}
	path("d", s.points(s.Dots))
	own := s.points(s.SelfDots)
	path("o", own)
	path("h", own)
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func (s strip) width() int { return s.Levels * stripUnit }

// band is the band as an SVG path, "" for none.
func (s strip) band() string {
	if s.Band == (ladder.Band{}) {
		return ""
	}
	width := strconv.Itoa((s.Band.High - s.Band.Low + 1) * stripUnit)
	return "M" + strconv.Itoa((s.Band.Low-1)*stripUnit) + " 0h" + width + "v10h-" + width + "z"
}

// mean is a stroke through the mean, "" for none.
func (s strip) mean() string {
	if s.Mean == 0 {
		return ""
	}
	return "M" + s.x(s.Mean) + " 0v10"
}

// points has a stroke of no length per rating: its round ends make the dot.
func (s strip) points(levels []float64) string {
	var b strings.Builder
	for _, level := range levels {
		b.WriteString("M" + s.x(level) + " 5h0")
	}
	return b.String()
}

// x is where a level stands, kept inside the drawing.
func (s strip) x(level float64) string {
	at := math.Max(2, math.Min(float64(s.width())-2, (level-0.5)*stripUnit))
	return strconv.FormatFloat(math.Round(at*10)/10, 'f', -1, 64)
}
