package ladder

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// meaning is the canonical content behind Version: all that decides what a
// rating means and what follows from it. Titles, codes, aliases, state words
// and headings stay out: they only decide which spellings can be read, every
// rating keeps the text and the rule that read it, and a spelling added in the
// middle of a cycle must not part the ratings before it from those after it.
// Hash covers them.
type meaning struct {
	ID         string
	Levels     []string
	Dimensions []dimensionMeaning
	Scales     []Scale
	MeetsShare float64
}

type dimensionMeaning struct {
	Category, Name string
	Weight         float64
	Stated         []string // by level, "" for a blank cell
}

// version hashes the ladder's meaning. JSON of a struct has one spelling: field
// order is fixed and floats take their shortest exact form.
func (l *Ladder) version() string {
	m := meaning{ID: l.ID, Scales: l.Scales, MeetsShare: l.Rule.MeetsShare}
	for _, level := range l.Levels {
		m.Levels = append(m.Levels, level.Name)
	}
	for _, d := range l.Dimensions {
		m.Dimensions = append(m.Dimensions, dimensionMeaning{
			Category: l.Categories[d.Category].Name, Name: d.Name,
			Weight: d.Weight, Stated: l.statedTexts(d.Number),
		})
	}
	content, err := json.Marshal(m)
	if err != nil { // only NaN and infinities fail, and check refused them
		panic("ladder: " + err.Error())
	}
	return sum(content)
}

// statedTexts lists the texts of one dimension by level, "" where it is blank.
func (l *Ladder) statedTexts(dim int) []string {
	texts := make([]string, len(l.Levels))
	for i, cell := range l.cells[dim] {
		if cell.Kind == Stated {
			texts[i] = cell.Text
		}
	}
	return texts
}

// Hash gives the SHA-256, in hex, of everything in the ladder, aliases and words
// included, as Write spells it. Two ladders with one Hash read every sheet alike;
// two with one Version judge every rating alike.
func (l *Ladder) Hash() string {
	var file bytes.Buffer
	if err := Write(&file, l); err != nil { // a buffer takes every write
		panic("ladder: " + err.Error())
	}
	return sum(file.Bytes())
}

func sum(content []byte) string {
	digest := sha256.Sum256(content)
	return hex.EncodeToString(digest[:])
}
