package analysis

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"calibrate/ladder/store"
)

//go:embed manifest_files.sql
var filesSQL string

// filesOf gives the files that results rest on under the names readers may know,
// and what gives those names to texts that begin with a file.
func filesOf(ctx context.Context, in Input) ([]FileManifest, places, error) {
	used, err := Used(ctx, in)
	if err != nil {
		return nil, places{}, err
	}
	given, err := in.filesGiven(ctx)
	if err != nil {
		return nil, places{}, err
	}
	problems, err := in.problemsGiven(ctx)
	if err != nil {
		return nil, places{}, err
	}
	files := slices.DeleteFunc(slices.Clone(given), func(f FileManifest) bool { return !used[f.batch] })
	p := newPlaces(files, in.Audience)
	for i := range files {
		files[i].File, files[i].Problems = p.name(files[i].File), problems[files[i].batch]
		if in.Audience == Director {
			files[i] = files[i].withoutCounts()
		}
	}
	if p.numbered {
		slices.SortFunc(files, func(a, b FileManifest) int { return cmp.Compare(a.SHA256, b.SHA256) })
	}
	return files, p, nil
}

// filesGiven gives what every file in force gave, without its problems.
func (in Input) filesGiven(ctx context.Context) ([]FileManifest, error) {
	return Once(in.OfCompany(), filesOnce, func() ([]FileManifest, error) {
		files, err := store.Select(ctx, in.Store, filesSQL, scanFile)
		if err != nil {
			return nil, fmt.Errorf("manifest: %w", err)
		}
		return files, nil
	})
}

// problemsGiven counts the problems of every file in force by its number. That takes
// half as long as all else about files, and a director is told of none.
func (in Input) problemsGiven(ctx context.Context) (map[int]int, error) {
	if in.Audience == Director {
		return nil, nil
	}
	return Once(in.OfCompany(), problemsOnce, func() (map[int]int, error) {
		by := map[int]int{}
		err := store.Each(ctx, in.Store, "SELECT batch, count(*) FROM problems GROUP BY batch", func(rows *sql.Rows) error {
			var batch, n int
			err := rows.Scan(&batch, &n)
			by[batch] = n
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("manifest: %w", err)
		}
		return by, nil
	})
}

func scanFile(rows *sql.Rows) (f FileManifest, err error) {
	err = rows.Scan(&f.batch, &f.File, &f.SHA256, &f.People, &f.Ratings, &f.Other, &f.Taken, &f.Unread, &f.Repeated, &f.SheetsLeft, &f.Reading)
	return f, err
}

// places names files for readers: by what follows the folder that all files
// share, so that neither the machine nor the working folder shows, and files of
// one name in two folders differ. For a director files have numbers, in the order
// of their hashes: a file's name may give a rater away.
type places struct {
	folder   string // that all files share, with the separator at its end
	numbered bool
	names    map[string]string // by the name as given
	byHash   map[string]string // name from the folder, by SHA-256
}

func newPlaces(files []FileManifest, audience Audience) places {
	p := places{folder: sharedFolder(files), numbered: audience == Director, names: map[string]string{}, byHash: map[string]string{}}
	hashes := make([]string, len(files))
	for i, f := range files {
		hashes[i] = f.SHA256
	}
	slices.Sort(hashes)
	for _, f := range files {
		name := strings.TrimPrefix(f.File, p.folder)
		p.byHash[f.SHA256] = name
		if p.numbered {
			at, _ := slices.BinarySearch(hashes, f.SHA256)
			name = fmt.Sprintf("file %d", at+1)
		}
		p.names[f.File] = name
	}
	return p
}

// sharedFolder is the longest folder that all files lie in, as far as their names say.
func sharedFolder(files []FileManifest) string {
	if len(files) == 0 {
		return ""
	}
	shared := files[0].File
	for _, f := range files {
		for !strings.HasPrefix(f.File, shared) {
			shared = shared[:len(shared)-1]
		}
	}
	return shared[:strings.LastIndexAny(shared, `/\`)+1]
}

// name gives a file's name for readers.
func (p places) name(file string) string {
	if name, known := p.names[file]; known {
		return name
	}
	return strings.TrimPrefix(file, p.folder)
}

// at does the same for a "file, sheet, cell".
func (p places) at(source string) string {
	for end := len(source); end > 0; end = strings.LastIndex(source[:end], ", ") {
		if name, known := p.names[source[:end]]; known {
			return name + source[end:]
		}
	}
	return strings.TrimPrefix(source, p.folder)
}

// said does the same within a sentence that names files.
func (p places) said(text string) string {
	if p.folder == "" {
		return text
	}
	return strings.ReplaceAll(text, " "+p.folder, " ")
}

// rename gives files their names in the tables of results. Tables are copied:
// what jobs share is nobody's to change.
func (p places) rename(results []Result) {
	for _, r := range results {
		for i, t := range r.Tables {
			r.Tables[i] = p.renamed(t)
		}
	}
}

func (p places) renamed(t Table) Table {
	change := map[int]func(string) string{}
	for i, c := range t.Columns {
		switch {
		case c.Name == "file":
			change[i] = p.name
		case c.Name == "source", strings.HasSuffix(c.Name, "_source"):
			change[i] = p.at
		case c.Name == "message":
			change[i] = p.said
		}
	}
	if len(change) == 0 {
		return t
	}
	from := t.Rows
	t.Rows = Made(from.Len(), func(yield func([]Value) bool) {
		for row := range from.All() {
			row = slices.Clone(row)
			for at, name := range change {
				if text, ok := row[at].Text(); ok {
					row[at] = T(name(text))
				}
			}
			if !yield(row) {
				return
			}
		}
	})
	return t
}
