package packet

import (
	"context"
	"errors"
	"fmt"
	"os"

	"golang.org/x/sync/errgroup"

	"calibrate/analysis"
)

// inlinePeople is how many people's pages index.html holds. A larger company gets
// files of filePeople people at most beside it, org by org, so that each opens at
// once and a reader finds a team in one place.
const (
	inlinePeople = 600
	filePeople   = 200
)

// large says whether people's pages stand in files of their own.
func large(people int) bool { return people > inlinePeople }

// Write writes the packet into the folder dir: index.html, for a large company
// people-001.html and so on, and packet.pdf.
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
	if large(len(people)) {
		people = analysis.ByOrg(people)
	}
	ix := newIndex(b, people)
	sections := newSections(b, ix)
	var page *pages
	var paper *paper
	err = both(
		func() (err error) { page, err = newPages(dir, b.Manifest, ix, sections); return err },
		func() (err error) { paper, err = newPaper(b, ix, sections); return err },
	)
	if err != nil {
		return errors.Join(err, page.abandon())
	}
	if err := eachPerson(ctx, b, ix, page, paper); err != nil {
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

// eachPerson writes the people's pages, one person in memory at a time.
func eachPerson(ctx context.Context, b analysis.Bundle, ix *index, page *pages, paper *paper) error {
	n, each := 0, b.EachEvidence
	if large(len(ix.people)) {
		each = b.EachEvidenceByOrg
	}
	return each(ctx, func(e analysis.Evidence) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := newPerson(b, &ix.people[n], e)
		n++
		err := both(func() error { return page.person(p) }, func() error { return paper.person(p) })
		if err != nil {
			return fmt.Errorf("page of %s: %w", p.Link.ID, err)
		}
		return nil
	})
}
