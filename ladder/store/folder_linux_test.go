package store

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"calibrate/ladder"
)

// asNobody runs a function as a user whom file modes hold back: root, as whom
// tests often run, passes them all.
func asNobody(t *testing.T, do func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		do()
		return
	}
	runtime.LockOSThread() // the user for files is the thread's
	defer runtime.UnlockOSThread()
	if err := syscall.Setfsuid(65534); err != nil {
		t.Fatal(err)
	}
	defer syscall.Setfsuid(0)
	do()
}

// notOurs is a folder that others may enter and not write to.
func notOurs(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{filepath.Dir(folder), folder} {
		if err := os.Chmod(name, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(filepath.Dir(folder), 0o755); os.Chmod(folder, 0o755) })
	return folder
}

func TestReadOnlyFolder(t *testing.T) {
	from, folder := stored(t), notOurs(t)
	there := filepath.Join(folder, "there.duckdb")
	content := read(t, from)
	asNobody(t, func() {
		_, err := Open(ctx, filepath.Join(folder, "new.duckdb"), Options{})
		wantError(t, err, ErrReadOnly, folder, "cannot be written to", "--db")
	})

	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, there, content)
	if os.Geteuid() == 0 {
		if err := os.Chown(there, 65534, 65534); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		_, err := Open(ctx, there, Options{})
		wantError(t, err, ErrReadOnly, folder, "cannot be written to")
		s, err := Open(ctx, there, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	})
}

func TestModeOfOthers(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can make a file of another user")
	}
	path := stored(t)
	for _, name := range []string{filepath.Dir(filepath.Dir(path)), filepath.Dir(path)} {
		if err := os.Chmod(name, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		_, err := Open(ctx, path, Options{})
		wantError(t, err, ErrPermission, "has mode 0666", "chmod 600")
	})
}

// TestDiskFull stores files until a small disk is full. What was stored stays.
func TestDiskFull(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=7m"); err != nil {
		t.Skip("cannot make a small disk:", err)
	}
	t.Cleanup(func() { syscall.Unmount(disk, 0) })
	s := openTest(t, filepath.Join(disk, "a.duckdb"))
	stored := 0
	for n := 0; ; n++ {
		b := company(40)
		b.File, b.SHA256 = fmt.Sprint(n, ".csv"), fmt.Sprint(n)
		var ratings ladder.Ratings
		for i, r := range b.Ratings.All() {
			r.Cycle, r.Comment = fmt.Sprint(n), fmt.Sprint(i*n*7919, i*n*n*n) // to fill the disk
			ratings.Add(r)
		}
		b.Ratings = ratings
		status, err := s.Add(ctx, b, meta())
		if status == ladder.Read {
			stored++
		}
		if err != nil {
			wantError(t, err, nil, b.File, "No space left")
			break
		}
	}
	s.Close() // after a fatal error it has nothing to say
	s, err := Open(ctx, filepath.Join(disk, "a.duckdb"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want(t, "files and ratings", lines(t, s, "SELECT count(*), sum(ratings), (SELECT count(*) FROM ratings) FROM batches"),
		fmt.Sprintf("%d | %d | %d", stored, stored*40*3*26, stored*40*3*26))
}
