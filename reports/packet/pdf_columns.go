package packet

import (
	"math"
	"slices"
	"strings"
)

// What stays empty at the end of a column: words begin at the left and numbers end
// at the right, so words after numbers need more. Words after words need more than a
// space is wide, or they are read as one sentence.
const (
	cellPad = 1.1
	wordPad = 2.0
	turnPad = 2.8
)

func columnEnds(heads []head) []float64 {
	ends := make([]float64, len(heads))
	for i := range heads {
		ends[i] = cellPad
		switch {
		case i+1 == len(heads) || isNumber(heads[i+1].Class):
		case isNumber(heads[i].Class):
			ends[i] = turnPad
		default:
			ends[i] = wordPad
		}
	}
	return ends
}

func isNumber(class string) bool { return strings.HasPrefix(class, "num") }

// leastTable and smallTable are the smallest type of a table, and of one that could lie.
const (
	leastTable = 5.0
	smallTable = 6.0
)

// layOut shares a width among columns: each gets what its longest text needs. Where that
// is too much, a column gets more the more text it has, so that rows are as low as can be,
// but no less than its longest words, in smaller type where they do not fit.
//
// A text of length t takes about t/w lines in a column of width w, and a row is about as
// high as h, the fourth root of the sum of the fourth powers of these, in which the
// highest cell weighs most. The sum of the heights is least where each w is as the fifth
// root of the column's sum of t⁴/h³.
func layOut(t table, width float64) grid {
	t = figures(t)
	g := grid{table: t, ends: columnEnds(t.Heads)}
	needs := make([]need, len(t.Heads))
	words, kept, room := 0.0, 0.0, width
	for i := range t.Heads {
		needs[i] = columnNeed(t, i)
		words, kept = words+needs[i].word, kept+math.Max(needs[i].word, needs[i].flag)
		room -= g.ends[i] + 0.6
	}
	g.size = sizeFor(words, tableSize, leastTable, room)
	wants, least := make([]float64, len(needs)), make([]float64, len(needs))
	for i, n := range needs {
		if kept <= room { // a finding stays on one line
			n.word = math.Max(n.word, n.flag)
		}
		wants[i], least[i] = n.text*g.size/tableSize+g.ends[i]+1.5, n.word*g.size/tableSize+g.ends[i]+0.6
	}
	if total(wants) <= width { // what the texts leave is for the heads
		least, wants = wants, slices.Clone(wants)
		for i, n := range needs {
			wants[i] = math.Max(wants[i], n.head*g.size/tableSize+g.ends[i]+1.5)
		}
	}
	g.widths = share(wants, least, weigh(needs, nil), width)
	for range settling {
		g.widths = share(wants, least, weigh(needs, g.widths), width)
	}
	return g
}

// settling is how often the heights of rows are taken from the widths found last: the
// widths change little after that.
const settling = 8

// weigh gives the weights of columns, by the heights that rows have in columns of these
// widths; all are alike without. No row is lower than a line.
func weigh(needs []need, widths []float64) []float64 {
	sums := make([]float64, len(needs))
	for r := range needs[0].texts {
		high := 1.0
		for i := range widths {
			high += math.Pow(needs[i].texts[r]/widths[i], 4)
		}
		for i, n := range needs {
			sums[i] += math.Pow(n.texts[r], 4) / math.Pow(high, 0.75)
		}
	}
	for i, sum := range sums {
		sums[i] = math.Pow(sum, 0.2)
	}
	return sums
}

// A need is what a column needs in the largest type: for its longest text, for its longest
// words, for its longest finding, for its head on two lines, and for each of its texts,
// the widest word of its head before them.
type need struct {
	text, word, flag, head float64
	texts                  []float64
}

func columnNeed(t table, i int) need {
	n := need{word: widestWord(t.Heads[i].Text, tableSize, true), head: folded(t.Heads[i].Text, tableSize, true)}
	n.text, n.texts = n.word, []float64{n.word}
	for _, r := range t.Rows {
		text := r.Cells[i].words()
		length := measure(text, tableSize, true)
		n.texts = append(n.texts, length)
		n.text = math.Max(n.text, length)
		n.word = math.Max(n.word, math.Min(widestWord(text, tableSize, true), longWord))
		if isFlag(r.Cells[i]) && length <= longWord {
			n.flag = math.Max(n.flag, length)
		}
	}
	return n
}

// folded is the least width of a text on two lines.
func folded(s string, size float64, bold bool) float64 {
	words := inseparable(s)
	width := measure(strings.Join(words, " "), size, bold)
	for i := range words {
		above, below := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		width = math.Min(width, math.Max(measure(above, size, bold), measure(below, size, bold)))
	}
	return width
}

// longWord is what a column gives a word at most: addresses and hashes are broken.
const longWord = 30.0

// share gives columns widths in proportion to their weights, from least to wants, that
// fill a width.
func share(wants, least, weights []float64, width float64) []float64 {
	shared := func(scale float64) (widths []float64, total float64) {
		widths = make([]float64, len(wants))
		for i := range wants {
			widths[i] = math.Min(math.Max(scale*weights[i], least[i]), wants[i])
			total += widths[i]
		}
		return widths, total
	}
	low, high := 0.0, width
	for range 40 {
		middle := (low + high) / 2
		if _, total := shared(middle); total > width {
			high = middle
		} else {
			low = middle
		}
	}
	widths, total := shared(low)
	if total > width { // even the longest words do not fit: all give way alike
		for i := range widths {
			widths[i] *= width / total
		}
	}
	return widths
}

func total(widths []float64) (sum float64) {
	for _, w := range widths {
		sum += w
	}
	return sum
}
