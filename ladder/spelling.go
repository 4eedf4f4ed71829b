package ladder

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
	"unicode"
)

// A spelling is one text that a sheet may hold, and the one thing it stands for.
type spelling struct {
	text  string
	means string // such as `dimension "Collaboration"`
	path  string // key path
	group string // for words: path of the list that holds it, such as "states.too_new"
}

// checkSpellings refuses a text that could be read in two ways. What heads a
// column (dimensions, categories, fields), what fills a cell (levels, states,
// and each scale on its own) and what names a relation are looked up apart, so
// a text may mean one thing in each.
func checkSpellings(l *Ladder, d *document) {
	headings, cells := map[string]spelling{}, map[string]spelling{}
	d.claim(headings, categorySpellings(l), dimensionSpellings(l), fieldSpellings(l))
	d.claim(cells, levelSpellings(l), stateSpellings(l))
	for i := range l.Scales {
		d.claim(maps.Clone(cells), scaleSpellings(l, i))
	}
	d.claim(map[string]spelling{}, relationSpellings(l))
	for _, s := range levelSpellings(l) {
		if _, err := strconv.ParseFloat(s.text, 64); err == nil {
			d.fault(s.path, "%q is a number, and a number in a sheet is the number of a level; spell %s with a letter", s.text, s.means)
		}
	}
	names := map[string]spelling{}
	for i, scale := range l.Scales {
		path := entryPath("scales", i)
		d.claim(names, []spelling{{text: scale.Name, means: fmt.Sprintf("scale %d", i+1), path: path + ".name"}})
	}
}

// claim enters spellings into a set where each may stand for one thing.
func (d *document) claim(taken map[string]spelling, lists ...[]spelling) {
	for _, list := range lists {
		for _, s := range list {
			if !named(s) {
				d.legible(s.path, s.text)
			}
			first, found := taken[foldKey(s.text)]
			switch {
			case s.text == "":
				d.empty(s)
			case !found:
				taken[foldKey(s.text)] = s
			case first.means != s.means:
				d.fault(s.path, "%q should stand for %s, but %s is %s already; one text can mean one thing, so take it out here or there",
					s.text, s.means, d.quote(first), first.means)
			case first.text == s.text:
				d.fault(s.path, "%q is listed for %s already%s; take one out", s.text, s.means, d.onLine(first))
			}
		}
	}
}

// empty reports an empty alias or word; a missing name or code is require's.
func (d *document) empty(s spelling) {
	if !named(s) {
		d.fault(s.path, "this spelling of %s is empty; write it or take it out", s.means)
	}
}

// named says that a spelling is the name or code of something, which require
// looks after.
func named(s spelling) bool {
	return strings.HasSuffix(s.path, ".name") || strings.HasSuffix(s.path, ".code")
}

func (d *document) quote(s spelling) string {
	return strconv.Quote(s.text) + d.onLine(s)
}

func (d *document) onLine(s spelling) string {
	if line := d.lines[s.path]; line > 0 {
		return fmt.Sprintf(" on line %d", line)
	}
	return ""
}

// foldKey gives the letters, digits and symbols of a text in lower case, as
// sheets are matched without regard to case, spaces and punctuation. A text of
// nothing else, such as a dash, stands for itself.
func foldKey(text string) string {
	key := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	if key == "" {
		return strings.TrimSpace(text)
	}
	return key
}

func levelSpellings(l *Ladder) (list []spelling) {
	for i, v := range l.Levels {
		list = append(list, spellings(entryPath("levels", i), fmt.Sprintf("level %d", i+1), v.Name, v.Code, v.Aliases)...)
	}
	return list
}

func categorySpellings(l *Ladder) (list []spelling) {
	for i, c := range l.Categories {
		list = append(list, spellings(entryPath("categories", i), fmt.Sprintf("category %q", c.Name), c.Name, c.Code, c.Aliases)...)
	}
	return list
}

func dimensionSpellings(l *Ladder) (list []spelling) {
	paths := dimensionPaths(l)
	for i, dim := range l.Dimensions {
		means := fmt.Sprintf("dimension %d, %q", i+1, dim.Name)
		list = append(list, spellings(paths[i], means, dim.Name, dim.Code, dim.Aliases)...)
	}
	return list
}

// spellings lists name, code and aliases of one thing. A code may repeat the
// name.
func spellings(path, means, name, code string, aliases []string) []spelling {
	list := []spelling{{text: name, means: means, path: path + ".name"}}
	if code != name {
		list = append(list, spelling{text: code, means: means, path: path + ".code"})
	}
	for i, alias := range aliases {
		list = append(list, spelling{text: alias, means: means, path: entryPath(path+".aliases", i)})
	}
	return list
}

func scaleSpellings(l *Ladder, scale int) (list []spelling) {
	for _, w := range l.Scales[scale].Words {
		path := join(entryPath("scales", scale)+".words", w.Text)
		list = append(list, spelling{text: w.Text, means: fmt.Sprintf("a step of %+g", w.Steps), path: path})
	}
	return list
}

func stateSpellings(l *Ladder) []spelling {
	return words("states", l.States, func(w StateWord) (string, string) { return string(w.State), w.Text })
}

func fieldSpellings(l *Ladder) []spelling {
	return words("fields", l.Fields, func(w FieldWord) (string, string) { return w.Field, w.Text })
}

func relationSpellings(l *Ladder) []spelling {
	return words("relations", l.Relations, func(w RelationWord) (string, string) { return string(w.Relation), w.Text })
}

// words lists the words of a section, which the file keeps in one list for each
// name.
func words[W any](section string, all []W, of func(W) (name, text string)) []spelling {
	list, count := make([]spelling, len(all)), map[string]int{}
	for i, w := range all {
		name, text := of(w)
		group := join(section, name)
		list[i] = spelling{
			text:  text,
			means: strings.TrimSuffix(section, "s") + " " + name,
			path:  entryPath(group, count[group]),
			group: group,
		}
		count[group]++
	}
	return list
}
