package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"calibrate/ingest"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// Exit statuses; scripts rely on them.
const (
	statusDone   = 0
	statusFailed = 1 // cannot be done
	statusUsage  = 2 // wrong usage
	statusUnread = 3 // done, and some cells were not read
)

// programVersion is, part of every manifest.
const programVersion = "0.1.0"

// An app is what every command shares: streams, clock and the global flags.
type app struct {
	in       io.Reader
	out, err io.Writer
	now      func() time.Time

	db          string           // --db
	ladderFiles []string         // --ladder, the usual one first
	given       []*ladder.Ladder // those of ladderFiles, once they were read
	quiet       bool             // --quiet
}

// errUnread says that the work was done and some cells were not read.
var errUnread = errors.New("some cells were not read")

// errStopped says what holds after the user has stopped the program, whatever it
// was at.
var errStopped = errors.New("stopped: every file imported so far is stored whole; run it again")

// A usageError is a command line that makes no sense.
type usageError struct{ error }

// run is the whole program: arguments and streams in, exit status out.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	debug.SetGCPercent(collectAt)
	boundHeap(0)
	a := &app{in: in, out: out, err: errOut, now: time.Now}
	root := a.root()
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	if err != nil && ctx.Err() != nil {
		err = errStopped
	}
	return a.status(command.CommandPath(), err)
}

// status turns what a command returned into an exit status, and says why.
func (a *app) status(command string, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errUnread):
		return statusUnread
	case errors.As(err, &usage):
		fmt.Fprintf(a.err, "calibrate: %v\nTry '%s --help'.\n", err, command)
		return statusUsage
	}
	fmt.Fprintf(a.err, "calibrate: %v\n", err)
	return statusFailed
}

// say prints a message for people, unless --quiet.
func (a *app) say(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, format+"\n", args...)
	}
}

// openStore opens the database of --db, for files to come into it.
func (a *app) openStore(ctx context.Context, files ...string) (*store.Store, error) {
	return store.Open(ctx, a.db, store.Options{MemoryLimit: databaseMemory(append(files, a.db)...)})
}

// openExisting opens the database of --db for a command that only reads; it
// does not make one. One that an older program made is brought up to date first,
// and stays beside it as it was.
func (a *app) openExisting(ctx context.Context) (*store.Store, error) {
	if err := a.storeThere(); err != nil {
		return nil, err
	}
	// Two jobs ask at a time: a second thread for each would only wait for a core.
	read := store.Options{ReadOnly: true, MemoryLimit: databaseMemory(a.db), Threads: 1}
	st, err := store.Open(ctx, a.db, read)
	if !errors.Is(err, store.ErrOlder) {
		return st, err
	}
	a.say("%s was made by an older calibrate and is brought up to date; a copy of it as it was stays beside it", a.db)
	st, err = a.openStore(ctx)
	if err == nil {
		err = st.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("the database of an older calibrate cannot be brought up to date: %w", err)
	}
	return store.Open(ctx, a.db, read)
}

// storeThere fails where the database of --db is not there.
func (a *app) storeThere() error {
	if _, err := os.Stat(a.db); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database %s: %w; import something first (calibrate import FILE…), or name another with --db", a.db, errNoStore)
	}
	return nil
}

// errNoStore says that nothing was imported yet.
var errNoStore = errors.New("nothing was imported yet")

func isMissing(err error) bool { return errors.Is(err, errNoStore) }

// loadLadder reads the first ladder of --ladder, or gives the one that is built in.
func (a *app) loadLadder() (*ladder.Ladder, error) {
	list, err := a.loadLadders()
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

// loadLadders reads all ladders of --ladder, or gives the one that is built in.
func (a *app) loadLadders() ([]*ladder.Ladder, error) {
	if len(a.ladderFiles) == 0 {
		return []*ladder.Ladder{ladder.Default()}, nil
	}
	if a.given != nil {
		return a.given, nil
	}
	var list []*ladder.Ladder
	named := map[string]string{}
	for _, path := range a.ladderFiles {
		l, err := readLadder(path)
		if err != nil {
			return nil, err
		}
		if other, taken := named[l.ID]; taken {
			return nil, fmt.Errorf("ladder: %s and %s both have the id %q; give each ladder an id of its own", other, path, l.ID)
		}
		named[l.ID] = path
		list = append(list, l)
	}
	a.given = list
	return list, nil
}

// readLadder reads a ladder from YAML or, by the file's ending, from a workbook.
func readLadder(path string) (*ladder.Ladder, error) {
	if slices.Contains(spreadsheets, strings.ToLower(filepath.Ext(path))) {
		l, err := ingest.LoadLadder(context.Background(), path)
		if err != nil {
			return nil, fmt.Errorf("ladder: %w", err)
		}
		return l, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("ladder: %w", err)
	}
	defer f.Close()
	return ladder.Load(f, path)
}

// usageArgs turns a complaint about arguments into a usage error that shows how
// the command is written.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch err := check(cmd, args); {
		case err == nil:
			return nil
		case cmd.HasSubCommands():
			return usageError{noCommand(cmd, args[0])}
		case len(args) == 0:
			return usageError{fmt.Errorf("%s needs more than that; write %s", cmd.CommandPath(), cmd.UseLine())}
		default:
			return usageError{fmt.Errorf("%s does not take %s; write %s", cmd.CommandPath(), plural(len(args), "argument"), cmd.UseLine())}
		}
	}
}

// noCommand says that there is no command of a name, and which ones are written nearly so.
func noCommand(parent *cobra.Command, name string) error {
	const mostEdits = 2
	parent.SuggestionsMinimumDistance = mostEdits
	message := fmt.Sprintf("unknown command %q for %q", name, parent.CommandPath())
	if near := parent.SuggestionsFor(name); len(near) > 0 {
		message += "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return errors.New(message)
}

// oneOf checks a flag that takes one of a few words.
func oneOf(flag, value string, words ...string) error {
	for _, w := range words {
		if value == w {
			return nil
		}
	}
	return usageError{fmt.Errorf("--%s is %q; it takes %s", flag, value, strings.Join(words, ", "))}
}
