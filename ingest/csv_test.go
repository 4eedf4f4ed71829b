package ingest

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"calibrate/ladder"
)

// texts gives the cells of a sheet as lines of texts.
func texts(s *Sheet) [][]string {
	var out [][]string
	for row := 1; row <= s.NumRows(); row++ {
		line := make([]string, s.Width(row))
		for col := range line {
			line[col] = s.At(row, col+1).Text
		}
		out = append(out, line)
	}
	return out
}

func TestCSV(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       [][]string
	}{
		{"comma", "a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"no last line end", "a,b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}},
		{"semicolon", "a;b\n1;2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"tab", "a\tb\n1,5\t2,5\n", [][]string{{"a", "b"}, {"1,5", "2,5"}}},
		{"pipe", "a|b\n1|2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"one column", "name\nAnna\nBob\n", [][]string{{"name"}, {"Anna"}, {"Bob"}}},
		{"decimal commas", "a;b;c\n3,5;4,0;1,5\n2,5;1,0;3,5\n", [][]string{{"a", "b", "c"}, {"3,5", "4,0", "1,5"}, {"2,5", "1,0", "3,5"}}},
		{"decimal commas, no header", "3,5;4,0;1,5\n2,5;1,0;3,5\n", [][]string{{"3,5", "4,0", "1,5"}, {"2,5", "1,0", "3,5"}}},
		{"last, first", "Name;A;B\nMüller, Anna;3;4\nOdd, Bob;1;2\n", [][]string{{"Name", "A", "B"}, {"Müller, Anna", "3", "4"}, {"Odd, Bob", "1", "2"}}},
		{"last, first in the header too", "Last, First;A;B\nMüller, Anna;3;4\nOdd, Bob;1;2\n", [][]string{{"Last, First", "A", "B"}, {"Müller, Anna", "3", "4"}, {"Odd, Bob", "1", "2"}}},
		{"last, first and decimal commas", "Name;Score\n" + strings.Repeat("Müller, Anna;3,5\n", 20), append([][]string{{"Name", "Score"}}, slices.Repeat([][]string{{"Müller, Anna", "3,5"}}, 20)...)},
		{"commas everywhere", "Last,First;Score\n" + strings.Repeat("Müller,Anna;3,5\n", 20), append([][]string{{"Last,First", "Score"}}, slices.Repeat([][]string{{"Müller,Anna", "3,5"}}, 20)...)},
		{"a title with a comma", "Review, 2026\nLast, First;Score\n" + strings.Repeat("Müller, Anna;3\n", 20), append([][]string{{"Review, 2026"}, {"Last, First", "Score"}}, slices.Repeat([][]string{{"Müller, Anna", "3"}}, 20)...)},
		{"many answers in a cell", "Who,Which,n\nAnna,Red;Blue;,3\nBob,Red;Green;,4\n", [][]string{{"Who", "Which", "n"}, {"Anna", "Red;Blue;", "3"}, {"Bob", "Red;Green;", "4"}}},
		{"title above", "Review, first half\n\na;b;c\n1;2;3\n1;2;3\n1;2;3\n", [][]string{{"Review, first half"}, {}, {"a", "b", "c"}, {"1", "2", "3"}, {"1", "2", "3"}, {"1", "2", "3"}}},
		{"sep line", "sep=;\na;b,c\n1;2,5\n", [][]string{{"a", "b,c"}, {"1", "2,5"}}},
		{"sep line CR LF", "\"SEP=|\"\r\na|b\r\n", [][]string{{"a", "b"}}},
		{"blank lines count", "\n\na,b\n\n1,2\n\n", [][]string{{}, {}, {"a", "b"}, {}, {"1", "2"}}},
		{"CR LF", "a,b\r\n1,2\r\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"CR", "a,b\r1,2\r", [][]string{{"a", "b"}, {"1", "2"}}},
		{"quotes", "\"a,x\",\"b \"\"y\"\"\"\r\n\"1\r\n2\",\"\"\r\n", [][]string{{"a,x", `b "y"`}, {"1\n2"}}},
		{"quote inside", "a,5\" pipe\n1,2\n", [][]string{{"a", `5" pipe`}, {"1", "2"}}},
		{"quoted semicolons", "\"a;b\",\"c;d\"\n\"1;2\",\"3\"\n", [][]string{{"a;b", "c;d"}, {"1;2", "3"}}},
		{"ragged", "a,b,c\n1\n1,2,3,4\n,,\n", [][]string{{"a", "b", "c"}, {"1"}, {"1", "2", "3", "4"}}},
		{"spaces stay", " a , b \n1,2\n", [][]string{{" a ", " b "}, {"1", "2"}}},
		{"ids as formulas", "a,b\n=\"0042\",\"=\"\"007\"\"\"\n=\"x\"&\"y\",=\"\n", [][]string{{"a", "b"}, {"0042", "007"}, {`="x"&"y"`, `="`}}},
		{"hostile texts", "a,b\n=1+1,@x\n<b>,'; DROP TABLE\n\u202eabc,\u200b\n", [][]string{{"a", "b"}, {"=1+1", "@x"}, {"<b>", "'; DROP TABLE"}, {"\u202eabc", "\u200b"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book, err := open(t, "x.csv", []byte(tt.text), OpenOptions{})
			if err != nil {
				t.Fatal(err)
			}
			got := texts(book.Sheets[0])
			for i := range got {
				if len(got[i]) == 0 {
					got[i] = []string{}
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestCSVRefused(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		opt        OpenOptions
		code, cell string
		says       string
	}{
		{"quote never closed", "a,b\n1,2\n3,\"four\n5,6\n", OpenOptions{}, ladder.MalformedCSV, "B3", "line 3"},
		{"text behind a quote", "a,b\n\"1\"x,2\n", OpenOptions{}, ladder.MalformedCSV, "A2", "line 2"},
		{"semicolons, text behind a quote", "a;b\n1;\"2\"x\n", OpenOptions{}, ladder.MalformedCSV, "B2", "line 2"},
		{"long record", "a,b\n1," + strings.Repeat("x", 2<<20) + "\n", OpenOptions{}, ladder.TooLarge, "B2", "line 2"},
		{"long quoted record", "a,b\n1,\"" + strings.Repeat("x\n", 1<<20) + "\"\n", OpenOptions{}, ladder.TooLarge, "B2", "line 2"},
		{"long cell", "a,b\n1," + strings.Repeat("x", 40_000) + "\n", OpenOptions{}, ladder.TooLarge, "B2", "32767"},
		{"cells", "a,b\n1,2\n", OpenOptions{Limits: Limits{Cells: 3}}, ladder.TooLarge, "B2", "3 cells"},
		{"rows", "a,b\n1,2\n", OpenOptions{Limits: Limits{Rows: 1}}, ladder.TooLarge, "A2", "1 rows"},
		{"columns", strings.Repeat(",", 20_000) + "\n", OpenOptions{}, ladder.TooLarge, "A1", "16384"},
		{"two delimiters", "a,b;c\nd,e;f\n", OpenOptions{}, ladder.Undecodable, "", "--delimiter"},
		{"NUL", "a,b\n1,\x00\n", OpenOptions{}, ladder.Undecodable, "", "line 2 holds a NUL"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := open(t, "x.csv", []byte(tt.text), tt.opt)
			wantRefusal(t, err, tt.code, tt.cell, "x.csv", tt.says)
		})
	}
}

// TestDelimiterGiven: what the caller says holds, and nonsense is refused.
func TestDelimiterGiven(t *testing.T) {
	book, err := open(t, "x.csv", []byte("a,b;c\nd,e;f\n"), OpenOptions{Delimiter: ';'})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"a,b", "c"}, {"d,e", "f"}}, texts(book.Sheets[0])); diff != "" {
		t.Error(diff)
	}
	if _, err := open(t, "x.csv", []byte("a"), OpenOptions{Delimiter: '"'}); err == nil {
		t.Error("a quote as delimiter was taken")
	}
}

// TestHugeLine: a line of 100 MB is refused at the record limit, without a
// copy of it.
func TestHugeLine(t *testing.T) {
	text := []byte("a,b\n" + strings.Repeat("x", 100<<20))
	allocated := testing.AllocsPerRun(1, func() {
		began := time.Now()
		_, err := readGrid(context.Background(), "x.csv", text, ',', DefaultLimits())
		wantRefusal(t, err, ladder.TooLarge, "A2", "line 2")
		if took := time.Since(began); took > time.Second {
			t.Errorf("took %v", took)
		}
	})
	if allocated > 100 {
		t.Errorf("%v allocations", allocated)
	}
}
