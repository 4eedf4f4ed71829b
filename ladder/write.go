package ladder

import (
	"fmt"
	"io"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// Write writes a ladder as YAML, complete with its words, so that Load gives
// back the same ladder, Version and Hash.
func Write(w io.Writer, l *Ladder) error {
	root := group(
		text("id"), text(l.ID), text("name"), text(l.Name),
		text("source"), text(l.Source), text("license"), text(l.License),
		text("rule"), group(text("meets_share"), number(l.Rule.MeetsShare)),
		text("levels"), each(l.Levels, levelNode),
		text("categories"), each(l.Categories, l.categoryNode),
		text("scales"), each(l.Scales, scaleNode),
		text("states"), wordsNode(stateSpellings(l), "states."),
		text("fields"), wordsNode(fieldSpellings(l), "fields."),
		text("relations"), wordsNode(relationSpellings(l), "relations."),
	)
	encoder := yaml.NewEncoder(w)
	encoder.SetIndent(2)
	if err := encoder.Encode(root); err != nil {
		return fmt.Errorf("writing ladder %s: %w", l.ID, err)
	}
	if err := encoder.Close(); err != nil {
		return fmt.Errorf("writing ladder %s: %w", l.ID, err)
	}
	return nil
}

func levelNode(v Level) *yaml.Node {
	return group(text("name"), text(v.Name), text("code"), text(v.Code), text("aliases"), texts(v.Aliases))
}

func (l *Ladder) categoryNode(c Category) *yaml.Node {
	return group(text("name"), text(c.Name), text("code"), text(c.Code),
		text("aliases"), texts(c.Aliases), text("dimensions"), each(l.In(c.Number), l.dimensionNode))
}

func (l *Ladder) dimensionNode(d Dimension) *yaml.Node {
	cells := group()
	for i, stated := range l.statedTexts(d.Number) {
		if stated != "" {
			cells.Content = append(cells.Content, text(l.Levels[i].Code), text(stated))
		}
	}
	return group(text("name"), text(d.Name), text("code"), text(d.Code), text("aliases"), texts(d.Aliases),
		text("weight"), number(d.Weight), text("cells"), cells)
}

func scaleNode(s Scale) *yaml.Node {
	node := group(text("name"), text(s.Name))
	if !s.Relative {
		return node
	}
	words := group()
	for _, w := range s.Words {
		words.Content = append(words.Content, text(w.Text), number(w.Steps))
	}
	node.Content = append(node.Content, text("relative"), &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"}, text("words"), words)
	return node
}

// wordsNode gathers words under the name of their group, in the order of the
// groups' first words.
func wordsNode(words []spelling, section string) *yaml.Node {
	node, lists := group(), map[string]*yaml.Node{}
	for _, w := range words {
		if lists[w.group] == nil {
			lists[w.group] = texts(nil)
			node.Content = append(node.Content, text(w.group[len(section):]), lists[w.group])
		}
		lists[w.group].Content = append(lists[w.group].Content, text(w.text))
	}
	return node
}

func group(pairs ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Content: pairs}
}

func each[T any](list []T, node func(T) *yaml.Node) *yaml.Node {
	all := &yaml.Node{Kind: yaml.SequenceNode}
	for _, item := range list {
		all.Content = append(all.Content, node(item))
	}
	return all
}

// texts gives a list on one line.
func texts(list []string) *yaml.Node {
	node := each(list, text)
	node.Style = yaml.FlowStyle
	return node
}

// text gives a scalar of type string: the encoder quotes it where YAML would
// take it for anything else.
func text(value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
}

func number(value float64) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!float", Value: strconv.FormatFloat(value, 'g', -1, 64)}
}
