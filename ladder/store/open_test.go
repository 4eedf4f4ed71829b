package store

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"calibrate/ladder"
)

func wantError(t *testing.T, err, kind error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one like %q", parts)
	}
	if kind != nil && !errors.Is(err, kind) {
		t.Errorf("%v: not of the kind %q", err, kind)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%v: does not say %q", err, part)
		}
	}
}

// stored makes a database with one rating in it and closes it.
func stored(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.duckdb")
	s := openTest(t, path)
	add(t, s, file("a.csv", rating("bob", 0, 3)), ladder.Read)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSettings(t *testing.T) {
	s, err := Open(ctx, "", Options{MemoryLimit: 300 << 20, Threads: 3})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want := map[string]string{ // as DuckDB 1.5.6 spells them
		"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "allow_community_extensions": "false",
		"allow_persistent_secrets": "false", "temp_directory": s.temp, "max_temp_directory_size": "1.0 GiB",
		"memory_limit": "300.0 MiB", "threads": "3", "enable_external_access": "false", "lock_configuration": "true",
	}
	for name, value := range want {
		if got := lines(t, s, "SELECT current_setting($1)::VARCHAR", name); got[0] != value {
			t.Errorf("%s is %s, want %s", name, got[0], value)
		}
	}
}

// TestNoWayOut tries to leave the database from SQL, on every connection of the pool.
func TestNoWayOut(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "a.duckdb"))
	outside := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(outside, []byte("1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range connections {
		conn, err := s.db.Conn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		for _, query := range []string{
			"SELECT * FROM read_text('" + outside + "')", "SELECT * FROM read_csv('" + outside + "')",
			"SELECT * FROM glob('/*')", "COPY (SELECT 1) TO '" + outside + "'", "ATTACH '" + outside + ".duckdb'",
			"INSTALL httpfs", "LOAD httpfs", "EXPORT DATABASE '" + outside + "'",
			"SET enable_external_access = true", "SET lock_configuration = false", "SET memory_limit = '90GB'", "RESET threads",
		} {
			if _, err := conn.ExecContext(ctx, query); err == nil {
				t.Errorf("DuckDB ran %s", query)
			}
		}
	}
	if text, err := os.ReadFile(outside); string(text) != "1\n" {
		t.Error("the file outside was changed", err)
	}
}

// TestSpill sorts more than fits in memory, so that DuckDB needs its folder.
func TestSpill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.duckdb")
	s, err := Open(ctx, path, Options{MemoryLimit: 64 << 20})
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	query := "SELECT md5(i::VARCHAR) || md5((i + 1)::VARCHAR) AS k FROM range(1500000) t(i) ORDER BY k" // 96 MB of text
	err = Each(ctx, s, query, func(*sql.Rows) error { rows++; return nil })
	if err != nil || rows != 1500000 {
		t.Errorf("%d rows sorted in less memory than they need: %v", rows, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.temp); !errors.Is(err, fs.ErrNotExist) {
		t.Error("Close left the folder for temporary files behind:", err)
	}
}

// checkModes wants at least some files in a folder, each closed to others.
func checkModes(t *testing.T, folder string, some int) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if !entry.IsDir() {
			files++
		}
		if err == nil && name != folder && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", name, info.Mode())
		}
		return err
	})
	if err != nil || files < some {
		t.Errorf("%d files in %s, want %d or more: %v", files, folder, some, err)
	}
}

// TestModes looks at the files while the database is open and after, under a
// umask that forbids nothing.
func TestModes(t *testing.T) {
	folder := t.TempDir()
	defer syscall.Umask(syscall.Umask(0))
	path := filepath.Join(folder, "a.duckdb")
	s := openTest(t, path)
	if _, err := s.db.Exec("CREATE TABLE stored.scratch AS SELECT 1 AS n"); err != nil { // leaves a log
		t.Fatal(err)
	}
	checkModes(t, folder, 2)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	openTest(t, path)
	checkModes(t, folder, 1)
}

func TestOpenErrors(t *testing.T) {
	garbage := func(t *testing.T, path string) { write(t, path, []byte(strings.Repeat("not a database ", 1000))) }
	cases := []struct {
		name  string
		make  func(t *testing.T, path string) string // gives the path to open, path unless it says otherwise
		opt   Options
		kind  error
		parts []string
	}{
		{"random bytes", func(t *testing.T, path string) string { garbage(t, path); return path }, Options{},
			ErrNotADatabase, []string{"is not a DuckDB database", "--db"}},
		{"empty file", func(t *testing.T, path string) string { write(t, path, nil); return path }, Options{},
			ErrNotADatabase, []string{"is not a DuckDB database"}},
		{"folder", func(t *testing.T, path string) string { return filepath.Dir(path) }, Options{},
			ErrNotADatabase, []string{"is not a file"}},
		{"missing folder", func(t *testing.T, path string) string { return filepath.Join(path, "no", "b.duckdb") }, Options{},
			ErrMissing, []string{"does not exist", "make it first"}},
		{"missing file to read", func(t *testing.T, path string) string { return path }, Options{ReadOnly: true},
			ErrMissing, []string{"there is no database at", "import a file first"}},
		{"path DuckDB cannot take", func(t *testing.T, path string) string { return path + "?a=b" }, Options{},
			nil, []string{"choose another name"}},
		{"cut off", func(t *testing.T, path string) string {
			whole := read(t, stored(t))
			write(t, path, whole[:len(whole)/2])
			return path
		}, Options{}, ErrDamaged, []string{"is damaged", "put back a copy"}},
		{"flipped bytes", func(t *testing.T, path string) string {
			whole := read(t, stored(t))
			for i := 8192; i < 12288 && i < len(whole); i += 512 { // the second header, the one in force after a checkpoint, and the first block
				whole[i] ^= 0xff
			}
			for i := 4096; i < 8192; i += 512 {
				whole[i] ^= 0xff
			}
			write(t, path, whole)
			return path
		}, Options{}, ErrDamaged, []string{"is damaged"}},
		{"database of something else", func(t *testing.T, path string) string {
			other, err := connect(ctx, path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := other.db.Exec("CREATE TABLE accounts (n INTEGER)"); err != nil {
				t.Fatal(err)
			}
			if err := other.Close(); err != nil {
				t.Fatal(err)
			}
			return path
		}, Options{}, ErrNotADatabase, []string{"database of something else"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := c.make(t, filepath.Join(t.TempDir(), "a.duckdb"))
			s, err := Open(ctx, path, c.opt)
			if err == nil {
				s.Close()
			}
			wantError(t, err, c.kind, c.parts...)
		})
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestOneStorePerFile(t *testing.T) {
	path := stored(t)
	s := openTest(t, path)
	link := filepath.Join(t.TempDir(), "link.duckdb")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	_, err := Open(ctx, link, Options{})
	wantError(t, err, ErrLocked, "open in this program already")
	add(t, s, file("b.csv", rating("bob", 1, 3)), ladder.Read)
}

func TestReadOnly(t *testing.T) {
	s, err := Open(ctx, stored(t), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := lines(t, s, "SELECT employee, level FROM ratings"); len(got) != 1 || got[0] != "ana | 3" {
		t.Error(got)
	}
	if _, err := s.Add(ctx, file("b.csv"), meta()); err == nil {
		t.Error("a database opened for reading took a file")
	}
}

// TestReadOnlyWithALog reads what a killed process left: a database and a log
// that is not in it yet.
func TestReadOnlyWithALog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.duckdb")
	s := openTest(t, path)
	if _, err := s.db.Exec("INSERT INTO stored.names VALUES (0, 'only in the log')"); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(t.TempDir(), "a.duckdb")
	write(t, left, read(t, path))
	write(t, left+".wal", read(t, path+".wal"))
	for _, opt := range []Options{{ReadOnly: true}, {}} {
		again, err := Open(ctx, left, opt)
		if err != nil {
			t.Fatal(err)
		}
		want(t, "names", lines(t, again, "SELECT name FROM names"), "only in the log")
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
