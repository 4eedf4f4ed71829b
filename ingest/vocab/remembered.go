package vocab

import "sync/atomic"

// A memory keeps what headings were taken for: each layout asks for the same
// ones. It has the last text of each slot, so it never grows.
type memory [4096]atomic.Pointer[remembered]

type remembered struct {
	text    string
	heading Heading
}

// slot is where a text is kept, whichever text is there now.
func (m *memory) slot(text string) *atomic.Pointer[remembered] {
	hash := uint32(2166136261) // FNV-1a
	for i := range len(text) {
		hash = (hash ^ uint32(text[i])) * 16777619
	}
	return &m[(hash^hash>>12)%uint32(len(m))]
}
