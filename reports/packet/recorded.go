package packet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"

	"calibrate/analysis"
)

// ErrNoManifest says that a page is no packet, or that its manifest was taken out.
var ErrNoManifest = errors.New("this page holds no manifest of a packet")

const (
	recordStart = `<meta name="calibrate-manifest" content="`
	recordEnd   = `">`
)

// ReadManifest reads the manifest that index.html in the folder dir records.
// Errors: that of reading the file; ErrNoManifest.
func ReadManifest(dir string) (m analysis.Manifest, err error) {
	path := filepath.Join(dir, "index.html")
	page, err := os.ReadFile(path)
	if err != nil {
		return m, fmt.Errorf("packet: %w", err)
	}
	_, rest, found := bytes.Cut(page, []byte(recordStart))
	text, _, ended := bytes.Cut(rest, []byte(recordEnd))
	if !found || !ended {
		return m, fmt.Errorf("%s: %w", path, ErrNoManifest)
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(string(text))), &m); err != nil {
		return m, fmt.Errorf("%s: %w: %w", path, ErrNoManifest, err)
	}
	return m, nil
}

// Differing names the parts of a page, by the titles of sections and the names of
// people, in which two writings of it differ; none when they are equal.
func Differing(was, now []byte) (titles []string) {
	after := map[string]string{}
	for _, part := range parts(now) {
		after[keyOf(part)] = part
	}
	for _, part := range parts(was) {
		key := keyOf(part)
		other, there := after[key]
		delete(after, key)
		switch {
		case !there:
			titles = append(titles, titleOf(part)+" (the program writes no such part)")
		case other != part:
			titles = append(titles, titleOf(part))
		}
	}
	for _, part := range parts(now) {
		if _, left := after[keyOf(part)]; left {
			titles = append(titles, titleOf(part)+" (taken out)")
		}
	}
	return titles
}

// partMarks are what a part of a page begins with.
var partMarks = []string{`<section id="`, `<article id="`, "<footer"}

// parts cuts a page before each section and each person's page, and before its end.
func parts(page []byte) (all []string) {
	from := 0
	for at := range page {
		if page[at] != '<' || at == from {
			continue
		}
		for _, mark := range partMarks {
			if bytes.HasPrefix(page[at:], []byte(mark)) {
				all = append(all, string(page[from:at]))
				from = at
			}
		}
	}
	return append(all, string(page[from:]))
}

// keyOf tells the parts of a page apart: by their id.
func keyOf(part string) string {
	for _, mark := range partMarks {
		if rest, found := strings.CutPrefix(part, mark); found {
			id, _, _ := strings.Cut(rest, `"`)
			return mark + id[:min(len(id), 80)]
		}
	}
	return ""
}

// titleOf is the heading of a part.
func titleOf(part string) string {
	if keyOf(part) == "" {
		return "the head of the page"
	}
	for _, level := range []string{"<h2 ", "<h3 "} {
		_, rest, _ := strings.Cut(part, level)
		_, rest, _ = strings.Cut(rest, ">")
		title, _, closed := strings.Cut(rest, "</h")
		if closed {
			return html.UnescapeString(strings.NewReplacer("<bdi>", "", "</bdi>", "").Replace(title))
		}
	}
	return "the foot of the page"
}
