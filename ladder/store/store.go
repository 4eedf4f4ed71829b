package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"sync"

	duckdb "github.com/duckdb/duckdb-go/v2"
)

// A Store is an open database. It is safe for concurrent use: any number of
// readers, one writer at a time.
type Store struct {
	db   *sql.DB
	file string // path of the database, "" in memory
	temp string // folder of ours for what does not fit in memory

	closing sync.Once
	writing sync.Mutex  // held by whatever writes
	words   *dictionary // loaded by the first write, dropped when one fails
	pairs   *pairs      // likewise
	logged  int         // ratings stored since the last checkpoint
}

// Options of Open. The zero value is right for nearly everyone.
type Options struct {
	ReadOnly    bool   // several programs may read one database at once, as long as none writes
	MemoryLimit int64  // bytes DuckDB may use before it writes to the temp folder; 0 is 2 GiB
	Threads     int    // 0 is 2
	TempDir     string // existing folder for temporary files; "" is the database's own folder
}

const (
	defaultMemory  = 2 << 30
	defaultThreads = 2

	// connections bounds the pool. Writes go through one connection at a time
	// (Store.writing); the others let a query run while the rows of another are
	// still being read.
	connections = 4
)

// inUse holds the databases this process has open. DuckDB would share one
// database between two Stores, under the settings of the first, and the file
// lock, which keeps out other processes only, falls when either lets go.
var inUse sync.Map

// Open opens the database at path, makes it when there is none, and brings its
// schema up to date. The path "" is a database in memory, which ends with Close.
//
// Open restricts the process's umask to 077 for good: DuckDB makes its log and
// temporary files anew at any time, and they hold what the database holds.
//
// Errors say what to do next; errors.Is tells ErrLocked, ErrNotADatabase,
// ErrDamaged, ErrNewer, ErrOlder, ErrReadOnly, ErrMissing, ErrPermission and
// ErrStopped apart.
func Open(ctx context.Context, path string, opt Options) (*Store, error) {
	return open(ctx, path, opt, migrations())
}

func open(ctx context.Context, path string, opt Options, steps []migration) (*Store, error) {
	restrictUmask()
	if path == "" {
		return openMemory(ctx, opt, steps)
	}
	file, err := locate(path, opt.ReadOnly)
	if err != nil {
		return nil, err
	}
	if err := create(ctx, file, opt, steps); err != nil {
		return nil, err
	}
	s, version, err := attach(ctx, file, opt, steps)
	if err != nil {
		return nil, err
	}
	if version == len(steps) {
		return s, nil
	}
	return s.upgrade(ctx, opt, version, steps)
}

func openMemory(ctx context.Context, opt Options, steps []migration) (*Store, error) {
	opt.ReadOnly = false
	s, err := connect(ctx, "", opt)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx, 0, steps); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// attach opens a file that exists and tells the version of its schema, which is
// at most the one this program knows.
func attach(ctx context.Context, file string, opt Options, steps []migration) (*Store, int, error) {
	if err := restrictFile(file); err != nil {
		return nil, 0, err
	}
	s, err := connect(ctx, file, opt)
	if err != nil {
		return nil, 0, err
	}
	if err := s.checkLength(ctx); err != nil {
		return nil, 0, errors.Join(err, s.Close())
	}
	version, err := s.version(ctx)
	if err == nil {
		err = checkVersion(file, version, len(steps), opt.ReadOnly)
	}
	if err != nil {
		return nil, 0, errors.Join(err, s.Close())
	}
	return s, version, nil
}

// connect opens the database under the restrictions of settings, whatever is in it.
func connect(ctx context.Context, file string, opt Options) (*Store, error) {
	if _, taken := inUse.LoadOrStore(file, true); taken && file != "" {
		return nil, say(ErrLocked, "%s is open in this program already: close it first", file)
	}
	temp, err := tempFolder(file, opt)
	if err != nil {
		inUse.Delete(file)
		return nil, err
	}
	s := &Store{file: file, temp: temp}
	dsn := file
	if opt.ReadOnly {
		dsn += "?access_mode=READ_ONLY"
	}
	connector, err := duckdb.NewConnector(dsn, restrict(settings(temp, opt)))
	if err != nil {
		inUse.Delete(file)
		return nil, errors.Join(openError(file, err), removeTemp(temp))
	}
	s.db = sql.OpenDB(connector)
	s.db.SetMaxOpenConns(connections)
	s.db.SetMaxIdleConns(connections)
	if err := s.checkSettings(ctx, settings(temp, opt)); err != nil {
		return nil, errors.Join(openError(file, err), s.Close())
	}
	return s, nil
}

// Close writes what is left in the log into the file and closes it. Closing again
// does nothing.
func (s *Store) Close() error {
	var err error
	s.closing.Do(func() {
		err = errors.Join(s.db.Close(), removeTemp(s.temp))
		inUse.Delete(s.file)
	})
	return err
}

// Path is the absolute path of the database, "" when it is in memory.
func (s *Store) Path() string { return s.file }

func removeTemp(folder string) error {
	for _, name := range spills(folder) {
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	err := os.Remove(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
