package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
)

// A setting is one SET, and what DuckDB must answer when asked for it.
type setting struct{ name, value, want string }

// settings lists what restricts DuckDB, in the order it has to be set: the
// driver would apply options of a DSN in random order.
//
//   - Nothing is fetched, loaded or kept: no extension, no secret.
//   - What does not fit in memory goes encrypted to a folder of ours.
//   - The memory limit comes after the log was replayed: a log that a killed
//     process left behind must not exceed it and stop every later start.
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
		{"autoinstall_known_extensions", "false", "false"},
		{"autoload_known_extensions", "false", "false"},
		{"allow_community_extensions", "false", "false"},
		{"allow_persistent_secrets", "false", "false"},
		{"temp_directory", quote(temp), temp},
		{"temp_file_encryption", "true", "true"},
		{"max_temp_directory_size", "'1GiB'", "1.0 GiB"},
		{"memory_limit", quote(strconv.FormatInt(memory, 10) + "B"), ""},
		{"threads", strconv.Itoa(threads), strconv.Itoa(threads)},
		{"enable_external_access", "false", "false"},
		{"lock_configuration", "true", "true"},
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
	for _, set := range list {
		var got string
		err := s.db.QueryRowContext(ctx, "SELECT current_setting($1)::VARCHAR", set.name).Scan(&got)
		if err != nil {
			return err
		}
		if set.want != "" && got != set.want {
			return fmt.Errorf("the database does not keep the setting %s = %s: it says %s", set.name, set.want, got)
		}
	}
	return nil
}

// quote writes a text as an SQL literal, where SQL takes no parameter.
func quote(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
