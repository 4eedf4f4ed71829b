package main

import (
	"encoding/json"
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

// The JSON of analyze; docs/schema is in the README.
type (
	analysisJSON struct {
		Manifest analysis.Manifest `json:"manifest"`
		Results  []resultJSON      `json:"results"`
	}
	resultJSON struct {
		Job    string          `json:"job"`
		Title  string          `json:"title"`
		Notes  []analysis.Note `json:"notes"`
		Tables []tableJSON     `json:"tables"`
	}
	tableJSON struct {
		Name    string             `json:"name"`
		Title   string             `json:"title"`
		Columns []columnJSON       `json:"columns"`
		Rows    [][]analysis.Value `json:"rows"`
		Missing []missingJSON      `json:"missing"`
	}
	columnJSON struct {
		Name string `json:"name"`
		Unit string `json:"unit"`
		Kind string `json:"kind"`
	}
	// missingJSON says why figures of a column are null.
	missingJSON struct {
		Column     string `json:"column"`
		Rows       []int  `json:"rows"` // from 0
		Reason     string `json:"reason"`
		Suppressed bool   `json:"suppressed"`
	}
)

func (a *app) printJSON(bundle analysis.Bundle) error {
	doc := analysisJSON{Manifest: bundle.Manifest, Results: []resultJSON{}}
	for _, r := range bundle.Results {
		result := resultJSON{Job: r.Job, Title: r.Title, Notes: append([]analysis.Note{}, r.Notes...), Tables: []tableJSON{}}
		for _, t := range r.Tables {
			result.Tables = append(result.Tables, tableToJSON(t))
		}
		doc.Results = append(doc.Results, result)
	}
	encoder := json.NewEncoder(a.out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(doc)
}

func tableToJSON(t analysis.Table) tableJSON {
	doc := tableJSON{Name: t.Name, Title: t.Title, Columns: []columnJSON{}, Rows: t.Rows, Missing: missingOf(t)}
	for _, c := range t.Columns {
		doc.Columns = append(doc.Columns, columnJSON{c.Name, c.Unit, string(c.Kind)})
	}
	if doc.Rows == nil {
		doc.Rows = [][]analysis.Value{}
	}
	return doc
}

// missingOf gathers the reasons of the nulls, column by column.
func missingOf(t analysis.Table) []missingJSON {
	all := []missingJSON{}
	for c, column := range t.Columns {
		at := map[string]int{} // reason → position in all
		for r, row := range t.Rows {
			reason, ok := row[c].Missing()
			if !ok {
				continue
			}
			i, seen := at[reason]
			if !seen {
				i = len(all)
				at[reason] = i
				all = append(all, missingJSON{Column: column.Name, Reason: reason, Suppressed: row[c].IsHidden()})
			}
			all[i].Rows = append(all[i].Rows, r)
		}
	}
	return all
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
	for _, row := range t.Rows {
		cells := table.Row{}
		for i, v := range row {
			cells = append(cells, plain(analysis.Format(t.Columns[i].Kind, v)))
		}
		w.AppendRow(cells)
	}
	return w.Render()
}
