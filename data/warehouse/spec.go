package warehouse

import (
	"time"

	"accord/data"
)

// Engine is a kind of database.
type Engine string

// Engines.
const (
	Postgres   Engine = "postgres"   // PostgreSQL, and what speaks its protocol
	ClickHouse Engine = "clickhouse" // ClickHouse, by HTTP
)

// Engines returns all engines.
func Engines() []Engine { return []Engine{Postgres, ClickHouse} }

// Role is what a column is for.
type Role string

// Roles.
const (
	RoleDimension Role = "dimension"
	RolePeriod    Role = "period"
	RoleValue     Role = "value"
	RoleStatus    Role = "status" // codes of CL_OBS_STATUS
	RoleBound     Role = "bound"  // >, <, ~ or nothing
	RoleUnit      Role = "unit"   // the unit of the value: one of each indicator
)

// Roles returns all roles.
func Roles() []Role {
	return []Role{RoleDimension, RolePeriod, RoleValue, RoleStatus, RoleBound, RoleUnit}
}

// Column says what a column of a table is for.
type Column struct {
	// Name is its name in the table, to the letter.
	Name string
	Role Role
	// Concept is the id of the dimension that it has the codes of.
	Concept string
	// Codes are the codes that what stands in the column is read as; what is not
	// among them is a code itself.
	Codes map[string]string
	// Freq is the period that the days of a column of dates are added up in;
	// [data.FreqNone] where each is found by itself.
	Freq data.Freq
}

// Spec says where a table is, and what is in it.
type Spec struct {
	Address Address
	// Table is the name of a table or view, with its schema before a point where
	// it has one; Select is a SELECT that stands for a table. One of the two is "".
	Table, Select string
	// Shard is the column by which PostgreSQL has parted the table over servers;
	// "" where it has not. Sums are then made on each server first.
	Shard string
	// Columns are those that matter; any others are left alone. One of them has
	// the values and one the periods.
	Columns []Column
	// Indicator is the id of what the values are where no column says it.
	Indicator string
	// Unit is the unit of the values where no column says it.
	Unit   data.Unit
	Limits Limits
}

// Limits are what a table may cost.
type Limits struct {
	// Time is how long one statement may take.
	Time time.Duration
	// Rows is how many rows one answer may have; more of them are a fault.
	Rows int
	// Pool is how many statements run at a time.
	Pool int
	// Fresh is how long an answer is given again to whoever asks the same.
	Fresh time.Duration
}

// DefaultLimits are the limits of a table that states none.
func DefaultLimits() Limits {
	return Limits{Time: 30 * time.Second, Rows: 200_000, Pool: 4, Fresh: 5 * time.Minute}
}

// or is l with the limits of m where l has none.
func (l Limits) or(m Limits) Limits {
	if l.Time <= 0 {
		l.Time = m.Time
	}
	if l.Rows <= 0 {
		l.Rows = m.Rows
	}
	if l.Pool <= 0 {
		l.Pool = m.Pool
	}
	if l.Fresh == 0 {
		l.Fresh = m.Fresh
	}
	return l
}

// Options are what a table takes from the machine that it is asked on.
type Options struct {
	// Getenv is the environment; nil is an empty one. PostgreSQL has its own ways
	// besides: PGPASSWORD, PGPASSFILE and the like.
	Getenv func(string) string
	// ReadFile reads the file with the certificates that are trusted; nil where
	// none can be read.
	ReadFile func(string) ([]byte, error)
	// Now is the clock; nil is that of the machine.
	Now func() time.Time
}
