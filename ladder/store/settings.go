package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
)

// A setting is one SET, in SQL, and the SQL of what DuckDB must answer when asked
// for it, where that is not the value itself.
type setting struct{ name, value, reads string }

// settings lists what restricts DuckDB, in the order it has to be set: the
// driver would apply options of a DSN in random order.
//
//   - Nothing is fetched, loaded or kept: no extension, no secret.
//   - What does not fit in memory goes to a folder of ours, mode 0700, which
//     Close clears. It is as plain as the database itself: without a downloaded
//     extension DuckDB cannot encrypt temporary files, and asked to, it fails as
//     soon as it needs one.
//   - The memory limit comes after the log was replayed: a log that a killed
//     process left behind must not exceed it and stop every later start.
//   - A large batch goes to the file row group by row group: waiting for five of
//     them, as DuckDB does, took a fifth of an import's memory.
//   - Memory that the database is done with goes back to the system early: kept by
//     its allocator it came, beyond the memory limit, to twice as much again.
//   - Then SQL may not touch files, and at last no setting can change any more.
//
// This guards against mistakes and against texts from files that find their way
// into SQL. It is no sandbox for a database file made by an enemy.
func settings(temp string, opt Options) []setting {
	memory, threads := opt.MemoryLimit, opt.Threads
	if memory <= 0 {
		memory = defaultMemory
	}
	if threads <= 0 {
		threads = defaultThreads
	}
	return []setting{
		{"autoinstall_known_extensions", "false", ""},
		{"autoload_known_extensions", "false", ""},
		{"allow_community_extensions", "false", ""},
		{"allow_persistent_secrets", "false", ""},
		{"temp_directory", quote(temp), ""},
		{"max_temp_directory_size", "'1GiB'", "format_bytes(1 << 30)"},
		{"memory_limit", fmt.Sprintf("'%dB'", memory), fmt.Sprintf("format_bytes(%d)", memory)},
		{"threads", strconv.Itoa(threads), ""},
		{"write_buffer_row_group_count", "1", ""},
		{"allocator_flush_threshold", "'4MiB'", "format_bytes(4 << 20)"},
		{"allocator_bulk_deallocation_flush_threshold", "'4MiB'", "format_bytes(4 << 20)"},
		{"enable_external_access", "false", ""},
		{"lock_configuration", "true", ""},
	}
}

// restrict gives the function that runs when a connection is made. Settings hold
// for the whole database: the first connection locks them for all.
func restrict(list []setting) func(driver.ExecerContext) error {
	done := false
	return func(conn driver.ExecerContext) error {
		if done {
			return nil
		}
		for _, s := range list {
			if _, err := conn.ExecContext(context.Background(), "SET "+s.name+" = "+s.value, nil); err != nil {
				return fmt.Errorf("restricting the database: %s: %w", s.name, err)
			}
		}
		done = true
		return nil
	}
}

// checkSettings reads every setting back: a DuckDB that does not know or keep
// one must not be handed people's ratings.
func (s *Store) checkSettings(ctx context.Context, list []setting) error {
	var asked []string
	read := make([]any, 2*len(list)) // what DuckDB says, and what it should
	for i, set := range list {
		reads := set.reads
		if reads == "" {
			reads = set.value
		}
		asked = append(asked, fmt.Sprintf("current_setting(%s)::VARCHAR, (%s)::VARCHAR", quote(set.name), reads))
		read[2*i], read[2*i+1] = new(string), new(string)
	}
	if err := s.db.QueryRowContext(ctx, "SELECT "+strings.Join(asked, ", ")).Scan(read...); err != nil {
		return err
	}
	for i, set := range list {
		if got, want := *read[2*i].(*string), *read[2*i+1].(*string); got != want {
			return fmt.Errorf("the database does not keep the setting %s = %s: it says %s", set.name, want, got)
		}
	}
	return nil
}

// quote writes a text as an SQL literal, where SQL takes no parameter.
func quote(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
