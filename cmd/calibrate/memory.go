package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// A company of 10,000 people has to fit into 1 GB, in one process with the
// database: memory is bounded by what there is to do, here and nowhere else.
const (
	// collectAt is how much garbage, in per cent of what is in use, may gather
	// before it is collected, as long as that stays below the bound of boundHeap.
	collectAt = 200

	// An import holds the cells and the batch of one file at a time: little garbage
	// gathers, and what does is collected late, up to a bound for large files.
	collectImporting = 400
	importingHeap    = 320 << 20

	leastHeap     = 540 << 20
	heapPerPerson = 54 << 10 // in use at the peak of the jobs, with room to collect

	// The database spills to disk beyond its bound: the largest query sorts the
	// ratings, which take about four times what the files hold packed, and two jobs
	// may sort at once: with less it has been out of memory.
	leastDatabase = 192 << 20
	mostDatabase  = 2 << 30
	unpacked      = 12
)

// boundHeap keeps the program's own memory near a bound: beyond it garbage is
// collected at once, and memory given back.
func boundHeap(people int) {
	debug.SetMemoryLimit(max(leastHeap, int64(people)*heapPerPerson))
}

// boundImporting does so for a program that imports and does nothing else. One file
// is read from front to back: a second processor would have nothing to do, and waking
// it again and again takes a twelfth of the time. What is given back lets the
// processors go on as before.
func boundImporting(files int) (done func()) {
	debug.SetGCPercent(collectImporting)
	debug.SetMemoryLimit(importingHeap)
	if files != 1 {
		return func() {}
	}
	before := runtime.GOMAXPROCS(1)
	return func() { runtime.GOMAXPROCS(before) }
}

// databaseMemory bounds the database by the size of its file and of what is to
// come into it.
func databaseMemory(files ...string) int64 {
	size := int64(0)
	for _, name := range files {
		if info, err := os.Stat(name); err == nil {
			size += info.Size()
		}
	}
	return min(mostDatabase, max(leastDatabase, unpacked*size))
}
