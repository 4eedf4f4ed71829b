package chart

// uprightAxis draws a level line for each tick of an axis that runs up, with its
// label at the left, and the axis's name above. The axis's ends are its y.
func (s *sheet) uprightAxis(a axis, ticks []float64, name string, x0, x1 float64) {
	lines := stroke{ink: gridLine, width: 1}
	for _, t := range ticks {
		y := a.at(t)
		lines.lines = append(lines.lines, []point{{x0, y}, {x1, y}})
		s.add(text{
			x: x0 - 6, y: y + smallSize*0.36, s: plain(t, ticks[1]-ticks[0]), size: smallSize, anchor: end, ink: slate,
		})
	}
	s.add(lines, text{
		x: s.left(), y: smallSize, s: clip(clean(name), smallSize, false, s.right()-s.left()), size: smallSize, ink: slate,
	})
}
