package main

import (
	"bytes"
	"context"
	"encoding/json"
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
	State string   `json:"state"` // same, edited, missing, foreign
	Parts []string `json:"parts"` // of an edited page, the parts that differ
}

// What can have become of a file since it was written.
const (
	fileSame    = "same"
	fileEdited  = "edited"  // its bytes are not those the program writes
	fileMissing = "missing" // the program writes it, and it is not there
	fileForeign = "foreign" // it is there, and the program writes no such file
)

func allSame(files []fileVerdict) bool {
	return !slices.ContainsFunc(files, func(f fileVerdict) bool { return f.State != fileSame })
}

// compare writes the artefacts once more, into a folder of their own, and holds
// the files against each other.
func (p madePacket) compare(ctx context.Context, bundle analysis.Bundle) ([]fileVerdict, error) {
	dir, err := os.MkdirTemp("", "calibrate-verify-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	files := []fileVerdict{}
	for _, artefact := range reports.List {
		old, made := filepath.Join(p.dir, artefact.Path), filepath.Join(dir, artefact.Path)
		if artefact.Name == "packet" {
			old = p.packetDir()
		}
		if _, err := os.Stat(old); errors.Is(err, fs.ErrNotExist) || p.alone && artefact.Name != "packet" {
			continue
		}
		if err := artefact.Write(ctx, made, bundle); err != nil {
			return nil, fmt.Errorf("%s: %w", artefact.Name, err)
		}
		compared, err := compareFiles(p.dir, old, made)
		if err != nil {
			return nil, err
		}
		files = append(files, compared...)
	}
	return files, nil
}

// sinceHanded names the files that are not as they were handed out, by the list of
// what was given to whom. It needs no store.
func (p madePacket) sinceHanded() ([]fileVerdict, error) {
	files := []fileVerdict{}
	for _, given := range p.handed {
		b, err := os.ReadFile(filepath.Join(filepath.Dir(p.dir), filepath.FromSlash(given.File)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			files = append(files, fileVerdict{given.File, fileMissing, []string{}})
		case err != nil:
			return files, err
		case analysis.HashOf(b) != given.SHA256:
			files = append(files, fileVerdict{given.File, fileEdited, []string{}})
		}
	}
	return files, nil
}

// compareFiles compares two files, or all files of two folders. Names are given
// from the folder dir.
func compareFiles(dir, old, made string) ([]fileVerdict, error) {
	names := map[string]bool{}
	for _, root := range []string{old, made} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
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
		f, err := compareFile(old+name, made+name)
		if err != nil {
			return nil, err
		}
		f.File = filepath.ToSlash(shown)
		files = append(files, f)
	}
	return files, nil
}

func compareFile(old, made string) (fileVerdict, error) {
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
	f.State = fileEdited
	if filepath.Ext(old) == ".html" {
		f.Parts = packet.Differing(was, is)
	}
	return f, nil
}

// printVerdicts prints what became of each packet, for people or for programs.
func (a *app) printVerdicts(verdicts []verdict, asJSON bool) error {
	if asJSON {
		encoder := json.NewEncoder(a.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(struct {
			Packets []verdict `json:"packets"`
		}{verdicts})
	}
	for _, v := range verdicts {
		if v.Same {
			fmt.Fprintf(a.out, "%s: the same, byte for byte (run %s, %d files)\n", v.Packet, v.RunID, len(v.Files))
			continue
		}
		fmt.Fprintf(a.out, "%s: not what the store gives now (run %s)\n", v.Packet, v.RunID)
		for _, c := range v.Changes {
			fmt.Fprintf(a.out, "  %s\n", plain(changeWords(c)))
		}
		for _, f := range v.Files {
			if f.State != fileSame {
				fmt.Fprintf(a.out, "  %s\n", plain(fileWords(f)))
			}
		}
	}
	return nil
}

// changeWords says one change of a manifest in a line.
func changeWords(c analysis.Change) string {
	switch c.Kind {
	case analysis.FileAdded:
		return fmt.Sprintf("input file added: %s (%s)", c.What, c.Now)
	case analysis.FileRemoved:
		return fmt.Sprintf("input file no longer there: %s (%s)", c.What, c.Was)
	case analysis.FileReplaced:
		return fmt.Sprintf("input file replaced: %s (was %s, now %s)", c.What, c.Was, c.Now)
	case analysis.RowsChanged:
		return fmt.Sprintf("other rows taken from %s: was %s; now %s", c.What, c.Was, c.Now)
	case analysis.ReadingChange:
		return fmt.Sprintf("%s is read in another way than it was (%s, now %s)", c.What, c.Was, c.Now)
	}
	return fmt.Sprintf("%s: was %s, now %s", c.What, c.Was, c.Now)
}

// fileWords says what became of one file of a packet.
func fileWords(f fileVerdict) string {
	switch f.State {
	case fileMissing:
		return f.File + " is missing"
	case fileForeign:
		return f.File + " is no file of this packet"
	case fileEdited:
		words := f.File + " was edited after it was written, or another build of the program wrote it"
		if len(f.Parts) > 0 {
			words += "; it differs in " + shortList(f.Parts)
		}
		return words
	}
	return f.File
}

// shortList joins names, and counts those beyond the first few.
func shortList(names []string) string {
	const most = 5
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
