package workbook

import (
	"bytes"
	"compress/flate"
	"hash/crc32"
)

// A packed is a run of bytes of a part, packed by itself: packed one by one, in any
// order, they make one packed part when they are put one behind the other.
type packed struct {
	bytes  []byte
	length int64  // packed
	size   int64  // unpacked
	sum    uint32 // CRC-32 of it unpacked
}

// A piece is some rows of a sheet, packed.
type piece struct {
	packed            // without its bytes when they wait in the spool
	at          int64 // there
	first, last int   // numbers of its rows
	wide        int   // columns of its widest row
}

// whole is a run of bytes that is not packed.
func whole(content []byte) packed {
	n := int64(len(content))
	return packed{content, n, n, crc32.ChecksumIEEE(content)}
}

// A packer packs one run of bytes after the other.
type packer struct {
	flate *flate.Writer
	out   bytes.Buffer
	size  int64
	sum   uint32
}

// newPacker makes a packer of a level of package flate.
func newPacker(level int) *packer {
	p := &packer{}
	p.flate, _ = flate.NewWriter(&p.out, level) // fails for unknown levels alone
	return p
}

func (p *packer) Write(b []byte) (int, error) {
	p.size += int64(len(b))
	p.sum = crc32.Update(p.sum, crc32.IEEETable, b)
	return p.flate.Write(b)
}

// end ends a run of bytes on a whole byte, the last of its part for good. What it
// gives is good until the packer is made ready for the next.
func (p *packer) end(last bool) (packed, error) {
	finish := p.flate.Flush
	if last {
		finish = p.flate.Close
	}
	err := finish()
	return packed{p.out.Bytes(), int64(p.out.Len()), p.size, p.sum}, err
}

func (p *packer) reset() {
	p.out.Reset()
	p.flate.Reset(&p.out)
	p.size, p.sum = 0, 0
}

// sumOf gives the checksum of two runs of bytes put one behind the other, from
// the checksum of each and the length of the second. A CRC is a remainder of
// polynomials over GF(2): each byte behind the first run multiplies it by x⁸.
func sumOf(first, second uint32, length int64) uint32 {
	return times(first, power(8*uint64(length))) ^ second
}

// one is the polynomial 1: coefficients stand in reverse, as the CRC of archives
// has them.
const one = 1 << 31

// times multiplies two polynomials modulo that of the CRC.
func times(a, b uint32) uint32 {
	var product uint32
	for ; a != 0; a <<= 1 {
		if a&one != 0 {
			product ^= b
		}
		carry := b & 1
		b >>= 1
		if carry != 0 {
			b ^= crc32.IEEE
		}
	}
	return product
}

// power gives x to the power n modulo the polynomial of the CRC.
func power(n uint64) uint32 {
	result, square := uint32(one), uint32(one>>1)
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			result = times(result, square)
		}
		square = times(square, square)
	}
	return result
}
