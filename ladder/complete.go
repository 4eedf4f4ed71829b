package ladder

// complete takes over the words a ladder file leaves out, section by section,
// but for those that the file itself gives a meaning.
func (l *Ladder) complete(from *Ladder) {
	cells, headings := l.ownCells(), keys(categorySpellings(l), dimensionSpellings(l))
	if l.Scales == nil {
		l.Scales = without(from.Scales, cells)
	}
	if l.States == nil {
		l.States = keep(from.States, func(w StateWord) bool { return !cells[foldKey(w.Text)] })
	}
	if l.Fields == nil {
		l.Fields = keep(from.Fields, func(w FieldWord) bool { return !headings[foldKey(w.Text)] })
	}
	if l.Relations == nil {
		l.Relations = from.Relations
	}
}

// ownCells gives what the file itself lets a cell hold.
func (l *Ladder) ownCells() map[string]bool {
	lists := [][]spelling{levelSpellings(l), stateSpellings(l)}
	for i := range l.Scales {
		lists = append(lists, scaleSpellings(l, i))
	}
	return keys(lists...)
}

// without drops taken words from scales, and a relative scale left with none.
func without(scales []Scale, taken map[string]bool) []Scale {
	var left []Scale
	for _, s := range scales {
		s.Words = keep(s.Words, func(w ScaleWord) bool { return !taken[foldKey(w.Text)] })
		if !s.Relative || len(s.Words) > 0 {
			left = append(left, s)
		}
	}
	return left
}

func keep[T any](list []T, wanted func(T) bool) []T {
	var kept []T
	for _, item := range list {
		if wanted(item) {
			kept = append(kept, item)
		}
	}
	return kept
}

func keys(lists ...[]spelling) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for _, s := range list {
			set[foldKey(s.text)] = true
		}
	}
	return set
}
