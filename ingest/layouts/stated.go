package layouts

import (
	"calibrate/ingest"
	"calibrate/ingest/vocab"
)

// stated reads what cells beside the ratings say of the employee. A word such as
// "n/a", or "no" for a proposal, states nothing.
func (s *sight) stated(level, proposed, org ingest.Said) ingest.Stated {
	said := ingest.Stated{Org: ingest.Said{Text: orgPath(org.Text), Row: org.Row, Col: org.Col}}
	if level.Text != "" && !isState(s.vocab, level.Text) {
		said.LevelAt = level
		said.Level, _ = s.vocab.Level(level.Text)
	}
	if proposed.Text != "" && !isState(s.vocab, proposed.Text) && !declined[vocab.Key(proposed.Text)] {
		said.ProposedAt = proposed
		said.Proposed, _ = s.vocab.Level(proposed.Text)
	}
	return said
}

// stated reads what a row says of its employee. Rows say the same few things
// again and again: each is read once.
func (w *wide) stated(row int) ingest.Stated {
	level, proposed := w.said(row, "level"), w.said(row, "proposed")
	org := ingest.Said{Text: w.orgText(row), Row: row, Col: w.fields["org"]}
	key := [3]string{level.Text, proposed.Text, org.Text}
	said, known := w.statements[key]
	if !known {
		said = w.table.stated(level, proposed, org)
		if w.statements == nil {
			w.statements = map[[3]string]ingest.Stated{}
		}
		w.statements[key] = said
	}
	said.LevelAt.Row, said.ProposedAt.Row, said.Org.Row = row, row, row
	return said
}

// orgText joins the org columns of a row as one path.
func (w *wide) orgText(row int) string {
	if w.orgs == nil {
		w.orgs = append([]int{}, w.orgColumns()...)
	}
	if len(w.orgs) == 1 {
		return w.text(row, w.orgs[0])
	}
	return w.org(row, w.orgs)
}
