package layouts

import (
	"fmt"
	"regexp"
	"strconv"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// Exports of other tools put beside each score what it is out of, and people a row of
// the most there is over their columns: "Out of", "Max. points", "Scale" with 1-5 below.

var (
	// ceilingHead is the heading of such a column, or the label of such a row.
	ceilingHead = regexp.MustCompile(`(?i)^(?:(?:out )?of|max(?:\.|imum|imal\pL*)?(?: possible)?(?: (?:scores?|points?|ratings?|values?|punkte|punktzahl))?|(?:possible|available) (?:points?|scores?)|` +
		`(?:(?:rating|score|scoring|point) )?scale(?: (?:max(?:imum)?|top))?|skala|bewertungsskala|höchstpunktzahl|sur|échelle|barème|(?:note|nombre de points) max(?:imale?|\.)?|escala|(?:puntuación |puntos )?máxim[oa]s?|満点|最高点|評価尺度)$`)
	// ceilingCell is what stands in one: "5", "1-5", "5-point scale".
	ceilingCell = regexp.MustCompile(`(?i)^(?:[01]\s*(?:-|–|—|to|bis|à|a)\s*)?(\d{1,3})(?:[.,]0+)?(?:[\s-]*(?:points?|pts?|punkte?|stufige?|puntos?|点|段階)\b.*)?$`)
)

// unsureCeiling says why the numbers in some rows and columns may not be levels: a
// column headed as what they are out of holds another number than the highest level, one
// for all. A column of each row's highest rating is headed alike.
func (s *sight) unsureCeiling(header int, rows, columns []int) string {
	for col := 1; header > 0 && col <= s.Width(header); col++ {
		if !ceilingHead.MatchString(vocab.Clean(s.text(header, col))) {
			continue
		}
		var tops []string
		var highest []float64
		for _, row := range rows {
			tops, highest = append(tops, s.text(row, col)), append(highest, s.highest([]int{row}, columns))
		}
		if top := s.otherTop(tops, highest); top > 0 {
			return s.unsureTop(fmt.Sprintf("column %s, headed %.80q,", ladder.ColumnName(col), s.text(header, col)), top)
		}
	}
	return ""
}

// unsureCeilingRow says the same of rows labelled so.
func (t *table) unsureCeilingRow() string {
	for _, row := range t.computed {
		if label := t.firstCell(row); !ceilingHead.MatchString(vocab.Clean(label.Text)) {
			continue
		}
		var tops []string
		var highest []float64
		for _, col := range t.ratedIn() {
			tops, highest = append(tops, t.text(row, col)), append(highest, t.highest(t.dataRows(), []int{col}))
		}
		if top := t.otherTop(tops, highest); top > 0 {
			return t.unsureTop(fmt.Sprintf("row %d, labelled %.80q,", row, t.firstCell(row).Text), top)
		}
	}
	return ""
}

// highest gives the greatest number of some rows and columns.
func (s *sight) highest(rows, columns []int) float64 {
	most := 0.0
	for _, row := range rows {
		for _, col := range columns {
			if value, err := strconv.ParseFloat(s.At(row, col).Text, 64); err == nil {
				most = max(most, value)
			}
		}
	}
	return most
}

// otherTop gives the number that stands under a heading of the most there is; 0 where the
// texts differ, are the highest level, less than a rating, or all what is highest beside
// them.
func (s *sight) otherTop(tops []string, highest []float64) int {
	top, beyond := 0, false
	for i, text := range tops {
		if text == "" {
			continue
		}
		m := ceilingCell.FindStringSubmatch(text)
		if m == nil {
			return 0
		}
		number, _ := strconv.Atoi(m[1])
		if top > 0 && number != top || float64(number) < highest[i] {
			return 0
		}
		top, beyond = number, beyond || float64(number) > highest[i] || text != m[1]
	}
	if levels := s.vocab.Ladder.Levels; top < 2 || top == levels[len(levels)-1].Number || !beyond {
		return 0
	}
	return top
}

func (s *sight) unsureTop(where string, top int) string {
	levels := s.vocab.Ladder.Levels
	return fmt.Sprintf("%s says that ratings run up to %d, and the ladder's levels run from %d to %d", where, top, levels[0].Number, levels[len(levels)-1].Number)
}
