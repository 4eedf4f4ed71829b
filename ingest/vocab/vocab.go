package vocab

import (
	"sync"

	"calibrate/ladder"
)

// A Vocab holds the words of one ladder. It is safe for concurrent use.
type Vocab struct {
	Ladder         *ladder.Ladder
	dimensions     index[int]
	dimensionWords [][]string // by number: the words of the name
	categories     index[int]
	levels         index[levelWord]
	fields         index[string]
	states         index[ladder.State]
	relations      index[ladder.Relation]
	relative       []relativeScale
	headings       memory // a sheet asks for the same headings again and again
}

// A levelWord is a level and which of its spellings was used.
type levelWord struct {
	number int
	rule   string
}

// A relativeScale reads words as steps around the current level.
type relativeScale struct {
	name  string
	words index[float64]
}

var (
	builtMutex sync.Mutex
	built      = map[*ladder.Ladder]*Vocab{}
)

// Of gives the vocabulary of a ladder. A ladder never changes once loaded, so
// its vocabulary is built once.
func Of(l *ladder.Ladder) *Vocab {
	builtMutex.Lock()
	defer builtMutex.Unlock()
	v, ok := built[l]
	if !ok {
		v = build(l)
		built[l] = v
	}
	return v
}

func build(l *ladder.Ladder) *Vocab {
	v := &Vocab{
		Ladder:     l,
		dimensions: newIndex[int](Key),
		categories: newIndex[int](Key),
		levels:     newIndex[levelWord](levelKey),
		fields:     newIndex[string](Key),
		states:     newIndex[ladder.State](levelKey),
		relations:  newIndex[ladder.Relation](Key),
	}
	for _, d := range l.Dimensions {
		v.dimensionWords = append(v.dimensionWords, words(d.Name))
		addAll(&v.dimensions, d.Number, append([]string{d.Name, d.Code}, d.Aliases...))
	}
	for _, c := range l.Categories {
		addAll(&v.categories, c.Number, append([]string{c.Name, c.Code}, c.Aliases...))
	}
	v.addLevels()
	for _, w := range l.Fields {
		v.fields.add(w.Text, w.Field)
	}
	for _, w := range l.States {
		v.states.add(w.Text, w.State)
	}
	for _, w := range l.Relations {
		v.relations.add(w.Text, w.Relation)
	}
	for _, relation := range ladder.Relations {
		v.relations.add(string(relation), relation)
	}
	v.addScales()
	return v
}

func addAll[T comparable](x *index[T], thing T, spellings []string) {
	for _, text := range spellings {
		x.add(text, thing)
	}
}

// addLevels files names before codes before aliases, so that a spelling that is
// two of these names the first as its rule.
func (v *Vocab) addLevels() {
	known := map[string]bool{}
	add := func(text string, word levelWord) {
		if key := levelKey(text); !known[key+string(rune(word.number))] {
			known[key+string(rune(word.number))] = true
			v.levels.add(text, word)
		}
	}
	for _, level := range v.Ladder.Levels {
		add(level.Name, levelWord{level.Number, RuleLevelName})
		add(level.Code, levelWord{level.Number, RuleLevelCode})
		for _, alias := range level.Aliases {
			add(alias, levelWord{level.Number, RuleLevelAlias})
		}
	}
}

func (v *Vocab) addScales() {
	for _, scale := range v.Ladder.Scales {
		if !scale.Relative {
			continue
		}
		words := newIndex[float64](levelKey)
		for _, w := range scale.Words {
			words.add(w.Text, w.Steps)
		}
		v.relative = append(v.relative, relativeScale{scale.Name, words})
	}
}

// Relation reads what a rater is to an employee; false when the text is no word
// for it, or a word for two.
func (v *Vocab) Relation(text string) (ladder.Relation, bool) { return v.relations.one(text) }
