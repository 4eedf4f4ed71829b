package packet

import (
	"slices"
	"strconv"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// An evidence is every rating of one person: a line per dimension, a column per
// rater, and of each rater the files, sheets and rules behind the column.
type evidence struct {
	Levels     []string // codes, for the strip's head
	Raters     []rater
	Blocks     []block // the raters' columns, as many as stand beside each other on paper
	Categories []category
}

// A block is a run of the raters' columns, From up to To. The first one shows the
// figures of each dimension too.
type block struct {
	Raters   []rater
	From, To int
	First    bool
}

// How many raters' columns stand beside the figures, and how many without them.
const (
	firstBlock = 7
	nextBlock  = 12
)

// blocks deals the raters out.
func blocks(raters []rater) []block {
	to := min(firstBlock, len(raters))
	all := []block{{raters[:to], 0, to, true}}
	for from := to; from < len(raters); from = to {
		to = min(from+nextBlock, len(raters))
		all = append(all, block{raters[from:to], from, to, false})
	}
	return all
}

// A rater is one column of evidence.
type rater struct {
	Name, Relation string
	Self           bool
	Cells          int
	Places         []string // the files and sheets read from; none where the reader may not know
	Rules          string   // the rules that read the cells, with their counts
	usual          string   // the rule that read most of them
	at             map[[2]string]int
}

type category struct {
	Name       string
	Dimensions []dimension
}

// A dimension is one line of evidence.
type dimension struct {
	Name, Band, Mean, Gap string
	N                     int
	Short                 bool   // below the target's band
	Expectation           string // of the target level, where the person falls short of it
	Strip                 strip
	Ratings               [][]rating // by rater
}

// A rating is one cell: what it says and where it stands.
type rating struct {
	Level, Cell string
	Said        string // the text as it stood, where it was not the plain number
	Rule        string // of a level, where it is not the rater's usual rule
	Place       int    // which of the rater's places, from 1; 0 when there is one only
	Rated       bool
}

func newEvidence(b analysis.Bundle, l *ladder.Ladder, e analysis.Evidence) evidence {
	names := analysis.NewRaterNames(b, e.Ratings)
	ev := evidence{Categories: make([]category, len(l.Categories))}
	for _, level := range l.Levels {
		ev.Levels = append(ev.Levels, level.Code)
	}
	by := map[string][]ladder.Rating{}
	columns := ev.columns(names, e.Ratings)
	ev.Blocks = blocks(ev.Raters)
	for _, r := range e.Ratings {
		by[r.Dimension] = append(by[r.Dimension], r)
	}
	for i, c := range l.Categories {
		ev.Categories[i].Name = c.Name
	}
	for _, d := range e.Profile.Dimensions {
		line := newDimension(l, e.Profile, d)
		line.Ratings = make([][]rating, len(ev.Raters))
		for _, r := range by[d.Dimension.Name] {
			column := columns[r.Rater]
			line.Ratings[column] = append(line.Ratings[column], ev.Raters[column].newRating(r))
		}
		line.Strip = newStrip(len(l.Levels), d, by[d.Dimension.Name])
		c := &ev.Categories[d.Dimension.Category]
		c.Dimensions = append(c.Dimensions, line)
	}
	return ev
}

// columns makes a column per rater, by relation and then in the order met, and
// gives the column of each rater.
func (ev *evidence) columns(names analysis.RaterNames, ratings []ladder.Rating) map[string]int {
	columns := map[string]int{}
	for _, relation := range append(slices.Clone(ladder.Relations), "") {
		for _, r := range ratings {
			if _, known := columns[r.Rater]; known || r.Relation != relation {
				continue
			}
			columns[r.Rater] = len(ev.Raters)
			ev.Raters = append(ev.Raters, rater{Name: names.Label(r), Relation: string(relation),
				Self: relation == ladder.Self, at: map[[2]string]int{}})
		}
	}
	rules, levels := make([]map[string]int, len(ev.Raters)), make([]map[string]int, len(ev.Raters))
	for i := range rules {
		rules[i], levels[i] = map[string]int{}, map[string]int{}
	}
	for _, r := range ratings {
		column := columns[r.Rater]
		ev.Raters[column].count(r, names.Hidden())
		rules[column][r.Rule]++
		if r.State == ladder.Rated {
			levels[column][r.Rule]++
		}
	}
	for i := range rules {
		ev.Raters[i].readBy(rules[i], levels[i])
	}
	return columns
}

// count takes one rating's place in; hidden keeps the files from the reader.
func (c *rater) count(r ladder.Rating, hidden bool) {
	c.Cells++
	key := [2]string{r.Source.File, r.Source.Sheet}
	if _, known := c.at[key]; known {
		return
	}
	c.at[key] = len(c.at) + 1
	if !hidden {
		c.Places = append(c.Places, ladder.Source{File: r.Source.File, Sheet: r.Source.Sheet}.String())
	}
}

// readBy names the rules that read a rater's cells, and finds the usual one of those that
// gave a level.
func (c *rater) readBy(counts, levels map[string]int) {
	var words []string
	for _, rule := range sortedKeys(counts) {
		words = append(words, analysis.Said("%s (%d)", analysis.RuleWords(rule), counts[rule]))
		if levels[rule] > levels[c.usual] {
			c.usual = rule
		}
	}
	c.Rules = strings.Join(words, ", ")
}

func (c *rater) newRating(r ladder.Rating) rating {
	view := rating{Cell: r.Source.Cell(), Rated: r.State == ladder.Rated, Level: analysis.StateWords(r.State)}
	if view.Rated {
		view.Level = levelText(r.Level)
	}
	if said, err := strconv.ParseFloat(r.Text, 64); r.Text != "" && (err != nil || said != r.Level) && r.Text != view.Level {
		view.Said = r.Text
	}
	if view.Rated && r.Rule != c.usual {
		view.Rule = analysis.RuleWords(r.Rule)
	}
	if len(c.at) > 1 {
		view.Place = c.at[[2]string{r.Source.File, r.Source.Sheet}]
	}
	return view
}

func newDimension(l *ladder.Ladder, p analysis.Profile, d analysis.DimensionProfile) dimension {
	view := dimension{Name: d.Dimension.Name, N: d.N, Mean: analysis.NoFigure, Gap: analysis.NoFigure, Band: bandCode(l, d.TargetBand)}
	if d.N > 0 {
		view.Mean = analysis.FormatNumber(analysis.Rating, d.Mean)
	}
	if d.HasTarget {
		view.Gap = analysis.FormatNumber(analysis.Delta, d.TargetGap)
		if d.TargetGap < 0 {
			view.Short = true
			view.Expectation = l.Cell(d.Dimension.Number, p.Target).Text
		}
	}
	return view
}

// levelText writes a single rating: "4", "4.5".
func levelText(level float64) string {
	return strings.TrimSuffix(strings.TrimRight(analysis.FormatNumber(analysis.Rating, level), "0"), ".")
}
