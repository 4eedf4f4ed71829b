package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"calibrate/ingest"
)

// writeMap writes what detection made of the files, for people to correct.
func (a *app) writeMap(ctx context.Context, paths []string, to string, f importFlags) error {
	files, err := a.findFiles(paths)
	if err != nil {
		return err
	}
	st, err := a.importStore(ctx, true)
	if err != nil {
		return err
	}
	if st != nil {
		defer st.Close()
	}
	opt, err := a.importOptions(ctx, st, f)
	if err != nil {
		return err
	}
	detected := ingest.Detect(ctx, files, opt)
	if err := placeFile(to, func(path string) error {
		return privateFile(path, func(w io.Writer) error { return ingest.WriteMap(w, detected) })
	}); err != nil {
		return fmt.Errorf("map: %w", err)
	}
	_, err = fmt.Fprintln(a.out, to)
	return err
}

func readMap(path string) (*ingest.Map, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("map: %w", err)
	}
	defer f.Close()
	return ingest.ReadMap(f, path)
}

// sayIdle says which entries of a map file name no sheet that was read: a slip in one
// would leave its sheet as it is.
func (a *app) sayIdle(m *ingest.Map, report *importReport) {
	sheetsOf := map[string][]string{}
	for _, file := range report.files {
		sheetsOf[file.file] = []string{}
		for _, sheet := range file.sheets {
			sheetsOf[file.file] = append(sheetsOf[file.file], sheet.Sheet)
		}
	}
	const shown = 5
	for i, entry := range m.Idle(sheetsOf) {
		if i == shown {
			a.say("--map: other entries name no sheet that was read either")
			return
		}
		a.say("--map: no file %q with a sheet %q was read, so the entry did nothing; write both as the list of files has them", plain(entry.File), plain(entry.Sheet))
	}
}
