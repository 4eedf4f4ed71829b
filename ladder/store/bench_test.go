package store

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"calibrate/ladder"
)

// company is one file with the ratings of employees by three raters each in all
// dimensions of the default ladder.
func company(employees int) *ladder.Batch {
	relations := []ladder.Relation{ladder.Self, ladder.Manager, ladder.Peer}
	dimensions := ladder.Default().Dimensions
	b := &ladder.Batch{File: "all.xlsx", Status: ladder.Read, SHA256: "bench"}
	for e := range employees {
		id := fmt.Sprintf("E%06d", e)
		b.People = append(b.People, ladder.Person{Cycle: "2026-H1", ID: id, Name: "Name " + id, Level: e%6 + 1, Ladder: "sre"})
		for k, relation := range relations {
			rater := fmt.Sprintf("E%06d", (e+k*7)%employees)
			for n, d := range dimensions {
				level := float64((e+k+n)%11)/2 + 1
				b.Ratings.Add(ladder.Rating{
					Source: ladder.Source{Sheet: "Ratings", Row: e*3 + k + 2, Col: n + 4},
					Cycle:  "2026-H1", Employee: id, Rater: rater, Relation: relation, Ladder: "sre", Dimension: d.Name,
					State: ladder.Rated, Level: level, Text: fmt.Sprint(level), Rule: "number",
				})
			}
		}
	}
	return b
}

// cpu is the processor time of the process so far, in seconds: a machine that does
// other work as well has no other steady measure.
func cpu(b *testing.B) float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
}

// BenchmarkAdd stores 780,000 ratings: 10,000 employees, 3 raters, 26 dimensions.
func BenchmarkAdd(b *testing.B) {
	batch := company(10000)
	b.ReportAllocs()
	var size int64
	var used float64
	for b.Loop() {
		b.StopTimer()
		path := filepath.Join(b.TempDir(), "a.duckdb")
		s := openTest(b, path)
		runtime.GC()
		used -= cpu(b)
		b.StartTimer()
		add(b, s, batch, ladder.Read)
		b.StopTimer()
		used += cpu(b)
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		size = info.Size()
		s.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(batch.Ratings.Len()*b.N)/used, "ratings/CPU-s")
	b.ReportMetric(float64(size)/1e6, "MB-file")
}

// BenchmarkScanIDs reads 780,000 ratings as numbers.
func BenchmarkScanIDs(b *testing.B) {
	s := openTest(b, "")
	batch := company(10000)
	add(b, s, batch, ladder.Read)
	query := `SELECT employee_no, rater_no, relation_no, dimension_no, state_no, level FROM rating_ids
		WHERE cycle = $1 ORDER BY employee_no, rater_no, dimension_no`
	b.ReportAllocs()
	used := -cpu(b)
	for b.Loop() {
		n := 0
		err := Each(ctx, s, query, func(rows *sql.Rows) error {
			var employee, rater, relation, dimension, state int
			var level sql.NullFloat64
			n++
			return rows.Scan(&employee, &rater, &relation, &dimension, &state, &level)
		}, "2026-H1")
		if err != nil || n != batch.Ratings.Len() {
			b.Fatal(n, err)
		}
	}
	b.ReportMetric(float64(batch.Ratings.Len()*b.N)/(used+cpu(b)), "ratings/CPU-s")
}

// BenchmarkGaps works out every employee's mean and gaps.
func BenchmarkGaps(b *testing.B) {
	s := openTest(b, "")
	add(b, s, company(10000), ladder.Read)
	for b.Loop() {
		if got := lines(b, s, "SELECT count(*), sum(n), count(gap_next) FROM gaps"); got[0] != "260000 | 520000 | 216684" {
			b.Fatal(got)
		}
	}
}
