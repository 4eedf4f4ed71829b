// Package store keeps everything the files gave in a DuckDB database, and is the
// only package that knows DuckDB.
//
// Rows are added and never changed: a batch is one file's rows, stored in one
// transaction; a later file of the same name retires it; what two files say
// differently is marked until it is settled. The tables are in the database's
// schema "stored" and are the store's own. Everybody else, people with the
// duckdb program included, reads the views below, which show what holds now.
// Texts in them are ” and never NULL; numbers and dates are NULL when unknown;
// cells read as in a spreadsheet (F14). Comments in the database say the same:
//
//	SELECT view_name, comment FROM duckdb_views() WHERE comment IS NOT NULL;
//
// What was rated:
//
//   - ratings: one line per rating with its words and its address. level is set
//     only when state is rated.
//   - rating_ids: the same with numbers for words, for scanning millions: names
//     gives the text of employee_no and rater_no; relation_no and state_no are
//     positions in ladder.Relations and ladder.States; dimension_no is the
//     dimension's in its ladder. Ratings of dimensions no ladder has are left out.
//   - gaps: per employee and dimension, the mean over everybody's ratings but the
//     employee's own, and its distance to the band of the current, the next and
//     the proposed level.
//
// Who was rated: employees (one line per cycle and id, the roster imported last
// holds), employee_groups, names, cycles.
//
// What it is held against: ladders, ladder_levels, ladder_dimensions,
// ladder_cells, guidelines, decisions; decision_history also has the decisions
// that later ones took the place of.
//
// Where it came from: batches, sheets, problems; history also has the retired
// batches, and changes what a replaced file had that its replacement has not,
// and the other way round.
//
// The database is opened under settings that keep SQL away from other files,
// extensions and the network. It has mode 0600 and is not encrypted: DuckDB
// cannot do that offline. Before a newer program changes the schema it leaves a
// copy beside the file, calibrate.duckdb.schema1.bak for schema 1.
package store
