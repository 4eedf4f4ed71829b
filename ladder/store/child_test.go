package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"calibrate/ladder"
)

// The test binary runs itself again where a second process is needed: the
// variables say what as, and on which database.
const (
	childRole = "CALIBRATE_STORE_TEST_ROLE"
	childFile = "CALIBRATE_STORE_TEST_FILE"
)

func TestMain(m *testing.M) {
	switch os.Getenv(childRole) {
	case "":
		os.Exit(m.Run())
	case "hold":
		hold(os.Getenv(childFile))
	case "add":
		addForever(os.Getenv(childFile))
	}
}

// hold keeps a database open until the process is killed.
func hold(path string) {
	if _, err := Open(ctx, path, Options{}); err != nil {
		fmt.Println("failed:", err)
		return
	}
	fmt.Println("open")
	select {}
}

// addForever stores files one after the other, and says so of each. Every third
// replaces the one before it.
func addForever(path string) {
	s, err := Open(ctx, path, Options{})
	if err == nil {
		err = s.PutLadder(ctx, ladder.Default())
	}
	fmt.Println("open")
	for n := 0; err == nil; n++ {
		b := killed(os.Getpid(), n)
		if _, err = s.Add(ctx, b, meta()); err == nil {
			fmt.Println("stored", b.SHA256)
		}
	}
	fmt.Println("failed:", err)
}

func killed(process, n int) *ladder.Batch {
	b := file(fmt.Sprintf("%d-%d.csv", process, n-n%3/2))
	for i := range 1000 {
		r := rating(fmt.Sprintf("rater %d of %d", i, process), n%26, float64(i%11)/2+1)
		r.Comment = fmt.Sprint(process, n)
		b.Ratings.Add(r)
	}
	b.Problems = []ladder.Problem{{Code: ladder.HiddenData, Severity: ladder.Warning}}
	return hashed(b)
}

// start runs the test binary in a role and waits for its first line.
func start(t *testing.T, role, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childRole+"="+role, childFile+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// TestKill kills a process that stores files, at random moments, and looks at
// what it left: each file whole or not at all, and none missing that the process
// had reported as stored. The moments are as far apart as this machine takes to
// start and to store a file, which a first process shows.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.duckdb")
	random := rand.New(rand.NewPCG(1, 2))
	starting, storing, reported := pace(t, path)
	for run := range 25 {
		cmd, lines := start(t, "add", path)
		within := 2 * starting // the kill may come while it starts
		if run%3 > 0 {
			lines.Scan()
			within = 4 * storing
		}
		time.AfterFunc(time.Duration(random.Float64()*float64(within)), func() { cmd.Process.Kill() })
		for lines.Scan() {
			if why, failed := strings.CutPrefix(lines.Text(), "failed: "); failed {
				t.Fatal(why)
			}
			if sha, ok := strings.CutPrefix(lines.Text(), "stored "); ok {
				reported = append(reported, sha)
			}
		}
		cmd.Wait() // killed: its error is no news
	}
	checkWhole(t, path, reported)
}

// pace is how long a process takes to its first line, and then to store a file.
func pace(t *testing.T, path string) (starting, storing time.Duration, reported []string) {
	t.Helper()
	const files = 3
	begun := time.Now()
	cmd, lines := start(t, "add", path)
	lines.Scan()
	starting = time.Since(begun)
	for len(reported) < files && lines.Scan() {
		if sha, ok := strings.CutPrefix(lines.Text(), "stored "); ok {
			reported = append(reported, sha)
		}
	}
	storing = (time.Since(begun) - starting) / files
	cmd.Process.Kill()
	for lines.Scan() {
		if sha, ok := strings.CutPrefix(lines.Text(), "stored "); ok {
			reported = append(reported, sha)
		}
	}
	cmd.Wait() // killed: its error is no news
	return starting, storing, reported
}

func checkWhole(t *testing.T, path string, reported []string) {
	t.Helper()
	s := openTest(t, path)
	stored := map[string]bool{}
	for _, sha := range lines(t, s, "SELECT sha256 FROM history") {
		stored[sha] = true
	}
	for _, sha := range reported {
		if !stored[sha] {
			t.Errorf("file %s was reported as stored and is not there", sha)
		}
	}
	// 1,000 ratings and 1 problem to a file, and nothing that belongs to no file.
	torn := lines(t, s, `SELECT batch, b.ratings, r.n, p.n FROM stored.batches b
		FULL JOIN (SELECT batch, count(*) n FROM stored.ratings GROUP BY batch) r USING (batch)
		FULL JOIN (SELECT batch, count(*) n FROM stored.problems GROUP BY batch) p USING (batch)
		WHERE (b.ratings, r.n, p.n) IS DISTINCT FROM (1000, 1000, 1)`)
	lost := lines(t, s, `SELECT * FROM stored.ratings r WHERE NOT EXISTS (FROM stored.names n WHERE n.name_no = r.rater)
		OR NOT EXISTS (FROM stored.texts x WHERE x.text_no = r.text) OR NOT EXISTS (FROM stored.topics t WHERE t.topic = r.topic)`)
	twice := lines(t, s, "SELECT name FROM stored.names GROUP BY name HAVING count(*) > 1 UNION ALL SELECT text FROM stored.texts GROUP BY text HAVING count(*) > 1")
	live := lines(t, s, "SELECT path FROM stored.batches SEMI JOIN stored.live USING (batch) GROUP BY path HAVING count(*) > 1")
	if len(torn)+len(lost)+len(twice)+len(live) > 0 {
		t.Errorf("torn files %v; ratings without words %v; words twice %v; files live twice %v", torn, lost, twice, live)
	}
	if len(reported) < 10 {
		t.Errorf("only %d files were stored in 26 runs: the test kills too soon to show anything", len(reported))
	}
	t.Logf("26 kills: %d files reported as stored, %d in the database, all whole", len(reported), len(stored))
}

func TestLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.duckdb")
	cmd, out := start(t, "hold", path)
	defer cmd.Wait()
	defer cmd.Process.Kill()
	if !out.Scan() || out.Text() != "open" {
		t.Fatal("the other process did not open the database:", out.Text())
	}
	for _, opt := range []Options{{}, {ReadOnly: true}} {
		_, err := Open(ctx, path, opt)
		wantError(t, err, ErrLocked, fmt.Sprintf("process %d", cmd.Process.Pid), "wait until it is done or end it")
	}
}
