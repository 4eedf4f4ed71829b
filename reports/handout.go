package reports

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A Handout is what one director was given.
type Handout struct {
	Org       string        `json:"org"`
	Directors []string      `json:"directors"` // id and name of those at the head of the org; none where the roster does not say
	People    int           `json:"people"`    // in the packet, which leaves a single director out; 0 where it leaves nobody, and there is no packet
	Folder    string        `json:"folder"`
	RunID     string        `json:"run_id"`
	Files     []HandoutFile `json:"files"`
}

// A HandoutFile is one file of a handout.
type HandoutFile struct {
	File   string `json:"file"` // from the folder of all handouts
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

const indexTitle = "<title>Calibration packets · "

var indexPage = template.Must(template.New("index").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
` + indexTitle + `{{.Cycle}}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#17212b}
table{border-collapse:collapse}th,td{text-align:left;padding:.3rem .8rem;border-bottom:1px solid #d9dee4}td.n{text-align:right}</style>
</head>
<body>
<main>
<h1>Calibration packets, cycle {{.Cycle}}</h1>
<p>Confidential. Give each folder to its director only; <a href="manifest.json">manifest.json</a> says what is in it. People are those in the packet: the page of an only director is left out.</p>
<table>
<thead><tr><th scope="col">Org</th><th scope="col">Director</th><th scope="col">People</th><th scope="col">Packet</th><th scope="col">Workbook</th></tr></thead>
<tbody>
{{range .Handouts}}<tr><th scope="row"><bdi>{{.Org}}</bdi></th><td>{{range $i, $who := .Directors}}{{if $i}}, {{end}}<bdi>{{$who}}</bdi>{{else}}not known: by the roster nobody leads it, and nobody is left out{{end}}</td><td class="n">{{.People}}</td>{{if .People}}<td><a href="{{.Folder}}/packet/index.html">packet</a>, <a href="{{.Folder}}/packet/packet.pdf">PDF</a></td><td><a href="{{.Folder}}/summary.xlsx">workbook</a></td>{{else}}<td colspan="2">none: nobody but the director</td>{{end}}</tr>
{{end}}</tbody>
</table>
</main>
</body>
</html>
`))

// WriteIndex writes index.html and manifest.json: what was given to whom.
func WriteIndex(dir, cycle string, handouts []Handout) error {
	manifest, err := json.MarshalIndent(handouts, "", "  ")
	if err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	if err := writeFile(filepath.Join(dir, "manifest.json"), append(manifest, '\n')); err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	var page bytes.Buffer
	err = indexPage.Execute(&page, struct {
		Cycle    string
		Handouts []Handout
	}{cycle, handouts})
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	return writeFile(filepath.Join(dir, "index.html"), page.Bytes())
}

// HashFiles gives the files of one handout, named from the folder of them all.
func HashFiles(dir, folder string) ([]HandoutFile, error) {
	var files []HandoutFile
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		sum, size, err := hashFile(path)
		files = append(files, HandoutFile{filepath.ToSlash(name), sum, size})
		return err
	})
	return files, err
}

func hashFile(path string) (sum string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	hash := sha256.New()
	size, err = io.Copy(hash, f)
	return hex.EncodeToString(hash.Sum(nil)), size, err
}
