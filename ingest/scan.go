package ingest

import (
	"bytes"
	"fmt"
	"io"

	"calibrate/ladder"
)

// An xmlToken is what an xmlScanner has just read.
type xmlToken uint8

const (
	endOfPart xmlToken = iota
	startTag           // name, space and attrs are set; an empty element gives its end tag next
	endTag             // name is not set
	charData           // text is set, entities resolved; one run may come in several pieces
)

// A fault is a violation of the format, told without its place: whoever knows
// sheet and cell makes a Refusal of it.
type fault struct{ code, text, message string }

func (f *fault) Error() string { return f.message }

func malformed(format string, args ...any) *fault {
	return &fault{code: ladder.MalformedXML, message: fmt.Sprintf(format, args...)}
}

// maxToken bounds one tag or one run of text: the longest cell, each character
// escaped, takes a tenth of it.
const maxToken = 4 << 20

// An xmlScanner reads one XML part of a workbook as a stream of tokens, in
// bounded memory. It reads XML 1.0 with namespaces, and refuses DOCTYPE, and
// with it every entity but the five of XML itself; whatever is not well-formed
// is a fault, so that nothing after it can vanish. It exists because sheet
// data is the hot path: by encoding/xml, as excelize reads it, a sheet takes
// six to eight times as long (BenchmarkOpen, BenchmarkExcelizeRows). What it takes is
// fuzzed against what encoding/xml takes.
//
// What a token's fields hold is valid until the next call of next.
type xmlScanner struct {
	name  []byte   // local name of the element
	space xmlSpace // namespace of the element
	attrs []xmlAttr
	text  []byte

	src       io.Reader
	buf       []byte
	r, w      int   // the unread bytes are buf[r:w]
	read      int64 // bytes consumed before buf[0]
	srcErr    error // why src gives no more, io.EOF at its end
	limits    Limits
	open      nesting
	scratch   []byte // where entities are resolved
	emptyTag  bool   // the start tag just read ends itself
	plain     bool   // its attributes' values are as they stand
	rootSeen  bool
	transcode bool // the part was UTF-16, made UTF-8 before it came here
}

func newScanner(src io.Reader, limits Limits) *xmlScanner {
	return &xmlScanner{src: src, buf: make([]byte, 64<<10), limits: limits}
}

// offset is the number of the byte where the token being read begins.
func (s *xmlScanner) offset() int64 { return s.read + int64(s.r) }

// next reads one token. After endOfPart or an error it must not be called again.
func (s *xmlScanner) next() (xmlToken, error) {
	if s.emptyTag {
		s.emptyTag = false
		s.open.pop()
		return endTag, nil
	}
	for {
		if s.r == s.w {
			if err := s.more(); err == io.EOF {
				return endOfPart, s.atEnd()
			} else if err != nil {
				return endOfPart, err
			}
		}
		if s.buf[s.r] != '<' {
			return s.readText()
		}
		if err := s.need(2); err != nil {
			return endOfPart, err
		}
		token, done, err := s.readMarkup(s.buf[s.r+1])
		if err != nil || done {
			return token, err
		}
	}
}

// readMarkup reads what begins with "<"; done is false for comments and
// processing instructions, which give no token.
func (s *xmlScanner) readMarkup(second byte) (token xmlToken, done bool, err error) {
	switch second {
	case '?':
		return 0, false, s.readInstruction()
	case '!':
		return s.readDeclaration()
	case '/':
		return endTag, true, s.readEndTag()
	}
	return startTag, true, s.readStartTag()
}

// atEnd checks that the part held one element, closed.
func (s *xmlScanner) atEnd() error {
	if len(s.open.starts) > 0 {
		return malformed("the part ends inside <%s>, expected its closing tag: the file is cut off or damaged", s.open.top())
	}
	if !s.rootSeen {
		return malformed("the part holds no element")
	}
	return nil
}

// skip reads on to the end of the element whose start tag was just read.
func (s *xmlScanner) skip() error {
	for depth := 1; depth > 0; {
		token, err := s.next()
		switch {
		case err != nil:
			return err
		case token == startTag:
			depth++
		case token == endTag:
			depth--
		}
	}
	return nil
}

// more makes at least one more byte unread, moving and growing the buffer as
// it must; io.EOF when there is none.
func (s *xmlScanner) more() error {
	if s.srcErr != nil {
		return s.srcErr
	}
	if s.r > 0 {
		copy(s.buf, s.buf[s.r:s.w])
		s.read, s.w, s.r = s.read+int64(s.r), s.w-s.r, 0
	}
	if s.w == len(s.buf) {
		if len(s.buf) >= maxToken {
			return &fault{code: ladder.TooLarge, message: fmt.Sprintf("one tag or text is longer than %s; a cell holds at most 32,767 characters, so shorten the text", byteCount(maxToken))}
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for s.srcErr == nil {
		n, err := s.src.Read(s.buf[s.w:])
		s.w, s.srcErr = s.w+n, err
		if n > 0 {
			return nil
		}
	}
	return s.srcErr
}

// need makes at least n bytes unread.
func (s *xmlScanner) need(n int) error {
	for s.w-s.r < n {
		if err := s.more(); err == io.EOF {
			return malformed("the part ends inside a tag: the file is cut off or damaged")
		} else if err != nil {
			return err
		}
	}
	return nil
}

// until returns the unread bytes before the next mark, which it consumes too,
// looking from an offset on.
func (s *xmlScanner) until(from int, mark string) ([]byte, error) {
	if err := s.need(from); err != nil {
		return nil, err
	}
	for at := from; ; {
		if i := bytes.Index(s.buf[s.r+at:s.w], []byte(mark)); i >= 0 {
			body := s.buf[s.r+from : s.r+at+i]
			s.r += at + i + len(mark)
			return body, nil
		}
		at = max(from, s.w-s.r-len(mark)+1)
		if err := s.need(s.w - s.r + 1); err != nil {
			return nil, err
		}
	}
}
