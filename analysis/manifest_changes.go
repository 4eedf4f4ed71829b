package analysis

import (
	"cmp"
	"fmt"
)

// A Change is one thing in which two manifests differ.
type Change struct {
	Kind ChangeKind `json:"kind"`
	What string     `json:"what"` // the file or the parameter
	Was  string     `json:"was"`
	Now  string     `json:"now"`
}

// A ChangeKind says what sort of thing changed.
type ChangeKind string

// The kinds of change.
const (
	FileAdded     ChangeKind = "file_added"
	FileRemoved   ChangeKind = "file_removed"
	FileReplaced  ChangeKind = "file_replaced" // another content under the same name
	FileRenamed   ChangeKind = "file_renamed"  // the same content under another name
	RowsChanged   ChangeKind = "rows"          // the same content, of which other rows are taken
	ReadingChange ChangeKind = "reading"       // the same rows, read in another way
	LadderChanged ChangeKind = "ladder"
	Parametrised  ChangeKind = "parameter"
	Reprogrammed  ChangeKind = "program"
	Edited        ChangeKind = "edited" // after it was written
)

// Changes says in what a manifest differs from what the store gives now: files
// first, then parameters.
func (m Manifest) Changes(now Manifest) []Change {
	changes := m.fileChanges(now)
	were := m.Parameters()
	for i, is := range now.Parameters() {
		if was := were[i]; was != is {
			changes = append(changes, Change{changeKind(is.Name), is.Head, was.Text, is.Text})
		}
	}
	return changes
}

func changeKind(parameter string) ChangeKind {
	switch parameter {
	case "ladder", "ladder_version", "ladders":
		return LadderChanged
	case "program":
		return Reprogrammed
	}
	return Parametrised
}

func (m Manifest) fileChanges(now Manifest) (changes []Change) {
	before, after, replaced := byHash(m.Files), byHash(now.Files), map[string]bool{}
	for _, was := range m.Files {
		is, kept := after[was.SHA256]
		if kept {
			changes = append(changes, was.changes(is, m.Audience == Director, now.nameOf(is))...)
			continue
		}
		if new, ok := now.successor(was, before); ok && m.Audience != Director {
			replaced[new.SHA256] = true
			changes = append(changes, Change{FileReplaced, was.File, "SHA-256 " + was.SHA256, "SHA-256 " + new.SHA256})
			continue
		}
		changes = append(changes, Change{FileRemoved, was.File, "SHA-256 " + was.SHA256, ""})
	}
	for _, is := range now.Files {
		if _, known := before[is.SHA256]; !known && !replaced[is.SHA256] {
			changes = append(changes, Change{FileAdded, now.nameOf(is), "", "SHA-256 " + is.SHA256})
		}
	}
	return changes
}

// successor finds the file that has the name of one that is gone.
func (m Manifest) successor(gone FileManifest, before map[string]FileManifest) (FileManifest, bool) {
	for _, f := range m.Files {
		if _, known := before[f.SHA256]; !known && f.File == gone.File {
			return f, true
		}
	}
	return FileManifest{}, false
}

// nameOf is the name of a file also where the manifest numbers them.
func (m Manifest) nameOf(f FileManifest) string { return cmp.Or(m.names[f.SHA256], f.File) }

// changes says what became of a file whose content is the same, which is called
// name today.
func (f FileManifest) changes(now FileManifest, numbered bool, name string) (changes []Change) {
	if f.File != now.File && !numbered {
		changes = append(changes, Change{FileRenamed, f.File, f.File, name})
	}
	if f.rows() != now.rows() {
		return append(changes, Change{RowsChanged, name, f.rows(), now.rows()})
	}
	if f.Reading != now.Reading {
		changes = append(changes, Change{ReadingChange, name, "reading " + f.Reading, "reading " + now.Reading})
	}
	return changes
}

func (f FileManifest) rows() string {
	return fmt.Sprintf("%d taken, %d not (%d unread, %d in another file too), %d sheets left out, %d problems", f.Taken, f.NotTaken(), f.Unread, f.Repeated, f.SheetsLeft, f.Problems)
}

func byHash(files []FileManifest) map[string]FileManifest {
	by := make(map[string]FileManifest, len(files))
	for _, f := range files {
		by[f.SHA256] = f
	}
	return by
}
