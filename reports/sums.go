package reports

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// SumsName is the file that lists what was written into a folder, each file with
// its SHA-256, as `sha256sum -c` reads it: it tells an edited file from one that
// was written from other inputs. Whoever edits both is not found out by it.
const SumsName = "SHA256SUMS"

// WriteSums lists the files at the given places of a folder, whole folders among
// them, in the folder's SHA256SUMS.
func WriteSums(dir string, places ...string) error {
	var text strings.Builder
	for _, place := range places {
		files, err := HashFiles(dir, filepath.Join(dir, place))
		if err != nil {
			return fmt.Errorf("%s: %w", SumsName, err)
		}
		for _, f := range files {
			if f.File != SumsName {
				fmt.Fprintf(&text, "%s  %s\n", f.SHA256, f.File)
			}
		}
	}
	return writeFile(filepath.Join(dir, SumsName), []byte(text.String()))
}

// ReadSums reads the list back: SHA-256 by the path of the file; nil where there is none.
func ReadSums(dir string) (map[string]string, error) {
	f, err := os.Open(filepath.Join(dir, SumsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sums := map[string]string{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		sum, name, ok := strings.Cut(lines.Text(), "  ")
		if name = filepath.FromSlash(name); ok && filepath.IsLocal(name) {
			sums[filepath.Join(dir, name)] = sum
		}
	}
	return sums, lines.Err()
}

// RemoveWritten removes what an earlier run wrote into a folder by its list, and
// the list, so that nothing of that run is taken for a part of the next. What was
// edited since stays.
func RemoveWritten(dir string) error {
	sums, err := ReadSums(dir)
	if err != nil || sums == nil {
		return err
	}
	for path, was := range sums {
		is, _, err := hashFile(path)
		if err != nil || is != was {
			continue
		}
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("what an earlier run wrote cannot be taken away: %w", err)
		}
	}
	return os.Remove(filepath.Join(dir, SumsName))
}
