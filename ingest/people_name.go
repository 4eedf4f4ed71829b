package ingest

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fold writes a text in one compatibility form without regard to case.
func fold(text string) string {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return cases.Fold().String(norm.NFKC.String(text))
		}
	}
	return strings.ToLower(text)
}

func idKey(id string) string { return strings.TrimSpace(fold(id)) }

// bareID is an id of digits without its leading zeros, which spreadsheets drop, and
// without the decimal 0 that programs give a column of ids with gaps; "" for any other id.
func bareID(id string) string {
	key := strings.TrimSuffix(idKey(id), ".0")
	if key == "" || strings.Trim(key, "0123456789") != "" {
		return ""
	}
	return strings.TrimLeft(key, "0")
}

var power = regexp.MustCompile(`^\d{1,15}(?:\.\d{1,15})?e\+?\d{1,2}$`)

// powerID is the number that a spreadsheet takes an id such as 1E5 for, in digits;
// "" for any other id.
func powerID(id string) string {
	key := idKey(id)
	if !power.MatchString(key) {
		return ""
	}
	value, err := strconv.ParseFloat(key, 64)
	if err != nil || value != math.Trunc(value) {
		return ""
	}
	return strconv.FormatFloat(value, 'f', -1, 64)
}

// shown is the mention as the sheet displays it, short of rounding.
func (m Mention) shown() string {
	value, err := strconv.ParseFloat(m.Text(), 64)
	if !m.Exponent || err != nil {
		return m.Text()
	}
	return strconv.FormatFloat(value, 'E', -1, 64)
}

// shortened recognises a number that a spreadsheet has rounded for want of room,
// such as 1.23E+08: the id it was is lost.
var shortened = regexp.MustCompile(`^\d(?:[.,]\d+)?[eE]\+\d+$`)

func emailKey(email string) string {
	return strings.TrimPrefix(strings.Trim(idKey(email), "<>"), "mailto:")
}

// nameKey is a name as people would call it the same: composed, any case, one
// blank between words, "Last, First" turned round. A name in Chinese, Japanese
// or Korean script needs no blank.
func nameKey(name string) string {
	folded := fold(name)
	if last, first, ok := strings.Cut(folded, ","); ok && !strings.Contains(first, ",") {
		folded = first + " " + last
	}
	if strings.ContainsFunc(folded, eastAsian) {
		return strings.Join(strings.Fields(strings.ReplaceAll(folded, "・", "")), "")
	}
	return strings.Join(strings.Fields(folded), " ")
}

func eastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// stroked spells letters whose stroke no decomposition takes off.
var stroked = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ı", "i")

// looseNameKey leaves out diacritics, punctuation and titles as well.
func looseNameKey(name string) string {
	plain := stroked.Replace(norm.NFD.String(nameKey(name)))
	plain = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r <= 0x36f, r == '\'', r == '’', r == '.':
			return -1
		case unicode.IsPunct(r):
			return ' '
		}
		return r
	}, plain)
	return norm.NFC.String(strings.Join(strings.Fields(plain), " "))
}

// sameName reports whether two names can be one person's: equal, or one leaves
// out middle names of the other.
func sameName(a, b string) bool {
	if a == b {
		return true
	}
	x, y := looseNameKey(a), looseNameKey(b)
	return x == y || leavesOut(strings.Fields(x), strings.Fields(y)) || sameWords(a, b)
}

// sameWords reports whether two names are the same words in another order, as
// given and family name are swapped between scripts and between forms.
func sameWords(a, b string) bool {
	x, y := strings.Fields(fold(a)), strings.Fields(fold(b))
	slices.Sort(x)
	slices.Sort(y)
	return len(x) > 1 && slices.Equal(x, y)
}

// leavesOut reports whether one list of two words or more is part of the other.
func leavesOut(short, long []string) bool {
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) > 1 && !slices.ContainsFunc(short, func(word string) bool { return !slices.Contains(long, word) })
}

// Ways to write a name together with an id or address in one cell.
var (
	bracketedID = regexp.MustCompile(`^(.+?)\s*[(\[<（]\s*([^()\[\]<>（）]+?)\s*[)\]>）]$`)
	leadingID   = regexp.MustCompile(`^(\S*\d\S*)\s*(?:[-–—:|]|\s)\s*(\pL.*)$`)
)

// apart takes a text such as "Ana Ruiz (E012)", "Ana Ruiz <ana@x.com>" or
// "E012 - Ana Ruiz" apart into a name and an id or address.
func (m Mention) apart() Mention {
	if m.Any == "" {
		return m
	}
	name, key := "", ""
	if parts := bracketedID.FindStringSubmatch(m.Any); parts != nil {
		name, key = parts[1], parts[2]
	} else if parts := leadingID.FindStringSubmatch(m.Any); parts != nil {
		name, key = parts[2], parts[1]
	}
	switch {
	case key == "" || !strings.ContainsAny(key, "0123456789@"):
		return m
	case strings.Contains(key, "@"):
		m.Name, m.Email = name, key
	default:
		m.Name, m.ID = name, key
	}
	m.Any = ""
	return m
}
