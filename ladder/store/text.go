package store

import (
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"calibrate/ladder"
)

// checkTexts refuses a batch with a text that is not UTF-8: DuckDB would store it
// as NULL without a word. Every other text, whatever is in it, comes back as it
// was.
func checkTexts(b *ladder.Batch) error {
	if err := checkText(ladder.Source{}, "name of the file", b.File, b.SHA256, b.Reason); err != nil {
		return err
	}
	for _, s := range b.Sheets {
		if err := checkText(ladder.Source{File: b.File}, "report of a sheet", s.Sheet, s.Layout, s.Reason); err != nil {
			return err
		}
	}
	for i := range b.People {
		p := &b.People[i]
		texts := []string{p.Source.Sheet, p.Cycle, p.ID, p.Name, p.Email, p.Manager, p.Org, p.Ladder}
		for _, heading := range slices.Sorted(maps.Keys(p.Groups)) {
			texts = append(texts, heading, p.Groups[heading])
		}
		if err := checkText(p.Source, "person", texts...); err != nil {
			return err
		}
	}
	for i := range b.Mentioned {
		p := &b.Mentioned[i]
		if err := checkText(p.Source, "person", p.Source.Sheet, p.Cycle, p.ID, p.Name, p.Email, p.Org, p.Ladder); err != nil {
			return err
		}
	}
	if err := checkRatings(&b.Ratings); err != nil {
		return err
	}
	return checkRest(b)
}

// checkRatings looks at each text that ratings share once.
func checkRatings(list *ladder.Ratings) error {
	for _, run := range list.Runs() {
		if err := checkText(ladder.Source{File: run.File, Sheet: run.Sheet}, "rating", run.Sheet, run.Cycle, run.Employee, run.Rater); err != nil {
			return err
		}
	}
	for _, topic := range list.Topics() {
		if err := checkText(ladder.Source{}, "dimension of a rating", topic.Ladder, topic.Dimension); err != nil {
			return err
		}
	}
	sound := make([]bool, len(list.Values()))
	for i, value := range list.Values() {
		sound[i] = utf8.ValidString(value.Text) && utf8.ValidString(value.Rule)
	}
	for i, mark := range list.Marks() {
		if !sound[mark.Value] {
			value := list.Values()[mark.Value]
			return checkText(list.At(i).Source, "rating", value.Text, value.Rule)
		}
	}
	for _, comment := range list.Comments() {
		if !utf8.ValidString(comment.Text) {
			return checkText(list.At(comment.Rating).Source, "rating", comment.Text)
		}
	}
	return nil
}

func checkRest(b *ladder.Batch) error {
	for i := range b.Guidelines {
		g := &b.Guidelines[i]
		if err := checkText(g.Source, "guideline", g.Source.Sheet, g.Cycle, g.Org, g.Ladder); err != nil {
			return err
		}
	}
	for i := range b.Decisions {
		d := &b.Decisions[i]
		if err := checkText(d.Source, "decision", d.Source.Sheet, d.Cycle, d.Employee, d.Reason, d.DecidedBy, d.Date); err != nil {
			return err
		}
	}
	for i := range b.Problems {
		p := &b.Problems[i]
		if err := checkText(p.Source, "problem", append(p.Suggestions, p.Source.Sheet, p.Text, p.Code, p.Message)...); err != nil {
			return err
		}
	}
	return nil
}

func checkText(at ladder.Source, what string, texts ...string) error {
	for _, text := range texts {
		if !utf8.ValidString(text) {
			return say(ErrNotText, "%s: the %s has a text that is not UTF-8: %s; save the file as UTF-8, or name its encoding with --encoding", at, what, strconv.Quote(text))
		}
	}
	return nil
}
