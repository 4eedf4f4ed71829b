package ingest

import (
	"context"
	"fmt"
	"strings"

	"calibrate/ladder"
)

// A workbook is what reading the parts of one .xlsx needs to share.
type workbook struct {
	*archive
	book    *Book
	part    string // name of the workbook part
	sheets  []sheetEntry
	date    dateSystem
	recalc  bool // the program that opens it is to compute all formulas anew
	strings []string
	styles  []numberFormat
	cells   int // with a value, in all sheets so far
	rows    int // in all sheets before the one at hand
	spread  int // cells of all rows so far, each up to its last value
	texts   interner
	lists   []cellList        // to choose from, which stand in cells
	names   map[string]string // of cells, in lower case
}

// A sheetEntry is one line of the workbook's list of sheets.
type sheetEntry struct {
	name   string
	hidden bool
	target relation
}

// readWorkbook reads every sheet of a workbook into the book.
func readWorkbook(ctx context.Context, book *Book, a *archive, opt OpenOptions) error {
	w := &workbook{archive: a, book: book, names: map[string]string{}}
	if err := w.findWorkbook(); err != nil {
		return err
	}
	if err := w.readSheetList(); err != nil {
		return err
	}
	if err := w.readShared(); err != nil {
		return err
	}
	for _, entry := range w.sheets {
		if err := w.addSheet(ctx, entry, opt); err != nil {
			return err
		}
	}
	return w.followLists(ctx)
}

// The main parts that are workbooks with cells in XML.
var workbookTypes = map[string]bool{
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml":    true,
	"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": true,
	"application/vnd.ms-excel.sheet.macroenabled.main+xml":                          true,
	"application/vnd.ms-excel.template.macroenabled.main+xml":                       true,
}

// findWorkbook follows the package's relationships to its main part.
func (w *workbook) findWorkbook() error {
	typeOf, err := w.contentTypes()
	if err != nil {
		return err
	}
	roots, err := w.relations("")
	if err != nil {
		return err
	}
	whole := ladder.Source{File: w.file}
	for _, root := range roots {
		if root.kind != "officeDocument" || root.external {
			continue
		}
		w.part = root.target
		if kind := typeOf(w.part); !workbookTypes[strings.ToLower(kind)] {
			return refuse(whole, ladder.UnsupportedFormat, "this is %s, expected an Excel workbook (.xlsx); %s", officeKind(kind), saveAs).seen(kind)
		}
		return nil
	}
	return refuse(whole, ladder.UnsupportedFormat, "this is an Office package without a main part, expected an Excel workbook (.xlsx); %s", saveAs)
}

// readSheetList reads the workbook part: its sheets in order, its date system
// and whether cached formula results are to be trusted.
func (w *workbook) readSheetList() error {
	targets, err := w.targets()
	if err != nil {
		return err
	}
	err = w.children(w.part, spaceMain, "workbook", func(s *xmlScanner) error {
		switch {
		case s.is(spaceMain, "workbookPr"):
			w.date.from1904 = isTrue(s.attr("date1904"))
		case s.is(spaceMain, "calcPr"):
			w.recalc = isTrue(s.attr("fullCalcOnLoad"))
		case s.is(spaceMain, "sheet"):
			return w.listSheet(s, targets)
		case s.is(spaceMain, "definedName"):
			return w.nameCells(s)
		}
		return nil
	})
	if err != nil {
		return w.refusal(ladder.Source{File: w.file}, w.part, err)
	}
	if len(w.sheets) == 0 {
		return refuse(ladder.Source{File: w.file}, ladder.MalformedXML, "part %s: the workbook lists no sheets; %s", w.part, damaged)
	}
	return nil
}

func (w *workbook) targets() (map[string]relation, error) {
	list, err := w.relations(w.part)
	targets := make(map[string]relation, len(list))
	for _, one := range list {
		targets[one.id] = one
	}
	return targets, err
}

// listSheet takes one sheet into the list; names and parts must be its own.
func (w *workbook) listSheet(s *xmlScanner, targets map[string]relation) error {
	id := s.attrIn(spaceRelation, "id")
	target, found := targets[id]
	entry := sheetEntry{name: s.attr("name"), hidden: s.attr("state") == "hidden" || s.attr("state") == "veryHidden", target: target}
	switch {
	case len(w.sheets) >= w.limits.Sheets:
		return &fault{code: ladder.TooLarge, message: fmt.Sprintf("the workbook has more than %d sheets; split it, or raise the limits (--limits 4)", w.limits.Sheets)}
	case !found || target.external:
		return malformed("sheet %q points to relationship %q, which does not lead to a part of the file; %s", entry.name, id, damaged)
	case entry.name == "" || len(entry.name) > w.limits.NameText:
		return malformed("a sheet's name is empty or longer than %d; name it in a spreadsheet program and save", w.limits.NameText)
	}
	for _, other := range w.sheets {
		if strings.EqualFold(other.name, entry.name) {
			return malformed("two sheets are named %q; rename one", entry.name)
		}
		if strings.EqualFold(other.target.target, target.target) {
			return malformed("the sheets %q and %q are one part, so that its cells would count twice; %s", other.name, entry.name, damaged)
		}
	}
	w.sheets = append(w.sheets, entry)
	return nil
}

// readShared reads the parts that all sheets use: strings and styles.
func (w *workbook) readShared() error {
	list, err := w.relations(w.part)
	if err != nil {
		return err
	}
	w.styles = []numberFormat{{}}
	for _, one := range list {
		switch {
		case one.external || !w.has(one.target): // a cell that needs the part is refused
		case one.kind == "sharedStrings":
			err = w.readStrings(one.target)
		case one.kind == "styles":
			err = w.readStyles(one.target)
		}
		if err != nil {
			return w.refusal(ladder.Source{File: w.file}, one.target, err)
		}
	}
	return nil
}

// skipReasons says why a sheet of another kind has no grid, by the last word
// of its relationship.
var skipReasons = map[string]string{
	"chartsheet":       "a chart sheet: it holds a chart and no cells",
	"dialogsheet":      "a dialog sheet: it holds a form and no cells",
	"xlMacrosheet":     "a macro sheet: it holds a program and no data",
	"xlIntlMacrosheet": "a macro sheet: it holds a program and no data",
}

// addSheet reads one listed sheet into the book.
func (w *workbook) addSheet(ctx context.Context, entry sheetEntry, opt OpenOptions) error {
	if reason := skipReasons[entry.target.kind]; reason != "" {
		w.book.Skipped = append(w.book.Skipped, ladder.SheetReport{Sheet: entry.name, Hidden: entry.hidden, Layout: "none", Reason: reason})
		return nil
	}
	at := ladder.Source{File: w.file, Sheet: entry.name}
	if entry.target.kind != "worksheet" {
		return refuse(at, ladder.MalformedXML, "the sheet is a %q, expected a worksheet; %s", entry.target.kind, damaged)
	}
	sheet := &Sheet{File: w.file, Name: entry.name, Hidden: entry.hidden, styles: w.styles}
	w.book.Sheets = append(w.book.Sheets, sheet)
	if entry.hidden && !opt.IncludeHidden {
		return nil
	}
	r := &gridReader{workbook: w, gridBuilder: gridBuilder{sheet: sheet}}
	if err := r.read(ctx, entry.target.target); err != nil {
		at.Row, at.Col = r.row, r.col
		return w.refusal(at, entry.target.target, err)
	}
	w.rows += sheet.NumRows()
	return w.readComments(sheet, entry.target.target)
}

// isTrue reads a boolean attribute; absent is false.
func isTrue(value string) bool { return value == "1" || value == "true" || value == "on" }
