package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"calibrate/ladder"
)

// cannotOpen says which file cannot be opened, and what to do.
func cannotOpen(file string, err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%s cannot be opened: %w; allow reading it, or take it out of what is named", file, err)
}

// readFile reads a whole file once, read-only, and notes its size and hash in
// the book. It never reads beyond the limit, and nothing but regular files:
// a pipe or a device may never end.
func readFile(book *Book, limits Limits) ([]byte, error) {
	whole := ladder.Source{File: book.File}
	info, err := os.Stat(book.File)
	switch {
	case err != nil:
		return nil, cannotOpen(book.File, err)
	case info.IsDir():
		return nil, refuse(whole, ladder.UnsupportedFormat, "this is a folder, expected a file; name the files in it")
	case !info.Mode().IsRegular():
		return nil, refuse(whole, ladder.UnsupportedFormat, "this is a pipe or a device, expected a file; save it to a file first")
	}
	file, err := os.Open(book.File)
	if err != nil {
		return nil, cannotOpen(book.File, err)
	}
	defer file.Close()
	var data bytes.Buffer
	data.Grow(int(min(info.Size(), limits.FileBytes)) + bytes.MinRead)
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(&data, hash), io.LimitReader(file, limits.FileBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", book.File, err)
	}
	if n > limits.FileBytes {
		return nil, refuse(whole, ladder.TooLarge, "the file has %s, at most %s are read; split it, or raise the limits (--limits 4)",
			byteCount(info.Size()), byteCount(limits.FileBytes))
	}
	book.Bytes, book.SHA256 = n, hex.EncodeToString(hash.Sum(nil))
	return data.Bytes(), nil
}

// byteCount shows a number of bytes as people say it.
func byteCount(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
