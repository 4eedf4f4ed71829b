package packet

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"os"
	"path/filepath"

	"calibrate/analysis"
)

//go:embed packet.html.tmpl
var pageText string

//go:embed style.css
var styleText string

var page = template.Must(template.New("packet").Parse(pageText))

// inlinePeople is how many people's pages one HTML file holds. A larger company
// gets further files beside index.html, so that each still opens quickly.
const inlinePeople = 600

// Write writes the packet into the folder dir, index.html first.
func Write(ctx context.Context, dir string, b analysis.Bundle) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("packet: %w", err)
	}
	if err := removeOld(dir); err != nil {
		return err
	}
	people, err := analysis.People(ctx, b.Input)
	if err != nil {
		return err
	}
	w := &writer{ctx: ctx, dir: dir, bundle: b, index: indexPeople(people)}
	return w.write()
}

// removeOld removes the files of an earlier, larger packet: nobody may find a
// page that this packet does not speak of.
func removeOld(dir string) error {
	old, err := filepath.Glob(filepath.Join(dir, "people-*.html"))
	if err != nil {
		return fmt.Errorf("packet: %w", err)
	}
	for _, path := range old {
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("packet: an earlier page cannot be removed: %w", err)
		}
	}
	return nil
}

// A writer is one packet on its way to the disk. People stream through it, one
// at a time.
type writer struct {
	ctx    context.Context
	dir    string
	bundle analysis.Bundle
	index  []personLink
}

func (w *writer) write() error {
	first := min(len(w.index), inlinePeople)
	if len(w.index) > inlinePeople {
		first = 0 // a large company: index.html has the list, the pages stand beside it
	}
	return w.file("index.html", func(out io.Writer) error {
		if err := w.top(out); err != nil {
			return err
		}
		return w.people(out, first)
	})
}

// people writes everybody's page: into index, or into further files.
func (w *writer) people(index io.Writer, inline int) error {
	var out *pageFile
	n := 0
	err := w.bundle.EachEvidence(w.ctx, func(e analysis.Evidence) error {
		link := w.index[n]
		n++
		target := index
		if inline == 0 && len(w.index) > 0 {
			if out == nil || out.name != link.File {
				if err := out.close(); err != nil {
					return err
				}
				var err error
				if out, err = w.open(link.File); err != nil {
					return err
				}
			}
			target = out
		}
		return w.person(target, link, e)
	})
	return errors.Join(err, out.close(), w.bottom(index))
}

// top writes everything before the people.
func (w *writer) top(out io.Writer) error {
	front, err := newFront(w.bundle, w.index)
	if err != nil {
		return err
	}
	return page.ExecuteTemplate(out, "top", front)
}

func (w *writer) bottom(out io.Writer) error {
	return page.ExecuteTemplate(out, "bottom", w.bundle.Manifest)
}

func (w *writer) person(out io.Writer, link personLink, e analysis.Evidence) error {
	view, err := newPersonView(w.bundle, link, e)
	if err != nil {
		return fmt.Errorf("page of %s: %w", e.Profile.Person.ID, err)
	}
	return page.ExecuteTemplate(out, "person", view)
}

// file writes one file of the packet, whole or not at all.
func (w *writer) file(name string, fill func(io.Writer) error) error {
	path := filepath.Join(w.dir, name)
	f, err := os.OpenFile(path+".part", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("packet: %w", err)
	}
	out := bufio.NewWriterSize(f, 1<<16)
	if err := errors.Join(fill(out), out.Flush(), f.Close()); err != nil {
		os.Remove(path + ".part")
		return fmt.Errorf("packet %s: %w", name, err)
	}
	return os.Rename(path+".part", path)
}

// A pageFile is one further file of people, open for writing.
type pageFile struct {
	*bufio.Writer
	file     *os.File
	name     string
	manifest analysis.Manifest
}

func (w *writer) open(name string) (*pageFile, error) {
	f, err := os.OpenFile(filepath.Join(w.dir, name), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("packet: %w", err)
	}
	p := &pageFile{Writer: bufio.NewWriterSize(f, 1<<16), file: f, name: name, manifest: w.bundle.Manifest}
	return p, page.ExecuteTemplate(p, "people-top", front{Manifest: w.bundle.Manifest, Style: template.CSS(styleText)})
}

// close ends a file of people; closing no file is no error.
func (p *pageFile) close() error {
	if p == nil {
		return nil
	}
	return errors.Join(page.ExecuteTemplate(p, "bottom", p.manifest), p.Flush(), p.file.Close())
}
