package ingest

import (
	"bytes"
	"unicode/utf8"
)

// readInstruction passes over <?…?>; the XML declaration must come first and
// name an encoding that the bytes are in.
func (s *xmlScanner) readInstruction() error {
	first := s.offset() == 0
	body, err := s.until(2, "?>")
	if err != nil {
		return err
	}
	if !validText(body) {
		return malformed("a processing instruction holds bytes that are not XML text")
	}
	prefix, target, rest, ok := cutName(body)
	switch {
	case !ok || len(prefix) > 0 || len(rest) > 0 && byteClass[rest[0]]&classInk != 0:
		return malformed("a processing instruction has no target")
	case !bytes.EqualFold(target, []byte("xml")):
		return nil
	case !first:
		return malformed("an XML declaration stands in the middle of the part")
	}
	return s.checkEncoding(rest)
}

// checkEncoding refuses a part that says it is neither UTF-8 nor UTF-16.
func (s *xmlScanner) checkEncoding(declaration []byte) error {
	_, after, found := bytes.Cut(declaration, []byte("encoding"))
	after = bytes.TrimLeft(after, " \t\r\n=")
	if !found || len(after) < 2 {
		return nil
	}
	name, _, _ := bytes.Cut(after[1:], after[:1])
	switch string(bytes.ToLower(name)) {
	case "utf-8", "utf8", "us-ascii":
		return nil
	case "utf-16", "utf-16le", "utf-16be":
		if s.transcode {
			return nil
		}
	}
	return malformed("the part says its encoding is %q, expected UTF-8 or UTF-16 as its bytes are", name)
}

// readDeclaration reads <!--…-->, <![CDATA[…]]>, and refuses <!DOCTYPE.
func (s *xmlScanner) readDeclaration() (xmlToken, bool, error) {
	if err := s.need(4); err != nil {
		return 0, false, err
	}
	if bytes.HasPrefix(s.buf[s.r:s.w], []byte("<!--")) {
		body, err := s.until(4, "-->")
		if err == nil && (!validText(body) || bytes.Contains(body, []byte("--")) || bytes.HasSuffix(body, []byte("-"))) {
			err = malformed("a comment holds what XML forbids in comments")
		}
		return 0, false, err
	}
	const open = "<![CDATA["
	if err := s.need(len(open)); err != nil {
		return 0, false, err
	}
	if !bytes.HasPrefix(s.buf[s.r:s.w], []byte(open)) || len(s.open.starts) == 0 {
		return 0, false, malformed("a <!DOCTYPE or other declaration, which no workbook needs and which can hide entities: " +
			"do not open this file elsewhere unless you trust its sender")
	}
	body, err := s.until(len(open), "]]>")
	if err != nil {
		return 0, false, err
	}
	if !validText(body) {
		return 0, false, malformed("a text holds bytes that are not XML text")
	}
	s.text = s.newlines(body)
	return charData, true, nil
}

// validText reports whether bytes are UTF-8 of characters XML allows.
func validText(b []byte) bool {
	for _, c := range b {
		if byteClass[c]&classBad != 0 {
			return false
		}
	}
	return utf8.Valid(b) && !bytes.Contains(b, []byte("\uFFFE")) && !bytes.Contains(b, []byte("\uFFFF"))
}
