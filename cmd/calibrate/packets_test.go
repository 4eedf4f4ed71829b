package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"calibrate/reports"
)

// twoDirectors is a company of two orgs with a director each, as files. Everybody
// is rated from the other org too.
var twoDirectors = map[string]string{
	"roster.csv": `Cycle,Employee ID,Name,Manager ID,Org,Level,Proposed
2026-H1,E1,Ana Ruiz,,Infra,SRE6,
2026-H1,E2,Bo Li,E1,Infra / Storage,SRE5,
2026-H1,E3,Cy Núñez,E2,Infra / Storage / Disks,SRE3,SRE4
2026-H1,E4,Di Wu,E1,Infra / Edge,SRE5,
2026-H1,E5,Eva Østergård,E4,Infra / Edge / Cache,SRE4,
2026-H1,E6,Fay Zorn,E1,Infra / Alone,SRE4,
`,
	"ratings.csv": `Cycle,Employee ID,Rater ID,Relation,Tools and Tech,Architecture,Feedback,Delegation,Innovation
2026-H1,E2,E1,manager,5,4.5,5,5,5
2026-H1,E3,E2,manager,4,3.5,4,3,4
2026-H1,E3,E5,peer,3,3,2.5,3,3
2026-H1,E4,E1,manager,4,5,5,5,4
2026-H1,E5,E4,manager,4,4,4,5,4
2026-H1,E5,E3,peer,4,4,3,4,4
`,
}

// TestPacketsByDirector gives each of two directors a packet and a workbook: the
// people of the own org and nobody else's name, not even a rater's, and not the
// director's own page. The manifest has the hash of every file.
func TestPacketsByDirector(t *testing.T) {
	dir := t.TempDir()
	for name, text := range twoDirectors {
		writeText(t, filepath.Join(dir, "in", name), text)
	}
	db, out := filepath.Join(dir, "a.duckdb"), filepath.Join(dir, "packets")
	mustStatus(t, statusDone, "import", filepath.Join(dir, "in"), "--db", db, "--quiet")
	mustStatus(t, statusDone, "report", "packets", "--by", "director", "-o", out, "--db", db, "--quiet")
	var handouts []reports.Handout
	manifest, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(manifest, &handouts); err != nil || len(handouts) != 3 {
		t.Fatalf("%d handouts, %v: want one for each of the three orgs below the top", len(handouts), err)
	}
	if alone := handouts[0]; alone.Org != "Infra / Alone" || alone.People != 0 || len(alone.Files) != 0 {
		t.Errorf("a director of nobody is given %+v", alone)
	}
	handouts = handouts[1:]
	for i, want := range []struct{ org, director, shown string }{
		{"Infra / Edge", "E4 Di Wu", "Eva Østergård"}, {"Infra / Storage", "E2 Bo Li", "Cy Núñez"},
	} {
		h := handouts[i]
		if h.Org != want.org || strings.Join(h.Directors, ";") != want.director || h.People != 1 {
			t.Errorf("handout %d is %+v, want %s for %s and the one person without the director", i, h, want.org, want.director)
		}
		checkHandout(t, out, h, want.shown)
	}
	index, err := os.ReadFile(filepath.Join(out, "index.html"))
	if err != nil || !strings.Contains(string(index), handouts[1].Folder+"/packet/index.html") || strings.Count(string(index), "nobody but the director") != 1 {
		t.Errorf("the index does not lead to %s (%v)", handouts[1].Folder, err)
	}
}

// TestWhoLeadsAnOrg: a team that stands at the same org as its head does not lead it; a
// head who stands in another org does; where the roster does not say, nobody is named.
func TestWhoLeadsAnOrg(t *testing.T) {
	dir := t.TempDir()
	writeText(t, filepath.Join(dir, "roster.csv"), `Cycle,Employee ID,Name,Manager ID,Org,Level
2026-H1,E1,Ana Ruiz,,Co,SRE6
2026-H1,E2,Bo Li,E1,Co / Flat,SRE5
2026-H1,E3,Cy Roy,E2,Co / Flat,SRE3
2026-H1,E4,Di Wu,E2,Co / Flat,SRE3
2026-H1,E5,Eva Stone,E2,Co / Lent,SRE3
2026-H1,E6,Fay Zorn,E2,Co / Lent,SRE3
2026-H1,E7,Gus Ode,,Co / Open,SRE3
2026-H1,E8,Hal Kim,,Co / Open,SRE3
2026-H1,E9,Ida Moe,E1,Co / Two,SRE5
2026-H1,E10,Jo Park,E1,Co / Two,SRE5
2026-H1,E11,Kit Lund,E9,Co / Two,SRE3
2026-H1,E12,Lea Voss,E10,Co / Two / Part,SRE3
`)
	db, out := filepath.Join(dir, "a.duckdb"), filepath.Join(dir, "packets")
	mustStatus(t, statusDone, "import", filepath.Join(dir, "roster.csv"), "--db", db, "--quiet")
	mustStatus(t, statusDone, "report", "packets", "-o", out, "--db", db, "--quiet")
	var handouts []reports.Handout
	if manifest, err := os.ReadFile(filepath.Join(out, "manifest.json")); err != nil || json.Unmarshal(manifest, &handouts) != nil {
		t.Fatalf("no manifest: %v", err)
	}
	var got []string
	for _, h := range handouts {
		got = append(got, fmt.Sprintf("%s: %s, %d", h.Org, strings.Join(h.Directors, " and "), h.People))
	}
	want := []string{"Co / Flat: E2 Bo Li, 2", "Co / Lent: E2 Bo Li, 2", "Co / Open: , 2", "Co / Two: E10 Jo Park and E9 Ida Moe, 4"}
	if !slices.Equal(got, want) {
		t.Errorf("handouts\n%q, want\n%q", got, want)
	}
	index, err := os.ReadFile(filepath.Join(out, "index.html"))
	if err != nil || strings.Count(string(index), "nobody leads it") != 1 || !strings.Contains(string(index), "<bdi>E10 Jo Park</bdi>, <bdi>E9 Ida Moe</bdi>") {
		t.Errorf("the index does not say whom nobody leads, or two who lead one org (%v)", err)
	}
}

// checkHandout holds the files against their hashes, and looks for names.
func checkHandout(t *testing.T, dir string, h reports.Handout, shown string) {
	t.Helper()
	kinds := map[string]bool{}
	for _, f := range h.Files {
		content, err := os.ReadFile(filepath.Join(dir, f.File))
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != f.SHA256 || int64(len(content)) != f.Bytes {
			t.Errorf("%s is not the file that the manifest speaks of", f.File)
		}
		kinds[filepath.Ext(f.File)] = true
		if filepath.Ext(f.File) == ".html" {
			checkNames(t, f.File, string(content), shown)
			if page := string(content); strings.Contains(page, "Rating cells") || strings.Contains(page, "ratings&#34;:") && !strings.Contains(page, "ratings&#34;:0,") {
				t.Errorf("%s counts what files hold, of other orgs too", f.File)
			}
		}
	}
	for _, kind := range []string{".html", ".pdf", ".xlsx"} {
		if !kinds[kind] {
			t.Errorf("%s was given no %s file", h.Org, kind)
		}
	}
}

func checkNames(t *testing.T, file, page, shown string) {
	t.Helper()
	for _, name := range []string{"Ana Ruiz", "Bo Li", "Cy Núñez", "Di Wu", "Eva Østergård", "Fay Zorn"} {
		if has := strings.Contains(page, name); has != (name == shown) {
			t.Errorf("%s names %s: %v", file, name, has)
		}
	}
}
