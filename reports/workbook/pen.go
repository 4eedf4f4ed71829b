package workbook

import (
	"os"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"calibrate/analysis"
)

// A pen writes the bodies of the sheets of one workbook.
type pen struct {
	folder string // where the spool lies
	work   errgroup.Group
	idle   sync.Pool // of scribes

	lock  sync.Mutex
	spool *os.File // pieces in the order in which they were done; nil before the first
	end   int64
}

// A scribe is what one piece is written with.
type scribe struct {
	rowWriter
	*packer
	cells []cell
}

// packAt is how many bytes of XML are packed at a time.
const packAt = 1 << 16

// penOf gives the pen of a workbook. The styles of tables get their numbers before
// any row is written: they must not depend on which processor comes first.
func (b *book) penOf() (*pen, error) {
	if b.pen != nil {
		return b.pen, nil
	}
	for _, l := range tableLooks() {
		if _, err := b.style(l); err != nil {
			return nil, err
		}
	}
	p := &pen{folder: b.folder}
	p.work.SetLimit(runtime.GOMAXPROCS(0))
	p.idle.New = func() any {
		return &scribe{rowWriter: rowWriter{style: b.numbered}, packer: newPacker(b.effort)}
	}
	b.pen = p
	return p, nil
}

// tableLooks are the looks of cells in tables.
func tableLooks() []look {
	looks := []look{insetLook, longLook, insetLook.asText("="), longLook.asText("="), alertLook, noneLook, hiddenLook, whyLook, openLook, leadLook}
	for _, kind := range []analysis.Kind{analysis.Count, analysis.Rating, analysis.Delta, analysis.Share, analysis.Points, analysis.Stat, analysis.Chance, analysis.Median, analysis.LevelNo, analysis.Text} {
		looks = append(looks, numberLook(kind))
		if zero := analysis.ExcelZero(kind); zero != "" {
			looks = append(looks, look{color: black, format: zero})
		}
	}
	return looks
}

// start has a piece written as soon as a processor is free. Until then it waits, so
// that no more rows are in memory than are written.
func (p *pen) start(done *piece, write func(*scribe) error) {
	p.work.Go(func() error {
		s := p.idle.Get().(*scribe)
		defer p.idle.Put(s)
		s.reset()
		err := write(s)
		if err == nil {
			err = s.pack()
		}
		if err == nil {
			done.packed, err = s.packer.end(false)
		}
		if err == nil {
			done.wide = s.wide
			err = p.keep(done)
		}
		return err
	})
}

func (s *scribe) reset() {
	s.xml, s.wide = s.xml[:0], 0
	s.packer.reset()
}

// line writes a row and packs what has gathered.
func (s *scribe) line(number int, height float64, cells []cell) error {
	if err := s.row(number, height, cells); err != nil || len(s.xml) < packAt {
		return err
	}
	return s.pack()
}

func (s *scribe) pack() error {
	_, err := s.Write(s.xml)
	s.xml = s.xml[:0]
	return err
}

// keep puts a piece into the spool.
func (p *pen) keep(done *piece) error {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.spool == nil {
		var err error
		if p.spool, err = os.CreateTemp(p.folder, ".rows-*"); err != nil {
			return err
		}
	}
	if _, err := p.spool.WriteAt(done.bytes, p.end); err != nil {
		return err
	}
	done.bytes, done.at = nil, p.end
	p.end += done.length
	return nil
}

// discard lets the spool go, when nobody writes to it any more.
func (p *pen) discard() {
	p.work.Wait() // what went wrong was said when the file was put together
	if p.spool != nil {
		p.spool.Close()
		os.Remove(p.spool.Name())
	}
}
