package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"calibrate/ladder"
	"calibrate/reports/workbook"
)

func (a *app) ladderExport() *cobra.Command {
	return &cobra.Command{
		Use:   "export FILE.xlsx|FILE.yaml",
		Short: "Write the ladder as a workbook or as YAML to edit",
		Example: `  calibrate ladder export ladder.xlsx
  calibrate ladder export ladder.yaml`,
		Args: usageArgs(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			l, err := a.loadLadder()
			if err != nil {
				return err
			}
			write, err := ladderWriter(args[0])
			if err != nil {
				return err
			}
			if err := placeFile(args[0], func(path string) error { return write(path, l) }); err != nil {
				return err
			}
			_, err = fmt.Fprintln(a.out, args[0])
			return err
		},
	}
}

// ladderWriter gives what writes a ladder to a file of its ending.
func ladderWriter(path string) (func(path string, l *ladder.Ladder) error, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
		return workbook.WriteLadder, nil
	case ".yaml", ".yml":
		return writeYAML, nil
	}
	return nil, usageError{fmt.Errorf("ladder export: %q ends in neither .xlsx nor .yaml", path)}
}

func writeYAML(path string, l *ladder.Ladder) error {
	return privateFile(path, func(w io.Writer) error { return ladder.Write(w, l) })
}
