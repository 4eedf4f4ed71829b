package ingest

import "bytes"

// An xmlAttr is one attribute of a start tag; its value is as it stands in the
// part, see xmlScanner.value.
type xmlAttr struct{ prefix, name, raw []byte }

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
