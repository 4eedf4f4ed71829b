package packet

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"golang.org/x/sync/errgroup"

	"calibrate/analysis"
)

// inlinePeople is how many people's pages index.html holds: with many more of them a
// browser, though it shows the first page at once, takes seconds to read the last. A
// larger company gets files of filePeople people at most beside it, org by org, so
// that each opens at once and a reader finds a team in one place.
const (
	inlinePeople = 600
	filePeople   = 100
)

// large says whether people's pages stand in files of their own.
func large(people int) bool { return people > inlinePeople }

// Options ask for more than [Write] does.
type Options struct {
	OneFile bool // all of the HTML in index.html, however many people there are
}

// Write writes the packet into the folder dir: index.html, for a large company
// people-001.html and so on, and packet.pdf.
func Write(ctx context.Context, dir string, b analysis.Bundle) error {
	return WriteWith(ctx, dir, b, Options{})
}

// WriteWith is Write as somebody asked for it.
func WriteWith(ctx context.Context, dir string, b analysis.Bundle, o Options) error {
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
	ix := newIndex(b, people, large(len(people)) && !o.OneFile)
	if err := ix.findCells(ctx, b); err != nil {
		return err
	}
	sections := newSections(b, ix)
	var page *pages
	var paper *paper
	front := make(chan error, 1)
	go func() {
		front <- both(
			func() (err error) { page, err = newPages(dir, b.Manifest, ix, sections); return err },
			func() (err error) { paper, err = newPaper(b, ix, sections); return err },
		)
	}()
	ready := sync.OnceValue(func() error { return <-front })
	err = eachPerson(ctx, b, ix, func(full []person) error {
		if err := ready(); err != nil {
			return err
		}
		return both(func() error { return writeEach(full, page.person) }, func() error { return writeEach(full, paper.person) })
	})
	if failed := ready(); failed != nil {
		err = failed
	}
	if err != nil {
		return errors.Join(err, page.abandon())
	}
	return both(page.finish, func() error { return paper.write(dir) })
}

// both does a step of the HTML and of the PDF at the same time.
func both(html, pdf func() error) error {
	var group errgroup.Group
	group.Go(html)
	group.Go(pdf)
	return group.Wait()
}

// eachPerson gives write the people's pages, file by file. It reads them while what
// stands before them is still being made.
func eachPerson(ctx context.Context, b analysis.Bundle, ix *index, write func([]person) error) error {
	each, waiting := b.EachEvidence, newQueue(ix)
	if len(ix.files) > 0 {
		each = b.EachEvidenceByOrg
	}
	return each(ctx, func(e analysis.Evidence) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, full := range waiting.add(newPerson(b, ix.byID[e.Profile.Person.ID], e)) {
			if err := write(full); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeEach(people []person, write func(person) error) error {
	for _, p := range people {
		if err := write(p); err != nil {
			return fmt.Errorf("page of %s: %w", p.Link.ID, err)
		}
	}
	return nil
}
