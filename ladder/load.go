package ladder

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// DefaultMeetsShare is the share of the weight the assessed-level rule asks for
// when a ladder file does not say.
const DefaultMeetsShare = 0.75

// maxBytes bounds a ladder file. The shipped one has 50 kB.
const maxBytes = 4 << 20

//go:embed sre.yaml
var sre []byte

// Default gives the ladder that comes with calibrate: six levels of site
// reliability engineering. See sre.yaml and NOTICE for its source and licence.
var Default = sync.OnceValue(func() *Ladder {
	l, err := read(bytes.NewReader(sre), "sre.yaml", nil)
	if err != nil { // the file is part of the program, and a test loads it
		panic("ladder: the built-in ladder is faulty:\n" + err.Error())
	}
	return l
})

// Load reads a ladder from YAML; sre.yaml shows every key. The name is what
// errors call the file. What is wrong with the content comes back as *Faults,
// all of it at once and by line. Scales, states, fields and relations a file
// leaves out are those of Default, less the words the file gives another
// meaning.
func Load(r io.Reader, name string) (*Ladder, error) {
	return read(r, name, Default())
}

// New makes a ladder of parts put together by a program, such as a ladder read
// from a workbook. It takes texts by dimension number, then level number − 1,
// "" for a blank cell; numbers its levels, categories and dimensions by their
// position; takes an unset weight as 1, an unset share as DefaultMeetsShare and
// missing words from Default, as Load does; and gives *Faults when it does not hold
// together.
func New(parts Ladder, texts [][]string) (*Ladder, error) {
	parts.Dimensions = slices.Clone(parts.Dimensions)
	for i := range parts.Dimensions {
		parts.Dimensions[i].Weight = cmp.Or(parts.Dimensions[i].Weight, 1)
	}
	parts.Rule.MeetsShare = cmp.Or(parts.Rule.MeetsShare, DefaultMeetsShare)
	trimmed := make([][]string, len(texts))
	for dim, row := range texts {
		for _, text := range row {
			trimmed[dim] = append(trimmed[dim], strings.TrimSpace(text))
		}
	}
	return build(parts, trimmed, &document{file: "ladder"}, Default())
}

func read(r io.Reader, name string, words *Ladder) (*Ladder, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading ladder %s: %w", name, err)
	}
	d := &document{file: name, lines: map[string]int{}}
	if len(content) > maxBytes {
		d.fault("", "the file is larger than %d MB; a ladder holds one text per level and dimension, so this is another file", maxBytes>>20)
		return nil, d.err()
	}
	root := d.parse(content)
	if root == nil {
		return nil, d.err()
	}
	parts, texts := d.ladder(root)
	return build(parts, texts, d, words)
}

// build checks the parts, derives the cells and the version. The document says
// where each part stood.
func build(l Ladder, texts [][]string, d *document, words *Ladder) (*Ladder, error) {
	l.number()
	if words != nil {
		l.complete(words)
	}
	check(&l, texts, d)
	if err := d.err(); err != nil {
		return nil, err
	}
	l.cells, l.bands = nil, nil
	for _, row := range texts {
		cells := inherit(row)
		l.cells, l.bands = append(l.cells, cells), append(l.bands, bandsOf(cells))
	}
	l.Version = l.version()
	return &l, nil
}

// number gives every part its position, in slices of its own.
func (l *Ladder) number() {
	l.Levels, l.Categories, l.Dimensions = slices.Clone(l.Levels), slices.Clone(l.Categories), slices.Clone(l.Dimensions)
	for i := range l.Levels {
		l.Levels[i].Number = i + 1
	}
	for i := range l.Categories {
		l.Categories[i].Number = i
	}
	for i := range l.Dimensions {
		l.Dimensions[i].Number = i
	}
}

// parse gives the root of the only YAML document, or nil and a fault.
func (d *document) parse(content []byte) *yaml.Node {
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	var first, second yaml.Node
	err := decoder.Decode(&first)
	if errors.Is(err, io.EOF) {
		d.fault("", "the file is empty; a ladder needs id, levels and categories")
		return nil
	}
	if err != nil {
		d.syntax(err)
		return nil
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		d.fault("", "the file has a second YAML document after a line of ---; keep one ladder to a file")
		return nil
	}
	root := first.Content[0]
	d.lines[""] = root.Line
	return root
}
