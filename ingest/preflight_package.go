package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"calibrate/ladder"
)

// A relation is one line of a part's relationships: from r:id to another part.
type relation struct {
	id, kind, target string // kind is the last word of its type; target is a part's name
	external         bool
}

// refusal makes a Refusal of whatever went wrong inside a part.
func (a *archive) refusal(at ladder.Source, part string, err error) error {
	var f *fault
	if !errors.As(err, &f) {
		return err
	}
	if at.Row > 0 && at.Col == 0 {
		part += fmt.Sprintf(", row %d", at.Row)
	}
	return refuse(at, f.code, "part %s: %s", part, f.message).seen(f.text)
}

// scan opens a part as XML, UTF-8 or UTF-16.
func (a *archive) scan(part string) (*xmlScanner, error) {
	source, err := a.open(part)
	if err != nil {
		return nil, err
	}
	mark := make([]byte, 4)
	n, err := io.ReadFull(source, mark)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	mark = mark[:n]
	source = io.MultiReader(bytes.NewReader(mark), source)
	if order := utf16Order(mark); order != nil {
		return a.scanUTF16(source, a.size(part), order)
	}
	if bytes.HasPrefix(mark, []byte("\ufeff")) {
		io.CopyN(io.Discard, source, 3)
	}
	return newScanner(source, a.limits), nil
}

// scanUTF16 turns a UTF-16 part into UTF-8 as a whole: such parts are legal
// and rare.
func (a *archive) scanUTF16(source io.Reader, size int, order byteOrder) (*xmlScanner, error) {
	raw := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := raw.ReadFrom(source); err != nil {
		return nil, err
	}
	text, at := decodeUTF16(raw.Bytes(), order)
	if at >= 0 {
		return nil, malformed("the part is UTF-16 and byte %d belongs to no character", at)
	}
	s := newScanner(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))), a.limits)
	s.transcode = true
	return s, nil
}

// children calls each with the scanner at every start tag below the root of a
// part; each may read on inside its element. The root must have a name of a
// namespace.
func (a *archive) children(part string, space xmlSpace, root string, each func(*xmlScanner) error) error {
	s, err := a.scan(part)
	if err != nil {
		return err
	}
	if err := s.enter(space, root); err != nil {
		return err
	}
	for {
		token, err := s.next()
		if err != nil || token == endOfPart {
			return err
		}
		if token != startTag {
			continue
		}
		if err := each(s); err != nil {
			return err
		}
	}
}

// enter reads up to the root's start tag.
func (s *xmlScanner) enter(space xmlSpace, root string) error {
	for {
		token, err := s.next()
		switch {
		case err != nil:
			return err
		case token == startTag && !s.is(space, root):
			return malformed("its root is <%s>, or is of another namespace than expected; expected <%s>", s.name, root)
		case token == startTag:
			return nil
		}
	}
}

// contentTypes reads which type each part has.
func (a *archive) contentTypes() (func(part string) string, error) {
	const part = "[Content_Types].xml"
	byName, byExtension := map[string]string{}, map[string]string{}
	err := a.children(part, spaceTypes, "Types", func(s *xmlScanner) error {
		switch {
		case s.is(spaceTypes, "Override"):
			byName[strings.ToLower(strings.TrimPrefix(s.attr("PartName"), "/"))] = s.attr("ContentType")
		case s.is(spaceTypes, "Default"):
			byExtension[strings.ToLower(s.attr("Extension"))] = s.attr("ContentType")
		}
		return nil
	})
	typeOf := func(part string) string {
		part = strings.ToLower(part)
		if kind, found := byName[part]; found {
			return kind
		}
		return byExtension[strings.TrimPrefix(path.Ext(part), ".")]
	}
	return typeOf, a.refusal(ladder.Source{File: a.file}, part, err)
}

// relations reads the relationships of a part, "" for those of the package.
// A part without any has no relationships part.
func (a *archive) relations(of string) ([]relation, error) {
	part := path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
	if of == "" {
		part = "_rels/.rels"
	}
	if !a.has(part) {
		return nil, nil
	}
	var list []relation
	err := a.children(part, spacePackage, "Relationships", func(s *xmlScanner) error {
		if !s.is(spacePackage, "Relationship") {
			return nil
		}
		one := relation{id: s.attr("Id"), kind: path.Base(s.attr("Type")), external: s.attr("TargetMode") == "External"}
		if !one.external {
			var err error
			if one.target, err = resolveTarget(of, s.attr("Target")); err != nil {
				return err
			}
		}
		list = append(list, one)
		return nil
	})
	return list, a.refusal(ladder.Source{File: a.file}, part, err)
}

// resolveTarget gives the part a relationship points to. Targets are relative
// to the folder of the part they belong to, or absolute.
func resolveTarget(of, target string) (string, error) {
	clean, err := url.PathUnescape(target)
	if err != nil {
		return "", malformed("the relationship target %q is no part name", target)
	}
	clean, _, _ = strings.Cut(clean, "#")
	if !strings.HasPrefix(clean, "/") {
		clean = "/" + path.Join(path.Dir("/"+of), clean)
	}
	return strings.TrimPrefix(path.Clean(clean), "/"), nil
}
