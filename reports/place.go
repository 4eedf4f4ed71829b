package reports

import (
	"bytes"
	"os"
	"path/filepath"
)

// writeFile puts a file in its place, whole or not at all, for its owner alone to read,
// also where one stood that others could read.
func writeFile(path string, content []byte) error {
	part := path + ".part"
	err := os.WriteFile(part, content, 0o600)
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		os.Remove(part)
		return err
	}
	return os.Chmod(path, 0o600)
}

// IsIndex reports whether a folder's index.html is the list of packets that WriteIndex wrote.
func IsIndex(dir string) bool {
	page, err := os.ReadFile(filepath.Join(dir, "index.html"))
	return err == nil && bytes.Contains(page, []byte(indexTitle))
}
