package ingest

import (
	"bytes"
	"io"
)

// An xmlAttr is one attribute of a start tag; its value is as it stands in the
// part, see xmlScanner.value.
type xmlAttr struct{ prefix, name, raw []byte }

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

// wholeTag returns what stands between the brackets of the tag at hand, which
// it consumes, and the classes of all its bytes.
func (s *xmlScanner) wholeTag() ([]byte, byte, error) {
	var quote, classes byte
	for at := 1; ; {
		for window := s.buf[s.r:s.w]; at < len(window); at++ {
			c := window[at]
			classes |= byteClass[c]
			switch {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				s.r += at + 1
				return window[1:at], classes, nil
			case c == '"' || c == '\'':
				quote = c
			}
		}
		if err := s.more(); err == io.EOF {
			return nil, 0, malformed("the part ends inside a tag: the file is cut off or damaged")
		} else if err != nil {
			return nil, 0, err
		}
	}
}

func (s *xmlScanner) readEndTag() error {
	tag, _, err := s.wholeTag()
	if err != nil {
		return err
	}
	name := trimRight(tag[1:])
	if len(s.open.starts) == 0 {
		return malformed("</%s> closes nothing", name)
	}
	if !bytes.Equal(name, s.open.top()) {
		return malformed("</%s> stands where </%s> was expected", name, s.open.top())
	}
	s.open.pop()
	return nil
}

func (s *xmlScanner) readStartTag() error {
	tag, classes, err := s.wholeTag()
	switch {
	case err != nil:
		return err
	case classes&classBad != 0 || classes&classWide != 0 && !validText(tag):
		return malformed("a tag holds bytes that are not XML text")
	case len(s.open.starts) == 0 && s.rootSeen:
		return malformed("a second root element follows the first")
	case len(s.open.starts) >= s.limits.Depth:
		return malformed("elements are nested deeper than %d", s.limits.Depth)
	}
	s.rootSeen, s.plain = true, classes&(classEscape|classBreak) == 0
	if len(tag) > 0 && tag[len(tag)-1] == '/' {
		s.emptyTag, tag = true, tag[:len(tag)-1]
	}
	prefix, local, rest, ok := cutName(tag)
	if !ok {
		return malformed("<%.40s is not a tag", tag)
	}
	s.open.push(tag[:len(tag)-len(rest)])
	if err := s.readAttrs(rest); err != nil {
		return err
	}
	return s.setName(prefix, local)
}

func (s *xmlScanner) setName(prefix, local []byte) error {
	s.name = local
	if len(prefix) == 0 {
		s.space = s.open.standard
		return nil
	}
	if s.space = s.open.resolve(prefix); s.space == spaceUnbound {
		return malformed("the prefix of <%s:%s> is bound to no namespace", prefix, local)
	}
	return nil
}

// readAttrs reads the attributes of a start tag and binds the prefixes among them.
func (s *xmlScanner) readAttrs(rest []byte) error {
	s.attrs = s.attrs[:0]
	for {
		trimmed := trimLeft(rest)
		if len(trimmed) == 0 {
			return nil
		}
		if len(trimmed) == len(rest) {
			return malformed("an attribute of <%s> follows another without a space", s.open.top())
		}
		var attr xmlAttr
		var ok bool
		if attr, rest, ok = cutAttr(trimmed); !ok {
			return malformed("%.60q is not an attribute of <%s>", trimmed, s.open.top())
		}
		if err := s.addAttr(attr); err != nil {
			return err
		}
	}
}

func (s *xmlScanner) addAttr(attr xmlAttr) error {
	for _, other := range s.attrs {
		if bytes.Equal(other.name, attr.name) && bytes.Equal(other.prefix, attr.prefix) {
			return malformed("<%s> has the attribute %s twice", s.open.top(), attr.name)
		}
	}
	if len(s.attrs) >= s.limits.Attributes {
		return malformed("<%s> has more than %d attributes", s.open.top(), s.limits.Attributes)
	}
	s.attrs = append(s.attrs, attr)
	value, err := s.value(attr)
	switch {
	case err != nil:
		return err
	case len(attr.prefix) == 0 && string(attr.name) == "xmlns":
		s.open.bind(nil, value)
	case string(attr.prefix) == "xmlns":
		s.open.bind(attr.name, value)
	}
	return nil
}

// cutAttr takes name="value" off the front of a tag's rest.
func cutAttr(b []byte) (attr xmlAttr, rest []byte, ok bool) {
	if attr.prefix, attr.name, b, ok = cutName(b); !ok {
		return attr, nil, false
	}
	if b = trimLeft(b); len(b) == 0 || b[0] != '=' {
		return attr, nil, false
	}
	if b = trimLeft(b[1:]); len(b) == 0 || b[0] != '"' && b[0] != '\'' {
		return attr, nil, false
	}
	for i, c := range b[1:] {
		switch c {
		case b[0]:
			attr.raw = b[1 : i+1]
			return attr, b[i+2:], true
		case '<':
			return attr, nil, false
		}
	}
	return attr, nil, false
}

// cutName takes a qualified name off the front of b; both halves must be names.
func cutName(b []byte) (prefix, local, rest []byte, ok bool) {
	colon, end := -1, 0
	for ; end < len(b) && byteClass[b[end]]&className != 0; end++ {
		if b[end] != ':' {
			continue
		}
		if colon >= 0 {
			return nil, nil, b, false
		}
		colon = end
	}
	local, rest = b[colon+1:end], b[end:]
	if colon >= 0 {
		prefix = b[:colon]
	}
	return prefix, local, rest, beginsName(local) && (colon < 0 || beginsName(prefix))
}

func beginsName(b []byte) bool {
	return len(b) > 0 && b[0] != '-' && b[0] != '.' && (b[0] < '0' || b[0] > '9')
}

// trimLeft takes XML white space off the front.
func trimLeft(b []byte) []byte {
	for len(b) > 0 && byteClass[b[0]]&classInk == 0 {
		b = b[1:]
	}
	return b
}

// trimRight takes XML white space off the end.
func trimRight(b []byte) []byte {
	for len(b) > 0 && byteClass[b[len(b)-1]]&classInk == 0 {
		b = b[:len(b)-1]
	}
	return b
}

// attr gives the value of an attribute without a namespace, "" when it is absent.
func (s *xmlScanner) attr(name string) string { return s.attrIn(spaceNone, name) }

// attrIn gives the value of an attribute of a namespace, "" when it is absent.
func (s *xmlScanner) attrIn(space xmlSpace, name string) string {
	for _, attr := range s.attrs {
		if string(attr.name) != name || (len(attr.prefix) == 0) != (space == spaceNone) {
			continue
		}
		if space == spaceNone || s.open.resolve(attr.prefix) == space {
			value, _ := s.value(attr) // its entities were resolved once already, by addAttr
			return string(value)
		}
	}
	return ""
}

// is reports whether the start tag just read has a name of a namespace.
func (s *xmlScanner) is(space xmlSpace, name string) bool {
	return s.space == space && string(s.name) == name
}
