package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"strings"
)

// A part is one file of a workbook, as excelize gives it.
type part struct {
	name string
	bytes.Buffer
}

// Parts are what excelize takes for an archive that it writes to.
type parts []*part

// Create begins a part. A folder is none, though some programs list their folders.
func (p *parts) Create(name string) (io.Writer, error) {
	if strings.HasSuffix(name, "/") {
		return io.Discard, nil
	}
	next := &part{name: name}
	*p = append(*p, next)
	return next, nil
}

// AddFS is asked of every archive; excelize does not use it.
func (p *parts) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close has nothing to do.
func (p *parts) Close() error { return nil }

// An archive is the file that parts are packed into.
type archive struct {
	*zip.Writer
	packer *packer
	pen    *pen         // in whose spool the bodies wait; nil when there are none
	shared *sharedTexts // of the bodies; nil when there are none
	empty  emptyTexts   // of a copied workbook
}

// corePrefix gives the names of the document's properties the prefix that Excel
// writes: ExcelJS opens no workbook without it.
var corePrefix = strings.NewReplacer(`<coreProperties xmlns="`, `<cp:coreProperties xmlns:cp="`, "</coreProperties>", "</cp:coreProperties>",
	"<lastModifiedBy>", "<cp:lastModifiedBy>", "</lastModifiedBy>", "</cp:lastModifiedBy>", "<category>", "<cp:category>", "</category>", "</cp:category>")

// add adds a part: a picture as it is, for it is packed; a sheet with its body; all
// else packed.
func (a archive) add(p *part, b *body) error {
	content, method := p.Bytes(), zip.Deflate
	if isSheet(p.name) {
		if a.shared != nil {
			content = a.shared.moved(content)
		}
		content = a.empty.restored(p.name, content)
		content = withExtent(content, b)
	}
	if p.name == "docProps/core.xml" {
		content = []byte(corePrefix.Replace(string(content)))
	}
	var pieces []piece
	var err error
	switch {
	case path.Ext(p.name) == ".png":
		method, pieces = zip.Store, []piece{{packed: whole(content)}}
	case p.name == sharedPart && a.shared != nil:
		pieces, err = a.shared.behind(content, a)
	case b != nil:
		pieces, err = a.around(b, content)
	default:
		pieces, err = a.with(nil, content, true)
	}
	if err != nil {
		return err
	}
	return a.write(p.name, method, pieces)
}

// with packs some bytes behind the pieces that come before them.
func (a archive) with(pieces []piece, content []byte, last bool) ([]piece, error) {
	a.packer.reset()
	if _, err := a.packer.Write(content); err != nil {
		return nil, err
	}
	done, err := a.packer.end(last)
	done.bytes = slices.Clone(done.bytes)
	return append(pieces, piece{packed: done}), err
}

// around gives the pieces of a sheet: those of its body, and what excelize wrote
// before, between and behind them.
func (a archive) around(b *body, content []byte) (pieces []piece, err error) {
	rows := rowsOf(content)
	from := 0
	for _, p := range b.sorted() {
		before, after, err := rows.beside(p)
		if err != nil {
			return nil, err
		}
		if before > from {
			if pieces, err = a.with(pieces, content[from:before], false); err != nil {
				return nil, err
			}
		}
		pieces, from = append(pieces, *p), after
	}
	return a.with(pieces, content[from:], true)
}

// write writes the pieces of a part, with the first date that an archive knows.
func (a archive) write(name string, method uint16, pieces []piece) error {
	const version, firstOf1980 = 20, 1<<5 | 1
	header := zip.FileHeader{Name: name, Method: method, CreatorVersion: version, ReaderVersion: version}
	//lint:ignore SA1019 CreateRaw writes this field as it stands and knows nothing of Modified.
	header.ModifiedDate = firstOf1980
	for _, p := range pieces {
		header.CRC32 = sumOf(header.CRC32, p.sum, p.size)
		header.CompressedSize64 += uint64(p.length)
		header.UncompressedSize64 += uint64(p.size)
	}
	if header.UncompressedSize64 > math.MaxUint32 {
		return fmt.Errorf("the sheet has %d bytes, and no program opens more than %d; ask for one org at a time", header.UncompressedSize64, math.MaxUint32)
	}
	w, err := a.CreateRaw(&header)
	for _, p := range pieces {
		if err == nil {
			err = a.copy(w, p)
		}
	}
	return err
}

func (a archive) copy(w io.Writer, p piece) error {
	if p.bytes != nil {
		_, err := w.Write(p.bytes)
		return err
	}
	_, err := io.Copy(w, io.NewSectionReader(a.pen.spool, p.at, p.length))
	return err
}
