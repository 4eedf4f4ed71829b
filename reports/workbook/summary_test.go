package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The front sheet as a person reads it.
func TestFront(t *testing.T) {
	b := bundleOf(t, small(t), smallResults()...)
	_, f := written(t, b)
	rows, err := f.GetRows(frontName)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, row := range rows {
		text.WriteString(strings.TrimRight(strings.Join(row, " | "), " |") + "\n")
	}
	golden(t, "front.txt", strings.ReplaceAll(text.String(), b.Manifest.RunID, "RUN")) // it changes with the shipped ladder
}

var cellReference = regexp.MustCompile(`<(c:)?f>(&#39;|')[^<]+![^<]+</`)

// Excel's charts and the pictures are there, and read their figures from cells.
func TestChartsReadCells(t *testing.T) {
	path, _ := written(t, bundleOf(t, small(t), smallResults()...))
	parts := unpacked(t, path)
	charts, pictures := 0, 0
	for name, content := range parts {
		if strings.HasPrefix(name, "xl/media/") {
			pictures++
		}
		if !strings.HasPrefix(name, "xl/charts/chart") {
			continue
		}
		charts++
		if n := len(cellReference.FindAll(content, -1)); n < 6 {
			t.Errorf("%s has %d references to cells, want a name, categories and figures for each of its series", name, n)
		}
	}
	if charts != 4 || pictures != 1 {
		t.Errorf("%d charts and %d pictures, want 4 (two of them on the sheet What if) and 1", charts, pictures)
	}
}

func unpacked(t *testing.T, path string) map[string][]byte {
	t.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	parts := map[string][]byte{}
	for _, part := range r.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		in.Close()
		parts[part.Name] = content
	}
	return parts
}

func TestSameBytesAndPrivate(t *testing.T) {
	in := small(t)
	first, _ := written(t, bundleOf(t, in, smallResults()...))
	a, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 { // excelize keeps parts in maps: once may agree by chance
		second, _ := written(t, bundleOf(t, in, smallResults()...))
		b, err := os.ReadFile(second)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Fatal("two runs give different bytes")
		}
	}
	info, err := os.Stat(first)
	if err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(filepath.Dir(first)); err != nil || len(left) != 1 {
		t.Errorf("beside the workbook lies %v, %v", left, err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, want 0600", info.Mode().Perm())
	}
}

// LibreOffice opens the workbook and finds the same figures.
func TestLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, or -short was asked for")
	}
	results := append(smallResults(), longResult(300), awkward())
	path, _ := written(t, bundleOf(t, small(t), results...))
	dir := t.TempDir()
	command := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx", "--outdir", dir, path)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	again := opened(t, filepath.Join(dir, "summary.xlsx"))
	for _, r := range results {
		for _, table := range r.Tables {
			p, ok := tablesOf(t, opened(t, path))["t_"+table.Name]
			if !ok {
				t.Fatalf("no table %s", table.Name)
			}
			compareTable(t, again, p, table)
		}
	}
}
