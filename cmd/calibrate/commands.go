package main

import (
	"github.com/spf13/cobra"
)

// root builds the command tree. A command is one row here and one file.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "calibrate",
		Short: "Assessment spreadsheets in, a promotion calibration packet out",
		Long: `calibrate reads the spreadsheets in which raters score employees on a career
ladder, keeps every rating with the address of its cell, and makes what a
calibration meeting needs: charts, an Excel summary and a packet.

Exit status: 0 done, 1 cannot be done, 2 wrong usage, 3 done and some cells were
not read (they are listed).`,
		Version:       versionLine(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          usageArgs(cobra.NoArgs),
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.db, "db", "calibrate.duckdb", "the database `FILE`, made when it is not there")
	flags.StringArrayVar(&a.ladderFiles, "ladder", nil, "a ladder `FILE` (YAML or a workbook), once for each ladder that people are on, the usual one first; the built-in SRE ladder without it")
	flags.BoolVar(&a.quiet, "quiet", false, "no progress and no messages on standard error")
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.SetHelpCommand(helpCommand())
	for _, command := range []func() *cobra.Command{
		a.runCommand,
		a.importCommand,
		a.analyzeCommand,
		a.reportCommand,
		a.historyCommand,
		a.statsCommand,
		a.ladderCommand,
		a.templateCommand,
		a.sampleCommand,
		a.versionCommand,
	} {
		root.AddCommand(command())
	}
	return root
}

// helpCommand is that of cobra, but for a name that no command has.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about any command",
		RunE: func(help *cobra.Command, names []string) error {
			command, rest, err := help.Root().Find(names)
			if err != nil {
				return usageError{err}
			}
			if len(rest) > 0 && command.HasSubCommands() {
				return usageError{noCommand(command, rest[0])}
			}
			return command.Help()
		},
	}
}
