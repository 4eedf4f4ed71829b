package workbook

import (
	"bytes"
	"compress/flate"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A sharedText is a text that a cell names by its number. A list that says the same
// in many rows is half as large so, and opens in a third of the time: readers keep
// such a text once, and take every other for one with a form of its own.
type sharedText int

// noText is that of an empty cell.
const noText sharedText = -1

// sharedTexts are the texts of a workbook that its own rows share, numbered in the
// order in which they come. Excelize has such texts too; they follow these.
type sharedTexts struct {
	numbers map[string]sharedText
	packer  *packer
	xml     []byte // not yet packed
	n       int
}

func newSharedTexts() *sharedTexts {
	return &sharedTexts{numbers: map[string]sharedText{}, packer: newPacker(flate.BestSpeed)}
}

// number gives the number of a text among known ones, a new one when it is not there.
func (t *sharedTexts) number(known map[string]sharedText, text string) (sharedText, error) {
	if text == "" {
		return noText, nil
	}
	if n, ok := known[text]; ok {
		return n, nil
	}
	n := sharedText(t.n)
	known[text] = n
	t.n++
	return n, t.add(clean(text))
}

func (t *sharedTexts) add(text string) error {
	t.xml = append(t.xml, "<si><t"...)
	if strings.TrimSpace(text) != text {
		t.xml = append(t.xml, ` xml:space="preserve"`...)
	}
	t.xml = append(appendText(append(t.xml, '>'), text), "</t></si>"...)
	if len(t.xml) < packAt {
		return nil
	}
	return t.pack()
}

func (t *sharedTexts) pack() error {
	_, err := t.packer.Write(t.xml)
	t.xml = t.xml[:0]
	return err
}

// sharedPart is where a workbook keeps texts that cells share.
const sharedPart = "xl/sharedStrings.xml"

var (
	sharedHead = regexp.MustCompile(` count="\d+" uniqueCount="(\d+)">`)
	sharedCell = regexp.MustCompile(`( t="s"[^>]*><v>)(\d+)(</v>)`)
)

// behind gives excelize's part of shared texts with these before its own: the part up
// to where they stand, they, and the rest.
func (t *sharedTexts) behind(content []byte, a archive) ([]piece, error) {
	found := sharedHead.FindSubmatchIndex(content)
	if found == nil {
		return nil, fmt.Errorf("the shared texts begin with %.120q", content)
	}
	theirs, err := strconv.Atoi(string(content[found[2]:found[3]]))
	if err != nil {
		return nil, err
	}
	head := fmt.Appendf(bytes.Clone(content[:found[0]]), ` uniqueCount="%d">`, theirs+t.n)
	pieces, err := a.with(nil, head, false)
	if err != nil {
		return nil, err
	}
	if err := t.pack(); err != nil {
		return nil, err
	}
	ours, err := t.packer.end(false)
	if err != nil {
		return nil, err
	}
	return a.with(append(pieces, piece{packed: ours}), content[found[1]:], true)
}

// moved gives a sheet of excelize's whose cells name shared texts, with their numbers
// behind those of the texts that stand before.
func (t *sharedTexts) moved(sheet []byte) []byte {
	return sharedCell.ReplaceAllFunc(sheet, func(cell []byte) []byte {
		part := sharedCell.FindSubmatch(cell)
		number, _ := strconv.Atoi(string(part[2])) // digits, and few
		return append(strconv.AppendInt(bytes.Clone(part[1]), int64(number+t.n), 10), part[3]...)
	})
}
