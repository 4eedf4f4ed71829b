package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"calibrate/analysis"
	"calibrate/analysis/jobs"
	"calibrate/reports"
)

func (a *app) packetsCommand() *cobra.Command {
	var scope scopeFlags
	var by, dir string
	var depth int
	command := &cobra.Command{
		Use:   "packets",
		Short: "One packet and one workbook for each director, limited to the director's org",
		Long: `Write one folder for each org that lies --depth steps below the top, with a packet and
a workbook for its director: nobody outside the org, no rater's name beside a
rating, and not the director. index.html lists them; manifest.json says what was
given to whom, with the hash of every file.`,
		Example: `  calibrate report packets --by director -o packets`,
		Args:    usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := oneOf("by", by, "director"); err != nil {
				return err
			}
			if depth < 1 {
				return usageError{fmt.Errorf("--depth is %d; the first orgs below the top are at depth 1", depth)}
			}
			return a.writePackets(cmd.Context(), dir, depth, scope)
		},
	}
	scope.add(command)
	command.Flags().StringVar(&by, "by", "director", "whom the packets are for: director")
	command.Flags().IntVar(&depth, "depth", 1, "steps below the top of the org tree")
	command.Flags().StringVarP(&dir, "out", "o", "packets", "the folder to write to")
	return command
}

// writePackets makes a packet for each org at a depth, and the index of them.
func (a *app) writePackets(ctx context.Context, dir string, depth int, scope scopeFlags) error {
	scope.audience = string(analysis.Director)
	in, done, err := a.openScope(ctx, scope)
	if err != nil {
		return err
	}
	defer done()
	heads, err := analysis.OrgHeads(ctx, in, depth)
	if err != nil {
		return err
	}
	if len(heads) == 0 {
		return fmt.Errorf("the roster of %s has no org %d steps below the top; try a smaller --depth", in.Cycle, depth)
	}
	if err := packetsMayGo(dir, len(heads)); err != nil {
		return err
	}
	handouts, err := a.writeHandouts(ctx, dir, in, heads)
	if err != nil {
		return err
	}
	if err := reports.WriteIndex(dir, in.Cycle, handouts); err != nil {
		return err
	}
	if err := reports.WriteSums(dir, "."); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, filepath.Join(dir, "index.html"))
	return err
}

// writeHandouts makes the packets two at a time. Each rests on the people of its own
// org alone; they share the roster, the ladders and the list of files.
func (a *app) writeHandouts(ctx context.Context, dir string, in analysis.Input, heads []analysis.OrgHead) ([]reports.Handout, error) {
	if err := makeFolder(dir); err != nil {
		return nil, err
	}
	if err := reports.RemoveWritten(dir); err != nil {
		return nil, err
	}
	handouts := make([]reports.Handout, len(heads))
	progress := a.startProgress("packets", len(heads))
	defer progress.stop()
	in = in.SideBySide()
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(2)
	for i, head := range heads {
		group.Go(func() error {
			var err error
			handouts[i], err = writePacket(ctx, dir, folderOf(i), in, head)
			progress.step(head.Org)
			return err
		})
	}
	return handouts, group.Wait()
}

// folderOf names the folder of a packet, from 001 on.
func folderOf(i int) string { return fmt.Sprintf("%03d", i+1) }

// packetsMayGo says why so many packets may not be written into a folder.
func packetsMayGo(dir string, n int) error {
	err := packetMayGo(dir)
	for i := range n {
		folder := filepath.Join(dir, folderOf(i))
		err = errors.Join(err, packetMayGo(filepath.Join(folder, packetName)), summaryMayGo(filepath.Join(folder, summaryName)))
	}
	return err
}

// writePacket writes what one director gets. A single head is left out of it;
// where an org has several, or nobody known, all are in it.
func writePacket(ctx context.Context, dir, folder string, in analysis.Input, head analysis.OrgHead) (reports.Handout, error) {
	in.Org = head.Org
	handout := reports.Handout{Org: head.Org, Folder: folder, Directors: []string{}}
	for _, p := range head.Heads {
		handout.Directors = append(handout.Directors, p.ID+" "+p.Name)
	}
	if len(head.Heads) == 1 {
		in.For = head.Heads[0].ID
	}
	defer in.Forget()
	people, err := analysis.People(ctx, in)
	if err != nil {
		return handout, err
	}
	if handout.People = len(people); handout.People == 0 {
		return handout, nil // the director has nobody, and is not shown
	}
	results, err := analysis.Run(ctx, in, jobs.List, nil)
	if err != nil {
		return handout, fmt.Errorf("packet of %s: %w", head.Org, err)
	}
	bundle, err := analysis.NewBundle(ctx, in, analysis.Manifest{Program: "calibrate", Version: programVersion}, results)
	if err != nil {
		return handout, err
	}
	handout.RunID = bundle.Manifest.RunID
	target := filepath.Join(dir, folder)
	if err := writeForDirector(ctx, target, bundle); err != nil {
		return handout, fmt.Errorf("packet of %s: %w", head.Org, err)
	}
	handout.Files, err = reports.HashFiles(dir, target)
	return handout, err
}

// writeForDirector writes the artefacts that a director gets into one folder.
func writeForDirector(ctx context.Context, dir string, bundle analysis.Bundle) error {
	if err := makeFolder(dir); err != nil {
		return err
	}
	for _, artefact := range reports.List {
		if artefact.Name == "charts" {
			continue // they are in the packet
		}
		if err := artefact.Write(ctx, filepath.Join(dir, artefact.Path), bundle); err != nil {
			return fmt.Errorf("%s: %w", artefact.Name, err)
		}
	}
	return nil
}
