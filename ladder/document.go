package ladder

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A document reads YAML nodes into values. It remembers the line of every key
// path and gathers the faults, so that a reader mends a file in one go.
type document struct {
	file   string
	lines  map[string]int // by key path
	faults []Fault
	told   map[string]bool // key paths that have a fault
}

// A pair is one key of a mapping with its value and key path.
type pair struct {
	key, path string
	value     *yaml.Node
}

// fault tells the first thing wrong with a key; what follows from it would only
// distract.
func (d *document) fault(path, format string, args ...any) {
	if d.told[path] {
		return
	}
	if d.told == nil {
		d.told = map[string]bool{}
	}
	d.told[path] = true
	d.faultAt(d.line(path), path, format, args...)
}

func (d *document) faultAt(line int, path, format string, args ...any) {
	d.faults = append(d.faults, Fault{Line: line, Key: path, Message: fmt.Sprintf(format, args...)})
}

// line gives the line of a key path; for a key that is not in the file, that of
// the entry it should be in.
func (d *document) line(path string) int {
	for path != "" {
		if line := d.lines[path]; line > 0 {
			return line
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return d.lines[""]
}

// syntax turns the YAML library's error into a fault. The error carries its line
// as text, counted from 0 for some kinds of error and from 1 for others.
func (d *document) syntax(err error) {
	text, line := strings.TrimPrefix(err.Error(), "yaml: "), 0
	if _, scan := fmt.Sscanf(text, "line %d:", &line); scan == nil {
		_, text, _ = strings.Cut(text, ": ")
	}
	d.faults = append(d.faults, Fault{Line: line, Message: "this is not YAML, here or on the next line: " + text})
}

// err gives the faults in the order of their lines, or nil.
func (d *document) err() error {
	if len(d.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(d.faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	return &Faults{File: d.file, List: d.faults}
}

// pairs lists the keys of a mapping in the order of the file. A missing or empty
// node has none.
func (d *document) pairs(n *yaml.Node, path string) []pair {
	if absent(n) || !d.is(n, path, yaml.MappingNode, "keys and values") {
		return nil
	}
	var list []pair
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := strings.TrimSpace(n.Content[i].Value)
		p := pair{key: key, path: join(path, key), value: n.Content[i+1]}
		line := n.Content[i].Line
		first, twice := seen[key]
		switch {
		case key == "" || n.Content[i].Kind != yaml.ScalarNode:
			d.faultAt(line, path, "here is a key that is not a text; write one before the colon")
		case twice:
			d.faultAt(line, p.path, "the key %q is here a second time, first on line %d; keep one", key, first)
		default:
			seen[key], d.lines[p.path] = line, line
			list = append(list, p)
		}
	}
	return list
}

// mapping gives the values of a mapping that knows only these keys.
func (d *document) mapping(n *yaml.Node, path string, known ...string) map[string]*yaml.Node {
	values := map[string]*yaml.Node{}
	for _, p := range d.pairs(n, path) {
		if !slices.Contains(known, p.key) {
			d.fault(p.path, "unknown key %q; known here are %s", p.key, strings.Join(known, ", "))
			continue
		}
		values[p.key] = p.value
	}
	return values
}

// list gives the entries of a list, numbering their paths from 1.
func (d *document) list(n *yaml.Node, path string) []pair {
	if absent(n) || !d.is(n, path, yaml.SequenceNode, "a list") {
		return nil
	}
	entries := make([]pair, len(n.Content))
	for i, entry := range n.Content {
		entries[i] = pair{path: entryPath(path, i), value: entry}
		d.lines[entries[i].path] = entry.Line
	}
	return entries
}

func (d *document) texts(n *yaml.Node, path string) []string {
	var texts []string
	for _, entry := range d.list(n, path) {
		texts = append(texts, d.text(entry.value, entry.path))
	}
	return texts
}

func (d *document) text(n *yaml.Node, path string) string {
	if absent(n) || !d.is(n, path, yaml.ScalarNode, "a text") {
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// number gives a number, or the fallback where the key is missing.
func (d *document) number(n *yaml.Node, path string, fallback float64) float64 {
	if n == nil || !d.is(n, path, yaml.ScalarNode, "a number") {
		return fallback
	}
	value, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		d.fault(path, "%q is not a number; write one such as 0.75", n.Value)
		return fallback
	}
	return value
}

func (d *document) yes(n *yaml.Node, path string) bool {
	if absent(n) {
		return false
	}
	if n.Value != "true" && n.Value != "false" {
		d.fault(path, "%q is neither true nor false", n.Value)
	}
	return n.Value == "true"
}

func (d *document) is(n *yaml.Node, path string, kind yaml.Kind, want string) bool {
	if n.Kind == kind {
		return true
	}
	d.fault(path, "here is %s where %s should be", kindName(n.Kind), want)
	return false
}

func kindName(kind yaml.Kind) string {
	switch kind {
	case yaml.MappingNode:
		return "a group of keys"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "a reference (*name), which ladder files do not use,"
	}
	return "a single value"
}

func absent(n *yaml.Node) bool { return n == nil || n.Tag == "!!null" }

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func entryPath(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i+1) }
