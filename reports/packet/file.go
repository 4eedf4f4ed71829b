package packet

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// A file is one file of the packet, there whole or not at all.
type file struct {
	*bufio.Writer
	name, path string
	disk       *os.File
}

// create opens a file that only its owner may read: it is about people.
func create(dir, name string) (*file, error) {
	path := filepath.Join(dir, name)
	disk, err := os.OpenFile(path+".part", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("packet: %w", err)
	}
	return &file{bufio.NewWriterSize(disk, 1<<16), name, path, disk}, nil
}

// finish puts the file in its place.
func (f *file) finish() error {
	if err := errors.Join(f.Flush(), f.disk.Close()); err != nil {
		return fmt.Errorf("packet %s: %w", f.name, errors.Join(err, os.Remove(f.path+".part")))
	}
	return os.Rename(f.path+".part", f.path)
}

// abandon removes what was written; of no file, or of a finished one, there is nothing to remove.
func (f *file) abandon() error {
	if f == nil || errors.Is(f.disk.Close(), os.ErrClosed) {
		return nil
	}
	return os.Remove(f.path + ".part")
}

// removeOld removes the files of an earlier, larger packet: nobody may find a
// page that this packet does not speak of.
func removeOld(dir string) error {
	old, err := filepath.Glob(filepath.Join(dir, "people-[0-9]*.html"))
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
