package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"calibrate/analysis"
	"calibrate/reports"
)

// printVerdicts prints what became of each packet, for people or for programs.
func (a *app) printVerdicts(verdicts []verdict, asJSON bool) error {
	if asJSON {
		encoder := json.NewEncoder(a.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(struct {
			Packets []verdict `json:"packets"`
		}{verdicts})
	}
	for _, v := range verdicts {
		if v.Same {
			fmt.Fprintf(a.out, "%s: the same, byte for byte (run %s, %d files)\n", v.Packet, v.RunID, len(v.Files))
			continue
		}
		if v.RunID == "" {
			fmt.Fprintf(a.out, "%s: not as it was written\n", v.Packet)
		} else {
			fmt.Fprintf(a.out, "%s: not what the store gives now (run %s)\n", v.Packet, v.RunID)
		}
		for _, words := range v.changeLines() {
			fmt.Fprintf(a.out, "  %s\n", plain(words))
		}
		for _, f := range v.Files {
			if f.State != fileSame {
				fmt.Fprintf(a.out, "  %s\n", plain(fileWords(f)))
			}
		}
		if !v.Listed && len(v.Changes) > 0 {
			fmt.Fprintf(a.out, "  no %s lists its files: whether one was edited, too, cannot be told\n", reports.SumsName)
		}
	}
	return nil
}

// changeLines says the changes of a manifest, one a line, and where to read on.
func (v verdict) changeLines() (lines []string) {
	replaced, version := false, false
	for _, c := range v.Changes {
		replaced = replaced || c.Kind == analysis.FileReplaced
		version = version || c.Kind == analysis.LadderChanged && c.What == analysis.LadderVersionHead
		if version && c.What == analysis.LaddersHead && !strings.Contains(c.Was+c.Now, ", ") {
			continue // the only ladder, of which that was said
		}
		lines = append(lines, changeWords(c))
	}
	if replaced {
		lines = append(lines, "'calibrate history' shows what replaced files changed, cell by cell")
	}
	return lines
}

// changeWords says one change of a manifest in a line.
func changeWords(c analysis.Change) string {
	switch c.Kind {
	case analysis.FileAdded:
		return fmt.Sprintf("input file added: %s (%s)", c.What, c.Now)
	case analysis.FileRemoved:
		return fmt.Sprintf("input file no longer there: %s (%s)", c.What, c.Was)
	case analysis.FileReplaced:
		return fmt.Sprintf("input file replaced: %s (was %s, now %s)", c.What, c.Was, c.Now)
	case analysis.FileRenamed:
		return fmt.Sprintf("input file renamed: %s is now %s; its content is the same", c.Was, c.Now)
	case analysis.LadderChanged:
		if c.What == analysis.LadderVersionHead {
			return fmt.Sprintf("another ladder, or an edited one: version %.12s when the packet was made, %.12s now; --ladder takes the file it was made with", c.Was, c.Now)
		}
	case analysis.RowsChanged:
		return fmt.Sprintf("other rows taken from %s: was %s; now %s", c.What, c.Was, c.Now)
	case analysis.ReadingChange:
		return fmt.Sprintf("%s is read in another way than it was (%s, now %s)", c.What, c.Was, c.Now)
	}
	return fmt.Sprintf("%s: was %s, now %s", c.What, c.Was, c.Now)
}

// fileWords says what became of one file of a packet.
func fileWords(f fileVerdict) string {
	switch f.State {
	case fileMissing:
		return f.File + " is missing"
	case fileForeign:
		return f.File + " is no file of this packet"
	case fileEdited:
		return f.File + " was edited after it was written" + partWords(f.Parts)
	}
	return f.File + " was edited after it was written, or another build of the program wrote it" + partWords(f.Parts)
}

func partWords(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return "; it differs in " + shortList(parts)
}

// shortList joins names, and counts those beyond the first few.
func shortList(names []string) string {
	const most = 5
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
