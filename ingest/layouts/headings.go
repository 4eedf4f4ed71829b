package layouts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// headingProblems reports dimensions named twice or not at all, and headings
// over ratings that name no dimension.
func (t *table) headingProblems() []ladder.Problem {
	var problems []ladder.Problem
	at, columns := map[int]int{}, map[string]int{}
	for _, d := range t.dimensions {
		key := fmt.Sprint(d.number, d.relation)
		if other, taken := columns[key]; taken {
			problems = append(problems, t.problem(t.namesRow(), d.col, ladder.DuplicateColumn, ladder.Warning,
				fmt.Sprintf("Column %s is headed %s as column %s is; both were read, and where they differ neither is used.", ladder.ColumnName(d.col), t.vocab.Ladder.Dimensions[d.number].Name, ladder.ColumnName(other))))
			continue
		}
		at[d.number], columns[key] = d.col, d.col
	}
	for col := 1; col <= t.width; col++ {
		problems = append(problems, t.unknownHeading(col)...)
	}
	problems = append(problems, t.unheaded()...)
	problems = append(problems, t.unused(nil, problems)...)
	problems = append(problems, t.commentProblems()...)
	problems = append(problems, t.unfinishedRows()...)
	problems = append(problems, t.mayBePeople()...)
	problems = append(problems, t.otherTable()...)
	return append(problems, t.missing(at, t.only)...)
}

// missing lists in one warning the dimensions the sheet does not ask for, of one
// category or of all.
func (s *sight) missing(named map[int]int, only *ladder.Category) []ladder.Problem {
	var absent []string
	for _, d := range s.vocab.Ladder.Dimensions {
		if _, ok := named[d.Number]; !ok && (only == nil || d.Category == only.Number) {
			absent = append(absent, d.Name)
		}
	}
	if len(absent) == 0 || len(named) == 0 {
		return nil
	}
	p := s.problem(0, 0, ladder.MissingDimension, ladder.Warning,
		fmt.Sprintf("The sheet has no place for %d of the ladder's %d dimensions: %s. Nobody is rated in them here.", len(absent), len(s.vocab.Ladder.Dimensions), strings.Join(absent, ", ")))
	return []ladder.Problem{p}
}

// unknownHeading reports a heading that names no dimension although ratings
// stand below it, or that can name several.
func (t *table) unknownHeading(col int) []ladder.Problem {
	h, text := t.headings[col], t.text(t.namesRow(), col)
	if t.sight.said.Columns[ladder.ColumnName(col)] == "skip" || t.sight.said.Columns[text] == "skip" {
		return nil
	}
	if text == "" && h.Kind == vocab.Unknown && t.between(col-1) && t.between(col+1) && t.allRated(col) {
		return []ladder.Problem{t.problem(t.namesRow(), col, ladder.UnknownDimension, ladder.Error,
			fmt.Sprintf("Column %s holds ratings but has no heading, so they were not read; head it with its dimension.", ladder.ColumnName(col)))}
	}
	if text == "" || vocab.Key(text) == "#" || marks[vocab.Key(text)] || h.Kind == vocab.Dimension || h.Kind == vocab.Comment || h.Kind == vocab.Field {
		return nil
	}
	code, message, suggestions := t.unknown(h, text)
	if h.Kind == vocab.Unknown && len(h.Near) == 0 && (isMade(h, text) || t.vocab.SaysNoPerson(text) || !t.allRated(col)) {
		return nil
	}
	if h.Kind == vocab.Category && !t.anyRated(col) {
		return nil
	}
	severity := ladder.Error
	if h.Kind == vocab.Unknown && len(h.Near) == 0 && !t.between(col-1) && !t.between(col+1) {
		severity = ladder.Warning // apart from the dimensions, it may be years of service as well
	}
	return []ladder.Problem{t.problem(t.namesRow(), col, code, severity, message, suggestions...)}
}

// between reports whether a column is a dimension's or stands among them.
func (t *table) between(col int) bool {
	n := len(t.dimensions)
	return n > 0 && t.dimensions[0].col <= col && col <= t.dimensions[n-1].col
}

// unknown says why a heading names no dimension.
func (s *sight) unknown(h vocab.Heading, text string) (code, message string, suggestions []string) {
	switch h.Kind {
	case vocab.Ambiguous:
		names := s.vocab.Names(h.Candidates)
		return ladder.AmbiguousDimension, fmt.Sprintf("%.80q can mean %s; write the full name. Its ratings were not read.", text, strings.Join(names, " or ")), names
	case vocab.Category:
		return ladder.DimensionIsACategory, fmt.Sprintf("%.80q is a category of the ladder, and people are rated on its dimensions; its ratings were not read.", text), nil
	}
	names := s.vocab.Names(slices.Compact(append(slices.Clone(h.Near), h.Like...)))
	switch meant := strings.Join(names, " or "); {
	case len(h.Near) > 0:
		message = fmt.Sprintf("%.80q is no dimension of the ladder, so its ratings were not read; perhaps %s is meant (--accept-suggestions takes a single slip).", text, meant)
	case len(names) > 0:
		message = fmt.Sprintf("%.80q is no dimension of the ladder, so its ratings were not read; if %s is meant, write that alone, or add this to the ladder file as an alias.", text, meant)
	default:
		message = fmt.Sprintf("%.80q is no dimension of the ladder, so its ratings were not read; correct it, or add it to the ladder file as an alias.", text)
	}
	return ladder.UnknownDimension, message, names
}

// allRated reports whether a column holds ratings and nothing else.
func (t *table) allRated(col int) bool {
	rated := 0
	for _, row := range t.dataRows() {
		switch cell := t.At(row, col); {
		case cell.Kind == ingest.Empty:
		case t.looksRated(row, col):
			rated++
		case cell.Kind == ingest.String && isState(t.vocab, cell.Text):
		default:
			return false
		}
	}
	return rated > 0
}

// unknownTexts finds a column of texts to the right of another whose heading
// nobody knows: it may name people, or dimensions; 0 when there is none.
func (t *table) unknownTexts(after int) int {
	for col := after + 1; col <= t.width; col++ {
		if text := t.text(t.row, col); t.at(col).Kind == vocab.Unknown && text != "" && !marks[vocab.Key(text)] && !t.allRated(col) && t.At(t.row+1, col).Kind == ingest.String {
			return col
		}
	}
	return 0
}

func (t *table) anyRated(col int) bool {
	for row := t.row + 1; row <= t.last(); row++ {
		if t.looksRated(row, col) {
			return true
		}
	}
	return false
}

func isState(words *vocab.Vocab, text string) bool {
	_, ok := words.State(text)
	return ok
}

// totals are the words that head a row or column computed from others.
var totals = func() map[string]bool {
	m := map[string]bool{}
	for _, word := range []string{
		"total", "totals", "subtotal", "grand total", "sum", "average", "averages", "avg", "mean", "median", "overall", "overall score", "overall average", "overall rating", "average score", "average rating", "mean score", "team average", "group average", "count", "min", "max", "std dev", "stdev", "standard deviation", "n", "lowest", "highest", "mode", "std", "spread", "headcount", "all",
		"Durchschnitt", "Mittelwert", "Mittel", "Summe", "Zwischensumme", "Gesamt", "Gesamtergebnis", "Schnitt", "Anzahl", "Standardabweichung", "Modus", "Varianz", "Niedrigster Wert", "Höchster Wert", "Anzahl Bewertungen", "Alle", "Moyenne", "Médiane", "Somme", "Sous-total", "Total général", "Écart type", "Écart", "Nombre d'évaluations", "Tous",
		"Promedio", "Media", "Mediana", "Suma", "Media general", "Media global", "Media del equipo", "Recuento", "Desviación estándar", "Desviación típica", "Mínimo", "Máximo", "Moda", "Varianza", "Rango", "Todos", "平均", "合計", "計", "小計", "総計", "集計", "総合計", "中央値", "標準偏差", "最大", "最小", "最高", "最低", "最頻値", "分散", "偏差", "全員", "件数", "人数",
	} {
		m[vocab.Key(word)] = true
	}
	for word := range legends {
		m[word] = true
	}
	return m
}()

// legends are the words that head an explanation of the ratings below a table.
var legends = func() map[string]bool {
	m := map[string]bool{}
	for _, word := range []string{"legend", "rating scale", "rating key", "score key", "Legende", "Bewertungsskala", "Légende", "Échelle de notation", "Leyenda", "Escala de valoración", "凡例"} {
		m[vocab.Key(word)] = true
	}
	return m
}()

func isLegend(cell ingest.Cell) bool {
	return cell.Kind == ingest.String && len(cell.Text) < 40 && legends[vocab.Key(strings.TrimRight(cell.Text, ": "))]
}

func isTotal(text string) bool { return totals[vocab.Key(text)] }

// isComputed reports whether the label of a row or column says that it is made
// from others, or holds levels expected or agreed on, and names nobody.
func isComputed(words *vocab.Vocab, label string) bool {
	return isTotal(label) || totalsLabel.MatchString(label) || isFigure(label) || words.NamesNobody(label) || vocab.SaysAgreed(label)
}

// computed recognises the heading of a column made from others, such as
// "Leadership average". Sum and Media alone may begin a name.
var computed = regexp.MustCompile(`(?i)\b(?:average|avg\.?|mean|median|total|overall|durchschnitt|mittelwert|gesamt|moyenne|promedio)\b|\b(?:sum|media)\s+(?:of|de|score|total)\b|平均|合計`)

// totalsLabel recognises the label of a row made from others, such as "Team
// average" or "Average (n = 12)".
var totalsLabel = regexp.MustCompile(`(?i)^(?:(?:(?:team|group|grand|column|overall|org|department|company|cohort|division|unit|firm)\s+)?(?:average|avg|mean|median|totals?|subtotal|durchschnitt|mittelwert|gesamt(?:durchschnitt|ergebnis|mittel\pL*|note|punkt\pL*|schnitt|summe|wert|zahl)?|moyenne|promedio)\b|(?:\pL{0,2}平均|合計)|[Ø⌀∅Σ∑](?:\PL|$))`)
