package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// locate gives the absolute path of the database with links resolved: DuckDB
// puts its log beside the name it is given, and one database opened by two
// names would have two logs. The file need not exist unless it is only read.
func locate(path string, readOnly bool) (string, error) {
	file, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("finding the database %s: %w", path, err)
	}
	if _, err := url.Parse(file); err != nil || strings.Contains(file, "?") {
		return "", fmt.Errorf("the database cannot lie at %q: DuckDB does not take a path with ?, %% or control characters; choose another name or folder", file)
	}
	real, err := filepath.EvalSymlinks(file)
	switch {
	case err == nil:
		return real, checkFile(real)
	case !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("finding the database %s: %w", file, err)
	case readOnly:
		return "", say(ErrMissing, "there is no database at %s: import a file first, or name the right one with --db", file)
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(file))
	if err != nil {
		return "", say(ErrMissing, "the folder %s does not exist: make it first, or name another place with --db", filepath.Dir(file))
	}
	return filepath.Join(folder, filepath.Base(file)), nil
}

// checkFile refuses what is not a regular file. Whether it is a database is for
// DuckDB to say: opening a file here and closing it again would drop the lock
// another Store of this process has on it.
func checkFile(file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return fmt.Errorf("reading the database %s: %w", file, err)
	}
	if !info.Mode().IsRegular() {
		return say(ErrNotADatabase, "%s is not a file: name the database file itself, such as %s", file, filepath.Join(file, "calibrate.duckdb"))
	}
	return nil
}

// restrictFile makes the database and its log readable by their owner only.
func restrictFile(file string) error {
	for _, name := range []string{file, file + ".wal"} {
		info, err := os.Stat(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("reading the mode of %s: %w", name, err)
		}
		if info.Mode().Perm() == 0o600 {
			continue
		}
		if err := os.Chmod(name, 0o600); err != nil {
			return say(ErrPermission, "%s has mode %04o, so others may read people's ratings, and it cannot be changed (%w): have its owner run chmod 600 on it", name, info.Mode().Perm(), err)
		}
	}
	return nil
}

// checkLength refuses a file that was cut off, as a copy to a full disk is:
// DuckDB would open it, and fail when it comes to the lost blocks. Only blocks in
// use are sure to be in the file; free ones at its end may never have been.
func (s *Store) checkLength(ctx context.Context) error {
	const headers = 3 * 4096
	var used, size int64
	query := "SELECT used_blocks, block_size FROM pragma_database_size()"
	if err := s.db.QueryRowContext(ctx, query).Scan(&used, &size); err != nil {
		return openError(s.file, err)
	}
	info, err := os.Stat(s.file)
	if err != nil {
		return fmt.Errorf("reading the database %s: %w", s.file, err)
	}
	if whole := headers + used*size; info.Size() < whole {
		return damaged(s.file, fmt.Errorf("it has %d bytes and needs %d", info.Size(), whole))
	}
	return nil
}

// tempFolder makes the folder for what does not fit in memory, with mode 0700.
// Beside a database it has a fixed name, so that what a killed process left there
// is cleared by the next; where others may be reading it is a new one.
func tempFolder(file string, opt Options) (string, error) {
	if file == "" || opt.ReadOnly || opt.TempDir != "" {
		folder, err := os.MkdirTemp(opt.TempDir, "calibrate-")
		if err != nil {
			return "", say(ErrReadOnly, "no folder for temporary files can be made (%w): name one with room in it with the environment variable TMPDIR", err)
		}
		return folder, nil
	}
	folder := file + ".tmp"
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", readOnlyFolder(filepath.Dir(file), err)
	}
	info, err := os.Lstat(folder)
	if err != nil {
		return "", fmt.Errorf("reading the folder for temporary files: %w", err)
	}
	if !info.IsDir() {
		return "", say(ErrPermission, "%s is in the way of the folder for temporary files: move it away", folder)
	}
	if err := os.Chmod(folder, 0o700); err != nil {
		return "", say(ErrPermission, "the folder for temporary files %s is not ours (%w): move it away", folder, err)
	}
	return folder, nil
}

// spills lists the temporary files DuckDB wrote to the folder.
func spills(folder string) []string {
	names, _ := filepath.Glob(filepath.Join(escapeGlob(folder), "duckdb_temp_*")) // the pattern is well formed
	return names
}

func escapeGlob(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}
