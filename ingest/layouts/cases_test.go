package layouts_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"calibrate/ingest"
	"calibrate/ingest/layouts"
	"calibrate/ladder"
)

var update = flag.Bool("update", false, "write what the cases under testdata give")

// A section of a case file begins with a line such as "-- sheet Ratings --".
type section struct{ kind, name, body string }

// TestCases reads each case under testdata as a workbook and compares all that
// is understood of it: sheets, ratings with their cells, people, problems.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no cases under testdata")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			input, want, _ := strings.Cut(string(text), "-- want --\n")
			got := understand(t, sections(input))
			if *update {
				if err := os.WriteFile(file, []byte(input+"-- want --\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("%s gives\n%s\nwant\n%s", file, got, want)
			}
		})
	}
}

func sections(text string) []section {
	var list []section
	for line := range strings.Lines(text) {
		head, ok := strings.CutPrefix(strings.TrimSpace(line), "-- ")
		if head, ok2 := strings.CutSuffix(head, " --"); ok && ok2 {
			kind, name, _ := strings.Cut(head, " ")
			list = append(list, section{kind: kind, name: name})
		} else if len(list) > 0 {
			list[len(list)-1].body += line
		}
	}
	return list
}

// understand imports the case's workbook and writes down what it gave.
func understand(t *testing.T, parts []section) string {
	file := workbook(t, parts)
	opt := caseOptions(t, parts)
	var out strings.Builder
	for b, err := range ingest.Import(context.Background(), []string{file}, opt) {
		if err != nil {
			t.Fatal(err)
		}
		write(&out, b)
	}
	claimedOnce(t, file, opt)
	return out.String()
}

// claimedOnce holds the layouts to their promise: no sheet is claimed by two.
func claimedOnce(t *testing.T, file string, opt ingest.Options) {
	book, err := ingest.Open(context.Background(), file, ingest.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range book.Sheets {
		var names []string
		for _, layout := range layouts.List {
			if claim := layout.Claim(s, &opt); claim != nil && claim.Unsure == "" {
				names = append(names, layout.Name)
			}
		}
		if len(names) > 1 {
			t.Errorf("sheet %q is claimed by %s", s.Name, strings.Join(names, " and "))
		}
	}
}

// workbook writes the sheets of a case into a real workbook. Cells are parted by
// bars; texts that look like numbers are stored as numbers unless quoted.
func workbook(t *testing.T, parts []section) string {
	book := excelize.NewFile()
	defer book.Close()
	first := true
	for _, part := range parts {
		switch part.kind {
		case "sheet":
			if first {
				book.SetSheetName("Sheet1", part.name)
				first = false
			} else {
				book.NewSheet(part.name)
			}
			fill(t, book, part.name, part.body)
		case "merge":
			for _, area := range strings.Fields(part.body) {
				from, to, _ := strings.Cut(area, ":")
				if err := book.MergeCell(part.name, from, to); err != nil {
					t.Fatal(err)
				}
			}
		case "choose":
			choose(t, book, part.name, part.body)
		case "name": // the name is that of the part, what it stands for its body
			if err := book.SetDefinedName(&excelize.DefinedName{Name: part.name, RefersTo: strings.TrimSpace(part.body)}); err != nil {
				t.Fatal(err)
			}
		case "hide-sheet":
			if err := book.SetSheetVisible(part.name, false); err != nil {
				t.Fatal(err)
			}
		case "strike":
			for _, cell := range strings.Fields(part.body) {
				strike(t, book, part.name, cell)
			}
		case "hide":
			for _, what := range strings.Fields(part.body) {
				hide(book, part.name, what)
			}
		}
	}
	file := filepath.Join(t.TempDir(), "case.xlsx")
	if err := book.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	return file
}

func fill(t *testing.T, book *excelize.File, sheet, body string) {
	row := 0
	for line := range strings.Lines(body) {
		row++
		for i, text := range strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|") {
			cell := ladder.ColumnName(i+1) + strconv.Itoa(row)
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			var value any = text
			if number, err := strconv.ParseFloat(text, 64); err == nil {
				value = number
			}
			if quoted, err := strconv.Unquote(text); err == nil {
				value = quoted
			}
			if err := set(book, sheet, cell, text, value); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// set stores a cell: "=…" is a formula nobody has computed, "date:", "bool:",
// "ref:" (an id shown with leading zeros), "exp:" (a number shown with an exponent)
// "percent:" and "whole:" (a number shown without decimals) say the kind, "as:3:CODE"
// is a 3 under the number format CODE, everything else is the value.
func set(book *excelize.File, sheet, cell, text string, value any) error {
	kind, rest, _ := strings.Cut(text, ":")
	switch {
	case strings.HasPrefix(text, "="):
		return book.SetCellFormula(sheet, cell, text[1:])
	case kind == "date":
		date, err := time.Parse(time.DateOnly, rest)
		if err != nil {
			return err
		}
		return book.SetCellValue(sheet, cell, date)
	case kind == "bool":
		return book.SetCellValue(sheet, cell, rest == "TRUE")
	case kind == "as":
		number, code, _ := strings.Cut(rest, ":")
		return setUnder(book, sheet, cell, number, code)
	case kind == "ref", kind == "exp", kind == "percent", kind == "whole":
		if kind == "percent" {
			number, _ := strconv.ParseFloat(rest, 64)
			rest = strconv.FormatFloat(number/100, 'g', -1, 64)
		}
		return setUnder(book, sheet, cell, rest, map[string]string{"ref": strings.Repeat("0", len(rest)), "exp": "0.00E+00", "percent": "0%", "whole": "0"}[kind])
	}
	return book.SetCellValue(sheet, cell, value)
}

// setUnder stores a number under a number format.
func setUnder(book *excelize.File, sheet, cell, number, code string) error {
	value, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return err
	}
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &code})
	if err != nil {
		return err
	}
	if err := book.SetCellStyle(sheet, cell, cell, style); err != nil {
		return err
	}
	return book.SetCellValue(sheet, cell, value)
}

// choose gives cells a list to choose from, as in "C2:D9 1,2,3" or, where it stands in
// cells, "C2:D9 =Lists!$A$1:$A$3", or bounds, as in "C2:D9 1..3".
func choose(t *testing.T, book *excelize.File, sheet, body string) {
	for line := range strings.Lines(body) {
		cells, list, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		rule := excelize.NewDataValidation(true)
		rule.SetSqref(cells)
		err := rule.SetDropList(strings.Split(list, ","))
		if low, high, bounds := strings.Cut(list, ".."); bounds {
			from, _ := strconv.Atoi(low)
			to, _ := strconv.Atoi(high)
			err = rule.SetRange(from, to, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
		}
		if cells, inCells := strings.CutPrefix(list, "="); inCells {
			rule.SetSqrefDropList(cells)
			err = nil
		}
		if err == nil {
			err = book.AddDataValidation(sheet, rule)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func strike(t *testing.T, book *excelize.File, sheet, cell string) {
	style, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
	if err == nil {
		err = book.SetCellStyle(sheet, cell, cell, style)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func hide(book *excelize.File, sheet, what string) {
	if row, err := strconv.Atoi(what); err == nil {
		book.SetRowVisible(sheet, row, false)
	} else if what == "sheet" {
		book.SetSheetVisible(sheet, false)
	} else {
		book.SetColVisible(sheet, what, false)
	}
}

// caseOptions are the options of a case: cycle 2026-H1 and a small roster unless
// the case says otherwise.
func caseOptions(t *testing.T, parts []section) ingest.Options {
	opt := ingest.Options{
		Ladder: ladder.Default(), Layouts: layouts.List, Cycle: "2026-H1", Roster: roster(),
		Today: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC),
	}
	for _, part := range parts {
		switch part.kind {
		case "options":
			for _, word := range strings.Fields(part.body) {
				setOption(t, &opt, word)
			}
		case "map":
			m, err := ingest.ReadMap(strings.NewReader(part.body), "map.yaml")
			if err != nil {
				t.Fatal(err)
			}
			opt.Map = m
		}
	}
	return opt
}

func setOption(t *testing.T, opt *ingest.Options, word string) {
	name, value, _ := strings.Cut(word, "=")
	switch name {
	case "cycle":
		opt.Cycle = value
	case "scale":
		opt.Scale = value
	case "date-order":
		opt.DateOrder = value
	case "no-roster":
		opt.Roster = nil
	case "no-roster-check":
		opt.NoRosterCheck = true
	case "strict":
		opt.Strict = true
	case "include-hidden":
		opt.IncludeHidden = true
	case "accept-suggestions":
		opt.AcceptSuggestions = true
	default:
		t.Fatalf("no option %q", word)
	}
}

// roster is the company of the cases: Max leads Ana, Bo, Cy and two people
// called Dana; Eva leads Max.
func roster() []ladder.Person {
	person := func(id, name, manager string, level int) ladder.Person {
		return ladder.Person{
			Source: ladder.Source{File: "roster.xlsx", Sheet: "Roster", Row: 2, Col: 1}, Cycle: "2026-H1",
			ID: id, Name: name, Email: strings.ToLower(strings.Fields(name)[0]) + id[len(id)-1:] + "@example.com", Manager: manager, Org: "Infra", Level: level,
		}
	}
	return []ladder.Person{
		person("E01", "Eva Stone", "", 6), person("E02", "Max Okafor", "E01", 5),
		person("E03", "Ana Ruiz", "E02", 3), person("E04", "Bo Li", "E02", 2), person("E05", "Cy Núñez", "E02", 4),
		person("E06", "Dana Roy", "E02", 1), person("E07", "Dana Roy", "E01", 2), person("00123", "山田 太郎", "E01", 3),
	}
}

// write puts down all that a batch holds, one line each.
func write(out *strings.Builder, b *ladder.Batch) {
	fmt.Fprintf(out, "%s\n", b.Status)
	if b.Reason != "" {
		fmt.Fprintf(out, "  because %s\n", b.Reason)
	}
	for _, s := range b.Sheets {
		fmt.Fprintf(out, "sheet %q: %s", s.Sheet, s.Layout)
		if s.HeaderRow > 0 {
			fmt.Fprintf(out, ", header row %d", s.HeaderRow)
		}
		if s.Reason != "" {
			fmt.Fprintf(out, ": %s", s.Reason)
		}
		out.WriteString("\n")
	}
	for _, p := range b.People {
		fmt.Fprintf(out, "person %s %s, manager %q, org %q, level %d, proposed %d, hired %s, since %s %v\n", p.ID, p.Name, p.Manager, p.Org, p.Level, p.Proposed, day(p.Hired), day(p.LevelSince), p.Groups)
	}
	for _, p := range b.Mentioned {
		fmt.Fprintf(out, "%s %s: mentioned %s %s, email %q, org %q, level %d, proposed %d\n", sheetCell(p.Source), p.Cycle, p.ID, p.Name, p.Email, p.Org, p.Level, p.Proposed)
	}
	for _, r := range b.Ratings.All() {
		value := string(r.State)
		if r.State == ladder.Rated {
			value = strconv.FormatFloat(r.Level, 'f', -1, 64)
		}
		fmt.Fprintf(out, "%s %s: %s by %s (%s), %s = %s", sheetCell(r.Source), r.Cycle, r.Employee, r.Rater, r.Relation, r.Dimension, value)
		if r.Comment != "" {
			fmt.Fprintf(out, " %q", r.Comment)
		}
		out.WriteString("\n")
	}
	for _, g := range b.Guidelines {
		fmt.Fprintf(out, "%s %s: guideline %q %v %s %v %v\n", sheetCell(g.Source), g.Cycle, g.Org, g.Levels, g.Operator, g.Share, g.Upper)
	}
	for _, d := range b.Decisions {
		fmt.Fprintf(out, "%s %s: decision %s → %d because %q by %q on %q\n", sheetCell(d.Source), d.Cycle, d.Employee, d.Agreed, d.Reason, d.DecidedBy, d.Date)
	}
	for _, p := range b.Problems {
		if p.Code == ladder.MissingDimension {
			fmt.Fprintf(out, "%s %s\n", p.Severity, p.Code)
			continue
		}
		fmt.Fprintf(out, "%s %s at %s: %s\n", p.Severity, p.Code, sheetCell(p.Source), strings.ReplaceAll(p.Message, "\n", "\n    "))
		for _, s := range p.Suggestions {
			fmt.Fprintf(out, "    → %s\n", strings.ReplaceAll(s, "\n", "\n      "))
		}
	}
}

func sheetCell(s ladder.Source) string {
	return strings.Join(slices.DeleteFunc([]string{s.Sheet, s.Cell()}, func(part string) bool { return part == "" }), "!")
}

func day(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.DateOnly)
}
