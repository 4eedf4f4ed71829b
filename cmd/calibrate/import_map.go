package main

import (
	"context"
	"errors"
	"fmt"
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
	if err := placeFile(to, func(path string) error { return saveMap(path, detected) }); err != nil {
		return fmt.Errorf("map: %w", err)
	}
	_, err = fmt.Fprintln(a.out, to)
	return err
}

func saveMap(path string, detected *ingest.Map) error {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(ingest.WriteMap(out, detected), out.Close())
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
