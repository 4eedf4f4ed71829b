package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"calibrate/ladder"
)

func (a *app) ladderCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "ladder",
		Short: "Show, check and export the career ladder",
		Args:  usageArgs(cobra.NoArgs),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	command.AddCommand(a.ladderShow(), a.ladderCheck(), a.ladderExport())
	return command
}

func (a *app) ladderShow() *cobra.Command {
	return &cobra.Command{
		Use:   "show [DIMENSION|LEVEL]",
		Short: "Print the ladder, or the expectations of one dimension or level",
		Example: `  calibrate ladder show
  calibrate ladder show Architecture
  calibrate ladder show SRE3`,
		RunE: func(_ *cobra.Command, args []string) error {
			l, err := a.loadLadder()
			if err != nil {
				return err
			}
			return a.showLadder(l, strings.Join(args, " "))
		},
	}
}

func (a *app) showLadder(l *ladder.Ladder, what string) error {
	if what == "" {
		a.printLadder(l)
		return nil
	}
	for _, d := range l.Dimensions {
		if named(what, d.Name, d.Code, d.Aliases) {
			a.printDimension(l, d)
			return nil
		}
	}
	for _, level := range l.Levels {
		if named(what, level.Name, level.Code, level.Aliases) {
			a.printLevel(l, level)
			return nil
		}
	}
	return fmt.Errorf("the ladder %s has no dimension and no level named %q; 'calibrate ladder show' lists them all", l.Name, what)
}

func named(what, name, code string, aliases []string) bool {
	for _, candidate := range append([]string{name, code}, aliases...) {
		if strings.EqualFold(what, candidate) {
			return true
		}
	}
	return false
}

func (a *app) printLadder(l *ladder.Ladder) {
	counts := l.Counts()
	fmt.Fprintf(a.out, "%s, version %.12s\n%d levels, %d categories, %d dimensions; %d cells stated, %d inherited, %d without an expectation\n\n",
		l.Name, l.Version, len(l.Levels), len(l.Categories), len(l.Dimensions), counts.Stated, counts.Inherited, counts.None)
	w := ladderTable("Category", "Dimension", "Code", "Weight", "Bands")
	for _, d := range l.Dimensions {
		w.AppendRow(table.Row{l.Categories[d.Category].Name, d.Name, d.Code, d.Weight, bands(l, d)})
	}
	fmt.Fprintln(a.out, w.Render())
}

// bands lists the runs of levels that share one expectation.
func bands(l *ladder.Ladder, d ladder.Dimension) string {
	var parts []string
	for _, level := range l.Levels {
		band, ok := l.Band(d.Number, level.Number)
		switch {
		case !ok, band.Low != level.Number:
			continue
		case band.High == band.Low:
			parts = append(parts, level.Code)
		default:
			parts = append(parts, level.Code+"–"+l.Levels[band.High-1].Code)
		}
	}
	return strings.Join(parts, " ")
}

func (a *app) printDimension(l *ladder.Ladder, d ladder.Dimension) {
	fmt.Fprintf(a.out, "%s · %s\n\n", l.Categories[d.Category].Name, d.Name)
	w := ladderTable("Level", "Expectation", "From")
	for _, level := range l.Levels {
		w.AppendRow(table.Row{level.Code, expectation(l.Cell(d.Number, level.Number)), origin(l, l.Cell(d.Number, level.Number))})
		w.AppendSeparator()
	}
	fmt.Fprintln(a.out, w.Render())
}

func (a *app) printLevel(l *ladder.Ladder, level ladder.Level) {
	fmt.Fprintf(a.out, "%s (%s)\n\n", level.Name, level.Code)
	w := ladderTable("Category", "Dimension", "Expectation", "From")
	for _, d := range l.Dimensions {
		cell := l.Cell(d.Number, level.Number)
		w.AppendRow(table.Row{l.Categories[d.Category].Name, d.Name, expectation(cell), origin(l, cell)})
		w.AppendSeparator()
	}
	fmt.Fprintln(a.out, w.Render())
}

func expectation(c ladder.Cell) string {
	if c.Kind == ladder.None {
		return "no expectation"
	}
	return c.Text
}

func origin(l *ladder.Ladder, c ladder.Cell) string {
	if c.Kind == ladder.None {
		return ""
	}
	if c.Kind == ladder.Inherited {
		return "inherited from " + l.Levels[c.Origin-1].Code
	}
	return "stated here"
}

func ladderTable(heads ...any) table.Writer {
	w := table.NewWriter()
	w.SetStyle(table.StyleLight)
	w.AppendHeader(heads)
	w.SetColumnConfigs([]table.ColumnConfig{
		{Name: "Expectation", WidthMax: 80, WidthMaxEnforcer: text.WrapSoft},
		{Name: "Bands", WidthMax: 60, WidthMaxEnforcer: text.WrapSoft}})
	return w
}

func (a *app) ladderCheck() *cobra.Command {
	return &cobra.Command{
		Use:     "check FILE",
		Short:   "Say whether a ladder file is sound, and what is in it",
		Example: `  calibrate ladder check our-ladder.yaml`,
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			l, err := readLadder(args[0])
			if err != nil {
				return err
			}
			a.printLadder(l)
			return nil
		},
	}
}
