package main

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// The committed sample's planted truths, written by the generator and read by
// nothing but tests, must come back from the files.

// TestAssessedLevelsComeBack: within half a level of the truth for at least
// 90 % of the people with three raters or more.
func TestAssessedLevelsComeBack(t *testing.T) {
	truth := truthOf(t, "sample/truth/people.csv", "id", "assessed")
	found, total := 0, 0
	for _, row := range rowsOf(t, analyzed(t, "gap"), "assessed") {
		raters, _ := row["raters"].(float64)
		level, ok := row["assessed_level"].(float64)
		if raters < 3 || !ok {
			continue
		}
		total++
		if math.Abs(level-truth[row["employee"].(string)]) <= 0.5 {
			found++
		}
	}
	if total < 60 || float64(found) < 0.9*float64(total) {
		t.Errorf("%d of %d people with three raters have their true level back; want 90 %%", found, total)
	}
}

// TestSeveritiesComeBack: the right sign for every rater planted beyond half a
// level with eight people or more, and no figure for the one linked to nobody.
func TestSeveritiesComeBack(t *testing.T) {
	truth := truthOf(t, "sample/truth/raters.csv", "id", "severity 2026-H1")
	checked, unknown := 0, 0
	for _, row := range rowsOf(t, analyzed(t, "raters"), "raters") {
		planted := truth[row["rater"].(string)]
		severity, known := row["severity"].(float64)
		if row["status"] == "cannot tell" {
			unknown++
			if known {
				t.Errorf("rater %v cannot be told and has severity %v", row["rater"], severity)
			}
			continue
		}
		people, _ := row["people"].(float64)
		if math.Abs(planted) <= 0.5 || people < 8 {
			continue
		}
		checked++
		if severity*planted <= 0 {
			t.Errorf("rater %v: severity %v, planted %v", row["rater"], severity, planted)
		}
	}
	if checked < 5 || unknown != 1 {
		t.Errorf("%d strict or mild raters checked, want at least 5; %d cannot be told, want the 1 planted", checked, unknown)
	}
}

// TestDriftComesBack: the two raters planted with 0.3 a cycle top the list of
// drift, one stricter and one milder. From one cycle to the next that can be told of
// one of them, as of half in TestSampleCoverage; over two cycles, which --since asks
// for, of both. Nobody else is told to drift.
func TestDriftComesBack(t *testing.T) {
	planted := map[string]float64{"01172": 1, "02380": -1} // sample/README.md: to strict, to mild
	for _, tt := range []struct {
		since string
		told  int
	}{{"2025-H2", 1}, {"2025-H1", 2}} {
		rows := rowsOf(t, analyzed(t, "raters", "--since", tt.since), "rater_drift")
		for i, row := range rows {
			change, known := row["change"].(float64)
			sign := planted[row["rater"].(string)]
			if i < 2 && (!known || change*sign <= 0) || (row["status"] == "differs") != (i < tt.told) {
				t.Errorf("since %s, in place %d of the list: %v %v, %v", tt.since, i+1, row["rater"], row["change"], row["status"])
			}
		}
	}
	rows := rowsOf(t, analyzed(t, "raters"), "rater_cycles")
	for i, row := range rows {
		sign := planted[row["rater"].(string)]
		change, known := row["change"].(float64)
		switch drifts := strings.HasPrefix(row["status"].(string), "drifts"); {
		case i < 2 && (!known || change*sign <= 0 || !drifts):
			t.Errorf("over three cycles the list begins with %v %v, %v", row["rater"], row["change"], row["status"])
		case i >= 2 && drifts:
			t.Errorf("%v is said to drift, by %v", row["rater"], row["change"])
		}
	}
	if status, _, errOut := calibrate(t, "analyze", "levels", "--since", "2026-H1", "--db", sampleDB(t)); status != statusFailed || !strings.Contains(errOut, "2025-H1, 2025-H2") {
		t.Errorf("a cycle that is not before: status %d, %s", status, errOut)
	}
}

// An analysisDoc is as much of the JSON of analyze as these tests read.
type analysisDoc struct {
	Manifest map[string]any
	Results  []struct {
		Job    string
		Notes  []struct{ Severity, Text string }
		Tables []struct {
			Name    string
			Columns []struct{ Name, Unit, Kind string }
			Rows    [][]any
		}
	}
}

func analyzed(t *testing.T, jobs ...string) analysisDoc {
	t.Helper()
	args := append([]string{"analyze", "--json", "--db", sampleDB(t)}, jobs...)
	var doc analysisDoc
	if err := json.Unmarshal([]byte(mustStatus(t, statusDone, args...)), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// rowsOf gives a table's rows by column name.
func rowsOf(t *testing.T, doc analysisDoc, table string) []map[string]any {
	t.Helper()
	for _, result := range doc.Results {
		for _, tab := range result.Tables {
			if tab.Name != table {
				continue
			}
			rows := make([]map[string]any, len(tab.Rows))
			for i, row := range tab.Rows {
				rows[i] = map[string]any{}
				for c, value := range row {
					rows[i][tab.Columns[c].Name] = value
				}
			}
			return rows
		}
	}
	t.Fatalf("no table %s", table)
	return nil
}

// truthOf reads one column of a truth file by another.
func truthOf(t *testing.T, path, key, value string) map[string]float64 {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range lines[0] {
		column[name] = i
	}
	truth := map[string]float64{}
	for _, line := range lines[1:] {
		x, err := strconv.ParseFloat(line[column[value]], 64)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		truth[line[column[key]]] = x
	}
	return truth
}
