package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"calibrate/analysis/jobs"
	"calibrate/ingest"
	"calibrate/ladder"
	"calibrate/reports/workbook"
)

// templateFlags say what blank workbooks are made for.
type templateFlags struct {
	roster, cycle, language string
}

var languageHelp = "the language of labels and instructions: " + strings.Join(workbook.Languages, ", ")

func (a *app) templateCommand() *cobra.Command {
	var f templateFlags
	command := &cobra.Command{
		Use:   "template DIR",
		Short: "Write blank workbooks for raters, and what HR fills in or edits",
		Long: `Write blank workbooks that import without a problem once they are filled in: an
assessment sheet with the ladder's dimensions, a roster, a guideline, a ladder and
a sheet for decisions. With --roster FILE, or where a database with a roster is
there, each manager gets an assessment workbook with a sheet for each person in
the team, the ladder's text for the current and the next level beside each
dimension. agenda.yaml holds the rules of the agenda, to edit and to give to
--rules; ladder.xlsx, filled in, is given to --ladder. A file that is there already
and was filled in or edited is never written over.`,
		Example: `  calibrate template to-send --roster roster.xlsx
  calibrate template à-envoyer --roster effectif.xlsx --lang fr`,
		Args: usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return a.writeTemplates(cmd.Context(), args[0], f) },
	}
	flags := command.Flags()
	flags.StringVar(&f.roster, "roster", "", "the roster `FILE` that says who reports to whom; the database's without it")
	flags.StringVar(&f.cycle, "cycle", "", "the `CYCLE` the workbooks are for; the roster's latest without it")
	flags.StringVar(&f.language, "lang", "en", languageHelp)
	return command
}

// formWords gives the words of the language of --lang.
func formWords(language string) (workbook.Words, error) {
	words, ok := workbook.WordsIn(language)
	if !ok {
		return words, oneOf("lang", language, workbook.Languages...)
	}
	return words, nil
}

func (a *app) writeTemplates(ctx context.Context, dir string, f templateFlags) error {
	words, err := formWords(f.language)
	if err != nil {
		return err
	}
	roster, err := a.rosterFor(ctx, f)
	if err != nil {
		return err
	}
	t := workbook.Templates{Words: words, Ladder: roster.ladder, LadderOf: roster.ladderOf, People: roster.people}
	if err := makeFolder(dir); err != nil {
		return err
	}
	err = placeFiles(dir, func(dir string) error {
		if err := os.WriteFile(filepath.Join(dir, "agenda.yaml"), jobs.AgendaRules(), 0o600); err != nil {
			return fmt.Errorf("template: %w", err)
		}
		return t.Write(dir)
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, dir)
	return err
}

// A roster is the people blank workbooks are for, and the ladders they are on.
type roster struct {
	people  []ladder.Person
	ladder  *ladder.Ladder            // the usual one
	ladders map[string]*ladder.Ladder // all of them, by id
}

func (r roster) ladderOf(p ladder.Person) *ladder.Ladder {
	if l := r.ladders[p.Ladder]; l != nil {
		return l
	}
	return r.ladder
}

func (a *app) rosterFor(ctx context.Context, f templateFlags) (roster, error) {
	if f.roster != "" {
		return a.rosterFile(ctx, f)
	}
	return a.storedRoster(ctx, f.cycle)
}

// rosterFile reads the people of one cycle from a roster.
func (a *app) rosterFile(ctx context.Context, f templateFlags) (roster, error) {
	opt, err := a.importOptions(ctx, nil, importFlags{cycle: f.cycle, limits: 1})
	if err != nil {
		return roster{}, err
	}
	var people []ladder.Person
	for batch, err := range ingest.Import(ctx, []string{f.roster}, opt) {
		if err != nil {
			return roster{}, fmt.Errorf("--roster: %w", err)
		}
		for _, p := range batch.Problems {
			a.say("%s: %s: %s", p.Severity, plain(p.Source.String()), plain(p.Message))
		}
		if len(batch.People) == 0 {
			return roster{}, fmt.Errorf("--roster %s has nobody in it: %s", f.roster, cmp.Or(batch.Reason, "no sheet has one line for each person with a manager beside it"))
		}
		people = batch.People
	}
	return roster{ladder: opt.Ladder, people: ofCycle(people, f.cycle)}, nil
}

// ofCycle keeps the people of a cycle, of the latest named without one.
func ofCycle(people []ladder.Person, cycle string) []ladder.Person {
	if cycle == "" {
		for _, p := range people {
			cycle = max(cycle, p.Cycle)
		}
	}
	var kept []ladder.Person
	for _, p := range people {
		if p.Cycle == cycle {
			kept = append(kept, p)
		}
	}
	return kept
}

// storedRoster gives the people of a cycle of the store, of the latest without one;
// nobody without a store.
func (a *app) storedRoster(ctx context.Context, cycle string) (r roster, err error) {
	st, err := a.openExisting(ctx)
	if isMissing(err) {
		r.ladder, err = a.loadLadder()
		return r, err
	}
	if err != nil {
		return r, err
	}
	defer st.Close()
	if r.ladder, r.ladders, err = a.ladders(ctx, st); err != nil {
		return r, err
	}
	cycles, err := st.Cycles(ctx)
	if err != nil || len(cycles) == 0 {
		return r, err
	}
	asked := cycle != ""
	if !asked {
		cycle = cycles[len(cycles)-1]
	}
	r.people, err = st.Roster(ctx, cycle)
	if err == nil && len(r.people) == 0 && asked {
		err = fmt.Errorf("%s has no roster of cycle %q; it has %v", st.Path(), cycle, cycles)
	}
	return r, err
}
