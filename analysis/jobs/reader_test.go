package jobs

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// TestReaderIsLeftOut: in what is made for somebody, no table, chart or note of any
// job has a row about them or names them, whoever it is and whatever the company looks
// like. They rate others, as "you", are proposed, decided on and rated themselves.
func TestReaderIsLeftOut(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	for seed := range uint64(3) {
		c := newMadeUp(seed, "Tech / A", variant{})
		reader := c.people[random.IntN(len(c.people))]
		for _, p := range c.people {
			if p.ID != reader.ID && random.IntN(4) == 0 {
				c.ratings = slices.DeleteFunc(c.ratings, func(r ladder.Rating) bool { return r.Employee == p.ID && r.Rater == reader.ID })
				c.ratings = append(c.ratings, c.ratedBy(random, p.ID, reader.ID, ladder.Peer)...)
			}
		}
		in := inputOf(c.store(t))
		in.Previous, in.For = "2025-H2", reader.ID
		for _, audience := range []analysis.Audience{analysis.HR, analysis.Director} {
			in.Audience = audience
			results, err := analysis.Run(t.Context(), in, List, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range results {
				for _, where := range naming(r, reader.ID, reader.Name) {
					t.Errorf("seed %d, %s, for %s: %s %s", seed, audience, reader.ID, r.Job, where)
				}
			}
		}
	}
}

// naming lists where a result has one of the words, as a whole word.
func naming(r analysis.Result, words ...string) []string {
	var found []string
	look := func(where, text string) {
		for _, w := range words {
			if strings.Contains(" "+strings.NewReplacer(",", " ", ".", " ", "(", " ", ")", " ", "{", " ", "}", " ", ":", " ", ";", " ", "·", " ").Replace(text)+" ", " "+w+" ") {
				found = append(found, where+": "+text)
				return
			}
		}
	}
	for _, n := range r.Notes {
		look("note", n.Text)
	}
	for _, t := range r.Tables {
		for row := range t.Rows.All() {
			for i, v := range row {
				if text, ok := v.Text(); ok {
					look(t.Name+"."+t.Columns[i].Name, text)
				}
			}
		}
	}
	for _, c := range r.Charts {
		look("chart "+c.Name, fmt.Sprintf("%+v", c.Data))
	}
	return found
}
