package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"calibrate/analysis"
	"calibrate/analysis/jobs"
)

func (a *app) analyzeCommand() *cobra.Command {
	var scope scopeFlags
	var asJSON bool
	command := &cobra.Command{
		Use:   "analyze [JOB…]",
		Short: "Run jobs on what is stored and print their tables",
		Long:  "Run jobs on what is stored and print their tables. Without a name all jobs run:\n\n" + jobHelp(),
		Example: `  calibrate analyze
  calibrate analyze levels --org "Infra / Storage"
  calibrate analyze raters --json > raters.json`,
		ValidArgs: jobNames(),
		RunE: func(cmd *cobra.Command, names []string) error {
			bundle, done, err := a.analyze(cmd.Context(), scope, names)
			if err != nil {
				return err
			}
			defer done()
			if asJSON {
				return a.printJSON(bundle)
			}
			return a.printTables(bundle)
		},
	}
	scope.add(command)
	command.Flags().BoolVar(&asJSON, "json", false, "print one JSON document")
	return command
}

func jobNames() []string {
	names := make([]string, len(jobs.List))
	for i, job := range jobs.List {
		names[i] = job.Name
	}
	return names
}

func jobHelp() string {
	var text strings.Builder
	for _, job := range jobs.List {
		fmt.Fprintf(&text, "  %-12s %s\n", job.Name, job.Question)
	}
	return text.String()
}

// printTables prints results for people: notes first, then the tables.
func (a *app) printTables(bundle analysis.Bundle) error {
	for _, r := range bundle.Results {
		fmt.Fprintf(a.out, "\n%s · cycle %s\n", r.Title, bundle.Manifest.Cycle)
		for _, note := range r.Notes {
			fmt.Fprintf(a.out, "  %s: %s\n", note.Severity, plain(note.Text))
		}
		for _, t := range r.Tables {
			fmt.Fprintf(a.out, "\n%s (%s)\n%s\n", t.Title, t.Name, renderTable(t))
		}
	}
	return nil
}

func renderTable(t analysis.Table) string {
	w := table.NewWriter()
	w.SetStyle(table.StyleLight)
	head := table.Row{}
	configs := []table.ColumnConfig{}
	for i, c := range t.Columns {
		head = append(head, c.Head)
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: 48, WidthMaxEnforcer: text.WrapSoft, Align: alignment(c.Kind)})
	}
	w.AppendHeader(head)
	w.SetColumnConfigs(configs)
	for row := range t.Rows.All() {
		cells := table.Row{}
		for i, v := range row {
			cells = append(cells, plain(analysis.Format(t.Columns[i].Kind, v)))
		}
		w.AppendRow(cells)
	}
	return w.Render()
}
