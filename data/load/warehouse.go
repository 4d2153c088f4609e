package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"accord/data"
	"accord/data/clean"
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

// distant is the table in a database that a load has found.
type distant struct {
	table *warehouse.Table
	bulk  *data.Bulk
	codes [][]string // by dimension, those that occur
	unit  func(indicator string) data.Unit
	local []data.Observation
	why   map[string]string // by column, the evidence for what it is for
}

// openWarehouse opens the table that [warehouse] names.
func (ld *loader) openWarehouse() {
	d := &ld.decl.Warehouse
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
	ld.setReferences()
	table, err := warehouse.Open(spec, ld.dimensionIDs(), ld.warehouseOptions())
	if err != nil {
		ld.report(d.DSN.Mark().Errorf("warehouse", "%s", err))
		return
	}
	ld.distant = &distant{table: table}
	if ld.opts.Offline {
		ld.declaredWarehouse(spec)
		return
	}
	if len(spec.Columns) == 0 {
		if err := ld.guessWarehouse(spec.Table, spec, ld.opts); err != nil {
			ld.warehouseFails(d.DSN.Mark(), spec, err)
			return
		}
	}
	if err := ld.survey(); err != nil {
		ld.warehouseFails(d.DSN.Mark(), spec, err)
	}
}

// warehouseFails reports that there is no answer at present. What is declared
// stays, so that questions are asked again when there can be one.
func (ld *loader) warehouseFails(at diag.Mark, spec warehouse.Spec, err error) {
	if ld.ctx.Err() != nil {
		return
	}
	ld.report(at.Errorf("engine", "%s", err))
	ld.declaredWarehouse(spec)
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
		Limits: warehouse.Limits{Time: d.Timeout.V, Rows: d.Rows.V, Pool: d.Pool.V, Fresh: d.Fresh.V}}
	if d.Timeout.IsSet() && d.Timeout.V < time.Second || d.Timeout.V > time.Hour {
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

// declaredWarehouse takes as codes of the table those that are declared, because
// the table is not asked.
func (ld *loader) declaredWarehouse(spec warehouse.Spec) {
	x := ld.distant
	mapped := map[string]bool{}
	for _, c := range spec.Columns {
		mapped[c.Concept] = c.Role == warehouse.RoleDimension || mapped[c.Concept]
	}
	for d, dim := range ld.ds.Dimensions {
		list := []string{""}
		switch {
		case dim.ID == data.DimIndicator && spec.Indicator != "":
			list = []string{spec.Indicator}
		case mapped[dim.ID]:
			list = ld.ds.Codes(d)
		}
		x.codes = append(x.codes, list)
	}
	x.unit = func(string) data.Unit { return spec.Unit }
	x.bulk = &data.Bulk{Grouper: x.table, Rows: -1, Codes: x.codes, Distant: true}
}

// survey asks what is in the table.
func (ld *loader) survey() error {
	x := ld.distant
	s, err := x.table.Survey(ld.ctx)
	if err != nil {
		return err
	}
	if s.Rows == 0 && s.Aside > 0 {
		return fmt.Errorf("%q is not a period; expected %s, a date, or a whole number such as 2024 or 202403; turn it into one in a select", clean.Text(s.BadPeriod), data.PeriodForms)
	}
	x.codes, x.unit = s.Codes, s.Unit
	x.bulk = &data.Bulk{Grouper: x.table, Rows: s.Rows, First: s.First, Last: s.Last, Freqs: s.Freqs, Codes: s.Codes, Distant: true}
	ld.ds.SetAside += int(s.Aside)
	u := x.understanding(s)
	if s.Aside > 0 {
		u.Notes = append(u.Notes, fmt.Sprintf("%d rows are set aside: %q is not a period", s.Aside, clean.Text(s.BadPeriod)))
	}
	for _, name := range s.Many {
		u.Notes = append(u.Notes, fmt.Sprintf("the column %q has more than %d different codes, which are not listed", clean.Text(name), data.MostCodes))
	}
	ld.ds.Understood = append(ld.ds.Understood, u)
	return nil
}

// begin puts a row into the place of observations for every code, so that what is
// not declared is discovered; [distant.end] takes them out again.
func (x *distant) begin(ds *data.Dataset) {
	if x == nil || x.bulk == nil {
		return
	}
	x.local = ds.Observations
	about := ds.DimIndex(data.DimIndicator)
	most := 0
	for _, list := range x.codes {
		most = max(most, len(list))
	}
	ds.Observations = slices.Clone(ds.Observations)
	for i := range most {
		o := data.Observation{Dims: make([]string, len(ds.Dimensions))}
		for d, list := range x.codes {
			if len(list) > 0 {
				o.Dims[d] = list[i%len(list)]
			}
		}
		o.Unit = x.unit(o.Dims[about])
		ds.Observations = append(ds.Observations, o)
	}
}

// end makes the table what the dataset is asked from, besides its observations.
func (x *distant) end(ld *loader) {
	if x == nil || x.bulk == nil {
		return
	}
	ds := ld.ds
	ds.Observations = x.local
	about := ds.DimIndex(data.DimIndicator)
	for _, o := range ds.Observations {
		if slices.Contains(x.codes[about], o.Dims[about]) {
			at := diag.Mark{Position: o.At}
			ld.report(at.Errorf("indicator", "%s has figures in this table and in the database; give one of them another indicator", o.Dims[about]))
			break
		}
	}
	x.table.InUnits(func(indicator string) (data.Unit, bool) {
		in, ok := ds.Indicator(indicator)
		return in.Unit, ok
	})
	for _, id := range x.codes[about] {
		in, ok := ds.Indicator(id)
		if from := x.unit(id); ok && from.ID != "" && from.ID != in.Unit.ID && ld.decl.Warehouse.DSN.Node != nil {
			ld.report(ld.decl.Warehouse.DSN.Mark().Errorf("unit", "%s is declared in %s and the database has it in %s; declare it in the same unit", id, in.Unit.ID, from.ID))
		}
	}
	ds.Bulk = x.bulk
}

// understanding says what is in the table.
func (x *distant) understanding(s *warehouse.Survey) data.Understanding {
	spec := x.table.Spec()
	spec.Columns = slices.Clone(spec.Columns)
	for i, c := range spec.Columns {
		if c.Role == warehouse.RolePeriod {
			spec.Columns[i].Freq = s.Days
		}
	}
	u := data.Understanding{Path: tablePath(spec)}
	add := func(what, value, why string) {
		if value != "" {
			u.Facts = append(u.Facts, data.Understood{What: what, Value: clean.Text(value), Why: clean.Text(why)})
		}
	}
	add("format", map[warehouse.Engine]string{warehouse.Postgres: "PostgreSQL", warehouse.ClickHouse: "ClickHouse"}[spec.Address.Engine], "a table that is asked for sums; its rows stay there")
	add("indicator", spec.Indicator, "")
	add("unit", spec.Unit.ID, "")
	if !s.First.IsZero() {
		var freqs []string
		for _, f := range s.Freqs {
			freqs = append(freqs, string(f))
		}
		add("periods", s.First.String()+" to "+s.Last.String(), strings.Join(freqs, ", "))
	}
	add("rows", fmt.Sprint(s.Rows), "at "+s.At.UTC().Format("2006-01-02 15:04")+" UTC")
	for _, c := range spec.Columns {
		detail := s.Types[c.Name]
		if c.Freq != "" {
			detail += ", added up to " + string(c.Freq)
		}
		for d, dim := range x.table.Dimensions() {
			if c.Role == warehouse.RoleDimension && dim == c.Concept && s.Codes[d] != nil {
				detail += fmt.Sprintf(", %d codes", len(s.Codes[d]))
			}
		}
		u.Columns = append(u.Columns, data.UnderstoodColumn{Name: clean.Text(c.Name), Role: string(c.Role), Concept: c.Concept, Detail: detail, Why: cmp.Or(x.why[c.Name], "declared")})
	}
	u.Import = warehouseTOML(spec)
	return u
}

// tablePath is how a table is called: its address, without user and secrets.
func tablePath(s warehouse.Spec) string {
	if s.Table == "" {
		return s.Address.String()
	}
	return withSetting(s.Address.String(), "table", s.Table)
}

// warehouseTOML is a dataset.toml that asks the table.
func warehouseTOML(s warehouse.Spec) string {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, strict.Quote(value))
		}
	}
	name := cmp.Or(s.Table, "select")
	b.WriteString("accord = 1\n")
	line("id", cmp.Or(slug(name), "table"))
	line("title", name)
	b.WriteString("\n[warehouse]\n")
	line("store", string(s.Address.Engine))
	line("dsn", s.Address.DSN())
	if s.Address.TLS != warehouse.TLSVerify && !s.Address.Local() {
		line("tls", string(s.Address.TLS))
	}
	line("ca", s.Address.CA)
	line("table", s.Table)
	line("select", s.Select)
	line("shard", s.Shard)
	line("indicator", s.Indicator)
	line("unit", s.Unit.ID)
	if s.Unit.Mult != 0 {
		fmt.Fprintf(&b, "unit_mult = %d\n", s.Unit.Mult)
	}
	for _, c := range s.Columns {
		fmt.Fprintf(&b, "\n[warehouse.column.%s]\n", strict.Quote(c.Name))
		line("role", string(c.Role))
		line("concept", c.Concept)
		line("freq", string(c.Freq))
		if len(c.Codes) > 0 {
			var list []string
			for _, k := range slices.Sorted(maps.Keys(c.Codes)) {
				list = append(list, strict.Quote(k)+" = "+strict.Quote(c.Codes[k]))
			}
			fmt.Fprintf(&b, "codes = { %s }\n", strings.Join(list, ", "))
		}
	}
	return b.String()
}

// fromAddress reads the table that an address names.
func fromAddress(ctx context.Context, name string, opts Options) (*data.Dataset, diag.List, error) {
	a, err := warehouse.ParseAddress(name)
	if err != nil { // the name may have a secret in it
		scheme, _, _ := strings.Cut(name, "://")
		return nil, nil, fmt.Errorf("load %s://…: %w", scheme, err)
	}
	spec := warehouse.Spec{Address: a, Table: a.Table, Shard: a.Shard}
	if spec.Table == "" {
		return nil, nil, fmt.Errorf("load %s: no table is named; write %s", a, withSetting(a.String(), "table", "NAME"))
	}
	table, err := warehouse.Open(spec, nil, warehouse.Options{Getenv: os.Getenv, ReadFile: os.ReadFile})
	if err != nil {
		return nil, nil, fmt.Errorf("load %s: %w", a, err)
	}
	ld := newLoader(ctx, nil, tablePath(spec))
	ld.distant, ld.loose = &distant{table: table}, true
	if err = ld.guessWarehouse(spec.Table, spec, opts); err == nil {
		err = ld.survey()
	}
	if err != nil {
		var fault *data.Fault
		if errors.As(err, &fault) || ctx.Err() != nil {
			return nil, nil, err
		}
		return nil, nil, fmt.Errorf("load %s: %w", tablePath(spec), err)
	}
	return ld.finish(true)
}
