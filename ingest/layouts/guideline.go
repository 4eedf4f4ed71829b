package layouts

import (
	"cmp"
	"fmt"
	"strconv"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// Guideline is one row for each target: levels, a comparison, a share.
var Guideline = ingest.Layout{
	Name:  "guideline",
	About: "one row for each target of the level distribution: level, operator, share, perhaps an organisation",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		v := look(s, opt)
		for row := 1; row <= min(v.NumRows(), headerRows); row++ {
			t := v.tableAt(row)
			if t.has("share") && len(t.dimensions) == 0 && !t.has("employee", "name", "employee_id", "email", "rater", "dimension") && !v.headsRatings(t) && t.hasLevels() {
				return t.claimGuideline()
			}
		}
		return nil
	},
}

// hasLevels finds the column of levels by its heading, or by what stands in it:
// "Levels" and "Grades" are headings nobody lists.
func (t *table) hasLevels() bool {
	for col := 1; col <= t.width && !t.has("level"); col++ {
		if levels, rows := t.levelsIn(col); t.headings[col].Kind == vocab.Unknown && levels > 0 && 2*levels >= rows {
			t.headings[col] = vocab.Heading{Kind: vocab.Field, Field: "level"}
			t.arrange()
		}
	}
	return t.has("level")
}

// levelsIn counts the rows of a column that name a level or a group of levels.
func (t *table) levelsIn(col int) (levels, rows int) {
	for _, row := range t.dataRows() {
		rows++
		if group, problem := t.vocab.LevelGroup(t.text(row, col)); len(group) > 0 && problem.Code == "" {
			levels++
		}
	}
	return levels, rows
}

func (t *table) claimGuideline() *ingest.Claim {
	if unsure := t.unsureShares(); unsure != nil {
		return unsure
	}
	title := t.titleAbove(t.row)
	claim := &ingest.Claim{HeaderRow: t.row, Ladder: t.vocab.Ladder.ID, Columns: t.columns(), Cycle: title.cycle(t.sight), Relation: t.vocab.Relation}
	for _, row := range t.dataRows() {
		g, problem := t.guideline(row)
		if problem != nil {
			claim.Problems = append(claim.Problems, *problem)
			continue
		}
		claim.Guidelines = append(claim.Guidelines, g)
	}
	claim.Problems = append(claim.Problems, t.unused(nil, nil)...)
	return claim
}

// guideline reads one row; a row that cannot be read whole is a problem.
func (t *table) guideline(row int) (ladder.Guideline, *ladder.Problem) {
	g := ladder.Guideline{
		Source: t.Source(row, t.fields["level"]), Cycle: t.cycleAt(row).Text, Org: orgPath(t.cell(row, "org")),
		Operator: ladder.Exactly,
	}
	words := t.vocab
	if l, ok := t.opt.LadderByID(t.cell(row, "ladder")); ok && t.cell(row, "ladder") != "" {
		g.Ladder, words = l.ID, vocab.Of(l)
	} else if !ok {
		return g, t.bad(row, "ladder", ladder.UnknownLadder, "No ladder in use has this name; load it with --ladder, or correct the cell.")
	}
	levels, reading := words.LevelGroup(t.cell(row, "level"))
	if reading.Code != "" || len(levels) == 0 {
		return g, t.bad(row, "level", ladder.UnknownLevel, cmp.Or(reading.Message, "The row names no level; write a level, or a group such as SRE1–SRE2."))
	}
	g.Levels = levels
	if problem := t.share(row, &g); problem != nil {
		return g, problem
	}
	return g, nil
}

// share reads operator, share and upper end.
func (t *table) share(row int, g *ladder.Guideline) *ladder.Problem {
	share, ok := t.shareCell(row, "share")
	if !ok {
		return t.bad(row, "share", ladder.BadGuideline, fmt.Sprintf("%.80q is no share of the headcount; write one such as 20 %% or 10–15 %%.", t.cell(row, "share")))
	}
	g.Share, g.Upper = share.Low, share.Upper
	if share.Operator != "" {
		g.Operator = share.Operator
	} else if share.Range {
		g.Operator = ladder.Between
	}
	if text := t.cell(row, "operator"); text != "" {
		op, ok := vocab.Operator(text)
		if !ok {
			return t.bad(row, "operator", ladder.BadGuideline, fmt.Sprintf("%.80q is no comparison; write =, ≤, ≥ or between.", text))
		}
		g.Operator = op
	}
	if upper, ok := t.shareCell(row, "upper"); ok {
		if g.Upper, g.Operator = upper.Low, ladder.Between; share.Percent && !upper.Percent {
			g.Upper /= 100
		}
	}
	return t.unfitShares(row, g)
}

// unfitShares says where the shares of a row do not fit its comparison.
func (t *table) unfitShares(row int, g *ladder.Guideline) *ladder.Problem {
	between := g.Operator == ladder.Between
	switch {
	case between && (g.Upper < g.Share || g.Upper == 0):
		return t.bad(row, "share", ladder.BadGuideline, "A guideline between two shares needs both, the smaller first; write one such as 10–15 %.")
	case !between && g.Upper != 0:
		return t.bad(row, "operator", ladder.BadGuideline, fmt.Sprintf("The row says %s and gives two shares; use between, or one share.", g.Operator))
	}
	return nil
}

// shareCell reads the share of a field.
func (t *table) shareCell(row int, field string) (vocab.Share, bool) {
	return t.shareAt(row, t.fields[field])
}

// shareAt reads a share cell. A number under a percent format is a fraction.
func (t *table) shareAt(row, col int) (vocab.Share, bool) {
	cell := t.At(row, col)
	if cell.Kind == ingest.Number {
		value, err := strconv.ParseFloat(cell.Text, 64)
		if err != nil {
			return vocab.Share{}, false
		}
		return vocab.ParseShare(strconv.FormatFloat(value, 'f', -1, 64))
	}
	if col == 0 {
		return vocab.Share{}, false
	}
	return vocab.ParseShare(t.text(row, col))
}

func (t *table) bad(row int, field, code, message string) *ladder.Problem {
	p := t.problem(row, t.firstOf(field, "level"), code, ladder.Error, message)
	return &p
}
