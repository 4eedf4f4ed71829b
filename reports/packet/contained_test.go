package packet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"calibrate/analysis"
)

// TestSelfContained holds a packet of up to inlinePeople people to be one page that
// needs nothing beside it: it loads no file, and leads to its own parts and to the
// PDF of the same alone. The PDF is named for who wants paper; the page does without.
func TestSelfContained(t *testing.T) {
	for name, bundle := range map[string]analysis.Bundle{"made": madeBundle(t, analysis.HR), "200 people": manyPeople(t, 200, 1)} {
		dir := write(t, bundle)
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if f.Name() != "index.html" && f.Name() != "packet.pdf" {
				t.Errorf("%s: the packet has the file %s too", name, f.Name())
			}
		}
		for _, n := range elements(parse(t, filepath.Join(dir, "index.html"))) {
			for _, a := range n.Attr {
				leads := a.Key == "src" || a.Key == "href" || a.Key == "srcset" || a.Key == "data" || a.Key == "action"
				if leads && !strings.HasPrefix(a.Val, "#") && a.Val != "packet.pdf" {
					t.Errorf("%s: <%s %s=%q> needs another file", name, n.Data, a.Key, a.Val)
				}
			}
			if n.Data == "style" {
				checkStyle(t, n.FirstChild.Data)
			}
		}
	}
}

// checkStyle holds a style sheet to load nothing: its fonts stand in it.
func checkStyle(t *testing.T, css string) {
	t.Helper()
	if strings.Contains(css, "@import") {
		t.Error("the style sheet imports another")
	}
	for _, rest := range strings.Split(css, "url(")[1:] {
		if !strings.HasPrefix(strings.TrimLeft(rest, `'"`), "data:font/") {
			t.Errorf("the style sheet loads %.40q", rest)
		}
	}
}
