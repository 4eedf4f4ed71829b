package workbook

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"strings"
)

// contentTypes is the part that readers look for first.
const contentTypes = "[Content_Types].xml"

// save writes the workbook, whole or not at all, readable by its owner alone.
// Excelize gives streamed sheets and kinds of picture in random order: both are
// sorted here.
func (b *book) save(path string) error {
	types := b.f.ContentTypes.Defaults
	sort.Slice(types, func(i, j int) bool { return types[i].Extension < types[j].Extension })
	packed, err := b.f.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("workbook %s: %w", path, err)
	}
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	out := bufio.NewWriterSize(f, 1<<16)
	if err := errors.Join(f.Chmod(0o600), sorted(zip.NewWriter(out), packed.Bytes()), out.Flush(), f.Close()); err != nil {
		os.Remove(part)
		return fmt.Errorf("workbook %s: %w", path, err)
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return nil
}

// sorted copies an archive with its parts in the order of their names, the
// content types first.
func sorted(out *zip.Writer, packed []byte) error {
	in, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
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
