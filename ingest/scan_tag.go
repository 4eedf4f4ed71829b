package ingest

import (
	"bytes"
	"io"
)

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
