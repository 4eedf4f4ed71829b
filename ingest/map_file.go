package ingest

import (
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"
)

// ReadMap reads a map file. The name is for messages; an unknown key is an
// error that names its line.
func ReadMap(r io.Reader, name string) (*Map, error) {
	decoder := yaml.NewDecoder(r)
	decoder.KnownFields(true)
	m := &Map{}
	if err := decoder.Decode(m); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("map file %s: %w; calibrate import --write-map writes one to start from", name, err)
	}
	return m, nil
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
