package ingest

// nesting is the stack of open elements: their qualified names end to end, and
// where each begins.
type nesting struct {
	names    []byte
	starts   []int
	bindings []binding
	standard xmlSpace // what no prefix means
}

// A binding gives a prefix its namespace while the element at a depth is open.
type binding struct {
	prefix string
	space  xmlSpace
	depth  int
}

func (n *nesting) push(name []byte) {
	n.starts = append(n.starts, len(n.names))
	n.names = append(n.names, name...)
}

func (n *nesting) top() []byte { return n.names[n.starts[len(n.starts)-1]:] }

// pop closes the innermost element and forgets the prefixes it bound.
func (n *nesting) pop() {
	last := len(n.starts) - 1
	n.names, n.starts = n.names[:n.starts[last]], n.starts[:last]
	for i := len(n.bindings) - 1; i >= 0 && n.bindings[i].depth > last; i-- {
		n.bindings = n.bindings[:i]
		n.standard = n.resolve(nil)
	}
}

// bind gives a prefix a namespace inside the innermost element.
func (n *nesting) bind(prefix, uri []byte) {
	n.bindings = append(n.bindings, binding{string(prefix), spaceOf(uri), len(n.starts)})
	if len(prefix) == 0 {
		n.standard = spaceOf(uri)
	}
}

// resolve gives the namespace of a prefix, spaceUnbound when it has none.
func (n *nesting) resolve(prefix []byte) xmlSpace {
	for i := len(n.bindings) - 1; i >= 0; i-- {
		if n.bindings[i].prefix == string(prefix) {
			return n.bindings[i].space
		}
	}
	switch string(prefix) {
	case "":
		return spaceNone
	case "xml":
		return spaceOther
	}
	return spaceUnbound
}
