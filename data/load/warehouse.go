package load

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"accord/data"
	"accord/data/diag"
	"accord/data/strict"
	"accord/data/warehouse"
)

// warehouseDecl is [warehouse]: a table in a database, of which only sums are
// asked.
type warehouseDecl struct {
	Store     strict.Value[string]            `toml:"store,required" eg:"\"postgres\"" doc:"The kind of database: postgres, and what speaks its protocol, or clickhouse."`
	DSN       strict.Value[string]            `toml:"dsn,required" eg:"\"postgres://reader@db.example.org/stats\"" doc:"Its address, without a password: that comes from the environment, or of PostgreSQL from ~/.pgpass."`
	Table     strict.Value[string]            `toml:"table" doc:"The table or view, with its schema or database before a point where it needs one."`
	Select    strict.Value[string]            `toml:"select" doc:"A SELECT that stands for a table, in its place."`
	Shard     strict.Value[string]            `toml:"shard" doc:"The column by which PostgreSQL has parted the table over other servers: sums are then made there."`
	Indicator strict.Value[string]            `toml:"indicator" doc:"What the values are, where no column says it."`
	Unit      strict.Value[string]            `toml:"unit" doc:"The unit of the values, where no column says it."`
	UnitMult  strict.Value[int]               `toml:"unit_mult" doc:"The power of ten of that unit: 3 thousands, 6 millions, 9 billions."`
	TLS       strict.Value[string]            `toml:"tls" doc:"verify (the certificate is that of the host), require (whoever answers is believed) or off; verify where it is not given, and off on this machine."`
	CA        strict.Value[string]            `toml:"ca" doc:"A file with certificates that are trusted besides those of the system."`
	Timeout   strict.Value[time.Duration]     `toml:"timeout" doc:"How long one question may take; 30s where it is not given."`
	Rows      strict.Value[int]               `toml:"rows" doc:"How many rows one answer may have; 200000 where it is not given."`
	Pool      strict.Value[int]               `toml:"pool" doc:"How many questions are asked at a time; 4 where it is not given."`
	Fresh     strict.Value[time.Duration]     `toml:"fresh" doc:"How long an answer is given again to whoever asks the same; 5m where it is not given."`
	Password  strict.Value[string]            `toml:"password" doc:"Never: a password here is refused."`
	Column    strict.Ordered[warehouseColumn] `toml:"column" doc:"What columns hold, by their names in the table; found out by their names and a few rows where none is given."`
}

// warehouseColumn is [warehouse.column."name"].
type warehouseColumn struct {
	Role    strict.Value[string] `toml:"role,required" eg:"\"dimension\"" doc:"What the column is for: dimension, period, value, status, bound or unit."`
	Concept strict.Value[string] `toml:"concept" doc:"The dimension of its codes."`
	Codes   where                `toml:"codes" doc:"The codes that what stands in it is read as."`
	Freq    strict.Value[string] `toml:"freq" doc:"Of a column of days, the periods that they are added up in: A, Q, M, W or D."`
}

// openWarehouses opens the tables that [warehouse] names.
func (ld *loader) openWarehouses() {
	var specs []warehouse.Spec
	for i := range ld.decl.Warehouse {
		d := &ld.decl.Warehouse[i]
		if d.Store.Node == nil || d.DSN.Node == nil {
			return
		}
		spec, ok := ld.warehouseSpec(d)
		if !ok {
			return
		}
		for _, c := range spec.Columns {
			if c.Role == warehouse.RoleDimension && ld.ds.DimIndex(c.Concept) < 0 {
				ld.ds.Dimensions = append(ld.ds.Dimensions, data.Dimension{ID: c.Concept})
			}
		}
		specs = append(specs, spec)
	}
	ld.setReferences()
	for i, spec := range specs {
		at := ld.decl.Warehouse[i].DSN.Mark()
		table, err := warehouse.Open(spec, ld.dimensionIDs(), ld.warehouseOptions())
		if err != nil {
			ld.report(at.Errorf("warehouse", "%s", err))
			return
		}
		x := &distant{table: table, at: at}
		ld.distant = append(ld.distant, x)
		if !ld.opts.Offline && len(spec.Columns) == 0 {
			x.err = ld.guessWarehouse(x, spec.Table, spec, ld.opts)
		}
	}
	ld.lookIntoWarehouses()
}

// lookIntoWarehouses asks what is in the tables, side by side. Of those that give no
// answer at present what is declared stays, so that questions are asked again when
// there can be one.
func (ld *loader) lookIntoWarehouses() {
	ids := ld.dimensionIDs()
	var all sync.WaitGroup
	for _, x := range ld.distant {
		x.table.Tell(ids) // a table may have brought dimensions that those before it lack
		if !ld.opts.Offline && x.err == nil {
			all.Go(func() { x.surveyed, x.err = x.table.Survey(ld.ctx) })
		}
	}
	all.Wait()
	for _, x := range ld.distant {
		if x.err == nil && x.surveyed != nil {
			x.err = ld.survey(x)
		}
		if x.err != nil && ld.ctx.Err() == nil {
			ld.report(x.at.Errorf("engine", "%s", x.err))
		}
		if x.bulk == nil {
			ld.declaredWarehouse(x)
		}
	}
}

// warehouseSpec is the declaration as package warehouse takes it.
func (ld *loader) warehouseSpec(d *warehouseDecl) (spec warehouse.Spec, ok bool) {
	ok = true
	fail := func(m diag.Mark, rule, format string, args ...any) {
		ld.report(m.Errorf(rule, format, args...))
		ok = false
	}
	var engines []string
	for _, e := range warehouse.Engines() {
		engines = append(engines, string(e))
	}
	if !slices.Contains(engines, d.Store.V) {
		fail(d.Store.Mark(), "store", "%q is no kind of database%s", d.Store.V, diag.Suggest(d.Store.V, engines))
	}
	dsn := d.DSN.V
	if d.TLS.IsSet() {
		dsn = withSetting(dsn, "tls", d.TLS.V)
	}
	if d.CA.IsSet() {
		dsn = withSetting(dsn, "ca", d.CA.V)
	}
	a, err := warehouse.ParseAddress(dsn)
	switch {
	case err != nil:
		m := d.DSN.Mark()
		m.Line = "" // which may show a secret
		fail(m, "dsn", "%s", err)
	case ok && string(a.Engine) != d.Store.V:
		fail(d.DSN.Mark(), "dsn", "the address is of %s and the store is %s; write the same in both", a.Engine, d.Store.V)
	}
	if d.Password.IsSet() {
		m := d.Password.Mark()
		m.Line = ""
		fail(m, "dsn", "a password stands in the file, where everybody can read it; remove it, and put it into the environment as PGPASSWORD or CLICKHOUSE_PASSWORD, or of PostgreSQL into ~/.pgpass")
	}
	spec = warehouse.Spec{Address: a, Table: cmp.Or(d.Table.V, a.Table), Select: d.Select.V, Shard: cmp.Or(d.Shard.V, a.Shard), Indicator: d.Indicator.V,
		Unit:   data.Unit{ID: d.Unit.V, Mult: d.UnitMult.V},
		Limits: warehouse.Limits{Time: cmp.Or(d.Timeout.V, a.Timeout), Rows: d.Rows.V, Pool: d.Pool.V, Fresh: d.Fresh.V}}
	if d.Timeout.IsSet() && d.Timeout.V < warehouse.ShortestTimeout || d.Timeout.V > warehouse.LongestTimeout {
		fail(d.Timeout.Mark(), "range", "a question may take from 1s to 1h")
	}
	for _, n := range []struct {
		v    strict.Value[int]
		what string
		most int
	}{{d.Rows, "an answer may have", 5_000_000}, {d.Pool, "questions at a time are", 64}} {
		if n.v.IsSet() && (n.v.V < 1 || n.v.V > n.most) {
			fail(n.v.Mark(), "range", "%s from 1 to %d", n.what, n.most)
		}
	}
	var roles []string
	for _, r := range warehouse.Roles() {
		roles = append(roles, string(r))
	}
	has := map[string]string{}
	for _, e := range d.Column {
		c := e.Value
		col := warehouse.Column{Name: e.Key, Role: warehouse.Role(c.Role.V), Concept: c.Concept.V, Freq: data.Freq(c.Freq.V)}
		key := c.Role.V + " " + c.Concept.V
		switch other, twice := has[key]; {
		case !slices.Contains(roles, c.Role.V):
			fail(c.Role.Mark(), "role", "%q is no role of a column%s", c.Role.V, diag.Suggest(c.Role.V, roles))
		case twice:
			fail(e.KeyMark, "role", "the columns %q and %q are for the same; keep one", other, e.Key)
		case col.Role == warehouse.RoleDimension && col.Concept == "":
			fail(c.Role.Mark(), "role", "the dimension of column %q is not named; write concept = \"REF_AREA\" or what it is", e.Key)
		case col.Role == warehouse.RoleDimension && strings.Trim(col.Concept, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != "":
			fail(c.Concept.Mark(), "dimension", "the dimension %q is written in other signs than A-Z, 0-9 and _", col.Concept)
		case c.Freq.IsSet() && !slices.Contains([]string{"A", "Q", "M", "W", "D"}, c.Freq.V):
			fail(c.Freq.Mark(), "freq", "days are not added up to %q; write A, Q, M, W or D", c.Freq.V)
		}
		has[key] = e.Key
		for _, k := range c.Codes {
			if col.Codes == nil {
				col.Codes = map[string]string{}
			}
			col.Codes[k.Key] = k.Value.V
		}
		spec.Columns = append(spec.Columns, col)
	}
	if len(d.Column) > 0 {
		for _, needed := range []warehouse.Role{warehouse.RoleValue, warehouse.RolePeriod} {
			if _, ok := has[string(needed)+" "]; !ok {
				fail(d.Store.Mark(), "role", "no column has the role %s; write it for the column that has it", needed)
			}
		}
		if _, inColumn := has["dimension INDICATOR"]; !inColumn && spec.Indicator == "" {
			fail(d.Store.Mark(), "indicator", "nothing says what the values are; write indicator = \"…\", or give a column the concept INDICATOR")
		}
	}
	return spec, ok
}

// withSetting is an address with one more setting.
func withSetting(dsn, key, value string) string {
	mark := "?"
	if strings.Contains(dsn, "?") {
		mark = "&"
	}
	return dsn + mark + key + "=" + strings.NewReplacer("%", "%25", "&", "%26", "#", "%23", " ", "%20", "+", "%2B").Replace(value)
}

func (ld *loader) warehouseOptions() warehouse.Options {
	return warehouse.Options{Getenv: os.Getenv, ReadFile: os.ReadFile}
}

func (ld *loader) dimensionIDs() []string {
	ids := make([]string, len(ld.ds.Dimensions))
	for i, d := range ld.ds.Dimensions {
		ids[i] = d.ID
	}
	return ids
}
