package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"calibrate/analysis/jobs"
)

func (a *app) runCommand() *cobra.Command {
	var f importFlags
	var scope scopeFlags
	var out string
	command := &cobra.Command{
		Use:   "run PATH…",
		Short: "The main job: import everything under PATH and write charts, workbook and packet",
		Long: `Import all workbooks and CSV files under PATH, run every job on the cycle asked for
(the latest without --cycle; files that nothing names a cycle for belong to it), and
write three artefacts: charts/, summary.xlsx and packet/index.html. Every cell that
could not be read is listed, and kept at its address in the workbook's data-health sheet.`,
		Example: `  calibrate run sample/2026-h1
  calibrate run ~/calibration/2026-h1 --out packet-2026-h1 --org "Infra / Storage"`,
		Args: usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			return a.run(cmd.Context(), paths, out, f, scope)
		},
	}
	f.add(command)
	scope.add(command)
	command.Flags().StringVarP(&out, "out", "o", "out", "the folder to write to")
	return command
}

// run is the main job from files to artefacts.
func (a *app) run(ctx context.Context, paths []string, out string, f importFlags, scope scopeFlags) error {
	if err := scope.check(); err != nil {
		return err
	}
	if err := errors.Join(summaryMayGo(filepath.Join(out, summaryName)), packetMayGo(filepath.Join(out, packetName))); err != nil {
		return err
	}
	files, err := a.findFiles(paths)
	if err != nil {
		return err
	}
	st, err := a.openStore(ctx, files...)
	if err != nil {
		return err
	}
	defer st.Close()
	f.unnamed = scope.cycle
	report, err := a.importFiles(ctx, st, files, f)
	if err != nil {
		return err
	}
	a.sayImported(report)
	if err := report.err(); err != nil && len(report.files) == report.refused {
		return err
	}
	in, err := a.input(ctx, st, scope)
	if err != nil {
		return err
	}
	if err := a.sayEarlier(ctx, st, in.Cycle, report); err != nil {
		return err
	}
	bundle, err := a.bundle(ctx, in, jobs.List)
	if err != nil {
		return err
	}
	if err := a.writeAll(ctx, out, bundle); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s\n%s\n%s\n", filepath.Join(out, "charts"), filepath.Join(out, summaryName), filepath.Join(out, "packet", "index.html"))
	return report.err()
}

// sayImported sums the import up and lists what was not read, shortened: the
// workbook has all of it.
func (a *app) sayImported(report *importReport) {
	people, ratings := 0, 0
	for _, f := range report.files {
		people += f.people
		ratings += f.ratings
		if f.reason != "" {
			a.say("%s: %s", plain(f.file), sentence(f.status, f.reason))
		}
	}
	a.say("%s: %s, %s, %s", plural(len(report.files), "file"), plural(people, "roster line"), plural(ratings, "rating cell"), plural(len(report.problems), "problem"))
	const shown = 20
	for i, p := range report.errorsFirst() {
		if i == shown {
			a.say("… and %d more; all of them are in the workbook's data-health sheet", len(report.problems)-shown)
			return
		}
		a.say("%s: %s: %s", p.Severity, plain(p.Source.String()), plain(p.Message))
	}
}
