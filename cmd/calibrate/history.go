package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

func (a *app) historyCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "history",
		Short: "List every import, and what corrected files changed, cell by cell",
		Example: `  calibrate history
  calibrate history --db cycle.duckdb`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			st, err := a.openExisting(cmd.Context())
			if err != nil {
				return err
			}
			defer st.Close()
			batches, err := st.History(cmd.Context())
			if err != nil {
				return err
			}
			changes, err := st.Changes(cmd.Context())
			if err != nil {
				return err
			}
			a.printBatches(batches)
			a.printChanges(changes)
			return nil
		},
	}
	command.AddCommand(a.takeOutCommand())
	return command
}

func (a *app) printBatches(batches []store.StoredBatch) {
	w := table.NewWriter()
	w.SetStyle(table.StyleLight)
	w.AppendHeader(table.Row{"#", "File", "SHA-256", "Imported", "People", "Rating cells", "Problems", "In force"})
	for _, b := range batches {
		force := "yes"
		if !b.Live() {
			force = "no: " + b.Reason
			if b.RetiredBy > 0 {
				force = "no: replaced by #" + strconv.Itoa(b.RetiredBy)
			}
		}
		w.AppendRow(table.Row{b.Number, plain(b.File), fmt.Sprintf("%.12s", b.SHA256), b.At.Format(time.DateTime), b.People, b.Ratings, b.Problems, plain(force)})
	}
	fmt.Fprintln(a.out, w.Render())
}

func (a *app) printChanges(changes []store.Change) {
	if len(changes) == 0 {
		fmt.Fprintln(a.out, "No corrected file has changed a rating.")
		return
	}
	w := table.NewWriter()
	w.SetStyle(table.StyleLight)
	w.AppendHeader(table.Row{"# → #", "Cycle", "Employee", "Rater", "Dimension", "Before", "After"})
	for _, c := range changes {
		w.AppendRow(table.Row{fmt.Sprintf("%d → %d", c.Batch, c.ReplacedBy), c.Cycle, plain(c.Employee), plain(c.Rater), c.Dimension,
			reading(c.Before), reading(c.After)})
	}
	fmt.Fprintln(a.out, w.Render())
}

// reading says what one file gave for a rating, and in which cell.
func reading(r store.Reading) string {
	var what string
	switch r.State {
	case "":
		return "not there"
	case ladder.Rated:
		what = analysis.FormatNumber(analysis.Rating, r.Level)
	default:
		what = strings.ReplaceAll(string(r.State), "_", " ")
	}
	return plain(fmt.Sprintf("%s (%s)", what, strings.TrimLeft(r.Sheet+" "+r.Cell, " ")))
}
