package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"calibrate/ingest"
	"calibrate/ingest/layouts"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// importFlags are what import and run let people say about the files.
type importFlags struct {
	cycle             string
	unnamed           string // the cycle of files where nothing names one
	dryRun            bool
	strict            bool
	asJSON            bool
	includeHidden     bool
	noRosterCheck     bool
	acceptSuggestions bool
	scale             string
	dateOrder         string
	encoding          string
	delimiter         string
	mapFile           string
	prefer            string
	limits            int
	problems          string
}

func (f *importFlags) add(command *cobra.Command) {
	flags := command.Flags()
	flags.BoolVar(&f.strict, "strict", false, "refuse a file whole when any of its cells has a problem")
	flags.BoolVar(&f.includeHidden, "include-hidden", false, "read hidden sheets as well")
	flags.BoolVar(&f.noRosterCheck, "no-roster-check", false, "take ratings by and about people the roster does not know")
	flags.BoolVar(&f.acceptSuggestions, "accept-suggestions", false, "take a heading that is one typing slip away from one dimension")
	flags.StringVar(&f.scale, "scale", "", "the `NAME` of the scale sheets use, such as levels or relative; found from the cells without it")
	flags.StringVar(&f.dateOrder, "date-order", "", "order of dates such as 03/04/2020: `dmy, mdy or ymd`")
	flags.StringVar(&f.encoding, "encoding", "", "the `ENCODING` of CSV files; found from the bytes without it")
	flags.StringVar(&f.delimiter, "delimiter", "", "the `DELIMITER` of CSV files: one character or tab; found from the text without it")
	flags.StringVar(&f.mapFile, "map", "", "a YAML `FILE` that names columns, sheets, scale and people where detection is unsure")
	flags.StringVar(&f.prefer, "prefer", "", "where files disagree about a rating, take the `latest` file or the FILE named")
	flags.StringVar(&f.problems, "problems", "", "write copies of the files with problems to the folder `DIR`: mend them there and import them")
	flags.IntVar(&f.limits, "limits", 1, "raise every limit on what one file may hold by this `FACTOR`")
}

// check refuses flags that mean nothing.
func (f *importFlags) check() error {
	switch {
	case !slices.Contains([]string{"", "dmy", "mdy", "ymd"}, f.dateOrder):
		return usageError{fmt.Errorf("--date-order is %q; write dmy, mdy or ymd", f.dateOrder)}
	case utf8.RuneCountInString(f.delimiter) > 1 && !strings.EqualFold(f.delimiter, "tab") && f.delimiter != `\t`:
		return usageError{fmt.Errorf("--delimiter is %q; write one character, or tab", f.delimiter)}
	case f.limits < 1:
		return usageError{fmt.Errorf("--limits is %d; write a factor of 1 or more", f.limits)}
	}
	return nil
}

func (a *app) importOptions(ctx context.Context, st *store.Store, f importFlags) (ingest.Options, error) {
	opt := ingest.Options{
		Layouts: layouts.List, Cycle: f.cycle, Unnamed: f.unnamed, Today: a.now(), Strict: f.strict, IncludeHidden: f.includeHidden,
		NoRosterCheck: f.noRosterCheck, AcceptSuggestions: f.acceptSuggestions,
		Scale: f.scale, DateOrder: f.dateOrder, Encoding: f.encoding, Delimiter: f.delimiter,
	}
	opt.Limits = ingest.DefaultLimits().Times(f.limits)
	err := f.check()
	if err != nil {
		return opt, err
	}
	if opt.Map, err = readMap(f.mapFile); err != nil {
		return opt, err
	}
	given, err := a.loadLadders()
	if err != nil {
		return opt, err
	}
	opt.Ladder, opt.Ladders = given[0], map[string]*ladder.Ladder{}
	for _, l := range given {
		opt.Ladders[l.ID] = l
	}
	if st == nil {
		return opt, checkScale(f.scale, opt)
	}
	opt.Ladder, opt.Ladders, err = a.ladders(ctx, st)
	if err != nil {
		return opt, err
	}
	if err := checkScale(f.scale, opt); err != nil {
		return opt, err
	}
	cycles, err := st.Cycles(ctx)
	for _, cycle := range cycles {
		roster, err := st.Roster(ctx, cycle)
		if err != nil {
			return opt, err
		}
		opt.Roster = append(opt.Roster, roster...)
	}
	return opt, err
}

// checkScale refuses a scale that no ladder has.
func checkScale(asked string, opt ingest.Options) error {
	var known []string
	for _, l := range opt.AllLadders() {
		for _, scale := range l.Scales {
			known = append(known, scale.Name)
		}
	}
	if asked == "" || slices.ContainsFunc(known, func(name string) bool { return strings.EqualFold(name, asked) }) {
		return nil
	}
	slices.Sort(known)
	return oneOf("scale", asked, slices.Compact(known)...)
}
