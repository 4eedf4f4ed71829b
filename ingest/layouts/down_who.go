package layouts

import (
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
)

// readPerson takes the heading of a column of ratings apart into what the rater
// is and who: "Peer: Ana Ruiz", "Ana Ruiz (peer)", "Self", "Rated by Ana Ruiz".
func (b *block) readPerson(text string, col int) (relation string, person ingest.Mention) {
	if _, ok := b.vocab.Relation(text); ok {
		return text, person
	}
	if h := b.vocab.Heading(text); h.Kind == vocab.Field || text == "" {
		return "", person
	}
	name := text
	for _, parts := range splitHeading(text) {
		if _, ok := b.vocab.Relation(parts[0]); ok {
			relation, name = parts[0], parts[1]
			break
		}
		if h := b.vocab.Heading(parts[0]); h.Kind == vocab.Field && (h.Field == "rating" || strings.HasPrefix(h.Field, "rater")) {
			name = parts[1]
			if _, ok := b.vocab.Relation(name); !ok {
				break
			}
		}
	}
	if name = strings.TrimSpace(name); b.vocab.Heading(name).Kind == vocab.Field || strings.TrimRight(name, "0123456789 ") == "" {
		return relation, person // "Peer rating", "Peer 1"
	}
	return relation, ingest.Mention{Any: name, Row: b.header, Col: col}
}

// splitHeading gives the ways to cut a heading in two, each in both orders.
func splitHeading(text string) [][2]string {
	var ways [][2]string
	add := func(a, b string) {
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		ways = append(ways, [2]string{a, b}, [2]string{b, a})
	}
	if m := inBrackets.FindStringSubmatch(text); m != nil {
		add(m[1], m[2])
	}
	for _, mark := range []string{":", " - ", " – ", " — ", "\n", "/"} {
		if a, b, ok := strings.Cut(text, mark); ok {
			add(a, b)
		}
	}
	words := strings.Fields(text)
	for cut := 1; cut < len(words); cut++ {
		add(strings.Join(words[:cut], " "), strings.Join(words[cut:], " "))
	}
	return ways
}
