package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"calibrate/analysis/jobs"
	"calibrate/reports/workbook"
)

func (a *app) decisionsSheetCommand() *cobra.Command {
	var scope scopeFlags
	var path, language string
	var everybody bool
	command := &cobra.Command{
		Use:   "decisions-sheet",
		Short: "The blank sheet on which the meeting's scribe enters the agreed levels",
		Long: `Write a workbook with one line for each person on the agenda or proposed, in the order
of the agenda, with the current and the proposed level, and lists to choose the
agreed level, the reason and who decided from. Filled in, it imports as it is:
calibrate import decisions.xlsx.`,
		Example: `  calibrate report decisions-sheet -o decisions.xlsx
  calibrate report decisions-sheet --org "Infra / Storage" --all`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.writeDecisionsSheet(cmd.Context(), path, language, scope, everybody)
		},
	}
	scope.add(command)
	command.Flags().StringVar(&language, "lang", "en", languageHelp)
	command.Flags().BoolVar(&everybody, "all", false, "everybody in scope, not only those on the agenda or proposed")
	command.Flags().StringVarP(&path, "out", "o", "decisions.xlsx", "where to write it")
	return command
}

func (a *app) writeDecisionsSheet(ctx context.Context, path, language string, scope scopeFlags, everybody bool) error {
	words, err := formWords(language)
	if err != nil {
		return err
	}
	in, done, err := a.openScope(ctx, scope)
	if err != nil {
		return err
	}
	defer done()
	people, err := jobs.ToDecide(ctx, in, everybody)
	if err != nil {
		return err
	}
	if len(people) == 0 {
		return fmt.Errorf("nobody is on the agenda of %s or proposed; --all lists everybody in scope", in.Cycle)
	}
	deciders, err := jobs.Deciders(ctx, in)
	if err != nil {
		return err
	}
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	sheet := workbook.DecisionSheet{In: words, Words: in.Ladder, People: people, LadderOf: in.LadderOf, Deciders: deciders}
	if err := placeFile(path, func(path string) error { return workbook.WriteDecisionSheet(path, sheet) }); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, path)
	return err
}
