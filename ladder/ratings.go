package ladder

import (
	"iter"
	"slices"
)

// Ratings is a list of ratings held in little room, for one workbook can have a
// million: what the ratings of one row share is held once, what many cells say
// alike is held once, and a rating itself takes 16 bytes. The zero value is an
// empty list.
type Ratings struct {
	runs     []Run
	values   []Value
	topics   []Topic
	marks    []Mark
	comments []Comment // in the order of their ratings

	valueAt map[string][]int32 // text → its values
	topicAt map[Topic]int32
}

// A Run is what neighbouring ratings of one rater and employee share.
type Run struct {
	From, To        int // the ratings From ≤ i < To
	File, Sheet     string
	Cycle           string
	Employee, Rater string
	Relation        Relation
}

// A Value is what a cell says and how it was read.
type Value struct {
	State State
	Level float64 // meaningful only when State is Rated
	Text  string
	Rule  string
}

// A Topic is what a rating is about.
type Topic struct{ Ladder, Dimension string }

// A Mark is one rating without what it shares: the place of its cell, and which
// of Topics and Values are its own.
type Mark struct{ Row, Col, Topic, Value int32 }

// A Comment is the comment of one rating, by its index.
type Comment struct {
	Rating int
	Text   string
}

// NewRatings lists the ratings given.
func NewRatings(list ...Rating) Ratings {
	var r Ratings
	r.Add(list...)
	return r
}

// Add puts ratings at the end of the list.
func (r *Ratings) Add(list ...Rating) {
	for i := range list {
		x := &list[i]
		r.Begin(Run{
			File: x.Source.File, Sheet: x.Source.Sheet, Cycle: x.Cycle,
			Employee: x.Employee, Rater: x.Rater, Relation: x.Relation,
		})
		r.Put(Mark{
			Row: int32(x.Source.Row), Col: int32(x.Source.Col),
			Topic: r.Topic(Topic{x.Ladder, x.Dimension}), Value: r.Value(Value{x.State, x.Level, x.Text, x.Rule}),
		}, x.Comment)
	}
}

// Begin says what the ratings that Put adds next share. They go on with the last
// run when that shares the same; the run's From and To are not looked at.
func (r *Ratings) Begin(shared Run) {
	at := len(r.marks)
	if last := len(r.runs) - 1; last >= 0 {
		shared.From, shared.To = r.runs[last].From, r.runs[last].To
		if r.runs[last] == shared {
			return
		}
	}
	shared.From, shared.To = at, at
	r.runs = append(r.runs, shared)
}

// Put adds a rating to the run begun last, which is to have one at least.
func (r *Ratings) Put(mark Mark, comment string) {
	if comment != "" {
		r.comments = append(r.comments, Comment{len(r.marks), comment})
	}
	r.marks = append(r.marks, mark)
	r.runs[len(r.runs)-1].To++
}

// Value gives the index a Mark has for a value.
func (r *Ratings) Value(v Value) int32 {
	for _, i := range r.valueAt[v.Text] {
		if r.values[i] == v {
			return i
		}
	}
	if r.valueAt == nil {
		r.valueAt = map[string][]int32{}
	}
	i := int32(len(r.values))
	r.valueAt[v.Text] = append(r.valueAt[v.Text], i)
	r.values = append(r.values, v)
	return i
}

// Topic gives the index a Mark has for a topic.
func (r *Ratings) Topic(t Topic) int32 {
	i, known := r.topicAt[t]
	if known {
		return i
	}
	if r.topicAt == nil {
		r.topicAt = map[Topic]int32{}
	}
	i = int32(len(r.topics))
	r.topicAt[t] = i
	r.topics = append(r.topics, t)
	return i
}

// Grow makes room for n more ratings.
func (r *Ratings) Grow(n int) { r.marks = slices.Grow(r.marks, n) }

// Len is the number of ratings.
func (r *Ratings) Len() int { return len(r.marks) }

// Runs lists the runs in the order of their ratings; Values and Topics what
// marks refer to by index; Marks the ratings; Comments those there are, in the
// order of their ratings. They are the list's own: read them.
func (r *Ratings) Runs() []Run         { return r.runs }
func (r *Ratings) Values() []Value     { return r.values }
func (r *Ratings) Topics() []Topic     { return r.topics }
func (r *Ratings) Marks() []Mark       { return r.marks }
func (r *Ratings) Comments() []Comment { return r.comments }

// Comment is the comment of rating i, "" when it has none.
func (r *Ratings) Comment(i int) string {
	at, found := slices.BinarySearchFunc(r.comments, i, func(c Comment, i int) int { return c.Rating - i })
	if !found {
		return ""
	}
	return r.comments[at].Text
}

// All gives the ratings whole, with their indexes.
func (r *Ratings) All() iter.Seq2[int, Rating] {
	return func(yield func(int, Rating) bool) {
		for n := range r.runs {
			for i := r.runs[n].From; i < r.runs[n].To; i++ {
				if !yield(i, r.in(&r.runs[n], i)) {
					return
				}
			}
		}
	}
}

// At gives rating i whole.
func (r *Ratings) At(i int) Rating {
	n, found := slices.BinarySearchFunc(r.runs, i, func(run Run, i int) int { return run.From - i })
	if !found {
		n--
	}
	return r.in(&r.runs[n], i)
}

func (r *Ratings) in(run *Run, i int) Rating {
	mark := r.marks[i]
	value, topic := &r.values[mark.Value], &r.topics[mark.Topic]
	return Rating{
		Source: Source{File: run.File, Sheet: run.Sheet, Row: int(mark.Row), Col: int(mark.Col)},
		Cycle:  run.Cycle, Employee: run.Employee, Rater: run.Rater, Relation: run.Relation,
		Ladder: topic.Ladder, Dimension: topic.Dimension,
		State: value.State, Level: value.Level, Text: value.Text, Rule: value.Rule, Comment: r.Comment(i),
	}
}

// Unread makes rating i unread by a rule: its text stays.
func (r *Ratings) Unread(i int, rule string) {
	text := r.values[r.marks[i].Value].Text
	r.marks[i].Value = r.Value(Value{State: Unread, Text: text, Rule: rule})
}

// Drop takes ratings out; the others keep their order.
func (r *Ratings) Drop(indexes map[int]bool) {
	if len(indexes) == 0 {
		return
	}
	all := *r
	r.runs, r.marks, r.comments = nil, make([]Mark, 0, len(all.marks)-len(indexes)), nil
	for n := range all.runs {
		begun := false
		for i := all.runs[n].From; i < all.runs[n].To; i++ {
			if indexes[i] {
				continue
			}
			if !begun {
				r.Begin(all.runs[n])
				begun = true
			}
			r.Put(all.marks[i], all.Comment(i))
		}
	}
}
