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
	root := mapNode(
		textNode("id"), textNode(l.ID), textNode("name"), textNode(l.Name),
		textNode("source"), textNode(l.Source), textNode("license"), textNode(l.License),
		textNode("rule"), mapNode(textNode("meets_share"), numberNode(l.Rule.MeetsShare)),
		textNode("levels"), listNode(l.Levels, levelNode),
		textNode("categories"), listNode(l.Categories, l.categoryNode),
		textNode("scales"), listNode(l.Scales, scaleNode),
		textNode("states"), wordsNode(stateSpellings(l), "states."),
		textNode("fields"), wordsNode(fieldSpellings(l), "fields."),
		textNode("relations"), wordsNode(relationSpellings(l), "relations."),
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
	return mapNode(textNode("name"), textNode(v.Name), textNode("code"), textNode(v.Code), textNode("aliases"), textsNode(v.Aliases))
}

func (l *Ladder) categoryNode(c Category) *yaml.Node {
	return mapNode(textNode("name"), textNode(c.Name), textNode("code"), textNode(c.Code),
		textNode("aliases"), textsNode(c.Aliases), textNode("dimensions"), listNode(l.DimensionsIn(c.Number), l.dimensionNode))
}

func (l *Ladder) dimensionNode(d Dimension) *yaml.Node {
	cells := mapNode()
	for i, stated := range l.statedTexts(d.Number) {
		if stated != "" {
			cells.Content = append(cells.Content, textNode(l.Levels[i].Code), textNode(stated))
		}
	}
	return mapNode(textNode("name"), textNode(d.Name), textNode("code"), textNode(d.Code), textNode("aliases"), textsNode(d.Aliases),
		textNode("weight"), numberNode(d.Weight), textNode("cells"), cells)
}

func scaleNode(s Scale) *yaml.Node {
	node := mapNode(textNode("name"), textNode(s.Name))
	if !s.Relative {
		return node
	}
	words := mapNode()
	for _, w := range s.Words {
		words.Content = append(words.Content, textNode(w.Text), numberNode(w.Steps))
	}
	node.Content = append(node.Content, textNode("relative"), &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"}, textNode("words"), words)
	return node
}

// wordsNode gathers words under the name of their group, in the order of the
// groups' first words.
func wordsNode(words []spelling, section string) *yaml.Node {
	node, lists := mapNode(), map[string]*yaml.Node{}
	for _, w := range words {
		if lists[w.group] == nil {
			lists[w.group] = textsNode(nil)
			node.Content = append(node.Content, textNode(w.group[len(section):]), lists[w.group])
		}
		lists[w.group].Content = append(lists[w.group].Content, textNode(w.text))
	}
	return node
}

func mapNode(pairs ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Content: pairs}
}

func listNode[T any](list []T, node func(T) *yaml.Node) *yaml.Node {
	all := &yaml.Node{Kind: yaml.SequenceNode}
	for _, item := range list {
		all.Content = append(all.Content, node(item))
	}
	return all
}

// textsNode gives a list on one line.
func textsNode(list []string) *yaml.Node {
	node := listNode(list, textNode)
	node.Style = yaml.FlowStyle
	return node
}

// textNode gives a scalar of type string: the encoder quotes it where YAML would
// take it for anything else.
func textNode(value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
}

func numberNode(value float64) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!float", Value: strconv.FormatFloat(value, 'g', -1, 64)}
}
