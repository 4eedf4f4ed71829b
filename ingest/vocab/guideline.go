package vocab

import (
	"fmt"
	"regexp"
	"strings"

	"calibrate/ladder"
)

// operators are the words for each comparison, by folded text.
var operators = map[string]ladder.Operator{
	"=": ladder.Exactly, "==": ladder.Exactly, "exactly": ladder.Exactly, "equals": ladder.Exactly, "equal": ladder.Exactly,
	"genau": ladder.Exactly, "exactement": ladder.Exactly, "exactamente": ladder.Exactly, "about": ladder.Exactly, "target": ladder.Exactly,
	"≤": ladder.AtMost, "<=": ladder.AtMost, "=<": ladder.AtMost, "⩽": ladder.AtMost, "atmost": ladder.AtMost, "max": ladder.AtMost, "maximum": ladder.AtMost,
	"nomorethan": ladder.AtMost, "upto": ladder.AtMost, "höchstens": ladder.AtMost, "hochstens": ladder.AtMost, "maximal": ladder.AtMost, "auplus": ladder.AtMost, "comomáximo": ladder.AtMost, "comomaximo": ladder.AtMost,
	"≥": ladder.AtLeast, ">=": ladder.AtLeast, "=>": ladder.AtLeast, "⩾": ladder.AtLeast, "atleast": ladder.AtLeast, "min": ladder.AtLeast, "minimum": ladder.AtLeast,
	"nolessthan": ladder.AtLeast, "mindestens": ladder.AtLeast, "minimal": ladder.AtLeast, "aumoins": ladder.AtLeast, "almenos": ladder.AtLeast, "comomínimo": ladder.AtLeast, "comominimo": ladder.AtLeast,
	"between": ladder.Between, "range": ladder.Between, "zwischen": ladder.Between, "entre": ladder.Between,
	"ちょうど": ladder.Exactly, "以下": ladder.AtMost, "以上": ladder.AtLeast, "範囲": ladder.Between,
}

// Operator reads the comparison of a guideline, such as "≤" or "at most".
func Operator(text string) (ladder.Operator, bool) {
	op, ok := operators[operatorKey(text)]
	return op, ok
}

func operatorKey(text string) string {
	return strings.TrimSuffix(strings.ReplaceAll(strings.ToLower(Clean(text)), " ", ""), ".")
}

var shareText = regexp.MustCompile(`(?i)^(.*?)\s*(\d+(?:[.,]\d+)?)\s*(%)?\s*(?:(?:-|–|—|to|and|bis|und|à|et|y|a)\s*(\d+(?:[.,]\d+)?)\s*(%)?)?$`)

// A Share is a part of the headcount, 0 to 1, as a guideline cell states it.
// Upper is set when the cell gives a range, Operator when it names one.
type Share struct {
	Operator ladder.Operator
	Low      float64
	Upper    float64
	Range    bool
	Percent  bool // written with a percent sign, or above 1
}

// ParseShare reads "20 %", "0.2", "20", "10–15 %", "≤ 10%" or "between 10 and
// 15 %". A bare number above 1 is in percent, any other a fraction: 1 alone is
// read as the whole; false when the text is none of these.
func ParseShare(text string) (Share, bool) {
	plain, _ := plainDigits(Clean(text))
	m := shareText.FindStringSubmatch(plain)
	if m == nil {
		return Share{}, false
	}
	var s Share
	if word := strings.TrimSpace(m[1]); word != "" {
		op, ok := Operator(word)
		if !ok {
			return Share{}, false
		}
		s.Operator = op
	}
	low, _ := parseNumber(m[2])
	s.Low = low.value
	if m[4] != "" {
		upper, _ := parseNumber(m[4])
		s.Upper, s.Range = upper.value, true
	}
	s.Percent = m[3] != "" || m[5] != "" || max(s.Low, s.Upper) > 1
	if s.Percent {
		s.Low, s.Upper = s.Low/100, s.Upper/100
	}
	return s, s.Low <= 1 && s.Upper <= 1 && (!s.Range || s.Upper >= s.Low)
}

var (
	listMark  = regexp.MustCompile(`\s*[,;/&+]\s*|\s+(?:and|or|und|oder|et|ou|y|o)\s+`)
	rangeMark = regexp.MustCompile(`\s*[–—…]\s*|\s+(?:-|to|bis|through)\s+|\s*\.\.+\s*`)
	upward    = regexp.MustCompile(`(?i)^(.*?)\s*(?:\+|(?:and|or|und) (?:above|higher|up|höher))$`)
	downward  = regexp.MustCompile(`(?i)^(.*?)\s*(?:and|or|und) (?:below|lower|niedriger)$`)
)

// LevelGroup reads one level or several that a guideline counts together:
// "SRE1–SRE2", "SRE1, SRE2", "Staff and above". The reading is a problem when
// its code is set.
func (v *Vocab) LevelGroup(text string) ([]int, Reading) {
	clean := Clean(text)
	if number, r := v.Level(clean); number > 0 {
		return []int{number}, r
	}
	if m := upward.FindStringSubmatch(clean); m != nil {
		return v.levelRun(m[1], v.Ladder.Levels[len(v.Ladder.Levels)-1].Name, clean)
	}
	if m := downward.FindStringSubmatch(clean); m != nil {
		return v.levelRun(v.Ladder.Levels[0].Name, m[1], clean)
	}
	if parts := listMark.Split(clean, -1); len(parts) > 1 {
		return v.levelList(parts)
	}
	if ends := rangeMark.Split(clean, -1); len(ends) == 2 {
		return v.levelRun(ends[0], ends[1], clean)
	}
	return v.hyphenated(clean)
}

// hyphenated tries each hyphen as the mark of a range: level codes may hold
// some themselves.
func (v *Vocab) hyphenated(text string) ([]int, Reading) {
	for i, r := range text {
		if r != '-' {
			continue
		}
		if group, problem := v.levelRun(text[:i], text[i+1:], text); problem.Code == "" {
			return group, problem
		}
	}
	_, problem := v.Level(text)
	return nil, problem
}

func (v *Vocab) levelList(parts []string) ([]int, Reading) {
	var group []int
	for _, part := range parts {
		levels, problem := v.LevelGroup(part)
		if problem.Code != "" {
			return nil, problem
		}
		group = append(group, levels...)
	}
	return group, Reading{}
}

func (v *Vocab) levelRun(low, high, text string) ([]int, Reading) {
	first, problem := v.Level(low)
	if first == 0 {
		return nil, known(problem)
	}
	last, problem := v.Level(high)
	if last == 0 {
		return nil, known(problem)
	}
	if last < first {
		return nil, refuse(ladder.UnknownLevel, fmt.Sprintf("%q names the higher level first; write the lower one first.", text))
	}
	var group []int
	for level := first; level <= last; level++ {
		group = append(group, level)
	}
	return group, Reading{}
}

// known gives a blank level, which is no problem by itself, the code of one.
func known(r Reading) Reading {
	if r.Code == "" {
		return refuse(ladder.UnknownLevel, "The cell names no level.")
	}
	return r
}
