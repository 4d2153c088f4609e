package main

import (
	"bufio"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2"
)

// peers are the peers that this program runs as.
func peers() map[string]func(path string) error {
	return map[string]func(string) error{"duckdb": duckdb, "encoding-csv": encodingCSV}
}

// duckdb groups by period and sector as DuckDB does.
func duckdb(path string) error {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.Query("SELECT period, sector, sum(value) FROM read_csv(?) GROUP BY period, sector ORDER BY period, sector", path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(os.Stdout)
	fmt.Fprintln(w, "period,sector,value")
	for rows.Next() {
		var period, sector any
		var value sql.NullString // of a group without any value
		if err := rows.Scan(&period, &sector, &value); err != nil {
			return err
		}
		fmt.Fprintf(w, "%v,%v,%v\n", period, sector, value.String)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return w.Flush()
}

// encodingCSV is what anybody would write first. A sum that lacks a part is not
// printed.
func encodingCSV(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	r := csv.NewReader(bufio.NewReaderSize(f, 1<<20))
	r.ReuseRecord = true
	if _, err := r.Read(); err != nil {
		return err
	}
	type key struct{ period, sector string }
	type sum struct {
		value float64
		gap   bool
	}
	sums, words := map[key]*sum{}, map[string]string{}
	word := func(s string) string {
		w, ok := words[s]
		if !ok {
			w = string([]byte(s))
			words[w] = w
		}
		return w
	}
	for {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		k := key{rec[0], rec[3]}
		s := sums[k]
		if s == nil {
			s = &sum{}
			sums[key{word(rec[0]), word(rec[3])}] = s
		}
		if rec[5] == "" {
			s.gap = true
			continue
		}
		v, err := strconv.ParseFloat(rec[5], 64)
		if err != nil {
			return err
		}
		s.value += v
	}
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"period", "sector", "value"})
	for _, k := range slices.SortedFunc(maps.Keys(sums), func(a, b key) int { return slices.Compare([]string{a.period, a.sector}, []string{b.period, b.sector}) }) {
		if s := sums[k]; !s.gap {
			w.Write([]string{k.period, k.sector, strconv.FormatFloat(s.value, 'f', -1, 64)})
		}
	}
	w.Flush()
	return w.Error()
}

// visidata writes what VisiData is to do without a terminal: the keys that somebody
// would press, by the names of their commands.
func visidata(script, path string) error {
	sheet := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	var b strings.Builder
	b.WriteString("#!vd -p\n")
	for _, c := range [][3]string{{"", "open-file", path}, {"period", "key-col"}, {"sector", "key-col"}, {"value", "type-float"}, {"value", "aggregate-col", "sum"}, {"", "freq-keys"}} {
		step := map[string]string{"longname": c[1], "input": c[2]}
		if c[1] != "open-file" {
			step["sheet"], step["col"] = sheet, c[0]
		}
		line, err := json.Marshal(step)
		if err != nil {
			return err
		}
		b.Write(append(line, '\n'))
	}
	return os.WriteFile(script, []byte(b.String()), 0o600)
}
