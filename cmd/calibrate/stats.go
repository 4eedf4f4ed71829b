package main

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"calibrate/analysis/stats"
)

func (a *app) statsCommand() *cobra.Command {
	var opt stats.NamedOptions
	var asJSON bool
	command := &cobra.Command{
		Use:   "stats NAME FILE.csv",
		Short: "One statistic on a plain ratings table, to check our numbers against anyone else's",
		Long: `Compute one statistic on a CSV (or CSV.gz) with named columns:

` + statsHelp() + `
Results are JSON, nested where the keys of the documentation have dots. A dot in
the name of a column or a level is written _ there, and : between columns _x_.
A number that is not defined is null, with its reason under notes.`,
		Example: `  calibrate stats alpha ratings.csv --json
  calibrate stats icc ratings.csv --unit patient --value score
  calibrate stats severity ratings.csv --random "employee + rater + employee:rater"`,
		Args: usageArgs(cobra.ExactArgs(2)),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.printStat(args[0], args[1], opt, asJSON)
		},
	}
	flags := command.Flags()
	flags.StringVar(&opt.Unit, "unit", "", "the `COLUMN` of who or what was rated (unit or employee without it)")
	flags.StringVar(&opt.Rater, "rater", "", "the `COLUMN` of who rated (rater without it)")
	flags.StringVar(&opt.Item, "item", "", "the `COLUMN` of what was rated on (dimension without it)")
	flags.StringVar(&opt.Value, "value", "", "the `COLUMN` of the rating (value or score without it)")
	flags.StringVar(&opt.Levels, "levels", "", "the declared scale, such as `1..6`")
	flags.StringVar(&opt.Random, "random", "", "random effects of severity, such as `\"employee + rater\"`")
	flags.StringVar(&opt.Fixed, "fixed", "", "fixed factors of severity, such as `service`")
	flags.BoolVar(&asJSON, "json", false, "print one JSON document")
	return command
}

func statsHelp() string {
	var text strings.Builder
	for _, s := range stats.Named {
		fmt.Fprintf(&text, "  %-11s %s\n", s.Name, s.Doc)
	}
	return text.String()
}

func statNames() (names []string) {
	for _, s := range stats.Named {
		names = append(names, s.Name)
	}
	return names
}

func (a *app) printStat(name, path string, opt stats.NamedOptions, asJSON bool) error {
	if !stats.IsNamed(name) {
		return usageError{fmt.Errorf("there is no statistic %q; there are %s", name, strings.Join(statNames(), ", "))}
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("stats %s: %w", name, err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(strings.ToLower(path), ".gz") {
		unzipped, err := gzip.NewReader(f)
		if err != nil {
			return fmt.Errorf("stats %s: %s is not a gzip file: %w", name, path, err)
		}
		defer unzipped.Close()
		in = unzipped
	}
	result, err := stats.Run(name, in, opt)
	if wrong := (stats.OptionError{}); errors.As(err, &wrong) {
		return usageError{fmt.Errorf("stats %s: %w", name, err)}
	}
	if err != nil {
		return fmt.Errorf("stats %s of %s: %w", name, path, err)
	}
	return printDocument(a.out, result, asJSON)
}

// printDocument prints a result as one JSON document, indented for people.
func printDocument(out io.Writer, document any, compact bool) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if !compact {
		encoder.SetIndent("", "  ")
	}
	return encoder.Encode(document)
}
