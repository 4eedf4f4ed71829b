package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"calibrate/ingest"
	"calibrate/ladder"
	"calibrate/reports/workbook"
)

// problemList is the list of all problems in the folder of --problems. It is no
// spreadsheet, so that the folder imports whole.
const problemList = "problems.txt"

// mostCopied is how many cells a copy may have: a workbook to be written takes
// about 700 bytes a cell.
const mostCopied = 1_000_000

// A mender writes copies of the files with problems to a folder.
type mender struct {
	dir  string
	open ingest.OpenOptions
	made int
	list strings.Builder
}

// writeProblems writes a copy of each file with problems, and a list of all.
func (a *app) writeProblems(ctx context.Context, dir string, report *importReport, open ingest.OpenOptions) error {
	open.IncludeHidden = true // what is hidden must be in the copy as well
	m := &mender{dir: dir, open: open}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("problems: %w", err)
	}
	byFile := map[string][]ladder.Problem{}
	for _, p := range report.problems {
		byFile[p.Source.File] = append(byFile[p.Source.File], p)
	}
	for _, f := range report.files {
		if err := m.file(ctx, f, byFile[f.file]); err != nil {
			return err
		}
	}
	path := filepath.Join(dir, problemList)
	if err := os.WriteFile(path, []byte(m.list.String()), 0o600); err != nil {
		return fmt.Errorf("problems: %w", err)
	}
	a.say("copies of files to mend, in %s: %d; mend them and import them (calibrate import %s). All problems: %s", dir, m.made, dir, path)
	return nil
}

// file lists the problems of one file, and copies it where that helps.
func (m *mender) file(ctx context.Context, f fileReport, problems []ladder.Problem) error {
	if len(problems) == 0 && f.status != ladder.Refused {
		return nil
	}
	outcome, err := m.outcome(ctx, f, problems)
	if err != nil {
		return err
	}
	fmt.Fprintf(&m.list, "%s: %s\n%s\n", plain(f.file), sentence(f.status, f.reason), outcome)
	for _, p := range problems {
		fmt.Fprintf(&m.list, "  %s %s (%s): %s\n", p.Severity, plain(strings.TrimPrefix(p.Source.String(), f.file+", ")), p.Code, plain(p.Message))
		if len(p.Suggestions) > 0 {
			fmt.Fprintf(&m.list, "    suggestion: %s\n", plain(strings.Join(p.Suggestions, " or ")))
		}
	}
	m.list.WriteString("\n")
	return ctx.Err()
}

// outcome copies a file and says where the copy is, or why there is none. Only an
// error of the folder or of the context is an error here.
func (m *mender) outcome(ctx context.Context, f fileReport, problems []ladder.Problem) (string, error) {
	if f.mends != "" {
		return "This is a copy for mending already: mend it further, and import it again.", nil
	}
	if !anyCell(problems) {
		return "No cell of it can be mended in a copy: mend the file itself, and import it again.", nil
	}
	path := filepath.Join(m.dir, workbook.CopyName(within(f.file)))
	err := m.copy(ctx, path, f, problems)
	switch {
	case err == nil:
		m.made++
		return "Copy to mend: " + plain(path), nil
	case errors.Is(err, fs.ErrExist):
		return plain(path) + " is there already and may have been mended: it was left alone. Import it, or remove it for a new copy.", nil
	case errors.Is(err, workbook.ErrNotCopied), errors.As(err, new(*ingest.Refusal)):
		return plain(fmt.Sprintf("Mend the file itself, and import it again: %v.", err)), nil
	}
	return "", fmt.Errorf("problems of %s: %w", f.file, err)
}

func anyCell(problems []ladder.Problem) bool {
	for _, p := range problems {
		if p.Source.Cell() != "" {
			return true
		}
	}
	return false
}

// within makes a path one below a folder, keeping the names of its folders: they
// may say which cycle the file is of.
func within(path string) string {
	path = filepath.ToSlash(filepath.Clean(path))
	var parts []string
	for part := range strings.SplitSeq(strings.TrimPrefix(path, filepath.VolumeName(path)), "/") {
		if part != "" && part != "." && part != ".." {
			parts = append(parts, part)
		}
	}
	return filepath.Join(parts...)
}

// copy writes a copy and reads it back: every cell must be there as it was. Where
// a file's notes cannot be added to, its cells are only coloured.
func (m *mender) copy(ctx context.Context, path string, f fileReport, problems []ladder.Problem) error {
	original, err := ingest.Open(ctx, f.file, m.open)
	if err != nil {
		return err
	}
	if n := cellsOf(original); n > mostCopied {
		return fmt.Errorf("%w: the file has %d cells, a copy may have %d", workbook.ErrNotCopied, n, mostCopied)
	}
	mend := workbook.Mend{File: f.file, SHA256: f.sha256, Problems: problems}
	if mend.Data, err = os.ReadFile(f.file); err != nil {
		return err
	}
	if sum := sha256.Sum256(mend.Data); hex.EncodeToString(sum[:]) != f.sha256 {
		return fmt.Errorf("%w: the file has changed since it was read", workbook.ErrNotCopied)
	}
	if isText(original) {
		mend.Data, mend.Rows = nil, textsOf(original.Sheets[0])
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	for _, mend.Notes = range []bool{true, false} {
		if err = m.written(ctx, path, mend, original); !errors.Is(err, workbook.ErrNotCopied) {
			return err
		}
	}
	return err
}

// written writes a copy under a name of its own, checks it, and gives it the name
// asked for unless another file has that.
func (m *mender) written(ctx context.Context, path string, mend workbook.Mend, original *ingest.Book) error {
	draft := filepath.Join(filepath.Dir(path), ".draft-"+filepath.Base(path))
	defer os.Remove(draft)
	if err := workbook.WriteProblems(draft, mend); err != nil {
		return err
	}
	made, err := ingest.Open(ctx, draft, m.open)
	if err != nil {
		return err
	}
	if err := sameCells(original, made); err != nil {
		return fmt.Errorf("%w: %w", workbook.ErrNotCopied, err)
	}
	return placed(draft, path)
}

// placed gives a file its name. It never replaces a file that differs.
func placed(draft, path string) error {
	before, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Rename(draft, path)
	}
	if err != nil {
		return err
	}
	now, err := os.ReadFile(draft)
	if err == nil && string(now) != string(before) {
		err = fs.ErrExist
	}
	return err
}
