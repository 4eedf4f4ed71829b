package ladder

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// A file that lists more is not a ladder, and would cost memory for its product.
const (
	maxLevels     = 99
	maxDimensions = 999
)

// ladder reads the whole file into parts and the texts of the stated cells, by
// dimension, then level. What does not fit together is left to check.
func (d *document) ladder(root *yaml.Node) (Ladder, [][]string) {
	keys := d.mapping(root, "", "id", "name", "source", "license", "rule",
		"levels", "categories", "scales", "states", "fields", "relations")
	rule := d.mapping(keys["rule"], "rule", "meets_share")
	l := Ladder{
		ID:      d.text(keys["id"], "id"),
		Name:    d.text(keys["name"], "name"),
		Source:  d.text(keys["source"], "source"),
		License: d.text(keys["license"], "license"),
		Rule:    AssessedRule{MeetsShare: d.number(rule["meets_share"], "rule.meets_share", DefaultMeetsShare)},
	}
	d.levels(&l, keys["levels"])
	texts := d.categories(&l, keys["categories"])
	d.scales(&l, keys["scales"])
	d.words(keys["states"], "states", func(name, text string) {
		l.States = append(l.States, StateWord{Text: text, State: State(name)})
	})
	d.words(keys["fields"], "fields", func(name, text string) {
		l.Fields = append(l.Fields, FieldWord{Text: text, Field: name})
	})
	d.words(keys["relations"], "relations", func(name, text string) {
		l.Relations = append(l.Relations, RelationWord{Text: text, Relation: Relation(name)})
	})
	return l, texts
}

func (d *document) levels(l *Ladder, n *yaml.Node) {
	for _, entry := range d.list(n, "levels") {
		keys := d.mapping(entry.value, entry.path, "name", "code", "aliases")
		l.Levels = append(l.Levels, Level{
			Name:    d.text(keys["name"], entry.path+".name"),
			Code:    d.text(keys["code"], entry.path+".code"),
			Aliases: d.texts(keys["aliases"], entry.path+".aliases"),
		})
	}
	if n := len(l.Levels); n > maxLevels {
		d.fault("levels", "the ladder has %d levels; list at most %d", n, maxLevels)
		l.Levels = l.Levels[:maxLevels]
	}
}

func (d *document) categories(l *Ladder, n *yaml.Node) (texts [][]string) {
	for i, entry := range d.list(n, "categories") {
		keys := d.mapping(entry.value, entry.path, "name", "code", "aliases", "dimensions")
		l.Categories = append(l.Categories, Category{
			Name:    d.text(keys["name"], entry.path+".name"),
			Code:    d.text(keys["code"], entry.path+".code"),
			Aliases: d.texts(keys["aliases"], entry.path+".aliases"),
		})
		for _, child := range d.list(keys["dimensions"], entry.path+".dimensions") {
			if len(texts) == maxDimensions {
				d.fault(child.path, "this is one dimension more than the %d a ladder may have", maxDimensions)
				return texts
			}
			texts = append(texts, d.dimension(l, i, child))
		}
	}
	return texts
}

func (d *document) dimension(l *Ladder, category int, entry pair) []string {
	keys := d.mapping(entry.value, entry.path, "name", "code", "aliases", "weight", "cells")
	l.Dimensions = append(l.Dimensions, Dimension{
		Category: category,
		Name:     d.text(keys["name"], entry.path+".name"),
		Code:     d.text(keys["code"], entry.path+".code"),
		Aliases:  d.texts(keys["aliases"], entry.path+".aliases"),
		Weight:   d.number(keys["weight"], entry.path+".weight", 1),
	})
	return d.cells(l.Levels, keys["cells"], entry.path+".cells")
}

// cells reads the stated texts of one dimension, keyed by level code or name.
func (d *document) cells(levels []Level, n *yaml.Node, path string) []string {
	texts := make([]string, len(levels))
	for _, p := range d.pairs(n, path) {
		at := slices.IndexFunc(levels, func(v Level) bool { return v.Code == p.key || v.Name == p.key })
		switch {
		case at < 0:
			d.fault(p.path, "no level has the code or name %q; use one listed under levels", p.key)
		case texts[at] != "":
			d.fault(p.path, "level %d has a text here already, by code and by name; keep one", at+1)
		default:
			texts[at] = d.text(p.value, p.path)
		}
	}
	return texts
}

func (d *document) scales(l *Ladder, n *yaml.Node) {
	for _, entry := range d.list(n, "scales") {
		keys := d.mapping(entry.value, entry.path, "name", "relative", "words")
		scale := Scale{
			Name:     d.text(keys["name"], entry.path+".name"),
			Relative: d.yes(keys["relative"], entry.path+".relative"),
		}
		for _, p := range d.pairs(keys["words"], entry.path+".words") {
			scale.Words = append(scale.Words, ScaleWord{Text: p.key, Steps: d.number(p.value, p.path, 0)})
		}
		l.Scales = append(l.Scales, scale)
	}
}

// words reads a mapping from a name to its list of words.
func (d *document) words(n *yaml.Node, path string, add func(name, text string)) {
	for _, p := range d.pairs(n, path) {
		for _, text := range d.texts(p.value, p.path) {
			add(p.key, text)
		}
	}
}
