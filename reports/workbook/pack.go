package workbook

import (
	"archive/zip"
	"bufio"
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
// Excelize gives streamed sheets and kinds of picture in random order: both are
// sorted here, the sheets by way of a file, for they may be larger than memory.
func (b *book) save(path string) error {
	types := b.f.ContentTypes.Defaults
	sort.Slice(types, func(i, j int) bool { return types[i].Extension < types[j].Extension })
	unsorted, part := path+".unsorted", path+".part"
	defer os.Remove(unsorted)
	err := create(unsorted, b.pack)
	if err == nil {
		err = create(part, func(out io.Writer) error { return sorted(zip.NewWriter(out), unsorted) })
	}
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

// pack has excelize write its parts to out: left to itself, it would gather the
// whole file in memory.
func (b *book) pack(out io.Writer) error {
	b.f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(out) })
	_, err := b.f.WriteToBuffer()
	return err
}

// sorted copies an archive with its parts in the order of their names, the
// content types first.
func sorted(out *zip.Writer, path string) error {
	in, err := zip.OpenReader(path)
	if err != nil {
		return err
	}
	defer in.Close()
	parts := slices.Clone(in.File)
	slices.SortFunc(parts, func(a, b *zip.File) int {
		return strings.Compare(rank(a.Name), rank(b.Name))
	})
	for _, part := range parts {
		if err := copied(out, part); err != nil {
			return err
		}
	}
	return out.Close()
}

// copied copies a part as it is packed, with the first date that an archive knows.
func copied(out *zip.Writer, part *zip.File) error {
	const firstOf1980 = 1<<5 | 1
	header := part.FileHeader
	//lint:ignore SA1019 CreateRaw writes these two fields as they stand and knows nothing of Modified.
	header.ModifiedDate, header.ModifiedTime = firstOf1980, 0
	w, err := out.CreateRaw(&header)
	if err != nil {
		return err
	}
	r, err := part.OpenRaw()
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return err
}

func rank(name string) string {
	if name == contentTypes {
		return ""
	}
	return name
}
