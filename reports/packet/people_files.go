package packet

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"calibrate/ladder"
)

// A peopleFile is one further file of people's pages.
type peopleFile struct {
	Name   string
	People []personLink
}

// InFiles reports whether the packet in a folder has people's pages in files beside
// index.html.
func InFiles(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, fileName(1)))
	return err == nil
}

func fileName(n int) string { return fmt.Sprintf("people-%03d.html", n) }

// Title says which orgs a file is about: the one, or the first and the last.
func (f peopleFile) Title() string {
	first, last := f.People[0].Group, f.People[len(f.People)-1].Group
	if first == last {
		return first
	}
	return first + " to " + last
}

// deal deals people, who stand org by org, to files. A file is closed when it is
// full, and where an org ends once it is half full.
func (ix *index) deal() {
	from := 0
	for i := range ix.people {
		ended := i+1 == len(ix.people)
		if !ended && i+1-from < filePeople && (i+1-from < filePeople/2 || ladder.OrgWithin(ix.people[i+1].Org, ix.people[i].Org)) {
			continue
		}
		f := peopleFile{fileName(len(ix.files) + 1), ix.people[from : i+1]}
		for j := range f.People {
			f.People[j].File = f.Name
		}
		ix.files, from = append(ix.files, f), i+1
	}
}

// file finds a file of people by its name.
func (ix *index) file(name string) peopleFile {
	for _, f := range ix.files {
		if f.Name == name {
			return f
		}
	}
	return peopleFile{Name: name}
}

// fileAfter is the file after the one of a name; after the last there is none.
func (ix *index) fileAfter(name string) peopleFile {
	for i, f := range ix.files[1:] {
		if ix.files[i].Name == name {
			return f
		}
	}
	return peopleFile{}
}

// A queue holds people, who come by id, until everybody who stands in the same file
// is there.
type queue struct {
	sizes   []int // people in each file, in their order
	file    map[string]int
	waiting map[int][]person
	next    int
}

func newQueue(ix *index) *queue {
	q := &queue{sizes: []int{len(ix.people)}, file: map[string]int{"": 0}, waiting: map[int][]person{}}
	if len(ix.files) > 0 {
		q.sizes = nil
	}
	for i, f := range ix.files {
		q.sizes, q.file[f.Name] = append(q.sizes, len(f.People)), i
	}
	return q
}

// add takes a person in and gives the files that are complete and whose turn it is,
// the people of each in the order of their pages.
func (q *queue) add(p person) (full [][]person) {
	at := q.file[p.Link.File]
	q.waiting[at] = append(q.waiting[at], p)
	for ; q.next < len(q.sizes) && len(q.waiting[q.next]) == q.sizes[q.next]; q.next++ {
		people := q.waiting[q.next]
		delete(q.waiting, q.next)
		slices.SortFunc(people, func(a, b person) int { return cmp.Compare(a.Link.Page, b.Link.Page) })
		full = append(full, people)
	}
	return full
}
