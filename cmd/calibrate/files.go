package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"calibrate/ingest"
)

// spreadsheets are the endings looked for in a folder. Files that are named on
// the command line are read whatever their ending; a format that cannot be read
// is refused with a sentence, not passed over.
var spreadsheets = []string{".xlsx", ".xlsm", ".csv", ".tsv", ".xls", ".xlsb", ".ods", ".numbers"}

// findFiles gives the files that the paths stand for, in a fixed order and each
// once. A folder stands for the spreadsheets in it and below it, but for the
// summaries that an earlier run wrote there: they hold results.
func (a *app) findFiles(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		stat, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be opened: %w; name a spreadsheet or a folder of them", path, err)
		}
		if !stat.IsDir() {
			files = append(files, path)
			continue
		}
		found, links, err := below(path)
		if err != nil {
			return nil, err
		}
		for _, link := range links {
			a.say("%s is left out: it is a link to a folder; name it as well to have it read", plain(link))
		}
		found = slices.DeleteFunc(found, func(file string) bool {
			ours := ingest.IsSummary(file)
			if ours {
				a.say("%s is left out: it is a summary that calibrate wrote", plain(file))
			}
			return ours
		})
		if len(found) == 0 {
			return nil, fmt.Errorf("%s holds no spreadsheet (%s)", path, strings.Join(spreadsheets, ", "))
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// below walks a folder. Hidden files and the lock files of open workbooks
// ("~$roster.xlsx") are no spreadsheets. A folder that is a link is walked where it is
// named; links to folders below it are given beside the files.
func below(root string) (files, links []string, err error) {
	err = filepath.WalkDir(root+string(filepath.Separator), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("folder %s cannot be read: %w", path, err)
		}
		name := entry.Name()
		switch {
		case entry.IsDir() && strings.HasPrefix(name, ".") && filepath.Clean(path) != filepath.Clean(root):
			return fs.SkipDir
		case entry.IsDir(), strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"):
			return nil
		case slices.Contains(spreadsheets, strings.ToLower(filepath.Ext(name))):
			files = append(files, path)
		case entry.Type()&fs.ModeSymlink != 0 && isFolder(path):
			links = append(links, path)
		}
		return nil
	})
	return files, links, err
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
