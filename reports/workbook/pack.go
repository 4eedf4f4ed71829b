package workbook

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"strings"

	"github.com/xuri/excelize/v2"
)

// contentTypes is the part that readers look for first.
const contentTypes = "[Content_Types].xml"

// save writes the workbook, whole or not at all, readable by its owner alone.
func (b *book) save(path string) error {
	part := path + ".part"
	err := create(part, b.pack)
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		os.Remove(part)
		return fmt.Errorf("workbook %s: %w", path, err)
	}
	return nil
}

// create makes a file for its owner alone.
func create(path string, fill func(out io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<16)
	return errors.Join(f.Chmod(0o600), fill(out), out.Flush(), f.Close())
}

// pack writes the parts in the order of their names, the content types first:
// excelize gives kinds of picture in random order. The bodies of lists are put in
// between what excelize wrote above and below them.
func (b *book) pack(out io.Writer) error {
	if err := b.rowsDone(); err != nil {
		return err
	}
	types := b.f.ContentTypes.Defaults
	sort.Slice(types, func(i, j int) bool { return types[i].Extension < types[j].Extension })
	var all parts
	b.f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &all })
	if _, err := b.f.WriteToBuffer(); err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b *part) int { return strings.Compare(rank(a.name), rank(b.name)) })
	bodies := b.bodyOf()
	z := archive{zip.NewWriter(out), newPacker(flate.DefaultCompression), b.pen, nil, b.empty}
	if b.shared != nil && b.shared.n > 0 {
		z.shared = b.shared
	}
	for _, p := range all {
		if err := z.add(p, bodies[p.name]); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return z.Close()
}

func rank(name string) string {
	if name == contentTypes {
		return ""
	}
	return name
}

// rowsDone waits until every row is written.
func (b *book) rowsDone() error {
	for _, of := range b.bodies {
		if err := b.release(of); err != nil {
			return err
		}
	}
	if b.pen == nil {
		return nil
	}
	return b.pen.work.Wait()
}

// bodyOf gives bodies by the names of their sheets' parts.
func (b *book) bodyOf() map[string]*body {
	ids := map[string]int{}
	for id, sheet := range b.f.GetSheetMap() {
		ids[sheet] = id
	}
	bodies := map[string]*body{}
	for _, of := range b.bodies {
		if len(of.pieces) > 0 {
			bodies[fmt.Sprintf("xl/worksheets/sheet%d.xml", ids[of.sheet])] = of
		}
	}
	return bodies
}
