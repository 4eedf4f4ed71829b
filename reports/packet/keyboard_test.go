package packet

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"calibrate/analysis"
)

// A stop is what has the focus: see keyboard.js.
type stop struct {
	At           int
	Name, Colour string
	Within       []string
	Ring         map[string][2]float64
}

// openAt opens a page with nothing in focus and the functions of keyboard.js at hand.
func openAt(ctx context.Context, t *testing.T, url string) {
	t.Helper()
	do(ctx, t, chromedp.EmulateViewport(1024, 640), chromedp.Navigate("about:blank"), chromedp.Navigate(url),
		chromedp.Evaluate[chromedp.Void](script(t, "keyboard.js")))
}

// press presses keys, one after the other, and tells what is then in focus.
func press(ctx context.Context, t *testing.T, keys string) stop {
	t.Helper()
	do(ctx, t, chromedp.KeyEvent(keys))
	return ask[stop](ctx, t, `focus()`)
}

// TestKeyboard uses the packet by real keys alone, in one browser.
func TestKeyboard(t *testing.T) {
	ctx := openBrowser(t)
	url := address(write(t, madeBundle(t, analysis.HR)), "index.html")
	for name, test := range map[string]func(context.Context, *testing.T, string){
		"tab": testTab, "journey": testJourney, "filter": testFilterByKeys, "dimension": testDimensionByKeys,
	} {
		t.Run(name, func(t *testing.T) { test(ctx, t, url) })
	}
}

// testTab goes through the page with the Tab key, there and back: each part that keys
// are for is reached, in the order of the page, with a ring around it that can be seen
// on every side; and the end of the page lets go of the focus.
func testTab(ctx context.Context, t *testing.T, url string) {
	openAt(ctx, t, url)
	stops := ask[int](ctx, t, `stops.length`)
	if stops < 60 {
		t.Fatalf("%d parts of the page are for keys: it is not the packet", stops)
	}
	for i := range stops {
		s := press(ctx, t, kb.Tab)
		if s.At != i {
			t.Fatalf("the Tab key leads to %s, which is number %d of %d, want %d", s.Name, s.At, stops, i)
		}
		if number, one := strings.CutPrefix(s.Name, "<a> #dim-"); !one || strings.HasPrefix(number, "1 ") { // one dimension looks like the other
			checkRing(ctx, t, s)
		}
	}
	if s := press(ctx, t, kb.Tab); s.At >= 0 {
		t.Errorf("after the last part the Tab key leads to %s, and not out of the page", s.Name)
	}
	for i := stops - 1; i >= 0; i-- {
		do(ctx, t, chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(kb.ModifierShift)))
		if at := ask[int](ctx, t, `stops.indexOf(document.activeElement)`); at != i {
			t.Fatalf("back, the Tab key leads to number %d of %d, want %d", at, stops, i)
		}
	}
}

// checkRing looks at the picture of the window for the ring around what is in focus.
func checkRing(ctx context.Context, t *testing.T, s stop) {
	t.Helper()
	var r, g, b uint8
	if _, err := fmt.Sscanf(s.Colour, "rgb(%d, %d, %d)", &r, &g, &b); err != nil {
		t.Errorf("%s has no ring in focus: %q", s.Name, s.Colour)
		return
	}
	picture, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{OptimizeForSpeed: new(true)})
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(picture.Data))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Ring) < 2 {
		t.Errorf("%s is not in the window", s.Name)
	}
	for side, at := range s.Ring {
		if !has(img, at, color.RGBA{r, g, b, 255}) {
			t.Errorf("%s: the ring cannot be seen on the %s, at %.0f", s.Name, side, at)
		}
	}
}

// has reports whether a picture has a colour at a point, or right beside it: boxes
// begin between pixels.
func has(img image.Image, at [2]float64, want color.RGBA) bool {
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			if color.RGBAModel.Convert(img.At(int(at[0])+dx, int(at[1])+dy)) == want {
				return true
			}
		}
	}
	return false
}
