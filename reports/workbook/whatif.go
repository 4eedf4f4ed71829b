package workbook

import (
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A whatIf is what the live sheets start from: every person on the ladder with
// their levels, and the guideline in whole people.
type whatIf struct {
	levels []ladder.Level
	people []whatIfPerson // by id
	lines  []whatIfLine
	own    int // of the lines, those of orgs with a guideline of their own; they come first
	left   int // people on other ladders, who are not here
}

// A whatIfPerson is one line of the list. Levels are numbers, 0 for none.
type whatIfPerson struct {
	ladder.Person
	assessed int
	decided  int
}

// agreed is what the list starts with: the decision, else the current level.
func (p whatIfPerson) agreed() int {
	if p.decided > 0 {
		return p.decided
	}
	return p.Level
}

// ifAll is the level of a person when every nomination passes.
func (p whatIfPerson) ifAll() int {
	if p.Proposed > 0 {
		return p.Proposed
	}
	return p.Level
}

// A whatIfLine is one line of the guideline for one org.
type whatIfLine struct {
	org       string // as the list of people has it; "" for everybody
	about     string // the org as the table of the guideline has it
	from      string // the org whose guideline it is
	levels    []int
	text      string // such as "≤ 20.0 %"
	low, high int    // people allowed
	n         int    // people the guideline was reckoned for
}

// has says whether the line is about a person's org.
func (l whatIfLine) has(org string) bool { return l.org == "" || ladder.OrgWithin(org, l.org) }

// mostLines is how many lines of the guideline are kept live: each counts all
// people anew at every change.
const mostLines = 60

// newWhatIf gathers what the live sheets show from the tables of the jobs and the
// roster. It has nobody when the job gap was not run.
func (s *summary) newWhatIf() (whatIf, error) {
	in := s.bundle.Input
	w := whatIf{levels: in.Ladder.Levels}
	gap, ran := s.bundle.Result("gap")
	if !ran {
		return w, nil
	}
	assessed := levelsOf(tableOf(gap, "assessed"), "assessed", in.Ladder)
	decisions, _ := s.bundle.Result("decisions")
	decided := levelsOf(tableOf(decisions, "decisions"), "agreed", in.Ladder)
	people, err := analysis.People(s.ctx, in)
	if err != nil {
		return w, err
	}
	for _, p := range people {
		if in.LadderOf(p) != in.Ladder {
			w.left++
			continue
		}
		w.people = append(w.people, whatIfPerson{p, assessed[p.ID], decided[p.ID]})
	}
	levels, _ := s.bundle.Result("levels")
	w.lines = w.guideline(tableOf(levels, ownLines), in)
	w.own = len(w.lines)
	w.lines = append(w.lines, w.guideline(tableOf(levels, inheritedLines), in)...)
	return w, nil
}

// The tables of the job levels that have lines of the guideline.
const ownLines, inheritedLines = "guideline", "guideline_by_org"

// tableOf finds a table of a result; an empty one when it has none of that name.
func tableOf(r analysis.Result, name string) analysis.Table {
	for _, t := range r.Tables {
		if t.Name == name {
			return t
		}
	}
	return analysis.Table{}
}

// levelsOf gives the number of the level in a column by employee.
func levelsOf(t analysis.Table, column string, l *ladder.Ladder) map[string]int {
	found := map[string]int{}
	ids, codes := values(t, "employee"), values(t, column)
	if codes == nil {
		return found
	}
	for i, id := range ids {
		who, _ := id.Text()
		code, _ := codes[i].Text()
		if level, ok := l.LevelByName(code); ok {
			found[who] = level.Number
		}
	}
	return found
}

// guideline reads the lines of a table of the job levels, those nearest the top of the
// org tree first. Lines of groups that may not be shown are left out.
func (w whatIf) guideline(t analysis.Table, in analysis.Input) []whatIfLine {
	columns := map[string][]analysis.Value{}
	for _, name := range []string{"org", "levels", "guideline", "from", "allowed_from", "allowed_to", "n"} {
		if columns[name] = values(t, name); columns[name] == nil {
			return nil
		}
	}
	var lines []whatIfLine
	within := w.peopleWithin()
	for i := range columns["org"] {
		line, shown := lineAt(columns, i, in.Ladder)
		line.org = w.place(within, line.about)
		empty := line.org == "" && line.n == 0 // an org without anybody on the ladder
		if shown && !empty && len(line.levels) > 0 {
			lines = append(lines, line)
		}
	}
	slices.SortStableFunc(lines, func(a, b whatIfLine) int { return len(ladder.OrgParts(a.org)) - len(ladder.OrgParts(b.org)) })
	return lines
}

// lineAt reads a row of the guideline; shown is false where what it allows may not be shown.
func lineAt(columns map[string][]analysis.Value, i int, l *ladder.Ladder) (line whatIfLine, shown bool) {
	low, lowShown := columns["allowed_from"][i].Num()
	high, highShown := columns["allowed_to"][i].Num()
	n, _ := columns["n"][i].Num()
	line = whatIfLine{low: int(low), high: int(high), n: int(n), levels: numbersOf(columns["levels"][i], l)}
	line.about, _ = columns["org"][i].Text()
	line.text, _ = columns["guideline"][i].Text()
	line.from, _ = columns["from"][i].Text()
	return line, lowShown && highShown
}

// peopleWithin counts the people of each org and of all below it.
func (w whatIf) peopleWithin() map[string]int {
	within := map[string]int{}
	for _, p := range w.people {
		parts := ladder.OrgParts(p.Org)
		for n := range parts {
			within[strings.Join(parts[:n+1], ladder.OrgSeparator)]++
		}
	}
	return within
}

// place is the org of a line as the list of people has it: "" where it is that of
// everybody, be it the company or the org asked for.
func (w whatIf) place(within map[string]int, about string) string {
	org := strings.Join(ladder.OrgParts(about), ladder.OrgSeparator)
	if n := within[org]; n == 0 || n == len(w.people) {
		return ""
	}
	return org
}

// numbersOf reads codes of levels joined by commas, the lowest first; nil when one is unknown.
func numbersOf(codes analysis.Value, l *ladder.Ladder) []int {
	text, _ := codes.Text()
	var numbers []int
	for _, code := range strings.Split(text, ", ") {
		level, ok := l.LevelByName(code)
		if !ok {
			return nil
		}
		numbers = append(numbers, level.Number)
	}
	slices.Sort(numbers)
	return numbers
}

// count is how many people stand at the levels of a line.
func (w whatIf) count(l whatIfLine, level func(whatIfPerson) int) (n int) {
	for _, p := range w.people {
		if l.has(p.Org) && slices.Contains(l.levels, level(p)) {
			n++
		}
	}
	return n
}

// holding gives the lines of everybody's guideline that hold for a level, one of each
// set of levels: alone, or together with others.
func (w whatIf) holding(level int) (lines []whatIfLine) {
	for _, l := range w.lines {
		known := func(k whatIfLine) bool { return slices.Equal(k.levels, l.levels) }
		if l.org == "" && slices.Contains(l.levels, level) && !slices.ContainsFunc(lines, known) {
			lines = append(lines, l)
		}
	}
	return lines
}

// alone gives the guideline of everybody at one level; ok is false without one.
func (w whatIf) alone(level int) (line whatIfLine, ok bool) {
	for _, l := range w.holding(level) {
		if len(l.levels) == 1 {
			return l, true
		}
	}
	return whatIfLine{}, false
}

// status says how a count stands to what a line allows, as the job levels does.
func (l whatIfLine) status(n int) (off int, text string) {
	switch {
	case n > l.high:
		return n - l.high, count(n-l.high) + " over"
	case n < l.low:
		return n - l.low, count(l.low-n) + " under"
	}
	return 0, "within"
}

// allowed says how many people the line allows.
func (l whatIfLine) allowed() string {
	switch {
	case l.low == l.high:
		return count(l.low)
	case l.low == 0:
		return "up to " + count(l.high)
	case l.high >= l.n:
		return count(l.low) + " or more"
	}
	return count(l.low) + " to " + count(l.high)
}

// marks are the ends of what the line allows, for a chart: empty where there is no limit.
func (l whatIfLine) marks() (low, high cell) {
	if l.low > 0 {
		low = cell{float64(l.low), countLook}
	}
	if l.high < l.n {
		high = cell{float64(l.high), countLook}
	}
	return low, high
}

func count(n int) string { return analysis.FormatNumber(analysis.Count, float64(n)) }

// The four ways to place a person, in the order of the columns.
var ways = []struct {
	head   string
	level  func(whatIfPerson) int
	colour string
}{
	{"Current", func(p whatIfPerson) int { return p.Level }, pale},
	{"If all pass", whatIfPerson.ifAll, proposedBar},
	{"Assessed", func(p whatIfPerson) int { return p.assessed }, assessedBar},
	{"Agreed", whatIfPerson.agreed, calm},
}
