package packet

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// A packer packs the pages of a PDF that is written to it in one piece, as fpdf does.
type packer struct{ to io.Writer }

func (p packer) Write(b []byte) (int, error) {
	pdf, err := readPlain(b)
	if err != nil {
		return 0, err
	}
	return len(b), pdf.write(p.to)
}

// A plainPDF is a PDF whose pages fpdf has left as they are. It would compress them one
// after the other, each with a compressor made for it, which takes longer than drawing
// them; packed here, on both cores, they have the bytes that fpdf would have given them.
type plainPDF struct {
	data    []byte
	objects []object // in the order they stand in
	xref    int      // where the table of objects begins
}

// An object is a numbered part of a PDF.
type object struct {
	number, from, to int
	page             []byte // the content, if it is that of a page
}

var errNoTable = errors.New("the PDF has no table of objects where its end says")

// readPlain finds the objects by the table at the end.
func readPlain(data []byte) (p plainPDF, err error) {
	p.data = data
	end, n := data[max(0, bytes.LastIndex(data, []byte("startxref\n"))):], 0
	if _, err := fmt.Sscanf(string(end), "startxref\n%d", &p.xref); err != nil || p.xref >= len(data) {
		return p, errNoTable
	}
	if _, err := fmt.Sscanf(string(data[p.xref:]), "xref\n0 %d\n", &n); err != nil {
		return p, errNoTable
	}
	for i, entry := range bytes.Split(data[p.xref:], []byte("\n"))[2:][:n] {
		from, err := strconv.Atoi(string(entry[:bytes.IndexByte(entry, ' ')]))
		if err != nil {
			return p, errNoTable
		}
		if i > 0 { // the first entry is that of no object
			p.objects = append(p.objects, object{number: i, from: from})
		}
	}
	slices.SortFunc(p.objects, func(a, b object) int { return a.from - b.from })
	for i := range p.objects {
		p.objects[i].to = p.xref
		if i+1 < len(p.objects) {
			p.objects[i].to = p.objects[i+1].from
		}
	}
	return p, p.findPages()
}

// findPages finds the contents of pages, each behind its page.
func (p *plainPDF) findPages() error {
	after := false
	for i, o := range p.objects {
		text := p.data[o.from:o.to]
		if after {
			_, rest, _ := bytes.Cut(text, []byte("<</Length "))
			size, content, ok := bytes.Cut(rest, []byte(">>\nstream\n"))
			n, err := strconv.Atoi(string(size))
			if !ok || err != nil || n > len(content) {
				return fmt.Errorf("object %d of the PDF is not the content of a page", o.number)
			}
			p.objects[i].page = content[:n]
		}
		after = bytes.HasPrefix(text, fmt.Appendf(nil, "%d 0 obj\n<</Type /Page\n", o.number))
	}
	return nil
}

// write writes the PDF with its pages packed.
func (p plainPDF) write(w io.Writer) error {
	packed, err := p.packPages()
	if err != nil {
		return err
	}
	out := &counted{Writer: w}
	out.Write(p.data[:p.objects[0].from])
	moved := make([]int, len(p.objects)+1)
	for i, o := range p.objects {
		moved[o.number] = out.n
		if o.page == nil {
			out.Write(p.data[o.from:o.to])
			continue
		}
		fmt.Fprintf(out, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", o.number, len(packed[i]))
		out.Write(packed[i])
		io.WriteString(out, "\nendstream\nendobj\n")
	}
	table := out.n
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", len(moved))
	for _, at := range moved[1:] {
		fmt.Fprintf(out, "%010d 00000 n \n", at)
	}
	_, trailer, _ := bytes.Cut(p.data[p.xref:], []byte("trailer\n"))
	trailer, _, _ = bytes.Cut(trailer, []byte("startxref\n"))
	fmt.Fprintf(out, "trailer\n%sstartxref\n%d\n%%%%EOF\n", trailer, table)
	return out.err
}

// packPages compresses the pages as fpdf does, on both cores.
func (p plainPDF) packPages() ([][]byte, error) {
	packed, next := make([][]byte, len(p.objects)), atomic.Int64{}
	var group errgroup.Group
	for range 2 {
		group.Go(func() error {
			writer, err := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed)
			for i := int(next.Add(1)) - 1; err == nil && i < len(p.objects); i = int(next.Add(1)) - 1 {
				if p.objects[i].page != nil {
					packed[i], err = compressed(writer, p.objects[i].page)
				}
			}
			return err
		})
	}
	return packed, group.Wait()
}

func compressed(writer *zlib.Writer, page []byte) ([]byte, error) {
	var b bytes.Buffer
	writer.Reset(&b)
	_, err := writer.Write(page)
	err = errors.Join(err, writer.Close())
	return b.Bytes(), err
}

// A counted writer knows how many bytes it was given, and keeps the first error.
type counted struct {
	io.Writer
	n   int
	err error
}

func (c *counted) Write(b []byte) (int, error) {
	if c.err == nil {
		_, c.err = c.Writer.Write(b)
	}
	c.n += len(b)
	return len(b), c.err
}
