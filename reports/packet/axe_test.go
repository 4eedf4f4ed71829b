package packet

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"calibrate/analysis"
)

// A finding is what axe-core found in one element.
type finding struct{ Rule, Element, Text string }

// found is what axe-core found in a page.
type found struct {
	Violations, Unsure []finding
	Passed             int
}

// A look is a way to look at a page.
type look struct {
	url, media, preferred string
	width                 int64
	drawn                 bool // all of it; else people's cards are, once they are scrolled to
}

// drawAll draws what lies outside the window too: of what is not drawn axe cannot tell
// the colours. A sheet made by script is let in by the policy of the page.
const drawAll = `{ const all = new CSSStyleSheet(); all.replaceSync("* { content-visibility: visible !important }"); document.adoptedStyleSheets = [all] }`

// leastPassed is how many rules of axe hold for a page at least: of a blank one, few do.
const leastPassed = 30

// TestAxe holds the packet to what axe-core can check of WCAG 2.2 AA, and to its best
// practices: in light and dark, on a desk and on a phone, on paper, one dimension alone.
func TestAxe(t *testing.T) {
	axe := axeCore(t)
	ctx := openBrowser(t)
	hr := address(write(t, madeBundle(t, analysis.HR)), "index.html")
	director := address(write(t, madeBundle(t, analysis.Director)), "index.html")
	split := writeSplit(t, madeBundle(t, analysis.HR))
	for _, l := range []look{
		{hr, "screen", "light", 1280, false}, {hr, "screen", "light", 1280, true}, {hr, "screen", "dark", 1280, true},
		{hr, "screen", "dark", 390, true}, {hr, "screen", "light", 390, false},
		{hr + "#dim-2", "screen", "light", 1280, true}, {hr, "print", "dark", 794, true}, {director, "screen", "light", 1280, true},
		{address(split, "index.html"), "screen", "light", 1280, true}, {address(split, "people-001.html"), "screen", "light", 1280, true},
	} {
		t.Run(fmt.Sprintf("%s_%s_%s_%d_px_drawn_%v", filepath.Base(l.url), l.media, l.preferred, l.width, l.drawn), func(t *testing.T) {
			show(ctx, t, l.media, l.preferred)
			do(ctx, t, chromedp.EmulateViewport(l.width, 800), chromedp.Navigate("about:blank"), chromedp.Navigate(l.url))
			if l.drawn {
				do(ctx, t, chromedp.Evaluate[chromedp.Void](drawAll))
			}
			got := runAxe(ctx, t, axe)
			for _, f := range got.Violations {
				if l.drawn && l.media == "screen" || f.Rule != "target-size" { // what is not drawn yet has no size of its own; paper is not touched
					t.Error(f.Text)
				}
			}
			for _, f := range got.Unsure {
				if !l.settles(f) {
					t.Errorf("axe cannot tell: %s", f.Text)
				}
			}
			if got.Passed < leastPassed {
				t.Errorf("%d rules hold for the page, want %d at least: it is not the packet", got.Passed, leastPassed)
			}
		})
	}
	t.Run("finds", func(t *testing.T) { testAxeFinds(ctx, t, axe, hr) })
}

// writeSplit writes a packet as if its people were too many for one file.
func writeSplit(t *testing.T, b analysis.Bundle) string {
	t.Helper()
	people, err := analysis.People(t.Context(), b.Input)
	if err != nil {
		t.Fatal(err)
	}
	dir, ix := t.TempDir(), newIndex(b, people, false)
	ix.deal()
	p, err := newPages(dir, b.Manifest, ix, newSections(b, ix))
	if err != nil {
		t.Fatal(err)
	}
	write := func(full []person) error { return writeEach(full, p.person) }
	if err := errors.Join(eachPerson(t.Context(), b, ix, write), p.finish()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// settles says of what axe cannot tell whether another test can. Texts of pictures lie
// over other shapes (TestInkOnWhatLiesUnder of reports/chart). What is not drawn yet,
// scrolled out of a narrow table or under the filter has the colours of what is not
// (TestContrast). In the cell of a strip the figures stand beside what is drawn, on the
// paper. On paper nobody follows a link.
func (l look) settles(f finding) bool {
	switch f.Rule {
	case "color-contrast":
		return !l.drawn || l.width == 390 || strings.Contains(l.url, "#") || strings.HasPrefix(f.Element, "<text") || strings.HasPrefix(f.Element, `<td class="s`)
	case "th-has-data-cells":
		return strings.HasPrefix(f.Element, `<table class="evidence figures"`)
	case "link-in-text-block":
		return l.media == "print"
	}
	return false
}

// testAxeFinds breaks the page in ways that axe-core must find, in words that say which.
func testAxeFinds(ctx context.Context, t *testing.T, axe, url string) {
	do(ctx, t, chromedp.Navigate("about:blank"), chromedp.Navigate(url))
	ask[bool](ctx, t, `document.querySelector("main").removeAttribute("id"), document.documentElement.lang = "",
		document.querySelector("#pick-o").closest("label").replaceWith(document.querySelector("#pick-o")), true`)
	var all strings.Builder
	for _, f := range runAxe(ctx, t, axe).Violations {
		all.WriteString(f.Text + "\n")
	}
	for _, want := range []string{"skip-link (", "select-name (", `id="pick-o"`, "html-has-lang ("} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("axe says nothing of %q in a page with that fault, but:\n%s", want, all.String())
		}
	}
}

func runAxe(ctx context.Context, t *testing.T, axe string) found {
	t.Helper()
	do(ctx, t, chromedp.Evaluate[chromedp.Void](axe))
	return ask[found](ctx, t, script(t, "axe.js"))
}

// axeCore is the script of axe-core, which npm installs and NODE_PATH leads to. The
// environment is read here, not left to node, for go test to know that it matters.
func axeCore(t *testing.T) string {
	t.Helper()
	for _, modules := range filepath.SplitList(os.Getenv("NODE_PATH")) {
		if text, err := os.ReadFile(filepath.Join(modules, "axe-core", "axe.min.js")); err == nil {
			return string(text)
		}
	}
	t.Skip("axe-core is not installed (npm install axe-core, and NODE_PATH leading to its node_modules)")
	return ""
}
