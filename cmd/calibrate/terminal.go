package main

import (
	"fmt"
	"os"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"

	"calibrate/analysis"
)

// plain makes a text from a file safe to print: control and bidirectional
// characters become \x escapes, so that no name can steer a terminal.
func plain(s string) string {
	if strings.IndexFunc(s, unprintable) < 0 {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		if unprintable(r) {
			fmt.Fprintf(&out, `\x%02x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func unprintable(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
}

// alignment puts figures to the right and texts to the left.
func alignment(kind analysis.Kind) text.Align {
	switch kind {
	case analysis.Text, analysis.Flag, analysis.Date:
		return text.AlignLeft
	}
	return text.AlignRight
}

// isTerminal reports whether a stream is a terminal, where a progress bar helps.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
