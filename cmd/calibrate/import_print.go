package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"calibrate/ladder"
)

// lineWidth is how wide a line of the report is, in characters of a terminal.
const lineWidth = 100

// print tells people what was understood, file by file and sheet by sheet, then
// every problem, errors first. A dry run also shows what each column was taken for.
func (r *importReport) print(out io.Writer, dryRun bool) {
	for _, f := range r.files {
		f.print(out, dryRun, r.told(f))
	}
	for _, p := range r.errorsFirst() {
		problem(out, p)
	}
	if dryRun {
		fmt.Fprintln(out, "Dry run: nothing was stored.")
	}
}

// errorsFirst gives the problems that kept something from being read before the warnings,
// in the order of files and cells.
func (r *importReport) errorsFirst() []ladder.Problem {
	isWarning := func(p ladder.Problem) int {
		if p.Severity == ladder.Error {
			return 0
		}
		return 1
	}
	sorted := slices.Clone(r.problems)
	slices.SortStableFunc(sorted, func(a, b ladder.Problem) int { return isWarning(a) - isWarning(b) })
	return sorted
}

// told says whether the reason a file was refused for is among the problems.
func (r *importReport) told(f fileReport) bool {
	return f.reason != "" && slices.ContainsFunc(r.problems, func(p ladder.Problem) bool {
		return p.Source.File == f.file && p.Message == f.reason
	})
}

func (f *fileReport) print(out io.Writer, columns, told bool) {
	reason := f.reason
	if told {
		reason = ""
	}
	paragraph(out, "", plain(f.file)+": "+sentence(f.status, reason))
	if n := f.bySheet[""]; n != nil && !f.hasSheet("") {
		paragraph(out, "  ", "problems: "+n.lacked())
	}
	for _, s := range f.sheets {
		f.printSheet(out, s, columns)
	}
	fmt.Fprintln(out)
}

func (f *fileReport) hasSheet(name string) bool {
	for _, s := range f.sheets {
		if s.Sheet == name {
			return true
		}
	}
	return false
}

func (f *fileReport) printSheet(out io.Writer, s ladder.SheetReport, columns bool) {
	paragraph(out, "  ", sheetLine(s))
	n := f.bySheet[s.Sheet]
	if n == nil {
		n = &sheetCount{}
	}
	if gave := n.gave(); gave != "" {
		paragraph(out, "    ", gave)
	}
	if lacked := n.lacked(); lacked != "" {
		paragraph(out, "    ", "problems: "+lacked)
	}
	if columns && len(s.Columns) > 0 {
		for line := range strings.SplitSeq(columnTable(s.Columns), "\n") {
			fmt.Fprintln(out, "    "+line)
		}
	}
}

// sheetLine says what a sheet was taken for.
func sheetLine(s ladder.SheetReport) string {
	line := "layout " + s.Layout
	if s.Sheet != "" {
		line = fmt.Sprintf("sheet %q: %s", plain(s.Sheet), line)
	}
	if s.HeaderRow > 0 {
		line += fmt.Sprintf(", headings in row %d", s.HeaderRow)
	}
	if s.Hidden {
		line += ", hidden"
	}
	if s.Reason != "" {
		line += "; not read: " + plain(s.Reason)
	}
	return line
}

// columnTable shows what each column was taken for.
func columnTable(columns []ladder.Column) string {
	w := table.NewWriter()
	w.SetStyle(table.StyleLight)
	w.Style().Format.Header = text.FormatDefault
	w.AppendHeader(table.Row{"Column", "Heading", "Taken for"})
	w.SetColumnConfigs([]table.ColumnConfig{
		{Number: 2, WidthMax: 36, WidthMaxEnforcer: text.WrapSoft}, {Number: 3, WidthMax: 36, WidthMaxEnforcer: text.WrapSoft}})
	for _, c := range columns {
		as := c.As
		if as == "" || as == "skip" {
			as = "(not used)"
		}
		w.AppendRow(table.Row{ladder.ColumnName(c.Col), plain(c.Text), plain(as)})
	}
	return w.Render()
}

// problem prints one problem with its place and what may be meant.
func problem(out io.Writer, p ladder.Problem) {
	place := p.Source.String()
	message := strings.TrimPrefix(p.Message, place+": ")
	paragraph(out, "", fmt.Sprintf("%s: %s (%s): %s", p.Severity, plain(place), p.Code, plain(message)))
	if len(p.Suggestions) > 0 {
		suggest(out, strings.Join(p.Suggestions, " or "))
	}
}

// suggest prints a suggestion: words in one paragraph, lines of a map file as
// they are to be typed.
func suggest(out io.Writer, s string) {
	if !strings.Contains(s, "\n") {
		paragraph(out, "  ", "suggestion: "+plain(s))
		return
	}
	fmt.Fprintln(out, "  suggestion:")
	for line := range strings.SplitSeq(s, "\n") {
		fmt.Fprintln(out, "    "+plain(line))
	}
}

// paragraph prints a text in lines of at most lineWidth: the first after the
// indent, the others two further in.
func paragraph(out io.Writer, first, s string) {
	indent := first
	for line := range strings.SplitSeq(text.WrapSoft(s, lineWidth-len(first)-2), "\n") {
		fmt.Fprintln(out, indent+strings.TrimRight(line, " "))
		indent = first + "  "
	}
}
