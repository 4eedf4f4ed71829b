package ingest

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"calibrate/ladder"
)

// A spelling is how a person no roster knows was written where first met.
type spelling struct {
	id, name string
	byID     bool // an id stood beside the name
}

func (s spelling) text() string {
	if s.name == "" || s.name == s.id {
		return s.id
	}
	return fmt.Sprintf("%s (%s)", s.name, s.id)
}

// alike finds people no roster knows that may be one: each spelling is entered under
// what it shares with others of the same name.
type alike map[string]spelling

// enter notes a person and gives one met earlier that may be the same. Two people of
// one name are two where each has an id.
func (a alike) enter(m Mention, id string) (other string, found bool) {
	m = m.apart()
	entry := spelling{id: id, name: m.Name, byID: m.ID != ""}
	under, like := sharedBy(cmp.Or(m.Name, m.Any, m.Email, m.ID))
	for _, key := range slices.Backward(like) { // the whole name last
		if met, known := a[key]; known && met.id != id && !(met.byID && entry.byID) {
			other, found = met.text(), true
		}
	}
	for _, key := range under {
		if _, known := a[key]; !known {
			a[key] = entry
		}
	}
	return other, found
}

var (
	inBracket = regexp.MustCompile(`\s*[(\[（][^()\[\]（）]*[)\]）]`)
	forms     = map[string]bool{"dr": true, "prof": true, "mr": true, "mrs": true, "ms": true, "mx": true, "herr": true, "frau": true, "mme": true, "sr": true, "sra": true}
)

// sharedBy gives what a name is entered under and what names like it are: its words in
// any order, without diacritics, titles, initials and brackets; or, of a name cut to an
// initial, that and the other word. Of an address it is what stands before the @.
func sharedBy(text string) (under, like []string) {
	if local, _, address := strings.Cut(text, "@"); address {
		text = strings.NewReplacer(".", " ", "_", " ").Replace(local)
	}
	if strings.ContainsAny(text, "([（") {
		text = inBracket.ReplaceAllString(text, "")
	}
	if strings.ContainsAny(text, "0123456789") {
		return nil, nil
	}
	words := slices.DeleteFunc(strings.Fields(looseNameKey(text)), func(word string) bool { return forms[word] })
	whole := slices.DeleteFunc(slices.Clone(words), func(word string) bool { return utf8.RuneCountInString(word) == 1 })
	switch {
	case len(words) == 2 && len(whole) == 1:
		letter := words[0]
		if letter == whole[0] {
			letter = words[1]
		}
		cut := letter + " " + whole[0]
		return []string{"cut " + cut}, []string{"full " + cut}
	case len(whole) < 2:
		return nil, nil
	}
	slices.Sort(whole)
	key := strings.Join(whole, " ")
	under, like = []string{key}, []string{key}
	if len(words) == 2 {
		for i, word := range whole {
			first, _ := utf8.DecodeRuneInString(word)
			cut := string(first) + " " + whole[1-i]
			under, like = append(under, "full "+cut), append(like, "cut "+cut)
		}
	}
	return under, like
}

// mostTwice is how many spellings of one person are told one by one: where one file names
// people by id and another by name, all of them are such.
const mostTwice = 20

// maybeTwice warns that a person no roster knows may be another one met before.
func (r *sheetReader) maybeTwice(m Mention, id string) {
	other, found := r.run.alike.enter(m, id)
	if !found {
		return
	}
	rest := ""
	if r.run.twice++; r.run.twice > mostTwice {
		return
	} else if r.run.twice == mostTwice {
		rest = " Further ones are not told one by one."
	}
	r.problem(m.Row, m.Col, m.Text(), Reading{Code: ladder.SamePersonTwice, Severity: ladder.Warning,
		Message: fmt.Sprintf("%.80q may be %.80q, met before: without a roster each spelling is a person of its own. If they are one, write one name throughout, or import a roster.%s", m.Text(), other, rest)})
}
