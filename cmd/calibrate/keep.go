package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"calibrate/ingest"
	"calibrate/reports"
	"calibrate/reports/packet"
)

// placeFiles writes what people fill in or edit, into a folder beside its place
// first. It never takes the place of a file that is there and holds something
// else, unless that is a workbook as blank as calibrate wrote it: it may be what
// they filled in.
func placeFiles(dir string, write func(dir string) error) error {
	beside, err := os.MkdirTemp(dir, ".new-*")
	if err != nil {
		return fmt.Errorf("folder %s cannot be written to: %w; name another one", dir, err)
	}
	defer os.RemoveAll(beside)
	if err := write(beside); err != nil {
		return err
	}
	made, err := os.ReadDir(beside)
	if err != nil {
		return err
	}
	var taken []error
	for _, file := range made {
		if place := filepath.Join(dir, file.Name()); holdsOther(place, filepath.Join(beside, file.Name())) {
			taken = append(taken, fmt.Errorf("%s is there already and is not the same, so it was left as it is; name another place, or move it away", place))
		}
	}
	if len(taken) > 0 {
		return errors.Join(taken...)
	}
	for _, file := range made {
		if err := os.Rename(filepath.Join(beside, file.Name()), filepath.Join(dir, file.Name())); err != nil {
			return err
		}
	}
	return nil
}

// placeFile does it for one file.
func placeFile(path string, write func(path string) error) error {
	return placeFiles(filepath.Dir(path), func(dir string) error { return write(filepath.Join(dir, filepath.Base(path))) })
}

// mayGo says why an artefact may not be written to a place.
func mayGo(artefact, path string) error {
	switch artefact {
	case packetName:
		return packetMayGo(path)
	case "workbook":
		return summaryMayGo(path)
	}
	return nil
}

// summaryMayGo says why a summary may not be written to a place: a file is there that
// holds something and is no summary itself. It may be what a summary is made from.
func summaryMayGo(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.Size() == 0 || ingest.IsSummary(path) {
		return nil
	}
	return fmt.Errorf("%s is there already and is no summary that calibrate wrote, so it was left as it is; name another place with --out, or move it away", path)
}

// packetMayGo says why a packet may not be written into a folder: a page is there that
// holds something and is none that calibrate wrote.
func packetMayGo(dir string) error {
	path := filepath.Join(dir, "index.html")
	_, err := packet.ReadManifest(dir)
	info, missing := os.Stat(path)
	if !errors.Is(err, packet.ErrNoManifest) || missing != nil || info.Size() == 0 || reports.IsIndex(dir) {
		return nil
	}
	return fmt.Errorf("%s is there already and is no page that calibrate wrote, so it was left as it is; name another place with --out, or move it away", path)
}

// privateFile writes a file that its owner alone may read.
func privateFile(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// holdsOther reports whether a file is there that holds something, and something
// else than a new one. What cannot be read is taken to.
func holdsOther(path, made string) bool {
	old, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(old) == 0 || ingest.IsUntouched(path) {
		return false
	}
	content, failed := os.ReadFile(made)
	return err != nil || failed != nil || !bytes.Equal(old, content)
}
