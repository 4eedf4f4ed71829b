package ladder

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxCode is the most characters a code of a level, category or dimension may
// have, so that it fits under a bar and over a column.
const MaxCode = 6

// check looks for everything that keeps the parts from being a ladder.
func check(l *Ladder, texts [][]string, d *document) {
	d.require("id", l.ID, "a short name the roster can use, such as sre")
	d.require("name", l.Name, "the title of the ladder")
	d.legible("source", l.Source)
	d.legible("license", l.License)
	if share := l.Rule.MeetsShare; !(share > 0 && share <= 1) {
		d.fault("rule.meets_share", "%v is no share of the weight; write a number above 0 and at most 1, such as %v", share, DefaultMeetsShare)
	}
	if len(l.Levels) < 2 {
		d.fault("levels", "the ladder has %d; list at least two levels, lowest first", len(l.Levels))
	}
	for i, v := range l.Levels {
		d.named(entryPath("levels", i), v.Name, v.Code)
	}
	checkCategories(l, d)
	checkDimensions(l, texts, d)
	checkScales(l, d)
	checkWords(l, d)
	checkSpellings(l, d)
}

func (d *document) require(path, text, what string) {
	if text == "" {
		d.fault(path, "this is missing; write %s", what)
	}
	d.legible(path, text)
}

// legible refuses bytes that no YAML file can hold; only a program can pass them.
func (d *document) legible(path, text string) {
	if !utf8.ValidString(text) {
		d.fault(path, "%q is not valid UTF-8; convert the text before it gets here", text)
	}
}

func (d *document) named(path, name, code string) {
	d.require(path+".name", name, "the name as it should stand in reports")
	d.require(path+".code", code, fmt.Sprintf("a short form of at most %d characters", MaxCode))
	if n := utf8.RuneCountInString(code); n > MaxCode {
		d.fault(path+".code", "%q has %d characters; shorten it to at most %d", code, n, MaxCode)
	}
}

func checkCategories(l *Ladder, d *document) {
	if len(l.Categories) == 0 {
		d.fault("categories", "the ladder has none; list at least one, with its dimensions")
	}
	for i, c := range l.Categories {
		path := entryPath("categories", i)
		d.named(path, c.Name, c.Code)
		if len(l.DimensionsIn(i)) == 0 {
			d.fault(path, "category %q has no dimensions; list at least one or take the category out", c.Name)
		}
	}
}

func checkDimensions(l *Ladder, texts [][]string, d *document) {
	paths := dimensionPaths(l)
	for i, dim := range l.Dimensions {
		path := paths[i]
		d.named(path, dim.Name, dim.Code)
		if !(dim.Weight > 0) || math.IsInf(dim.Weight, 0) {
			d.fault(path+".weight", "%v is no weight; write a number above 0, 1 for a dimension like the others", dim.Weight)
		}
		if dim.Category < 0 || dim.Category >= len(l.Categories) {
			d.fault(path, "dimension %q names category %d, and they are numbered from 0 to %d", dim.Name, dim.Category, len(l.Categories)-1)
		}
		if i > 0 && dim.Category < l.Dimensions[i-1].Category {
			d.fault(path, "dimension %q comes after one of a later category; list dimensions category by category", dim.Name)
		}
		switch {
		case i >= len(texts) || len(texts[i]) != len(l.Levels):
			d.fault(path+".cells", "dimension %q does not have one text for each of the %d levels; pass \"\" for a blank cell", dim.Name, len(l.Levels))
		case strings.Join(texts[i], "") == "":
			d.fault(path+".cells", "dimension %q states no expectation at any level; write at least one", dim.Name)
		default:
			d.legible(path+".cells", strings.Join(texts[i], " "))
		}
	}
}

// dimensionPaths gives the key path of each dimension, which the file nests
// under its category.
func dimensionPaths(l *Ladder) []string {
	paths, within := make([]string, len(l.Dimensions)), map[int]int{}
	for i, dim := range l.Dimensions {
		paths[i] = entryPath(entryPath("categories", dim.Category)+".dimensions", within[dim.Category])
		within[dim.Category]++
	}
	return paths
}

func checkScales(l *Ladder, d *document) {
	for i, scale := range l.Scales {
		path := entryPath("scales", i)
		d.require(path+".name", scale.Name, "a short name, such as relative")
		if scale.Relative != (i > 0) {
			d.fault(path, "the first scale is the one that rates by level, every other is relative; put them in this order")
		}
		if scale.Relative == (len(scale.Words) == 0) {
			d.fault(path+".words", "a relative scale needs words with their steps, and a scale by level has none: it reads level names and numbers")
		}
		for _, word := range scale.Words {
			top := float64(max(len(l.Levels)-1, 1))
			if math.Abs(word.Steps) > top || word.Steps*2 != math.Trunc(word.Steps*2) {
				d.fault(join(path+".words", word.Text), "%v is no step; write whole or half levels from %v to %v", word.Steps, -top, top)
			}
		}
	}
}

// wordStates are the states a word can stand for.
var wordStates = []State{Blank, NotObserved, NotApplicable, TooNew}

func checkWords(l *Ladder, d *document) {
	for _, s := range [][]spelling{stateSpellings(l), fieldSpellings(l), relationSpellings(l)} {
		for i, word := range s {
			if i == 0 || word.group != s[i-1].group {
				d.knownGroup(word)
			}
		}
	}
}

// knownGroup refuses words listed under a name that nothing in the program knows.
func (d *document) knownGroup(word spelling) {
	section, name, _ := strings.Cut(word.group, ".")
	known := map[string][]string{
		"states":    plain(wordStates),
		"fields":    FieldNames,
		"relations": plain(Relations),
	}[section]
	if !slices.Contains(known, name) {
		d.fault(word.group, "unknown key %q; known here are %s", name, strings.Join(known, ", "))
	}
}

func plain[S ~string](list []S) []string {
	texts := make([]string, len(list))
	for i, text := range list {
		texts[i] = string(text)
	}
	return texts
}
