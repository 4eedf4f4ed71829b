package store

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	duckdb "github.com/duckdb/duckdb-go/v2"
)

// What can be wrong with a database, for errors.Is. The errors that wrap these
// name the file and the way out.
var (
	ErrLocked       = errors.New("database in use")
	ErrNotADatabase = errors.New("not a database of calibrate")
	ErrDamaged      = errors.New("database damaged")
	ErrNewer        = errors.New("database made by a newer program")
	ErrOlder        = errors.New("database made by an older program")
	ErrReadOnly     = errors.New("folder not writable")
	ErrMissing      = errors.New("no database")
	ErrPermission   = errors.New("wrong permissions")
	ErrStopped      = errors.New("database stopped")
	ErrNotText      = errors.New("not UTF-8")
)

// A failure is a sentence for people, with the kind of trouble behind it and,
// where there is one, the error that brought it about.
type failure struct {
	sentence error // of fmt.Errorf, with the cause wrapped
	kind     error
}

func (f *failure) Error() string   { return f.sentence.Error() }
func (f *failure) Unwrap() []error { return []error{f.kind, f.sentence} }

func say(kind error, format string, args ...any) error {
	return &failure{sentence: fmt.Errorf(format, args...), kind: kind}
}

func readOnlyFolder(folder string, cause error) error {
	return say(ErrReadOnly, "the folder %s cannot be written to (%w): allow writing there, or name another place with --db", folder, cause)
}

// lockHolder finds the process that DuckDB names in "Conflicting lock is held in
// /usr/bin/calibrate (PID 4711)".
var lockHolder = regexp.MustCompile(`lock is held in (.*?) ?\(PID (\d+)\)`)

// openError turns what DuckDB says when a file cannot be opened into a sentence
// with the way out. DuckDB has one type, "IO Error", for nearly all of these, so
// its words are all there is to go by.
func openError(file string, err error) error {
	text := err.Error()
	has := func(part string) bool { return strings.Contains(text, part) }
	switch {
	case has("Could not set lock"):
		return locked(file, text)
	case has("not a valid DuckDB database file"):
		return say(ErrNotADatabase, "%s is not a DuckDB database: name another file with --db, or move this one away and import again", file)
	case has("Read-only file system"), has("Permission denied"), has("Operation not permitted"):
		return say(ErrPermission, "%s cannot be opened (%w): allow reading and writing the file and its folder, or name another place with --db", file, err)
	case has("No space left"):
		return say(ErrStopped, "%s cannot be opened, the disk is full (%w): make room and start again", file, err)
	case has("created with a newer"), has("newer version of DuckDB"), has("storage version"):
		return say(ErrNewer, "%s was written by a newer DuckDB (%w): use the newer calibrate", file, err)
	case isDamage(text), has("INTERNAL Error"), has("FATAL Error"), has("Serialization Error"):
		return damaged(file, err)
	}
	return fmt.Errorf("opening the database %s: %w", file, err)
}

// isDamage tells that DuckDB met bytes that cannot be what it wrote.
func isDamage(text string) bool {
	for _, part := range []string{"Corrupt database file", "Could not read enough bytes", "replaying WAL", "checksum"} {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

func damaged(file string, cause error) error {
	return say(ErrDamaged, "%s is damaged (%w): put back a copy of it, or move it and its .wal file away and import the files again", file, cause)
}

func locked(file, text string) error {
	who := "another program"
	if found := lockHolder.FindStringSubmatch(text); found != nil {
		who = fmt.Sprintf("%s, process %s", found[1], found[2])
	}
	return say(ErrLocked, "%s is in use by %s: wait until it is done or end it; one program at a time may use a database that is being written to", file, who)
}

// doing adds what was being done to an error. After a fatal error DuckDB answers
// nothing more until the file is opened anew.
func doing(what string, err error) error {
	if isDamage(err.Error()) {
		return damaged(what+": the database", err)
	}
	var duck *duckdb.Error
	if errors.As(err, &duck) && (duck.Type == duckdb.ErrorTypeFatal || duck.Type == duckdb.ErrorTypeInternal) {
		return say(ErrStopped, "%s: the database has stopped (%w): see that the disk has room, then start again; every file imported before is safe", what, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}
