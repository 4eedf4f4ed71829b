package ingest

import (
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"
)

// The classes of bytes that a scan must know about.
const (
	classBad     byte = 1 << iota // a control character, never XML text
	classWide                     // part of a character beyond ASCII, to be validated
	classEscape                   // & or carriage return: the text is not as it stands
	classBracket                  // >, which may end a forbidden ]]>
	className                     // may be part of a qualified name
	classInk                      // anything but XML white space
	classBreak                    // white space that is a space in an attribute
)

var byteClass = func() (class [256]byte) {
	for c := range class {
		switch {
		case c == ' ':
		case c == '\t' || c == '\n' || c == '\r':
			class[c] = classBreak
		case c < ' ':
			class[c] = classBad | classInk
		case c >= utf8.RuneSelf:
			class[c] = classWide | className | classInk
		case 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_' || c == '-' || c == '.' || c == ':':
			class[c] = className | classInk
		default:
			class[c] = classInk
		}
	}
	class['&'] |= classEscape
	class['\r'] |= classEscape
	class['>'] |= classBracket
	return class
}()

// readText reads text up to the next tag.
func (s *xmlScanner) readText() (xmlToken, error) {
	raw, classes, err := s.textRun()
	switch {
	case err != nil:
		return endOfPart, err
	case classes&classBad != 0 || classes&classWide != 0 && !validText(raw):
		return endOfPart, malformed("a text holds bytes that are not XML text")
	case classes&classBracket != 0 && bytes.Contains(raw, []byte("]]>")):
		return endOfPart, malformed("a text holds ]]>")
	case classes&classInk != 0 && len(s.open.starts) == 0:
		return endOfPart, malformed("%.40q stands outside the root element", raw)
	}
	s.text = raw
	if classes&classEscape != 0 {
		s.text, err = s.unescape(raw)
	}
	return charData, err
}

// textRun returns the unread bytes before the next "<", which it consumes, and
// their classes.
func (s *xmlScanner) textRun() ([]byte, byte, error) {
	var classes byte
	for at := 0; ; {
		window := s.buf[s.r:s.w]
		for at < len(window) && window[at] != '<' {
			classes |= byteClass[window[at]]
			at++
		}
		if at < len(window) {
			s.r += at
			return window[:at], classes, nil
		}
		if err := s.more(); err == io.EOF {
			s.r += at
			return s.buf[s.r-at : s.r], classes, nil
		} else if err != nil {
			return nil, 0, err
		}
	}
}

// value gives an attribute's value, entities resolved and white space made spaces.
func (s *xmlScanner) value(attr xmlAttr) ([]byte, error) {
	if s.plain {
		return attr.raw, nil
	}
	spaced := bytes.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s.newlines(attr.raw))
	return s.unescape(spaced)
}

// newlines turns CR LF and CR into LF, as XML asks.
func (s *xmlScanner) newlines(raw []byte) []byte {
	if bytes.IndexByte(raw, '\r') < 0 {
		return raw
	}
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
}

// unescape resolves entities and line ends into scratch.
func (s *xmlScanner) unescape(raw []byte) ([]byte, error) {
	raw = s.newlines(raw)
	s.scratch = s.scratch[:0]
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			s.scratch = append(s.scratch, raw...)
			return s.scratch, nil
		}
		s.scratch = append(s.scratch, raw[:i]...)
		name, rest, found := bytes.Cut(raw[i+1:], []byte(";"))
		r, ok := entity(name)
		if !found || !ok {
			return nil, malformed("&%.20s; is no entity of XML; only a DOCTYPE, which is refused, could define it", name)
		}
		s.scratch = utf8.AppendRune(s.scratch, r)
		raw = rest
	}
}

// entity gives the character an entity stands for.
func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, numeric := bytes.CutPrefix(name, []byte("#"))
	digits, hex := bytes.CutPrefix(digits, []byte("x"))
	base := 10
	if hex {
		base = 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	return rune(n), numeric && err == nil && n <= utf8.MaxRune && isXMLChar(rune(n))
}

// isXMLChar reports whether XML 1.0 allows a character.
func isXMLChar(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r >= 0xD800 && r < 0xE000:
		return false
	}
	return r != 0xFFFE && r != 0xFFFF
}
