package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"calibrate/ladder"
)

// unknownKey is what the YAML decoder says of a key that a map file does not have.
var unknownKey = regexp.MustCompile(`field (\S+) not found in type \S+`)

// ReadMap reads a map file. The name is for messages; an unknown key is an
// error that names its line.
func ReadMap(r io.Reader, name string) (*Map, error) {
	decoder := yaml.NewDecoder(r)
	decoder.KnownFields(true)
	m := &Map{}
	if err := decoder.Decode(m); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("map file %s: %s; calibrate import --write-map writes one to start from", name, unknownKey.ReplaceAllString(err.Error(), "$1 is no key of a map file"))
	}
	for _, sheet := range m.Sheets {
		for _, col := range sortedKeys(sheet.Columns) {
			if as := sheet.Columns[col]; !knownUse(as) {
				return nil, fmt.Errorf("map file %s, sheet %q, column %s: %q is no use of a column; write skip, dimension, \"dimension: NAME\", \"comment: NAME\" or one of %s", name, sheet.Sheet, col, as, strings.Join(ladder.FieldNames, ", "))
			}
		}
	}
	return m, nil
}

// knownUse reports whether a map may say this of a column; "" says nothing.
func knownUse(as string) bool {
	what, name, named := strings.Cut(as, ":")
	what = strings.TrimSpace(what)
	if named {
		return (what == "dimension" || what == "comment") && strings.TrimSpace(name) != ""
	}
	return as == "" || what == "skip" || slices.Contains(ladder.FieldNames, what)
}

// MarshalYAML writes columns from left to right: A, B … Z, AA; those known by their
// heading after them.
func (c ColumnUses) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, column := range slices.SortedFunc(maps.Keys(c), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	}) {
		var name, use yaml.Node
		name.SetString(column)
		use.SetString(c[column])
		node.Content = append(node.Content, &name, &use)
	}
	return node, nil
}

// WriteMap writes a map as YAML, for editing.
func WriteMap(w io.Writer, m *Map) error {
	encoder := yaml.NewEncoder(w)
	encoder.SetIndent(2)
	if err := encoder.Encode(m); err != nil {
		return fmt.Errorf("write the map: %w", err)
	}
	return encoder.Close()
}
