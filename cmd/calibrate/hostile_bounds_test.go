package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What one file may cost, whoever made it: reliability asks for so much, by a
// process of its own or without one.
const (
	boundMemory = 512 << 20
	boundTime   = 10 * time.Second
)

// TestHostileFilesAreBounded gives each hostile file, and the costliest that the
// limits let through, to the built program, and holds the whole process to the
// bounds. This is why files are parsed without a child process to contain them.
func TestHostileFilesAreBounded(t *testing.T) {
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	if peakMemory(os.Getpid()) == 0 {
		t.Skip("this system does not tell how much memory a process holds")
	}
	dir := t.TempDir()
	for i, tt := range append(hostileFiles(t), costlyFiles(t)...) {
		path := filepath.Join(dir, fmt.Sprint(i), tt.name)
		writeFile(t, path, tt.data)
		args := append([]string{"import", path, "--dry-run", "--quiet", "--cycle", "2026-H1", "--db", filepath.Join(dir, "none")}, tt.flags...)
		state, memory, said := watched(t, program, args)
		if code := state.ExitCode(); code != tt.status {
			t.Errorf("%s: status %d, want %d\n%s", tt.name, code, tt.status, clip(said))
		}
		used := state.UserTime() + state.SystemTime()
		t.Logf("%-26s %6d ms CPU, %4d MB", tt.name, used.Milliseconds(), memory>>20)
		if used > boundTime || memory > boundMemory {
			t.Errorf("%s took %v CPU and %d MB", tt.name, used, memory>>20)
		}
	}
}

// watched runs the program and gives the most memory it was seen to hold. What
// the system tells of a finished process begins with what its parent held.
func watched(t *testing.T, program string, args []string) (state *os.ProcessState, memory int64, said string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), enough)
	defer cancel()
	command := exec.CommandContext(ctx, program, args...)
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		command.Wait() // its status is looked at by the caller
		close(done)
	}()
	for {
		select {
		case <-done:
			return command.ProcessState, memory, out.String()
		case <-time.After(2 * time.Millisecond):
			memory = max(memory, peakMemory(command.Process.Pid))
		}
	}
}

// peakMemory is what Linux says a process has held at most since it began, 0
// when it has ended.
func peakMemory(pid int) int64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kb int64
	fmt.Sscan(rest, &kb)
	return kb << 10
}

// costlyFiles are legal, and as large as the limits let through in one way each.
func costlyFiles(t *testing.T) []hostileFile {
	t.Helper()
	none := func(name string, data []byte) hostileFile {
		return hostileFile{name: name, data: data, status: statusFailed}
	}
	return []hostileFile{
		none("numbers to the limit.xlsx", workbookOf(t, manyCells(62_000, 32, func(n int) string { return fmt.Sprintf("<c><v>%d.%d</v></c>", n%7, n) }))),
		none("texts to the limit.xlsx", workbookOf(t, manyCells(45_000, 32, func(n int) string { return fmt.Sprintf(`<c t="str"><v>%s%d</v></c>`, mixed(24), n) }))),
		none("many strings.xlsx", workbookOf(t, manyCells(1, 1, func(int) string { return `<c t="s"><v>9</v></c>` }), zipPart{"xl/sharedStrings.xml", manyStrings(300_000)})),
		none("tall.xlsx", packed(t, append(partsOf(4, `<row r="1048576"><c><v>1</v></c></row>`), zipPart{"xl/sharedStrings.xml", `<sst xmlns="` + sheetSpace + `"/>`}))),
		none("one heading.xlsx", workbookOf(t, manyCells(20, 16_000, func(int) string { return `<c t="str"><v>Feedback</v></c>` }))),
		none("far apart.xlsx", workbookOf(t, manyCells(100_000, 1, func(n int) string { return fmt.Sprintf(`<c r="XFD%d"><v>%d</v></c>`, n+1, n) }))),
		none("merges.xlsx", replacedPart(t, "", "xl/worksheets/sheet1.xml", strings.Replace(sheetOf(manyCells(1000, 8, func(n int) string { return fmt.Sprintf("<c><v>%d</v></c>", n) })),
			"</worksheet>", "<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 200_000)+"</mergeCells></worksheet>", 1))),
		none("many problems.csv", repeatedLines("Employee,Rater,Feedback,Delegation,Innovation\n", 150_000, "P%d,Max Okafor,3,9x,4x\n")),
		none("long lines.csv", bytes.Repeat([]byte(strings.Repeat("x,", 8_000)+"\n"), 240)),
	}
}

// manyStrings is a part of n shared strings that do not pack well.
func manyStrings(n int) string {
	noise := mixed(1 << 20)
	var out strings.Builder
	out.WriteString(`<sst xmlns="` + sheetSpace + `">`)
	for i := range n {
		at := i * 50_021 % (len(noise) - 120)
		out.WriteString("<si><t>" + noise[at:at+120] + "</t></si>")
	}
	out.WriteString("</sst>")
	return out.String()
}

// manyCells is a grid of rows by columns.
func manyCells(rows, columns int, cell func(n int) string) string {
	var out strings.Builder
	for row := range rows {
		out.WriteString("<row>")
		for column := range columns {
			out.WriteString(cell(row*columns + column))
		}
		out.WriteString("</row>")
	}
	return out.String()
}

// repeatedLines is a text of n lines with their number in each.
func repeatedLines(head string, n int, line string) []byte {
	out := []byte(head)
	for i := range n {
		out = fmt.Appendf(out, line, i)
	}
	return out
}
