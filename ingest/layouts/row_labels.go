package layouts

import (
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
)

// A rowLabel says whether the first text of a row says that it is computed from
// others. Each row is asked once for every row above it that may be the header.
type rowLabel int8

const (
	labelUnread rowLabel = iota
	labelPlain
	labelComputed
)

// namesFigure is isComputed for the names of raters, each of whom has many rows.
func (s *sight) namesFigure(rater string) bool {
	computed, known := s.raters[rater]
	if !known {
		if s.raters == nil {
			s.raters = map[string]bool{}
		}
		computed = isComputed(s.vocab, rater)
		s.raters[rater] = computed
	}
	return computed
}

// computedLabel gives the first text of a row and whether it says that the row is
// made from others.
func (s *sight) computedLabel(row int) (label string, computed bool) {
	if s.labels == nil {
		s.labels = make([]rowLabel, s.NumRows()+1)
	}
	if s.labels[row] == labelPlain {
		return "", false
	}
	first := s.firstCell(row)
	label = strings.TrimRight(vocab.Clean(first.Text), ":")
	if s.labels[row] == labelUnread {
		s.labels[row] = labelPlain
		if first.Kind == ingest.String && isComputed(s.vocab, label) {
			s.labels[row] = labelComputed
		}
	}
	return label, s.labels[row] == labelComputed
}

// firstCell gives the first cell of a row that is not empty.
func (s *sight) firstCell(row int) ingest.Cell {
	for col := 1; col <= s.Width(row); col++ {
		if cell := s.At(row, col); cell.Kind != ingest.Empty {
			return cell
		}
	}
	return ingest.Cell{}
}
