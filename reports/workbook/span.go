package workbook

// A span is a run of columns that a text stands over.
type span struct {
	from, columns int
	characters    float64
	closed        bool // the text must not run out of it
}

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

// leastHead is how many characters columns have that a title can stand over in few lines.
const leastHead = 36

// besideRepeated says where title and notes stand over a list. The first columns are
// repeated on paper to the right with what stands over them, and would cut there what
// runs out of them: the title is kept within them, or stands beside them, as notes do.
func besideRepeated(widths []float64, line float64, repeated int) (head, body span) {
	sheets := sheetsOf(widths)
	if sheets == 1 || repeated == 0 {
		whole := spanOf(widths, line)
		return whole, whole
	}
	side := sum(widths[:repeated])
	paper := (sum(widths) + float64(sheets-1)*side) / float64(sheets)
	body = span{from: repeated + 1, closed: true}
	for _, w := range widths[repeated:] {
		if body.columns > 0 && body.characters+w > min(line, paper-side) {
			break
		}
		body.columns, body.characters = body.columns+1, body.characters+w
	}
	if side < leastHead {
		return body, body
	}
	return span{from: 1, columns: repeated, characters: side, closed: true}, body
}

func sum(widths []float64) (all float64) {
	for _, w := range widths {
		all += w
	}
	return all
}
