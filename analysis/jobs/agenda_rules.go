package jobs

import (
	_ "embed"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"calibrate/analysis"
)

//go:embed agenda.yaml
var shippedRules []byte

// AgendaRules gives the shipped rules of the agenda, comments included, for HR
// to copy and edit.
func AgendaRules() []byte { return slices.Clone(shippedRules) }

// agendaRules is what the agenda's rules file says.
type agendaRules struct {
	fromTop        bool
	furtherMinutes int
	mostMinutes    int
	anchors        thresholds // raters, apart, most, minutes
	topics         []topicRule
}

// A topicRule is one entry of the file's topics.
type topicRule struct {
	topic
	onlyProposed bool
	minutes      int
	thresholds   thresholds
}

// thresholds are figures by their key in the file.
type thresholds map[string]float64

// Each key of the file that has a figure, and the range it may be in.
var (
	meetingKeys = map[string]bounds{"further_minutes": {0, 60}, "most_minutes": {1, 240}}
	anchorKeys  = map[string]bounds{"raters": {2, 1000}, "apart": {0, 100}, "most": {0, 100}, "minutes": {0, 240}}
)

// bounds is the range a figure may be in, both ends included.
type bounds struct{ low, high float64 }

// wholeKeys are the keys whose figures are counted, not measured.
var wholeKeys = []string{"further_minutes", "most_minutes", "minutes", "raters", "most", "dimensions", "months"}

// CheckRules says what is wrong with rules of the agenda.
func CheckRules(text []byte) error {
	_, err := readRules(analysis.Input{Rules: text})
	return err
}

// readRules reads HR's rules, or the shipped ones when there are none. Its
// error names every line and key that is wrong.
func readRules(in analysis.Input) (agendaRules, error) {
	file, text := "the agenda's rules", in.Rules
	if text == nil {
		file, text = "agenda.yaml", shippedRules
	}
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return agendaRules{}, fmt.Errorf("%s: %w", file, err)
	}
	if len(document.Content) == 0 {
		return agendaRules{}, fmt.Errorf("%s: the file is empty; leave it away to use the shipped rules", file)
	}
	r := rulesReader{}
	rules := r.rules(document.Content[0])
	if len(r.faults) > 0 {
		return agendaRules{}, fmt.Errorf("%s: %w", file, errors.Join(r.faults...))
	}
	return rules, nil
}

// A rulesReader walks the file and gathers everything wrong with it.
type rulesReader struct{ faults []error }

func (r *rulesReader) fault(line int, key, format string, args ...any) {
	r.faults = append(r.faults, fmt.Errorf("line %d: %s: %s", line, key, fmt.Sprintf(format, args...)))
}

func (r *rulesReader) rules(root *yaml.Node) agendaRules {
	fields := r.fields(root, "the file", append([]string{"levels", "anchors", "topics"}, keysOf(meetingKeys)...))
	figures := r.figures(fields, meetingKeys)
	rules := agendaRules{
		fromTop:        r.word(fields, "levels", "from_top", "from_bottom") == "from_top",
		furtherMinutes: int(figures["further_minutes"]), mostMinutes: int(figures["most_minutes"]),
	}
	if node := fields["anchors"]; node != nil {
		rules.anchors = r.figures(r.fields(node, "anchors", keysOf(anchorKeys)), anchorKeys)
	}
	if node := fields["topics"]; node != nil {
		rules.topics = r.topics(node)
	}
	return rules
}

func (r *rulesReader) topics(list *yaml.Node) []topicRule {
	if list.Kind != yaml.SequenceNode {
		r.fault(list.Line, "topics", "a list of topics is wanted, each beginning with \"- topic:\"")
		return nil
	}
	var rules []topicRule
	seen := map[string]bool{}
	for _, node := range list.Content {
		rule, ok := r.topic(node)
		if ok && seen[rule.name] {
			r.fault(node.Line, "topics", "%q stands there twice", rule.name)
		}
		seen[rule.name] = true
		rules = append(rules, rule)
	}
	return rules
}

func (r *rulesReader) topic(node *yaml.Node) (topicRule, bool) {
	name := valueOf(node, "topic")
	at := slices.IndexFunc(topics, func(t topic) bool { return t.name == name })
	if at < 0 {
		r.fault(node.Line, "topics", "there is no topic %q; there are %s", name, strings.Join(topicNames(), ", "))
		return topicRule{}, false
	}
	keys := map[string]bounds{"minutes": {0, 240}}
	for key, b := range topics[at].keys {
		keys[key] = b
	}
	fields := r.fields(node, name, append([]string{"topic", "who"}, keysOf(keys)...))
	rule := topicRule{topic: topics[at], onlyProposed: r.word(fields, "who", "everybody", "proposed") == "proposed"}
	rule.thresholds = r.figures(fields, keys)
	rule.minutes = int(rule.thresholds["minutes"])
	return rule, true
}

// fields gives the values of a mapping by key. Every key must be there once,
// and no other.
func (r *rulesReader) fields(node *yaml.Node, where string, keys []string) map[string]*yaml.Node {
	found := map[string]*yaml.Node{}
	if node.Kind != yaml.MappingNode {
		r.fault(node.Line, where, "keys with values are wanted: %s", strings.Join(keys, ", "))
		return found
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		switch {
		case !slices.Contains(keys, key.Value):
			r.fault(key.Line, where, "there is no key %q; there are %s", key.Value, strings.Join(keys, ", "))
		case found[key.Value] != nil:
			r.fault(key.Line, where, "the key %q stands there twice", key.Value)
		default:
			found[key.Value] = node.Content[i+1]
		}
	}
	for _, key := range keys {
		if found[key] == nil {
			r.fault(node.Line, where, "the key %q is missing", key)
		}
	}
	return found
}

// figures reads the keys that have a figure.
func (r *rulesReader) figures(fields map[string]*yaml.Node, keys map[string]bounds) thresholds {
	read := thresholds{}
	for _, key := range keysOf(keys) {
		node := fields[key]
		if node == nil {
			continue // said to be missing already
		}
		var x float64
		b := keys[key]
		if err := node.Decode(&x); err != nil || !(x >= b.low && x <= b.high) {
			r.fault(node.Line, key, "%q is not a number from %g to %g", node.Value, b.low, b.high)
		} else if x != math.Trunc(x) && slices.Contains(wholeKeys, key) {
			r.fault(node.Line, key, "%q is not a whole number", node.Value)
		}
		read[key] = x
	}
	return read
}

// word reads a key that takes one of a few words.
func (r *rulesReader) word(fields map[string]*yaml.Node, key string, words ...string) string {
	node := fields[key]
	if node == nil {
		return ""
	}
	if !slices.Contains(words, node.Value) {
		r.fault(node.Line, key, "%q is not one of %s", node.Value, strings.Join(words, ", "))
	}
	return node.Value
}

// valueOf gives a key's value in a mapping, "" when it has none.
func valueOf(node *yaml.Node, key string) string {
	for i := 0; node.Kind == yaml.MappingNode && i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1].Value
		}
	}
	return ""
}

func keysOf(keys map[string]bounds) []string {
	var names []string
	for key := range keys {
		names = append(names, key)
	}
	slices.Sort(names)
	return names
}
