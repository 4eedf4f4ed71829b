package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew")

// samplePath is the committed company, as the README's commands name it from
// the top of the repository, where these tests run.
const samplePath = "sample/2026-h1"

func TestMain(m *testing.M) {
	if err := os.Chdir(filepath.Join("..", "..")); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// calibrate runs a command line inside this process.
func calibrate(t *testing.T, args ...string) (status int, out, errOut string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(context.Background(), args, strings.NewReader(""), &stdout, &stderr)
	return status, stdout.String(), stderr.String()
}

// mustStatus runs a command line that has to end with a status, and gives its output.
func mustStatus(t *testing.T, want int, args ...string) string {
	t.Helper()
	status, out, errOut := calibrate(t, args...)
	if status != want {
		t.Fatalf("calibrate %s: status %d, want %d\n%s%s", strings.Join(args, " "), status, want, out, errOut)
	}
	return out
}

// imported is a database with the sample in it, made once. Tests that only read
// share it.
var imported = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "calibrate-test-")
	if err != nil {
		return "", err
	}
	db := filepath.Join(dir, "sample.duckdb")
	var stdout, stderr bytes.Buffer
	status := run(context.Background(), []string{"import", samplePath, "--db", db}, strings.NewReader(""), &stdout, &stderr)
	if status != statusUnread {
		return "", &exec.Error{Name: "calibrate import", Err: os.ErrInvalid}
	}
	return db, nil
})

func sampleDB(t *testing.T) string {
	t.Helper()
	db, err := imported()
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// binary is the built program, made once, for tests that must kill it.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "calibrate-binary-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "calibrate")
	build := exec.Command("go", "build", "-o", path, "./cmd/calibrate")
	build.Stderr = os.Stderr
	return path, build.Run()
})
