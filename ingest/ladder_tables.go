package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"calibrate/ladder"
)

// takeTable takes one of the sheets beside the expectations, by its headings.
func (b *ladderBook) takeTable(s *Sheet) {
	for _, table := range []struct {
		heads []string
		take  func(text func(head string) string)
	}{
		{[]string{"number", "code", "level"}, b.level},
		{[]string{"dimension", "code", "weight"}, b.dimension},
		{[]string{"kind", "name", "alias"}, b.alias},
		{[]string{"kind", "meaning", "word"}, b.word},
		{[]string{"key", "value"}, b.fact},
	} {
		row, columns := headsOf(s, table.heads[0])
		complete := row > 0
		for _, head := range table.heads {
			complete = complete && columns[head] > 0
		}
		if !complete {
			continue
		}
		for row++; row <= s.NumRows(); row++ {
			table.take(func(head string) string { return strings.TrimSpace(s.At(row, columns[head]).Text) })
		}
		return
	}
}

// level takes the code of a level, by its number.
func (b *ladderBook) level(text func(string) string) {
	number, err := strconv.Atoi(text("number"))
	if err != nil || number < 1 || number > len(b.parts.Levels) {
		return
	}
	if code := text("code"); code != "" {
		b.parts.Levels[number-1].Code = code
	}
}

// dimension takes codes and the weight of a dimension, by its name.
func (b *ladderBook) dimension(text func(string) string) {
	for i := range b.parts.Dimensions {
		if d := &b.parts.Dimensions[i]; d.Name == text("dimension") {
			d.Code, d.Weight = text("code"), weightOf(text("weight"))
			if code := text("category_code"); code != "" {
				b.parts.Categories[d.Category].Code = code
			}
		}
	}
}

// alias takes another spelling of a level, category or dimension.
func (b *ladderBook) alias(text func(string) string) {
	name, alias := text("name"), text("alias")
	switch text("kind") {
	case "level":
		for i := range b.parts.Levels {
			if l := &b.parts.Levels[i]; l.Name == name {
				l.Aliases = append(l.Aliases, alias)
			}
		}
	case "category":
		for i := range b.parts.Categories {
			if c := &b.parts.Categories[i]; c.Name == name {
				c.Aliases = append(c.Aliases, alias)
			}
		}
	case "dimension":
		for i := range b.parts.Dimensions {
			if d := &b.parts.Dimensions[i]; d.Name == name {
				d.Aliases = append(d.Aliases, alias)
			}
		}
	}
}

// word takes a word that sheets may use.
func (b *ladderBook) word(text func(string) string) {
	meaning, word := text("meaning"), text("word")
	switch text("kind") {
	case "state":
		b.parts.States = append(b.parts.States, ladder.StateWord{Text: word, State: ladder.State(meaning)})
	case "relation":
		b.parts.Relations = append(b.parts.Relations, ladder.RelationWord{Text: word, Relation: ladder.Relation(meaning)})
	case "scale":
		b.scaleWord(meaning, word, text("steps"))
	case "column":
		b.parts.Fields = append(b.parts.Fields, ladder.FieldWord{Text: word, Field: meaning})
	}
}

// fact takes what the ladder is called, and its rule.
func (b *ladderBook) fact(text func(string) string) {
	value := text("value")
	switch text("key") {
	case "id":
		b.parts.ID = value
	case "name":
		b.parts.Name = value
	case "source":
		b.parts.Source = value
	case "license":
		b.parts.License = value
	case "meets_share":
		if value != "" {
			b.parts.Rule.MeetsShare = weightOf(value)
		}
	}
}

// scaleWord takes a word of a relative scale. Level-anchored scales have none: they
// stay those of the built-in ladder.
func (b *ladderBook) scaleWord(scale, word, steps string) {
	if b.parts.Scales == nil {
		for _, s := range ladder.Default().Scales {
			if !s.Relative {
				b.parts.Scales = append(b.parts.Scales, s)
			}
		}
	}
	number, err := strconv.ParseFloat(steps, 64)
	if err != nil {
		return
	}
	at := slices.IndexFunc(b.parts.Scales, func(s ladder.Scale) bool { return s.Name == scale })
	if at < 0 {
		at = len(b.parts.Scales)
		b.parts.Scales = append(b.parts.Scales, ladder.Scale{Name: scale, Relative: true})
	}
	b.parts.Scales[at].Words = append(b.parts.Scales[at].Words, ladder.ScaleWord{Text: word, Steps: number})
}

// complete gives a name and codes to what has none.
func (b *ladderBook) complete() {
	b.parts.ID = cmp.Or(b.parts.ID, "ladder")
	b.parts.Name = cmp.Or(b.parts.Name, b.parts.ID)
	for i := range b.parts.Levels {
		l := &b.parts.Levels[i]
		if l.Code == "" && utf8.RuneCountInString(l.Name) <= ladder.MaxCode {
			l.Code = l.Name
		}
		l.Code = cmp.Or(l.Code, fmt.Sprintf("L%d", i+1))
	}
	for i := range b.parts.Categories {
		b.parts.Categories[i].Code = cmp.Or(b.parts.Categories[i].Code, fmt.Sprintf("C%d", i+1))
	}
	for i := range b.parts.Dimensions {
		b.parts.Dimensions[i].Code = cmp.Or(b.parts.Dimensions[i].Code, fmt.Sprintf("D%d", i+1))
	}
}
