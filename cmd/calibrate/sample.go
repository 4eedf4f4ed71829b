package main

import (
	"github.com/spf13/cobra"

	"calibrate/sample"
)

func (a *app) sampleCommand() *cobra.Command {
	var truth string
	opt := sample.Options{Employees: sample.DefaultEmployees, Seed: sample.DefaultSeed}
	command := &cobra.Command{
		Use:   "sample DIR",
		Short: "Write the spreadsheets of a made-up company whose truth is known",
		Example: `  calibrate sample company
  calibrate sample large --employees 10000 --seed 7`,
		Args: usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := sample.Generate(args[0], opt); err != nil || truth == "" {
				return err
			}
			return sample.WriteTruth(truth, opt)
		},
	}
	command.Flags().IntVar(&opt.Employees, "employees", opt.Employees, "how many people, 50 to 1,000,000")
	command.Flags().Uint64Var(&opt.Seed, "seed", opt.Seed, "the same seed gives the same files")
	command.Flags().IntVar(&opt.Cycles, "cycles", sample.DefaultCycles, "how many half-yearly cycles, the last one included")
	command.Flags().StringVar(&truth, "truth", "", "also write what is really so, which the files do not say, to this `FOLDER`")
	return command
}
