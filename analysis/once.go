package analysis

import (
	"maps"
	"slices"
	"sync"
)

// A memo keeps what several jobs of one run need, so that it is read and
// computed once.
type memo struct {
	mu     sync.Mutex
	known  map[memoKey]func() (any, error)
	beside bool // Runs for several orgs go side by side
}

// A memoKey says what a figure is, and of which part of the store.
type memoKey struct{ what, cycle, org, reader string }

// Remembering gives an input that reads the people and the ladders of each cycle once,
// whoever asks for them: jobs and reports.
func (in Input) Remembering() Input {
	in.memo = &memo{known: map[memoKey]func() (any, error){}}
	return in
}

// SideBySide gives an input whose Runs go beside one another, each for its own org.
func (in Input) SideBySide() Input {
	in = in.Remembering()
	in.memo.beside = true
	return in
}

// settle drops what the jobs of a Run shared, and keeps the people and the ladders of
// each cycle and the list of files, which every report asks for again.
func (in Input) settle() {
	in.memo.drop(func(key memoKey) bool {
		return in.owns(key) && !slices.Contains([]string{everybodyOnce, peopleOnce, versionsOnce, filesOnce, problemsOnce}, key.what)
	})
}

// Forget drops all that was found of the input's own org for its own reader: to be
// called when the org is done with.
func (in Input) Forget() { in.memo.drop(in.owns) }

func (in Input) owns(key memoKey) bool { return key.org == in.Org && key.reader == in.For }

// drop drops what the keys given stand for. The rows of results may hold on to
// the input, and would keep it in memory.
func (m *memo) drop(of func(memoKey) bool) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.DeleteFunc(m.known, func(key memoKey, _ func() (any, error)) bool { return of(key) })
}

// OfCompany is the input without its scope, for what is no figure of anybody: the
// names on the roster, the ladders, the files.
func (in Input) OfCompany() Input {
	in.Org, in.For = "", ""
	return in
}

// Once gives what compute gives, computed once for all jobs of a Run that ask
// for the same thing of the same cycle, org and reader. What it gives is shared:
// nobody may change it.
func Once[T any](in Input, what string, compute func() (T, error)) (T, error) {
	if in.memo == nil {
		return compute()
	}
	in.memo.mu.Lock()
	key := memoKey{what, in.Cycle, in.Org, in.For}
	known, ok := in.memo.known[key]
	if !ok {
		known = sync.OnceValues(func() (any, error) { return compute() })
		in.memo.known[key] = known
	}
	in.memo.mu.Unlock()
	value, err := known()
	if err != nil {
		var none T
		return none, err
	}
	return value.(T), nil
}
