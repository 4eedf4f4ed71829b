package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// slotsFlag is --slots: promotions that may be granted, by level as it was written.
type slotsFlag map[string]int

func (s *slotsFlag) Set(text string) error {
	if *s == nil {
		*s = slotsFlag{}
	}
	for part := range strings.SplitSeq(text, ",") {
		level, number, _ := strings.Cut(part, "=")
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if level = strings.TrimSpace(level); err != nil || level == "" {
			return fmt.Errorf("%q is no level with a number; write SRE4=3", part)
		}
		if n < 0 {
			return fmt.Errorf("%d promotions to %s; 0 is the fewest", n, level)
		}
		(*s)[level] = n
	}
	return nil
}

func (s *slotsFlag) String() string {
	var parts []string
	for _, level := range slices.Sorted(maps.Keys(*s)) {
		parts = append(parts, fmt.Sprintf("%s=%d", level, (*s)[level]))
	}
	return strings.Join(parts, ",")
}

func (s *slotsFlag) Type() string { return "slots" }

// budgetFlag is --budget: promotions that may be granted in all; nil without a limit.
type budgetFlag struct{ most *int }

func (b *budgetFlag) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil {
		return err
	}
	if n < 0 {
		return fmt.Errorf("%d promotions; 0 is the fewest", n)
	}
	b.most = &n
	return nil
}

func (b *budgetFlag) String() string {
	if b.most == nil {
		return ""
	}
	return strconv.Itoa(*b.most)
}

func (b *budgetFlag) Type() string { return "budget" }

// flagError says in plain words what is wrong with a flag.
func flagError(err error) error {
	var number *strconv.NumError
	if errors.As(err, &number) {
		text, _, _ := strings.Cut(err.Error(), ": strconv.")
		err = fmt.Errorf("%s: write a whole number", text)
		if number.Func == "ParseUint" {
			err = fmt.Errorf("%w, 0 or more", err)
		}
	}
	return usageError{err}
}

// trimmed are texts without spaces around them; one empty one of none.
func trimmed(texts []string) []string {
	if len(texts) == 0 {
		return []string{""}
	}
	for i := range texts {
		texts[i] = strings.TrimSpace(texts[i])
	}
	return texts
}
