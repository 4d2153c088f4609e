// Package warehouse answers from tables that stand in a database: PostgreSQL,
// and what speaks its protocol, or ClickHouse. A question becomes one SELECT
// with GROUP BY; only the sums come back, and nothing is copied.
//
// A [Table] is a [data.Grouper]: a store makes the same frames of its groups as
// of those of rows in memory. A question is asked once however many wait for it,
// and is taken back when nobody waits any more; answers are kept for a while.
// Whatever goes wrong is a [data.Fault].
//
// Values are bound and never part of a statement; names are quoted. Statements
// are read-only and have a limit of time and of rows.
package warehouse
