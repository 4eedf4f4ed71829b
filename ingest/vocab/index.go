package vocab

import "slices"

// An index finds what a word stands for, by its exact form first and its loose
// form second. A word that stands for several things gives all of them.
type index[T comparable] struct {
	exact, loose map[string][]T
	fold         func(string) string
	keys         []string // loose keys in the order they came, for near misses
}

func newIndex[T comparable](fold func(string) string) index[T] {
	return index[T]{exact: map[string][]T{}, loose: map[string][]T{}, fold: fold}
}

// add files one spelling of a thing; the empty spelling files nothing.
func (x *index[T]) add(text string, thing T) {
	strict, loose := exact(text), x.fold(text)
	if strict == "" {
		return
	}
	put(x.exact, strict, thing)
	if loose == "" {
		return
	}
	if _, known := x.loose[loose]; !known {
		x.keys = append(x.keys, loose)
	}
	put(x.loose, loose, thing)
}

func put[T comparable](m map[string][]T, key string, thing T) {
	if !slices.Contains(m[key], thing) {
		m[key] = append(m[key], thing)
	}
}

// find gives everything the text can stand for.
func (x *index[T]) find(text string) []T {
	if found := x.exact[exact(text)]; len(found) > 0 {
		return found
	}
	if loose := x.fold(text); loose != "" {
		return x.loose[loose]
	}
	return nil
}

// one gives what the text stands for when that is one thing.
func (x *index[T]) one(text string) (thing T, ok bool) {
	found := x.find(text)
	if len(found) != 1 {
		return thing, false
	}
	return found[0], true
}

// near gives the things one edit away from the text.
func (x *index[T]) near(text string) []T {
	var list []T
	loose := x.fold(text)
	for _, key := range x.keys {
		if !oneEdit(loose, key) {
			continue
		}
		for _, thing := range x.loose[key] {
			if !slices.Contains(list, thing) {
				list = append(list, thing)
			}
		}
	}
	return list
}
