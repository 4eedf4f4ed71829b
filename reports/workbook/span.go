package workbook

// A span is a run of columns that a text stands over.
type span struct {
	from, columns int
	characters    float64
	closed        bool // the text must not run out of it
}

// last is its last column.
func (o span) last() int { return o.from + o.columns - 1 }

// lineOf is how many columns of these widths a line of text is spread over, and how
// many characters they hold: about as many as asked for.
func lineOf(widths []float64, line float64) (columns int, characters float64) {
	for characters < line && columns < 20 {
		w := defaultCol
		if columns < len(widths) {
			w = widths[columns]
		}
		characters += w
		columns++
	}
	return columns, characters
}

// titleLines is how many lines a title takes in a span.
func (o span) titleLines(title string) int { return linesOf(title, o.characters/titleLetters) }

// spanOf is that of a line of a text from the first column on.
func spanOf(widths []float64, line float64) span {
	columns, characters := lineOf(widths, line)
	return span{from: 1, columns: columns, characters: characters}
}

// A title is kept within columns that have so many characters, where it takes few lines, and
// notes stand beside it where they have so many.
const (
	leastHead = 36
	leastBody = 60
	headLines = 2
)

// split gives the first columns, and as much of those beside them on their sheet of paper as
// a line of text takes.
func split(widths []float64, line float64, first int) (head, body span) {
	sheets, side := sheetsOf(widths), sum(widths[:first])
	paper := (sum(widths) + float64(sheets-1)*side) / float64(sheets)
	body = span{from: first + 1, closed: true}
	for _, w := range widths[first:] {
		if body.columns > 0 && body.characters+w > min(line, paper-side) {
			break
		}
		body.columns, body.characters = body.columns+1, body.characters+w
	}
	return span{from: 1, columns: first, characters: side, closed: true}, body
}

// besideRepeated says where title and notes stand over a list. The first columns are
// repeated on paper to the right with what stands over them, and would cut there what
// runs out of them: the title is kept within them, or stands beside them, as notes do.
// On a list of one sheet of paper that has notes, this leaves more of a screen to the rows.
func besideRepeated(widths []float64, line float64, repeated int, title string, hasNotes bool) (head, body span) {
	head, body = split(widths, line, repeated)
	wide := sheetsOf(widths) > 1
	fits := head.characters >= leastHead && head.titleLines(title) <= headLines
	if hasNotes { // they stand beside two links
		fits = fits && repeated > 1 && body.characters >= leastBody
	}
	switch {
	case fits && (wide || hasNotes):
		return head, body
	case repeated > 0 && wide:
		return body, body
	}
	whole := spanOf(widths, line)
	return whole, whole
}

func sum(widths []float64) (all float64) {
	for _, w := range widths {
		all += w
	}
	return all
}
