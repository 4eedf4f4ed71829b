package vocab

import (
	"slices"
	"strings"
)

// SaysNoPerson reports whether a heading over a column of levels says that they
// are something else than somebody's ratings: a level expected, a target, a
// weight, last cycle's value. A word that is somebody's name as well, as Max is,
// says so only beside words that are not.
func (v *Vocab) SaysNoPerson(text string) bool {
	said, name := false, false
	for _, word := range words(text) {
		field, ok := v.fields.one(word)
		switch {
		case noPerson[word] || ok && (field == "level" || field == "share" || field == "proposed" || field == "date" || field == "agreed"):
			return true
		case nameToo[word]:
			said = true
		case !ok && !beside[word] && strings.Trim(word, "0123456789") == word:
			name = true
		}
	}
	return said && !name
}

// NamesNobody reports whether the label of a row says that it holds levels
// expected, targets or weights, and holds no word that could be a name.
func (v *Vocab) NamesNobody(label string) bool {
	list := words(label)
	return slices.ContainsFunc(list, isNoPerson) && !slices.ContainsFunc(list, v.couldName)
}

// SaysAgreed reports whether the heading of a column or the label of a row says
// that it holds what several people agreed on, and names nobody.
func SaysAgreed(label string) bool {
	list := words(label)
	return slices.ContainsFunc(list, func(word string) bool { return agreed[word] }) &&
		!slices.ContainsFunc(list, func(word string) bool { return !agreed[word] && !besideAgreed[word] })
}

func isNoPerson(word string) bool { return noPerson[word] }

// couldName reports whether a word beside those of noPerson may be a name.
func (v *Vocab) couldName(word string) bool {
	if noPerson[word] || beside[word] || strings.Trim(word, "0123456789") != word {
		return false
	}
	_, field := v.fields.one(word)
	_, level := v.Level(word)
	return nameToo[word] || !field && level.Code != ""
}

// MayBeName reports whether a label of computed rows is somebody's name as well.
func (v *Vocab) MayBeName(label string) bool { return nameToo[Key(label)] }

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[Key(word)] = true
	}
	return set
}

var (
	noPerson = wordSet(`expected expectation expectations required requirement target weight weighting
		previous gap difference benchmark scale
		erwartet erwartung soll sollwert ziel zielwert gewicht gewichtung gewichtet vorjahr attendu attendue attendus cible poids
		pondération pondéré esperado esperada objetivo ponderación weighted 期待 期待値 目標 目標値 重み`)
	// agreed are words for what a meeting made of the ratings, besideAgreed those
	// that stand beside them.
	agreed = wordSet(`final consensus calibrated agreed moderated konsens abgestimmt kalibriert endgültig définitif
		consensuado consenso calibrado 最終 合意 最終評価 合意評価`)
	besideAgreed = wordSet("rating ratings score scores level value result decision bewertung ergebnis wert note nivel valoración evaluación niveau 評価 結果")
	// nameToo are words of that kind that are given names or family names too.
	nameToo = wordSet("max min norm last prior delta peso")
	// beside are words that stand beside those of nameToo, and name nobody.
	beside = wordSet("at possible points value cycle year half quarter review round period maximum minimum")
)
