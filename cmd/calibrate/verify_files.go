package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/reports"
	"calibrate/reports/packet"
)

// A fileVerdict says how one file of a packet stands to what the store gives now.
type fileVerdict struct {
	File  string   `json:"file"`
	State string   `json:"state"` // same, edited, differs, missing, foreign
	Parts []string `json:"parts"` // of an edited page, the parts that differ
}

// What can have become of a file since it was written.
const (
	fileSame    = "same"
	fileEdited  = "edited"  // its bytes are not those that were written
	fileDiffers = "differs" // its bytes are not those the program writes now, and no list says whether they were written so
	fileMissing = "missing" // the program writes it, and it is not there
	fileForeign = "foreign" // it is there, and the program writes no such file
)

func allSame(files []fileVerdict) bool {
	return !slices.ContainsFunc(files, func(f fileVerdict) bool { return f.State != fileSame })
}

// compare writes the artefacts once more, into a folder of their own, and holds
// the files against each other. written has what the list of files says of them.
func (p madePacket) compare(ctx context.Context, bundle analysis.Bundle, written map[string]string) ([]fileVerdict, error) {
	dir, err := os.MkdirTemp("", "calibrate-verify-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	files := []fileVerdict{}
	for _, artefact := range reports.List {
		old, made, write := filepath.Join(p.dir, artefact.Path), filepath.Join(dir, artefact.Path), artefact.Write
		if artefact.Name == packetName {
			old = p.packetDir()
			if !packet.InFiles(old) {
				write = inOneFile // the same where there are not too many people
			}
		}
		if artefact.Name != packetName && (p.alone || !isThere(old) && !isListed(written, artefact.Path)) {
			continue
		}
		if err := write(ctx, made, bundle); err != nil {
			return nil, fmt.Errorf("%s: %w", artefact.Name, err)
		}
		compared, err := compareFiles(p.dir, old, made, written)
		if err != nil {
			return nil, err
		}
		files = append(files, compared...)
	}
	return files, nil
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// isListed says whether a list of files has one at a path or below it.
func isListed(written map[string]string, path string) bool {
	for name := range written {
		if name == path || strings.HasPrefix(name, path+"/") {
			return true
		}
	}
	return false
}

// compareFiles compares two files, or all files of two folders. Names are given
// from the folder dir; written has what the list of files says of them.
func compareFiles(dir, old, made string, written map[string]string) ([]fileVerdict, error) {
	names := map[string]bool{}
	for _, root := range []string{old, made} {
		if !isThere(root) {
			continue
		}
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() && entry.Name() != reports.SumsName {
				names[strings.TrimPrefix(path, root)] = true
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	var files []fileVerdict
	for _, name := range slices.Sorted(maps.Keys(names)) {
		shown, err := filepath.Rel(dir, old+name)
		if err != nil {
			return nil, err
		}
		shown = filepath.ToSlash(shown)
		f, err := compareFile(old+name, made+name, written[shown])
		if err != nil {
			return nil, err
		}
		f.File = shown
		files = append(files, f)
	}
	return files, nil
}

// compareFile compares a file with the one made now; sum is the SHA-256 it was
// written with, "" when no list says.
func compareFile(old, made, sum string) (fileVerdict, error) {
	f := fileVerdict{State: fileSame, Parts: []string{}}
	was, err := os.ReadFile(old)
	if errors.Is(err, fs.ErrNotExist) {
		f.State = fileMissing
		return f, nil
	}
	if err != nil {
		return f, err
	}
	is, err := os.ReadFile(made)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.State = fileForeign
		return f, nil
	case err != nil:
		return f, err
	case bytes.Equal(was, is):
		return f, nil
	}
	f.State = fileDiffers
	if sum != "" && sum != analysis.HashOf(was) {
		f.State = fileEdited
	}
	if filepath.Ext(old) == ".html" {
		f.Parts = packet.Differing(was, is)
	}
	return f, nil
}
