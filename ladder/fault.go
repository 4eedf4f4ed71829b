package ladder

import (
	"fmt"
	"strings"
)

// A Fault is one thing wrong with a ladder file.
type Fault struct {
	Line    int    // from 1; 0 when the ladder did not come from a file
	Key     string // path of the key, entries of a list counted from 1, such as "levels[2].code"
	Message string // what was seen, what was expected, what to do
}

// Faults is everything wrong with a ladder file, in the order of its lines.
// Load and New return it as their error.
type Faults struct {
	File string
	List []Fault
}

// Error gives one line for each fault: file, line, key, message.
func (f *Faults) Error() string {
	lines := make([]string, len(f.List))
	for i, fault := range f.List {
		lines[i] = f.place(fault) + fault.Message
	}
	return strings.Join(lines, "\n")
}

func (f *Faults) place(fault Fault) string {
	place := f.File
	if fault.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, fault.Line)
	}
	if fault.Key != "" {
		place += ": " + fault.Key
	}
	return place + ": "
}
