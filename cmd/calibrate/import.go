package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"calibrate/ingest"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	var writeMap string
	command := &cobra.Command{
		Use:   "import FILE…",
		Short: "Read spreadsheets, say what could not be read, and store the rest",
		Long: `Read workbooks and CSV files (a folder stands for all of them below it), report every
cell that could not be read, and store what could. One file is stored whole or
not at all; the same file is stored once; a corrected file of the same name
replaces the earlier one.

With --problems DIR every file with problems is copied to DIR as a workbook whose
first sheet lists them and whose cells in question are coloured and annotated.
Mend the copy and import it, under any name: it takes the place of the file it was
made from. The files themselves are never touched.`,
		Example: `  calibrate import roster.xlsx ratings/*.xlsx
  calibrate import ratings.csv --cycle 2026-H1 --dry-run
  calibrate import ratings.xlsx --dry-run --json > understood.json
  calibrate import ratings.xlsx --problems to-mend`,
		Args: usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if writeMap != "" {
				return a.writeMap(cmd.Context(), paths, writeMap, f)
			}
			return a.importPaths(cmd.Context(), paths, f)
		},
	}
	f.add(command)
	flags := command.Flags()
	flags.StringVar(&f.cycle, "cycle", "", "the `CYCLE` of files that do not name one; rows that name another are problems")
	flags.BoolVar(&f.dryRun, "dry-run", false, "say what would be read, and store nothing")
	flags.BoolVar(&f.asJSON, "json", false, "print one JSON document: files, people, ratings and problems")
	flags.StringVar(&writeMap, "write-map", "", "write what was detected to a YAML `FILE` to edit, and store nothing")
	return command
}

// importPaths is the import command: read, report, store.
func (a *app) importPaths(ctx context.Context, paths []string, f importFlags) error {
	files, err := a.findFiles(paths)
	if err != nil {
		return err
	}
	defer boundImporting(len(files))()
	st, err := a.importStore(ctx, f.dryRun)
	if err != nil {
		return err
	}
	if st != nil {
		defer st.Close()
	}
	report, err := a.importFiles(ctx, st, files, f)
	if err != nil {
		return err
	}
	if f.asJSON {
		if err := report.writeJSON(a.out); err != nil {
			return err
		}
	} else {
		report.print(a.out, f.dryRun)
	}
	return report.err()
}

// importStore opens the store. A dry run writes nothing: it reads the roster of
// a store that is there, and goes without one otherwise.
func (a *app) importStore(ctx context.Context, dryRun bool) (*store.Store, error) {
	if !dryRun { // rows come in from here one after the other: a second thread of the database would only wait
		return store.Open(ctx, a.db, store.Options{Threads: 1})
	}
	st, err := a.openExisting(ctx)
	if isMissing(err) {
		return nil, nil
	}
	return st, err
}

// importFiles reads files and hands each batch to the store, when there is one.
func (a *app) importFiles(ctx context.Context, st *store.Store, files []string, f importFlags) (*importReport, error) {
	opt, err := a.importOptions(ctx, st, f)
	if err != nil {
		return nil, err
	}
	storing := st != nil && !f.dryRun
	if storing {
		for _, l := range opt.AllLadders() {
			if err := st.PutLadder(ctx, l); err != nil {
				return nil, err
			}
		}
	}
	report := &importReport{keep: f.asJSON}
	progress := a.startProgress("reading", len(files))
	defer progress.stop()
	for batch, err := range ingest.Import(ctx, files, opt) {
		if err != nil {
			return nil, err
		}
		if storing && batch.Status == ladder.Read {
			if err := a.storeBatch(ctx, st, batch, opt.Ladder.Version); err != nil {
				return nil, err
			}
		}
		report.add(batch)
		a.sayFolderCycles(batch)
		progress.step(batch.File)
	}
	a.sayIdle(opt.Map, report)
	if storing {
		if err := a.settle(ctx, st, f.prefer, report); err != nil {
			return nil, err
		}
	}
	if f.problems != "" {
		err = a.writeProblems(ctx, f.problems, report, opt.OpenOptions())
	}
	return report, err
}

// sayFolderCycles says so when nothing but the name of the folder gave a cycle.
func (a *app) sayFolderCycles(b *ladder.Batch) {
	cycles := map[string]bool{}
	for _, run := range b.Ratings.Runs() {
		cycles[run.Cycle] = true
	}
	for _, p := range b.People {
		cycles[p.Cycle] = true
	}
	for _, cycle := range slices.Sorted(maps.Keys(cycles)) {
		if ingest.NamedAfterFolder(cycle, b.File) {
			a.say("%s: nothing names a cycle, so it is %q, as its folder; give --cycle to name it", plain(b.File), plain(cycle))
		}
	}
}

// storeBatch stores one batch, whole or not at all.
func (a *app) storeBatch(ctx context.Context, st *store.Store, b *ladder.Batch, version string) error {
	status, err := st.Add(ctx, b, store.Meta{At: a.now(), Program: "calibrate " + programVersion, LadderVersion: version})
	if err != nil {
		return fmt.Errorf("storing %s: %w", b.File, err)
	}
	b.Status = status
	if status != ladder.AlreadyStored {
		return nil
	}
	mended, err := st.MendedBy(ctx, b.SHA256)
	if mended != "" {
		b.Reason = fmt.Sprintf("%s is its mended copy and counts in its place; what is said of its cells is of the file as it was", mended)
	}
	return err
}

// settle decides ratings that files disagree about when --prefer says how, and
// reports those that stay open.
func (a *app) settle(ctx context.Context, st *store.Store, prefer string, report *importReport) error {
	if prefer != "" {
		pairs, err := st.Settle(ctx, prefer, a.now())
		if err != nil {
			return err
		}
		a.say("settled by --prefer %s: %s that files disagree about", prefer, plural(pairs, "rating"))
	}
	found, err := st.Duplicates(ctx)
	if err != nil {
		return err
	}
	for _, f := range report.files {
		if f.status != ladder.Refused {
			report.addProblems(found[f.sha256])
		}
	}
	return nil
}
