package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"calibrate/analysis/jobs"
	"calibrate/ladder"
	"calibrate/reports/workbook"
)

func (a *app) templateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "template DIR",
		Short: "Write blank workbooks for raters, and what HR fills in or edits",
		Long: `Write blank workbooks that import without a problem once they are filled in: an
assessment sheet with the ladder's dimensions, a roster, a guideline and a sheet
for decisions. Where a database with a roster is there, the assessment workbooks
list its people. agenda.yaml holds the rules of the agenda, to edit and to give
to --rules.`,
		Example: `  calibrate template to-send`,
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := a.loadLadder()
			if err != nil {
				return err
			}
			people, err := a.latestRoster(cmd)
			if err != nil {
				return err
			}
			if err := makeFolder(args[0]); err != nil {
				return err
			}
			rules := filepath.Join(args[0], "agenda.yaml")
			if err := os.WriteFile(rules, jobs.AgendaRules(), 0o600); err != nil {
				return fmt.Errorf("template: %w", err)
			}
			return workbook.WriteTemplates(args[0], l, people)
		},
	}
}

// latestRoster gives the people of the latest cycle stored, none without a store.
func (a *app) latestRoster(cmd *cobra.Command) ([]ladder.Person, error) {
	st, err := a.openExisting(cmd.Context())
	if isMissing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer st.Close()
	cycles, err := st.Cycles(cmd.Context())
	if err != nil || len(cycles) == 0 {
		return nil, err
	}
	return st.Roster(cmd.Context(), cycles[len(cycles)-1])
}
