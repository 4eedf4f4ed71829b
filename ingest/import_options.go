package ingest

import (
	"strings"
	"time"

	"calibrate/ladder"
)

// Options say how to import. Ladder and Layouts are needed; the zero value of
// everything else decides nothing that the files themselves do not make certain.
type Options struct {
	Ladder  *ladder.Ladder            // the ladder of people whose roster names none
	Ladders map[string]*ladder.Ladder // further ladders by id
	Layouts []Layout                  // layouts.List
	Roster  []ladder.Person           // people read by earlier imports, of any cycle

	Cycle     string    // the cycle asked for; rows that name another one are problems
	Unnamed   string    // the cycle of files where nothing names one; "" calls it as their folder
	Today     time.Time // dates after it are in the future; the zero time checks none
	Scale     string    // name of the scale all sheets use; "" finds it from the cells
	DateOrder string    // "dmy", "mdy" or "ymd" settles 03/04/2020; "" makes it a problem
	Encoding  string    // of CSV files; "" finds it out
	Delimiter string    // of CSV files: one character or "tab"; "" finds it out

	NoRosterCheck     bool // take ratings by and about people the roster does not know
	Strict            bool // refuse a file with any problem whole
	IncludeHidden     bool // read hidden sheets
	AcceptSuggestions bool // take headings one edit away from one dimension

	Map    *Map // columns, sheets and people named explicitly; nil detects them all
	Limits Limits
}

// AllLadders gives the ladders in use, the main one first and the others in the
// order of their ids.
func (opt *Options) AllLadders() []*ladder.Ladder {
	return ladder.InOrder(opt.Ladder, opt.Ladders)
}

// LadderByID gives the ladder a roster names; "" is the main one.
func (opt *Options) LadderByID(id string) (*ladder.Ladder, bool) {
	for _, l := range opt.AllLadders() {
		if id == "" || strings.EqualFold(id, l.ID) || strings.EqualFold(id, l.Name) {
			return l, true
		}
	}
	return nil, false
}

// OpenOptions are those the files of an import are opened with. The words of
// the ladders and the people known already help to tell the encoding of a CSV.
func (opt *Options) OpenOptions() OpenOptions {
	return OpenOptions{Encoding: opt.Encoding, Delimiter: delimiter(opt.Delimiter), IncludeHidden: opt.IncludeHidden, Limits: opt.Limits, Known: opt.known()}
}

func (opt *Options) known() map[string]bool {
	known := map[string]bool{}
	for _, p := range opt.Roster {
		addKnown(known, p.Name)
	}
	if opt.Ladder == nil {
		return known
	}
	for _, l := range opt.AllLadders() {
		for _, w := range l.Fields {
			addKnown(known, w.Text)
		}
		for _, w := range l.States {
			addKnown(known, w.Text)
		}
	}
	return known
}
