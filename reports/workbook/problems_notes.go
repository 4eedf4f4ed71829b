package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
)

// Where openpyxl keeps notes and what draws them, as a part and as relations name it.
// Excelize adds to notes that lie where Excel has them, and loses these.
var (
	otherNotes  = regexp.MustCompile(`/?xl/comments/comment(\d+)\.xml`)
	otherShapes = regexp.MustCompile(`/?xl/drawings/commentsDrawing(\d+)\.vml`)
)

// withNotesInPlace gives a workbook whose notes lie where Excel has them. One that is
// no zip archive, has none of openpyxl's notes, or has other notes in that place, is
// given as it is.
func withNotesInPlace(data []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || !hasOtherNotes(z) {
		return data
	}
	var moved bytes.Buffer
	out := zip.NewWriter(&moved)
	for _, f := range z.File {
		if err := movePart(out, f); err != nil {
			return data
		}
	}
	if out.Close() != nil {
		return data
	}
	return moved.Bytes()
}

func hasOtherNotes(z *zip.Reader) bool {
	other := false
	for _, f := range z.File {
		if ours, _ := path.Match("xl/comments[0-9]*.xml", f.Name); ours {
			return false
		}
		if ours, _ := path.Match("xl/drawings/vmlDrawing*.vml", f.Name); ours {
			return false
		}
		other = other || otherNotes.MatchString(f.Name)
	}
	return other
}

// movePart copies a part under the name that it is to have, and the names in it.
func movePart(out *zip.Writer, f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	content, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	if strings.HasSuffix(f.Name, ".rels") {
		content = otherNotes.ReplaceAll(content, []byte("../comments$1.xml"))
		content = otherShapes.ReplaceAll(content, []byte("../drawings/vmlDrawing$1.vml"))
	}
	if f.Name == contentTypes {
		content = otherNotes.ReplaceAll(content, []byte("/xl/comments$1.xml"))
		content = otherShapes.ReplaceAll(content, []byte("/xl/drawings/vmlDrawing$1.vml"))
	}
	name := otherShapes.ReplaceAllString(otherNotes.ReplaceAllString(f.Name, "xl/comments$1.xml"), "xl/drawings/vmlDrawing$1.vml")
	part, err := out.Create(name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	_, err = part.Write(content)
	return err
}
