package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tinyCompany is five people in one org with two parts, as files.
var tinyCompany = map[string]string{
	"roster.csv": `Cycle,Employee ID,Name,Manager ID,Org,Level,Proposed,Level Since
2026-H1,E1,Ana Ruiz,,Infra,SRE5,,2023-01-01
2026-H1,E2,Bo Li,E1,Infra / Storage,SRE3,SRE4,2023-07-01
2026-H1,E3,Cy Núñez,E1,Infra / Storage,SRE3,,2024-07-01
2026-H1,E4,Di Wu,E1,Infra / Edge,SRE2,SRE3,2024-01-01
2026-H1,E5,Eva Østergård,E1,Infra / Edge,SRE4,,2025-01-01
`,
	"assessments/ana.csv": `Cycle,Employee ID,Rater ID,Relation,Tools and Tech,Architecture,Feedback,Delegation,Innovation
2026-H1,E2,E1,manager,4,3.5,4,3,n/o
2026-H1,E3,E1,manager,3,3,2.5,3,3
2026-H1,E4,E1,manager,3,2,3,2.5,3
2026-H1,E5,E1,manager,4,4,4,5,maybe
2026-H1,E2,E5,peer,3,3,3.5,3,3
`,
	"assessments/peers.csv": `Cycle,Employee ID,Rater ID,Relation,Tools and Tech,Architecture,Feedback,Delegation,Innovation
2026-H1,E2,E3,peer,4,4,4,3,4
2026-H1,E2,E2,self,5,4,4,4,4
2026-H1,E3,E2,peer,3,3,3,,3
2026-H1,E4,E5,peer,2.5,2,3,3,3
2026-H1,E5,E4,peer,4,4,4,4,4
`,
}

func writeTiny(t *testing.T, dir string) {
	t.Helper()
	for name, text := range tinyCompany {
		writeText(t, filepath.Join(dir, name), text)
	}
}

func writeText(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// ran runs the built program in a folder, and fails on another status than the one wanted.
func ran(t *testing.T, want int, folder string, env []string, args ...string) (out string) {
	t.Helper()
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program, args...)
	command.Dir, command.Env = folder, append(os.Environ(), env...)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	command.Run() // its status is looked at
	if got := command.ProcessState.ExitCode(); got != want {
		t.Fatalf("calibrate %s in %s: status %d, want %d\n%s%s", strings.Join(args, " "), folder, got, want, stdout.String(), stderr.String())
	}
	return stdout.String()
}

// contents gives every file below a folder by its path in it.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, path := range filesBelow(t, dir) {
		b, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		all[path] = string(b)
	}
	return all
}

func filesBelow(t *testing.T, dir string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(dir, path)
			paths = append(paths, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// TestSameBytesInAnyProcess runs the built program from two working folders, that
// name the files in two ways, once with one thread: every file it writes is the
// same, byte for byte. Then it verifies both.
func TestSameBytesInAnyProcess(t *testing.T) {
	top := t.TempDir()
	one, two := filepath.Join(top, "one"), filepath.Join(top, "far", "two")
	writeTiny(t, filepath.Join(one, "cycle"))
	if err := os.MkdirAll(two, 0o700); err != nil {
		t.Fatal(err)
	}
	args := []string{"--slots", "SRE4=1,SRE3=2", "--budget", "2", "--min-group", "2", "--quiet"}
	ran(t, statusUnread, one, nil, append([]string{"run", "cycle"}, args...)...)
	ran(t, statusUnread, two, []string{"GOMAXPROCS=1"}, append([]string{"run", filepath.Join(one, "cycle")}, args...)...)
	for _, dir := range []string{one, two} {
		ran(t, statusDone, dir, nil, "report", "packets", "--min-group", "2", "--quiet")
	}
	checkSame(t, filepath.Join(one, "out"), filepath.Join(two, "out"), ".html", ".pdf", ".xlsx", ".svg", ".png")
	checkSame(t, filepath.Join(one, "packets"), filepath.Join(two, "packets"), ".html", ".pdf", ".xlsx", ".json")
	ran(t, statusDone, two, nil, "report", "verify", filepath.Join(one, "out"))
	ran(t, statusDone, one, []string{"GOMAXPROCS=1"}, "report", "verify", "packets")
}

// checkSame compares two folders, which must hold files of these endings.
func checkSame(t *testing.T, one, two string, endings ...string) {
	t.Helper()
	a, b := contents(t, one), contents(t, two)
	for _, ending := range endings {
		if !slices.ContainsFunc(filesBelow(t, one), func(path string) bool { return filepath.Ext(path) == ending }) {
			t.Errorf("%s has no %s file", one, ending)
		}
	}
	for path := range a {
		if _, there := b[path]; !there {
			t.Errorf("%s is written from one working folder only", path)
		} else if a[path] != b[path] {
			t.Errorf("%s differs between two runs", path)
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d files, and %d from the other working folder", len(a), len(b))
	}
}

// verifyJSON verifies and gives the one verdict there must be.
func verifyJSON(t *testing.T, want int, args ...string) verdict {
	t.Helper()
	var doc struct{ Packets []verdict }
	out := mustStatus(t, want, append([]string{"report", "verify", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &doc); err != nil || len(doc.Packets) != 1 {
		t.Fatalf("%v: %d packets in %s", err, len(doc.Packets), out)
	}
	return doc.Packets[0]
}

// kinds lists what changed as "kind what".
func kinds(v verdict) (all []string) {
	for _, c := range v.Changes {
		all = append(all, string(c.Kind)+" "+c.What)
	}
	return all
}

func TestVerify(t *testing.T) {
	dir := t.TempDir()
	db, packet := filepath.Join(dir, "c.duckdb"), filepath.Join(dir, "packet")
	writeTiny(t, filepath.Join(dir, "cycle"))
	mustStatus(t, statusUnread, "import", filepath.Join(dir, "cycle"), "--db", db)
	mustStatus(t, statusDone, "report", "packet", "-o", packet, "--db", db, "--quiet")

	page := filepath.Join(packet, "index.html")
	whole, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if v := verifyJSON(t, statusDone, page, "--db", db); !v.Same || len(v.Changes) > 0 || len(v.Files) != 2 || v.RunID != v.Now {
		t.Errorf("a packet just written: %+v", v)
	}
	writeText(t, page, strings.Replace(string(whole), ">Bo Li</h3>", ">Bo Lee</h3>", 1))
	if v := verifyJSON(t, statusFailed, packet, "--db", db); v.Same || len(v.Files) != 2 || v.Files[0].State != fileEdited || !slices.Equal(v.Files[0].Parts, []string{"Bo Lee"}) {
		t.Errorf("an edited page: %+v", v)
	}
	writeText(t, page, strings.Replace(string(whole), "&#34;seed&#34;:1,", "&#34;seed&#34;:2,", 1))
	if v := verifyJSON(t, statusFailed, packet, "--db", db); !slices.Equal(kinds(v), []string{"edited the manifest in the packet"}) {
		t.Errorf("an edited manifest: %+v", v)
	}
	writeText(t, page, string(whole))

	peers := filepath.Join(dir, "cycle", "assessments", "peers.csv")
	writeText(t, peers, strings.Replace(tinyCompany["assessments/peers.csv"], "E5,E4,peer,4,", "E5,E4,peer,3,", 1))
	more := filepath.Join(dir, "cycle", "assessments", "more.csv")
	writeText(t, more, strings.ReplaceAll(tinyCompany["assessments/peers.csv"], "E2,E3,peer", "E1,E3,report"))
	mustStatus(t, statusUnread, "import", peers, more, "--db", db) // the two disagree
	v := verifyJSON(t, statusFailed, packet, "--db", db)
	want := []string{"file_replaced assessments/peers.csv", "file_added assessments/more.csv"}
	if !slices.Equal(kinds(v), want) || v.Now == v.RunID || v.Now == "" {
		t.Errorf("after an import: %q, want %q", kinds(v), want)
	}
	if c := v.Changes[0]; !strings.HasPrefix(c.Was, "SHA-256 ") || c.Was == c.Now || len(c.Now) != len("SHA-256 ")+64 {
		t.Errorf("a replaced file without its hashes: %+v", c)
	}
}

// A packet of a director names no file, and is verified all the same.
func TestVerifyHandouts(t *testing.T) {
	dir := t.TempDir()
	db, packets := filepath.Join(dir, "c.duckdb"), filepath.Join(dir, "packets")
	writeTiny(t, filepath.Join(dir, "cycle"))
	mustStatus(t, statusUnread, "import", filepath.Join(dir, "cycle"), "--db", db)
	mustStatus(t, statusDone, "report", "packets", "-o", packets, "--db", db, "--quiet")
	mustStatus(t, statusDone, "report", "verify", packets, "--db", db)
	for path, text := range contents(t, packets) {
		if strings.Contains(text, "ana.csv") || strings.Contains(text, "peers.csv") {
			t.Errorf("%s names a file of ratings", path)
		}
	}
	book := filepath.Join(packets, "001", "summary.xlsx")
	writeText(t, book, "edited")
	if out := mustStatus(t, statusFailed, "report", "verify", packets, "--db", db); !strings.Contains(out, "summary.xlsx was edited") {
		t.Errorf("an edited workbook of a director: %s", out)
	}
	if out := mustStatus(t, statusFailed, "report", "verify", filepath.Join(dir, "cycle"), "--db", db); out != "" {
		t.Errorf("a folder without a packet: %s", out)
	}
}
