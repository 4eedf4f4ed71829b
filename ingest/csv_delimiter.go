package ingest

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"calibrate/ladder"
)

// delimiters are what a CSV is expected to be cut by.
const delimiters = ",;\t|"

// separatorLine takes off a first line such as sep=; by which Excel is told
// the delimiter. Excel does not show that line, so it is no row.
func separatorLine(text []byte) (delimiter byte, rest []byte) {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.Trim(bytes.TrimSuffix(line, []byte("\r")), `"`)
	if len(line) == 5 && strings.EqualFold(string(line[:4]), "sep=") {
		return line[4], rest
	}
	return 0, text
}

// chooseDelimiter gives what the caller or the file says, else what the text
// makes certain.
func chooseDelimiter(file string, text []byte, declared byte, opt OpenOptions) (byte, error) {
	switch {
	case opt.Delimiter != 0:
		if opt.Delimiter > 126 || opt.Delimiter == '"' || opt.Delimiter == '\n' || opt.Delimiter == '\r' {
			return 0, fmt.Errorf("the delimiter %q cannot cut a CSV; give one of , ; | or a tab", opt.Delimiter)
		}
		return byte(opt.Delimiter), nil
	case declared != 0:
		return declared, nil
	}
	best, rival := findDelimiter(text, opt.Limits)
	if rival.delimiter == 0 {
		return best.delimiter, nil
	}
	return 0, refuse(ladder.Source{File: file}, ladder.Undecodable,
		"the columns could be cut by %q (%d columns) or by %q (%d columns), and nothing settles which; say --delimiter",
		best.delimiter, best.width, rival.delimiter, rival.width)
}

// A cut is how a text looks when cut by one delimiter.
type cut struct {
	delimiter byte
	width     int     // the commonest number of columns
	share     float64 // of the records that have that number
	misquoted bool    // text follows a closing quote
	torn      bool    // what another delimiter stands between stays together
}

// findDelimiter weighs the delimiters against each other: that one is right
// which gives most records the same number of columns. A rival is one that is
// as good.
func findDelimiter(text []byte, limits Limits) (best, rival cut) {
	best = cut{delimiter: delimiters[0], width: 1}
	for i := range len(delimiters) {
		one := cutBy(text, delimiters[i], limits)
		switch {
		case one.width < 2:
		case best.width < 2 || one.beats(best):
			best, rival = one, cut{}
		case !best.beats(one):
			rival = one
		}
	}
	return best, rival
}

// beats reports whether a cut is surely better than another: it goes with the
// quotes, it is clearly more even, it does not keep together what another
// delimiter stands between, it is even throughout, or it is finer.
func (c cut) beats(other cut) bool {
	const clearly = 0.1
	switch {
	case c.misquoted != other.misquoted:
		return other.misquoted
	case c.share > other.share+clearly || other.share > c.share+clearly:
		return c.share > other.share
	case c.torn != other.torn:
		return other.torn
	case (c.share == 1) != (other.share == 1):
		return c.share == 1
	case c.width != other.width:
		return c.width > other.width
	}
	return c.share > other.share
}

// sampleRecords is how many records are weighed.
const sampleRecords = 500

// cutBy cuts the first records of a text, up to the first fault.
func cutBy(text []byte, delimiter byte, limits Limits) cut {
	r := csvReader{text: text, delimiter: delimiter, maxRecord: limits.CSVLineBytes}
	c := cut{delimiter: delimiter}
	widths := map[int]int{}
	records := 0
	for records < sampleRecords {
		more, err := r.next()
		if err != nil || !more {
			break
		}
		if len(r.fields) == 1 && len(bytes.TrimSpace(r.fields[0])) == 0 {
			continue
		}
		records++
		widths[len(r.fields)]++
		c.torn = c.torn || slices.ContainsFunc(r.fields, tornField.Match)
	}
	c.misquoted = r.misquoted
	for _, width := range slices.Sorted(maps.Keys(widths)) {
		if share := float64(widths[width]) / float64(records); width > 1 && share >= c.share {
			c.width, c.share = width, share
		}
	}
	return c
}

// tornField is a field that another delimiter runs through: digits on both
// sides of it, as the comma leaves them in 3,5;4,0, or a space in front, as in
// Miller, Ann;4. No number and no answer looks like that, so the text was cut
// at the wrong place.
var tornField = regexp.MustCompile(`^[\s\d]*\d[;\t|]\d[\s\d;|]*$|^ [^;\t|]*[;\t|]`)
