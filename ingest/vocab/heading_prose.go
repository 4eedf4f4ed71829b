package vocab

import (
	"regexp"
	"slices"
	"strings"
)

var question = regexp.MustCompile(`(?i)^(?:please\s+)?(?:rate|assess|score|evaluate|how (?:would|do) you (?:rate|assess|score)|how (?:good|strong) is|bitte bewerten sie|bewerten sie|bewerte|évaluez|evalúe)\s+(?:(?:the|their|his|her|this|your|employee'?s?|person'?s?|colleague'?s?|team ?member'?s?|\pL+['’]s|die|den|das|la|le|el|(?:on|in|at|with regard to|with respect to))\s+)*(.+?)\s*[?.:]*$`)

// asked reads a question that asks to rate one dimension.
func (v *Vocab) asked(text string) (Heading, bool) {
	if !strings.Contains(text, " ") {
		return Heading{}, false
	}
	m := question.FindStringSubmatch(text)
	if m == nil {
		return Heading{}, false
	}
	h, ok := v.named(strings.Trim(m[1], "*_")) // as Typeform marks what is bold
	return h, ok && (h.Kind == Dimension || h.Kind == Ambiguous)
}

// grid is a question over several rows and, behind a dash or the end of its sentence, one
// of them: "Please rate your colleague on each - Architecture".
var grid = regexp.MustCompile(`(?i)^((?:please\s+)?(?:rate|assess|score|evaluate|how (?:would|do) you (?:rate|assess|score)|bitte bewerten sie|bewerten sie|évaluez|evalúe)\s.*?)(?:\s[-–—]\s|[.:?]\s*)\s*(\S.*?)\s*$`)

var aYear = regexp.MustCompile(`20\d\d`)

// ofGrid reads the heading of one row of a grid. A question about anything but how
// somebody is doing now leaves it unknown.
func (v *Vocab) ofGrid(text string) (Heading, bool) {
	if !strings.ContainsAny(text, "-–—.:?") {
		return Heading{}, false
	}
	m := grid.FindStringSubmatch(text)
	if m == nil || aYear.MatchString(m[1]) || slices.ContainsFunc(words(m[1]), func(word string) bool {
		return noPerson[word] || nameToo[word] || agreed[word] || otherwise[word] || notOfWork[word]
	}) {
		return Heading{}, false
	}
	h, ok := v.named(m[2])
	return h, ok && h.Kind == Dimension
}

// notOfWork are words of questions that ask for something else than a rating of another.
var notOfWork = wordSet("importance important relevance relevant yourself myself selbst sich confidence confident frequency often potential wichtigkeit wichtig importancia")

// maxWords is the most words a heading may have whose parts no mark separates;
// longer ones are questions and prose.
const maxWords = 12

// commented reads a dimension with a comment word before or after it and no
// mark between, such as "Innovation comments" or "Comments on Innovation".
func (v *Vocab) commented(text string) (Heading, bool) {
	fields := strings.Fields(text)
	if len(fields) > maxWords {
		return Heading{}, false
	}
	for cut := 1; cut < len(fields); cut++ {
		left, right := strings.Join(fields[:cut], " "), strings.Join(fields[cut:], " ")
		if h, ok := v.joined(v.part(left), v.part(right)); ok {
			return h, true
		}
		if cut+1 < len(fields) && fillers[Key(fields[cut])] {
			if h, ok := v.joined(v.part(left), v.part(strings.Join(fields[cut+1:], " "))); ok {
				return h, true
			}
		}
	}
	return Heading{}, false
}

var general = regexp.MustCompile(`(?i)^(?:(?:any|all|other|overall|general|additional|final|further|closing|summary|manager|rater|reviewer|your|allgemeine[rs]?|weitere|sonstige|zusätzliche|autres|generales)\s+)+(\pL+)$`)

// generalComment reads the heading of remarks on the whole, such as "Overall
// comments".
func (v *Vocab) generalComment(text string) (Heading, bool) {
	if !strings.Contains(text, " ") {
		return Heading{}, false
	}
	m := general.FindStringSubmatch(strings.TrimRight(text, ":?"))
	if m == nil {
		return Heading{}, false
	}
	h, ok := v.named(m[1])
	return h, ok && h.Is("comment")
}

// description parts a heading from what explains it: the lines below it, or
// brackets behind it.
var description = regexp.MustCompile(`^\s*([^\n\r]+?)\s*(?:[\n\r]\s*([\s\S]+)|[(\[（［]([^()\[\]（）［］]+)[)\]）］]\s*\*?\s*)$`)

// described reads a dimension with an explanation. A word in it that may say that
// the column is something else than the ratings, such as a year, a relation or a
// target, leaves the heading unknown.
func (v *Vocab) described(text string) (Heading, bool) {
	m := description.FindStringSubmatch(text)
	if m == nil {
		return Heading{}, false
	}
	about := m[2] + m[3]
	if !scaleNote.MatchString(strings.Trim(about, "()[]（） ")) && (len(words(about)) < 2 || strings.ContainsAny(about, "0123456789?") || slices.ContainsFunc(words(about), v.turns)) {
		return Heading{}, false
	}
	h := v.part(m[1])
	return h, h.Kind == Dimension
}

// turns reports whether a word of an explanation may make the column one of
// something else than the ratings of a dimension.
func (v *Vocab) turns(word string) bool {
	_, relation := v.relations.one(word)
	_, field := v.fields.one(word)
	_, state := v.State(word)
	return relation || field || state || noPerson[word] || nameToo[word] || agreed[word] || otherwise[word]
}

// otherwise are further words of headings over what nobody rated in this cycle.
var otherwise = wordSet("average avg mean median total sum overall current next future goal desired self change difference trend last old durchschnitt mittelwert aktuell künftig moyenne actuel promedio actual 平均 合計 前回 今回")
