package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"calibrate/ladder"
)

// An archive is a workbook's zip file whose directory has been checked. Parts
// are found by name without regard to case, as the format asks.
type archive struct {
	file   string
	limits Limits
	parts  map[string]*zip.File
}

const damaged = "the file is cut off or damaged; fetch it again, or open it in a spreadsheet program and save it anew"

// openArchive checks a zip directory before anything is unpacked: number,
// names and sizes of its entries. That a part is as large as it says is checked
// as it is read, by archive/zip.
func openArchive(file string, data []byte, limits Limits) (*archive, error) {
	whole := ladder.Source{File: file}
	reader, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, refuse(whole, ladder.UnsafeArchive, "its zip directory cannot be read (%v): %s", err, damaged)
	}
	if len(reader.File) > limits.Entries {
		return nil, refuse(whole, ladder.UnsafeArchive, "the archive has %d entries, at most %d are read; raise the limits (--limits 4) if you trust its sender", len(reader.File), limits.Entries)
	}
	a := &archive{file: file, limits: limits, parts: make(map[string]*zip.File, len(reader.File))}
	var total uint64
	for _, entry := range reader.File {
		if err := a.check(entry); err != nil {
			return nil, err
		}
		if total += entry.UncompressedSize64; total > uint64(limits.TotalBytes) {
			return nil, refuse(whole, ladder.TooLarge, "its parts unpack to more than %s; split the workbook, or raise the limits (--limits 4) if you trust its sender", byteCount(limits.TotalBytes))
		}
		a.parts[strings.ToLower(entry.Name)] = entry
	}
	return a, nil
}

// check judges one entry of the directory.
func (a *archive) check(entry *zip.File) error {
	whole := ladder.Source{File: a.file}
	_, twice := a.parts[strings.ToLower(entry.Name)]
	size, packed := entry.UncompressedSize64, max(entry.CompressedSize64, 1)
	switch {
	case !safePartName(entry.Name, a.limits):
		return refuse(whole, ladder.UnsafeArchive, "the archive has an entry named %.80q, which no spreadsheet program writes and which could reach outside a folder; do not open this file unless you trust its sender", entry.Name).seen(entry.Name)
	case twice:
		return refuse(whole, ladder.UnsafeArchive, "the archive holds %q twice, so that two programs could read two different workbooks; save it anew from a spreadsheet program", entry.Name).seen(entry.Name)
	case entry.Mode()&fs.ModeSymlink != 0:
		return refuse(whole, ladder.UnsafeArchive, "the archive holds a link, %q; do not open this file unless you trust its sender", entry.Name).seen(entry.Name)
	case entry.Flags&1 != 0:
		return refuse(whole, ladder.Encrypted, "the archive is encrypted; save it without a password and read it again")
	case entry.Method != zip.Store && entry.Method != zip.Deflate:
		return refuse(whole, ladder.UnsafeArchive, "part %s is packed by method %d, expected stored or deflated; save it anew from a spreadsheet program", entry.Name, entry.Method)
	case size > uint64(a.limits.PartBytes):
		return refuse(whole, ladder.TooLarge, "part %s unpacks to %s, at most %s are read; split the workbook, or raise the limits (--limits 4) if you trust its sender", entry.Name, byteCount(int64(min(size, 1<<62))), byteCount(a.limits.PartBytes))
	case size > uint64(a.limits.RatioFrom) && float64(size)/float64(packed) > a.limits.Ratio:
		return refuse(whole, ladder.UnsafeArchive, "part %s unpacks to %.0f times its size, at most %.0f is read: it may be a zip bomb; raise the limits (--limits 4) if you trust its sender", entry.Name, float64(size)/float64(packed), a.limits.Ratio)
	}
	return nil
}

// safePartName reports whether a name stays inside the archive: relative, no
// way up, no backslash, no drive.
func safePartName(name string, limits Limits) bool {
	if name == "" || len(name) > limits.NameText || name[0] == '/' || strings.ContainsAny(name, "\\:\x00") {
		return false
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(name, "/"), "/") {
		if part == ".." || part == "." || part == "" {
			return false
		}
	}
	return true
}

// has reports whether the archive holds a part.
func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// size is how many bytes a part of the archive unpacks to.
func (a *archive) size(name string) int {
	return int(a.parts[strings.ToLower(name)].UncompressedSize64)
}

// open gives the bytes of a part. A size other than the directory says, and a
// wrong CRC, are faults once the part has been read to its end.
func (a *archive) open(name string) (io.Reader, error) {
	entry := a.parts[strings.ToLower(name)]
	if entry == nil {
		return nil, malformed("the part is missing from the archive; %s", damaged)
	}
	body, err := entry.Open()
	if err != nil {
		return nil, unpackFault(err)
	}
	return partReader{body}, nil
}

// A partReader unpacks a part. Its body needs no closing: it holds memory only.
type partReader struct{ body io.Reader }

func (p partReader) Read(into []byte) (int, error) {
	n, err := p.body.Read(into)
	if err != nil && err != io.EOF {
		err = unpackFault(err)
	}
	return n, err
}

func unpackFault(err error) error {
	return &fault{code: ladder.UnsafeArchive, message: fmt.Sprintf("the part cannot be unpacked (%v); %s", err, damaged)}
}
