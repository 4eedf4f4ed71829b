package main

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/reports"
)

// written gives the SHA-256 that files of a packet were written with, by their
// path in its folder: from the lists there and in the folders around it that tell
// of it. The nearest list holds. It is empty for a packet that has none.
func (p madePacket) written() (map[string]string, error) {
	top, err := filepath.Abs(p.dir)
	if err != nil {
		return nil, err
	}
	folder, err := filepath.Abs(p.packetDir())
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, dir := range []string{filepath.Dir(filepath.Dir(folder)), filepath.Dir(folder), folder} {
		sums, err := reports.ReadSums(dir)
		if err != nil {
			return nil, err
		}
		if _, told := sums[filepath.Join(folder, "index.html")]; !told {
			continue
		}
		maps.DeleteFunc(all, func(path, _ string) bool { return strings.HasPrefix(path, dir+string(filepath.Separator)) })
		maps.Copy(all, sums)
	}
	return namedFrom(top, all), nil
}

// namedFrom keeps the files that lie in a folder, named from there.
func namedFrom(dir string, sums map[string]string) map[string]string {
	kept := map[string]string{}
	for path, sum := range sums {
		if name, err := filepath.Rel(dir, path); err == nil && filepath.IsLocal(name) {
			kept[filepath.ToSlash(name)] = sum
		}
	}
	return kept
}

// sinceWritten names the files of a packet that are not as they were written, by
// its list. It needs no store.
func (p madePacket) sinceWritten(written map[string]string) ([]fileVerdict, error) {
	if len(written) == 0 {
		return []fileVerdict{}, nil
	}
	files, err := notAsWritten(p.dir, written)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(p.packetDir(), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == reports.SumsName {
			return err
		}
		name, err := filepath.Rel(p.dir, path)
		if _, known := written[filepath.ToSlash(name)]; !known {
			files = append(files, fileVerdict{filepath.ToSlash(name), fileForeign, []string{}})
		}
		return err
	})
	return files, err
}

// strayed names what is not as it was written in a folder of packets, beside them:
// the index, the list of who was given what, packets that are gone.
func strayed(dir string, packets []madePacket) ([]fileVerdict, error) {
	sums, err := reports.ReadSums(dir)
	if err != nil || len(packets) == 1 && packets[0].dir == dir {
		return nil, err
	}
	written := namedFrom(dir, sums)
	for _, p := range packets {
		maps.DeleteFunc(written, func(name, _ string) bool { return strings.HasPrefix(name, filepath.Base(p.dir)+"/") })
	}
	return notAsWritten(dir, written)
}

// notAsWritten names the files of a folder that are missing or have another
// SHA-256 than the one they were written with.
func notAsWritten(dir string, written map[string]string) ([]fileVerdict, error) {
	files := []fileVerdict{}
	for _, name := range slices.Sorted(maps.Keys(written)) {
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			files = append(files, fileVerdict{name, fileMissing, []string{}})
		case err != nil:
			return nil, err
		case analysis.HashOf(b) != written[name]:
			files = append(files, fileVerdict{name, fileEdited, []string{}})
		}
	}
	return files, nil
}
