package ingest

import (
	"cmp"
	"slices"
	"strings"
)

// nearName reports whether the loose keys of two names are almost the same: one
// edit apart, the same words in another order, with a word cut to its initial
// or left out.
func nearName(x, y string) bool {
	if x == "" || y == "" {
		return false
	}
	if editsWithin(x, y, 1+min(len(x), len(y))/12) {
		return true
	}
	if transliterated.Replace(x) == transliterated.Replace(y) || sameRunes(x, y) {
		return true
	}
	xs, ys := strings.Fields(x), strings.Fields(y)
	if initials(xs, ys) || initials(ys, xs) {
		return true
	}
	slices.Sort(xs)
	slices.Sort(ys)
	return slices.Equal(xs, ys) || leavesOut(xs, ys)
}

// transliterated undoes the spelling of umlauts with an e.
var transliterated = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

// sameRunes reports whether two names in Chinese, Japanese or Korean script are
// the same characters, as when given and family name are swapped.
func sameRunes(x, y string) bool {
	if len(x) != len(y) || !strings.ContainsFunc(x, eastAsian) {
		return false
	}
	a, b := []rune(x), []rune(y)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// initials reports whether the short name is the long one with some words cut
// to their first letter.
func initials(short, long []string) bool {
	if len(short) != len(long) || len(short) < 2 {
		return false
	}
	for i := range short {
		if short[i] != long[i] && !(len([]rune(short[i])) == 1 && strings.HasPrefix(long[i], short[i])) {
			return false
		}
	}
	return true
}

func nearID(a, b string) bool {
	x, y := idKey(a), idKey(b)
	return len(x) > 3 && len(y) > 3 && editsWithin(x, y, 1) || len(y) > 2 && strings.Trim(x, "0") == strings.Trim(y, "0") ||
		powerID(a)+powerID(b) != "" && cmp.Or(powerID(a), x) == cmp.Or(powerID(b), y)
}

// editsWithin reports whether two texts are at most n edits apart, where an edit
// puts in, leaves out or changes a letter, or swaps two neighbours (optimal
// string alignment). It compares lengths first: most texts differ by more.
func editsWithin(a, b string, n int) bool {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) > n || len(t)-len(s) > n {
		return false
	}
	before, above, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range above {
		above[j] = j
	}
	for i := range s {
		row[0] = i + 1
		least := row[0]
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > n {
			return false
		}
		before, above, row = above, row, before
	}
	return above[len(t)] <= n
}
