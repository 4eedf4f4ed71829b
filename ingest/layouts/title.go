package layouts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// A title is what the block above a table says of the whole sheet: "Cycle:
// 2026-H1" in one cell, or a label with its value in the next cell.
type title struct {
	fields map[string]ingest.Said
	again  map[string]ingest.Said // of fields named twice, what the second one says otherwise
	texts  []ingest.Said          // everything that is no label with a value
}

var labelled = regexp.MustCompile(`^([^:：=]{1,40})\s*[:：=]\s*(.+)$`)

// titleAbove reads the rows above a header row.
func (s *sight) titleAbove(header int) title { return s.titleBetween(1, header-1) }

// titleBetween reads a block of rows as labels and texts.
func (s *sight) titleBetween(from, to int) title {
	t := title{fields: map[string]ingest.Said{}, again: map[string]ingest.Said{}}
	for row := from; row <= to; row++ {
		for col := 1; col <= s.Width(row); col++ {
			text := s.text(row, col)
			if text == "" {
				continue
			}
			if m := labelled.FindStringSubmatch(text); m != nil && t.put(s, m[1], ingest.Said{Text: m[2], Row: row, Col: col}) {
				continue
			}
			if value := s.beside(row, col); value.Text != "" && t.put(s, strings.TrimRight(text, ":： "), value) {
				col = value.Col
				continue
			}
			t.texts = append(t.texts, ingest.Said{Text: text, Row: row, Col: col})
		}
	}
	return t
}

// put files a value under the field its label names; the first one stands.
func (t *title) put(s *sight, label string, value ingest.Said) bool {
	h := s.vocab.Heading(label)
	if h.Kind != vocab.Field {
		return false
	}
	if first, taken := t.fields[h.Field]; !taken {
		t.fields[h.Field] = value
	} else if a, b := vocab.Key(first.Text), vocab.Key(value.Text); !strings.Contains(a, b) && !strings.Contains(b, a) {
		t.again[h.Field] = value
	}
	return true
}

// unsureWho refuses a title that names two people as the rater, or as the employee, where
// no column does: one may only have written the form.
func (t *title) unsureWho(s *sight, field string) *ingest.Claim {
	other, twice := t.again[field]
	if first := t.fields[field]; twice {
		return s.unsure(fmt.Sprintf("%s%d and %s%d both say who the %s is, %q and %q", ladder.ColumnName(first.Col), first.Row, ladder.ColumnName(other.Col), other.Row, field, first.Text, other.Text),
			fmt.Sprintf("%s: %q  # or %q", field, other.Text, first.Text))
	}
	return nil
}

// beside gives the next filled cell to the right, at most three columns on; nothing where
// that is the next label.
func (s *sight) beside(row, col int) ingest.Said {
	for next := col + 1; next <= min(col+3, s.Width(row)); next++ {
		if text := s.text(row, next); text != "" && !s.labelsNext(row, next) {
			return ingest.Said{Text: text, Row: row, Col: next}
		} else if text != "" {
			break
		}
	}
	return ingest.Said{}
}

// labelsNext reports whether a cell labels the one to its right: by a colon, or by the
// name of a field that is no word for what a rater is, which may be a value.
func (s *sight) labelsNext(row, col int) bool {
	text := s.text(row, col)
	label := strings.TrimRight(text, ":：")
	_, field := s.vocab.IsField(label)
	_, relation := s.vocab.Relation(label)
	return field && (label != text || !relation && s.text(row, col+1) != "")
}

// cycle gives the cycle the map, the title or the sheet's name tells.
func (t *title) cycle(s *sight) ingest.Said {
	if s.said.Cycle != "" {
		return ingest.Said{Text: s.said.Cycle}
	}
	if said, ok := t.fields["cycle"]; ok {
		return said
	}
	for _, text := range t.texts {
		if cycle := ingest.CycleIn(text.Text); cycle != "" && !ofTheForm.MatchString(text.Text) {
			return ingest.Said{Text: cycle, Row: text.Row, Col: text.Col}
		}
	}
	return ingest.Said{Text: ingest.CycleIn(s.Name)}
}

// ofTheForm recognises a text whose date is that of the form, or of what the ratings are
// held against.
var ofTheForm = regexp.MustCompile(`(?i)\b(?:template|version|vorlage|modèle|plantilla|compared|versus|vs|against|vergleich|gegenüber)\b`)

// person gives a person a title names under one of the fields.
func (t *title) person(fields ...string) ingest.Mention {
	var m ingest.Mention
	for _, field := range fields {
		said, ok := t.fields[field]
		if !ok {
			continue
		}
		if m.Row == 0 {
			m.Row, m.Col = said.Row, said.Col
		}
		switch {
		case strings.HasSuffix(field, "id"):
			m.ID = said.Text
		case strings.HasSuffix(field, "email"):
			m.Email = said.Text
		case m.Any == "" && strings.HasSuffix(field, "last_name"):
			m.Any = fullName(t.fields[strings.TrimSuffix(field, "last_name")+"first_name"].Text, said.Text)
		case m.Any == "":
			m.Any = said.Text
		}
	}
	if m.Any != "" && (m.ID != "" || m.Email != "") {
		m.Name, m.Any = m.Any, ""
	}
	return m
}

// leavesOut reports whether a title has the label of one of the fields and no
// value for it.
func (t *title) leavesOut(s *sight, fields []string) bool {
	return slices.ContainsFunc(t.texts, func(said ingest.Said) bool {
		field, ok := s.vocab.IsField(strings.TrimRight(said.Text, ":： "))
		return ok && slices.Contains(fields, field)
	})
}

// rater gives who the title says filled in the sheet.
func (t *title) rater(s *sight) ingest.Mention {
	if s.said.Rater != "" {
		return ingest.Mention{Any: s.said.Rater}
	}
	return t.person(raterFields...)
}

// relation gives what the title or the sheet's name says the rater is. Of a
// sheet's name or heading only "self" is taken: "Manager" there names a form
// for managers as often as one filled in by them.
func (t *title) relation(s *sight) ingest.Said {
	if said, ok := t.fields["relation"]; ok {
		return said
	}
	for _, said := range append(t.texts, ingest.Said{Text: s.Name}) {
		if s.namesSelf(said.Text) {
			return ingest.Said{Text: string(ladder.Self), Row: said.Row, Col: said.Col}
		}
	}
	return ingest.Said{}
}

// assessmentOf recognises a title that names whom a form is about.
var assessmentOf = regexp.MustCompile(`(?i)^(?:[\pL\d°]+\s+){0,3}(?:assessment|review|evaluation|appraisal|ratings?|feedback|scorecard|form|beurteilung|bewertung|évaluation|evaluación)\s+(?:of|for|on|von|für|de|para)\s+(.+)$`)

// cycleBehind is a cycle behind a name in a title, such as "– 2026-H1" or
// "(H1 2026)".
var cycleBehind = regexp.MustCompile(`(?i)\s*[-–—:|(,/]*\s*(?:(?:fy\s*)?20\d{2}\s*[-_/. ]?\s*(?:[hq][1-4]|[1-4][hq])?|[hq][1-4]\s*[-_/. ]?\s*20\d{2})\s*\)?$`)

// inBrackets takes a trailing bracket off a heading.
var inBrackets = regexp.MustCompile(`^(.+?)\s*[(\[（]\s*([^()\[\]（）]+?)\s*[)\]）]$`)

var titleEnd = regexp.MustCompile(`(?i)\s*(?:[-–—:(|,].*|\s(?:20\d{2}|[hq][1-4]).*)$`)

// namesSelf reports whether a title says that people rated themselves, such as
// "Self-assessments 2026-H1".
func (s *sight) namesSelf(text string) bool {
	for _, part := range []string{text, titleEnd.ReplaceAllString(text, ""), strings.TrimSuffix(titleEnd.ReplaceAllString(text, ""), "s")} {
		if relation, ok := s.vocab.Relation(part); ok && relation == ladder.Self && !isPersonWord(s.vocab, part) {
			return true
		}
	}
	return selfTitle.MatchString(text)
}

var selfTitle = regexp.MustCompile(`(?i)^self[- ]?(?:assessment|rating|review|evaluation)s?\b`)

// isPersonWord reports whether a word heads a column of people, such as
// "Employee", which some lists of relations hold too.
func isPersonWord(words *vocab.Vocab, text string) bool {
	return words.Heading(text).Kind == vocab.Field
}
