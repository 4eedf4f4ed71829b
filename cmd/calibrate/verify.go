package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"calibrate/analysis"
	"calibrate/analysis/jobs"
	"calibrate/ladder/store"
	"calibrate/reports/packet"
)

// errDiffers says that a packet is not what the store gives now.
var errDiffers = errors.New("the store does not give the same packet")

// A verdict says whether the store still gives a packet, and if not, what changed.
type verdict struct {
	Packet  string            `json:"packet"` // the folder
	Same    bool              `json:"same"`
	RunID   string            `json:"run_id"`     // as the packet records it
	Now     string            `json:"run_id_now"` // of what the store gives; "" when it gives none
	Listed  bool              `json:"listed"`     // whether SHA256SUMS tells what its files were when written
	Changes []analysis.Change `json:"changes"`    // of the manifest
	Files   []fileVerdict     `json:"files"`      // when the manifest changed, only those that are not as they were written: the bytes of all differ for that reason
}

func (a *app) verifyCommand() *cobra.Command {
	var rules string
	var asJSON bool
	command := &cobra.Command{
		Use:   "verify PACKET",
		Short: "Say whether the store still gives the same packet, and if not, what changed",
		Long: `Make a packet again from the store, by the parameters it records, and compare the
two. PACKET is the folder of a packet, its index.html, a folder that 'run' or
'report packets' wrote. Where the inputs are the same, every byte must be; where
they are not, what changed is listed: input files with their hashes, rows taken
and not taken, ladder, parameters, program. Inputs are the files of the packet's
cycle and of those before it; what was imported for later cycles changes nothing.
SHA256SUMS, which is written beside a packet, tells files that were edited, are
missing or were added since, also where the inputs changed.

Exit status: 0 the same, 1 not the same.`,
		Example: `  calibrate report verify out/packet
  calibrate report verify packets --json`,
		Args: usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			verdicts, err := a.verify(cmd.Context(), args[0], rules)
			if err != nil {
				return fmt.Errorf("verify: %w", err)
			}
			if err := a.printVerdicts(verdicts, asJSON); err != nil {
				return err
			}
			for _, v := range verdicts {
				if !v.Same {
					return errDiffers
				}
			}
			return nil
		},
	}
	command.Flags().StringVar(&rules, "rules", "", "the rules of the agenda that the packet was made with, a YAML `FILE`")
	command.Flags().BoolVar(&asJSON, "json", false, "print one JSON document")
	return command
}

// verify looks at the packet or packets at a path.
func (a *app) verify(ctx context.Context, path, rules string) ([]verdict, error) {
	if filepath.Base(path) == "index.html" {
		path = filepath.Dir(path)
	}
	found, err := findPackets(path)
	if err != nil {
		return nil, err
	}
	st, err := a.openExisting(ctx)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	progress := a.startProgress("verifying", len(found))
	defer progress.stop()
	verdicts := make([]verdict, len(found))
	for i, p := range found {
		if verdicts[i], err = a.verifyOne(ctx, st, p, rules); err != nil {
			return nil, err
		}
		progress.step(p.dir)
	}
	beside, err := strayed(path, found)
	if len(beside) > 0 {
		verdicts = append(verdicts, verdict{Packet: path, Listed: true, Changes: []analysis.Change{}, Files: beside})
	}
	return verdicts, err
}

// verifyOne makes one packet again and compares.
func (a *app) verifyOne(ctx context.Context, st *store.Store, p madePacket, rules string) (verdict, error) {
	was, err := packet.ReadManifest(p.packetDir())
	if err != nil {
		return verdict{}, err
	}
	written, err := p.written()
	if err != nil {
		return verdict{}, err
	}
	v := verdict{Packet: p.dir, RunID: was.RunID, Listed: len(written) > 0, Changes: []analysis.Change{}, Files: []fileVerdict{}}
	sealed, err := was.Sealed()
	if err != nil {
		return v, err
	}
	if !sealed && was.Version == programVersion {
		v.Changes = append(v.Changes, analysis.Change{Kind: analysis.Edited, What: "the manifest in the packet", Was: "run " + was.RunID,
			Now: "its lines give another run id: it was edited after it was written"})
	}
	bundle, err := a.again(ctx, st, was, rules)
	if gone := (notGiven{}); errors.As(err, &gone) {
		v.Changes = append(v.Changes, analysis.Change{Kind: analysis.Parametrised, What: "the store", Was: "gave this packet", Now: gone.Error()})
		v.Files, err = p.sinceWritten(written)
		return v, err
	}
	if err != nil {
		return v, err
	}
	v.Now = bundle.Manifest.RunID
	v.Changes = append(v.Changes, was.Changes(bundle.Manifest)...)
	if len(v.Changes) > 0 {
		v.Files, err = p.sinceWritten(written)
		return v, err
	}
	v.Files, err = p.compare(ctx, bundle, written)
	v.Same = allSame(v.Files)
	return v, err
}

// notGiven says that the store cannot give a packet by the parameters of an old one.
type notGiven struct{ error }

// again makes what reports are made of by the parameters of a manifest.
func (a *app) again(ctx context.Context, st *store.Store, m analysis.Manifest, rules string) (analysis.Bundle, error) {
	scope := scopeFlags{cycle: m.Cycle, since: m.Previous, org: m.Org, audience: string(m.Audience), minGroup: m.MinGroup, seed: m.Seed, reader: m.For, slots: m.Slots, rules: rules}
	scope.budget.most = m.Budget
	if m.Rules != "" && rules == "" {
		return analysis.Bundle{}, usageError{fmt.Errorf("the packet was made with rules of its own for the agenda (SHA-256 %s); give the file with --rules", m.Rules)}
	}
	in, err := a.input(ctx, st, scope)
	if err != nil {
		return analysis.Bundle{}, notGiven{err}
	}
	results, err := analysis.Run(ctx, in, jobs.List, nil)
	if err != nil {
		return analysis.Bundle{}, err
	}
	return analysis.NewBundle(ctx, in, analysis.Manifest{Program: "calibrate", Version: programVersion}, results)
}

// A madePacket is a folder with artefacts that were made in one go.
type madePacket struct {
	dir   string
	alone bool // the folder is that of the packet, without the others
}

func (p madePacket) packetDir() string {
	if p.alone {
		return p.dir
	}
	return filepath.Join(p.dir, "packet")
}

// findPackets finds what a path may stand for: a packet, a folder with a packet and
// more, a folder of such folders.
func findPackets(path string) ([]madePacket, error) {
	_, err := packet.ReadManifest(path)
	switch {
	case err == nil:
		return []madePacket{{dir: path, alone: true}}, nil
	case !errors.Is(err, os.ErrNotExist) && !errors.Is(err, packet.ErrNoManifest):
		return nil, err
	}
	if isFile(filepath.Join(path, "packet", "index.html")) {
		return []madePacket{{dir: path}}, nil
	}
	entries, reading := os.ReadDir(path)
	if reading != nil {
		return nil, reading
	}
	var found []madePacket
	for _, entry := range entries {
		if dir := filepath.Join(path, entry.Name()); isFile(filepath.Join(dir, "packet", "index.html")) {
			found = append(found, madePacket{dir: dir})
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s holds no packet: %w; name the folder of a packet, or one that 'calibrate run' or 'calibrate report packets' wrote", path, err)
	}
	return found, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
