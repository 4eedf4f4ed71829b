package ingest

import "calibrate/ladder"

// readComments reads the notes of a sheet's cells: the old kind, and threads,
// whose texts replace the stand-in that the old kind then holds.
func (w *workbook) readComments(sheet *Sheet, sheetPart string) error {
	list, err := w.relations(sheetPart)
	if err != nil {
		return err
	}
	notes, threads := map[[2]int]string{}, map[[2]int]string{}
	for _, one := range list {
		switch {
		case one.external || one.kind != "comments" && one.kind != "threadedComment":
		case !w.has(one.target):
			w.missingNotes(sheet, one.target)
		case one.kind == "comments":
			err = w.readNotes(one.target, spaceMain, notes)
		default:
			err = w.readNotes(one.target, spaceThreads, threads)
		}
		if err != nil {
			return w.refusal(ladder.Source{File: w.file, Sheet: sheet.Name}, one.target, err)
		}
	}
	for at, text := range threads {
		notes[at] = text
	}
	for at, text := range notes {
		if notes[at] = ladder.WithoutRemarks(text); notes[at] == "" {
			delete(notes, at)
		}
	}
	if len(notes) > 0 {
		sheet.comments = notes
	}
	return nil
}

// missingNotes warns that a sheet names comments that the file does not hold.
// Its cells are whole, so they are read.
func (w *workbook) missingNotes(sheet *Sheet, part string) {
	w.book.Problems = append(w.book.Problems, ladder.Problem{
		Source:   ladder.Source{File: w.file, Sheet: sheet.Name},
		Text:     part,
		Code:     ladder.MalformedXML,
		Severity: ladder.Warning,
		Message:  "The sheet names comments that are missing from the file; its cells were read without them. If it had comments, save it anew in a spreadsheet program.",
	})
}

// noteElements names the root and the element of one note, by namespace.
var noteElements = map[xmlSpace][2]string{
	spaceMain:    {"comments", "comment"},
	spaceThreads: {"ThreadedComments", "threadedComment"},
}

// readNotes reads one part of notes; several for one cell follow each other on
// lines of their own.
func (w *workbook) readNotes(part string, space xmlSpace, notes map[[2]int]string) error {
	root, element := noteElements[space][0], noteElements[space][1]
	var ref string
	return w.children(part, space, root, func(s *xmlScanner) error {
		switch {
		case s.is(space, element):
			ref = s.attr("ref")
			return nil
		case !s.is(space, "text"):
			return nil
		}
		at, ok := parseRange(ref, w.limits)
		if !ok {
			return malformed("a comment hangs on %q, which is no cell; %s", ref, damaged)
		}
		if w.cells++; w.cells > w.limits.Cells {
			return &fault{code: ladder.TooLarge, message: "the workbook has more comments than cells are read; split it, or raise the limits (--limits 4)"}
		}
		text, err := w.noteText(s, space)
		key := [2]int{at.Row1, at.Col1}
		if notes[key] != "" {
			text = notes[key] + "\n" + text
		}
		notes[key] = text
		return err
	})
}

// noteText reads a text element: rich text in a note, plain text in a thread.
func (w *workbook) noteText(s *xmlScanner, space xmlSpace) (string, error) {
	if space == spaceMain {
		text, err := w.appendRichText(nil, s)
		return string(unescapeText(text)), err
	}
	var text []byte
	for {
		token, err := s.next()
		if err != nil || token == endTag {
			return string(text), err
		}
		if token != charData {
			return "", malformed("<%s> stands inside a comment; %s", s.name, damaged)
		}
		text = append(text, s.text...)
		if err := w.checkLength(text); err != nil {
			return "", err
		}
	}
}
