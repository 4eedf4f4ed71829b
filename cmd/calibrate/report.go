package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"calibrate/analysis"
	"calibrate/reports"
	"calibrate/reports/packet"
	"calibrate/reports/workbook"
)

// summaryName is the file name of the workbook.
const summaryName = "summary.xlsx"

func (a *app) reportCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "report",
		Short: "Write one artefact: the workbook, the packet or the charts",
		Args:  usageArgs(cobra.NoArgs),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, artefact := range reports.List {
		command.AddCommand(a.reportOne(artefact))
	}
	command.AddCommand(a.packetsCommand(), a.decisionsSheetCommand(), a.verifyCommand())
	return command
}

func (a *app) reportOne(artefact reports.Artefact) *cobra.Command {
	var scope scopeFlags
	var path string
	var options reportOptions
	command := &cobra.Command{
		Use:     artefact.Name,
		Short:   artefact.About,
		Example: fmt.Sprintf("  calibrate report %s -o %s", artefact.Name, artefact.Path),
		Args:    usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("people") && slices.Contains(trimmed(options.people), "") {
				return usageError{errors.New("--people leaves out an id; write ids, such as 00417,00568, or all")}
			}
			return a.writeReport(cmd.Context(), artefact, path, scope, options)
		},
	}
	scope.add(command)
	command.Flags().StringVarP(&path, "out", "o", artefact.Path, "where to write it")
	if artefact.Path == summaryName {
		command.Flags().StringSliceVar(&options.people, "people", nil, fmt.Sprintf("a sheet of their own for these `IDS`, such as 00417,00568, or for all (the first %d)", workbook.MostPeople))
	}
	if artefact.Name == packetName {
		command.Flags().BoolVar(&options.oneFile, "one-file", false, "all of the HTML in index.html, to be sent as it is; above 600 people it opens slowly")
	}
	return command
}

// packetName is what the packet is called among the artefacts.
const packetName = "packet"

// reportOptions are what one artefact can be asked for that others have not.
type reportOptions struct {
	people  []string // sheets of their own in the workbook
	oneFile bool     // of the packet
}

// writer is how an artefact is written as asked for.
func (o reportOptions) writer(artefact reports.Artefact) func(context.Context, string, analysis.Bundle) error {
	switch {
	case len(o.people) > 0:
		return withPeople(o.people)
	case o.oneFile:
		return inOneFile
	}
	return artefact.Write
}

// writeReport writes one artefact, and says where.
func (a *app) writeReport(ctx context.Context, artefact reports.Artefact, path string, scope scopeFlags, options reportOptions) error {
	if err := mayGo(artefact.Name, path); err != nil {
		return err
	}
	bundle, done, err := a.analyze(ctx, scope, nil)
	if err != nil {
		return err
	}
	defer done()
	folder := path
	if artefact.Path == summaryName {
		folder = filepath.Dir(path)
	}
	if err := makeFolder(folder); err != nil {
		return err
	}
	write := options.writer(artefact)
	if err := writeOne(path, func() error { return write(ctx, path, bundle) }); err != nil {
		return fmt.Errorf("report %s: %w", artefact.Name, err)
	}
	_, err = fmt.Fprintln(a.out, path)
	return err
}

// inOneFile writes a packet with everybody in index.html.
func inOneFile(ctx context.Context, path string, b analysis.Bundle) error {
	return packet.WriteWith(ctx, path, b, packet.Options{OneFile: true})
}

// withPeople writes a workbook with sheets of people.
func withPeople(ids []string) func(context.Context, string, analysis.Bundle) error {
	return func(ctx context.Context, path string, b analysis.Bundle) error {
		return workbook.WriteWith(ctx, path, b, workbook.Options{People: ids})
	}
}

// writeOne writes an artefact, and where it is a folder, the list of its files.
func writeOne(path string, write func() error) error {
	if !isFile(path) {
		if err := reports.RemoveWritten(path); err != nil {
			return err
		}
	}
	if err := write(); err != nil || isFile(path) {
		return err
	}
	return reports.WriteSums(path, ".")
}

// writeAll writes every artefact into one folder, two at a time, and the list of
// their files. Artefacts share people and pictures by the memory of the input.
func (a *app) writeAll(ctx context.Context, dir string, bundle analysis.Bundle) error {
	if err := makeFolder(dir); err != nil {
		return err
	}
	for _, folder := range []string{dir, filepath.Join(dir, "packet"), filepath.Join(dir, "charts")} {
		if err := reports.RemoveWritten(folder); err != nil {
			return err
		}
	}
	bar := a.startProgress("writing", len(reports.List))
	defer bar.stop()
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(2)
	var places []string
	for _, artefact := range reports.List {
		places = append(places, artefact.Path)
		group.Go(func() error {
			if err := artefact.Write(ctx, filepath.Join(dir, artefact.Path), bundle); err != nil {
				return fmt.Errorf("%s: %w", artefact.Name, err)
			}
			bar.step(artefact.Name)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return reports.WriteSums(dir, places...)
}

// makeFolder makes a folder that only its owner can read: what goes in is about people.
func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("folder %s cannot be made: %w; name another one", dir, err)
	}
	return nil
}
