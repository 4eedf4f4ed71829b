package packet

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"calibrate/analysis"
)

// A record is what a page asks for and what the console says while it opens.
type record struct {
	mutex       sync.Mutex
	asked, said []string
}

func (r *record) add(event any) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r.asked = append(r.asked, e.Request.URL)
	case *log.EventEntryAdded:
		r.said = append(r.said, e.Entry.Text)
	case *runtime.EventConsoleAPICalled:
		r.said = append(r.said, fmt.Sprint("a script of the page wrote to the console: ", e.Type))
	case *runtime.EventExceptionThrown:
		r.said = append(r.said, e.ExceptionDetails.Text)
	}
}

func (r *record) take() (asked, said []string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	asked, said, r.asked, r.said = r.asked, r.said, nil, nil
	return asked, said
}

// TestQuiet opens the packet with its Content-Security-Policy in force: it asks for
// nothing but itself and the fonts in it, and breaks no rule of its policy. Pages with a
// fault show that either would be noticed.
func TestQuiet(t *testing.T) {
	made, err := os.ReadFile(filepath.Join(write(t, madeBundle(t, analysis.HR)), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	with := func(fault string) string { return strings.Replace(string(made), "</header>", fault+"</header>", 1) }
	ctx := openBrowser(t)
	var seen record
	if err := chromedp.Listen(ctx, seen.add); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, page, asks, says string }{
		{"as made", string(made), "", ""},
		{"picture", with(`<img src="beside.png" alt="">`), "beside.png", "blocked"}, // what the policy stops counts as asked for
		{"style", with(`<p style="color: red">`), "", "style-src"},
		{"script", with(`<script>document.title = "changed"</script>`), "", "default-src"},
		{"no policy", policy.ReplaceAllString(with(`<img src="beside.png" alt="">`), ""), "beside.png", "ERR_FILE_NOT_FOUND"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(c.page), 0o600); err != nil {
				t.Fatal(err)
			}
			do(ctx, t, chromedp.Navigate(address(dir, "index.html")), chromedp.Evaluate[chromedp.Void](drawAll))
			ask[int](ctx, t, `document.fonts.ready.then(fonts => fonts.size)`)
			asked, said := seen.take()
			if !slices.Contains(asked, address(dir, "index.html")) {
				t.Errorf("not even the page itself was asked for: %q", asked)
			}
			others := slices.DeleteFunc(asked, func(url string) bool {
				return url == address(dir, "index.html") || strings.HasPrefix(url, "data:font/")
			})
			if got := strings.Join(others, "\n"); !strings.Contains(got, c.asks) || c.asks == "" && got != "" {
				t.Errorf("the page asks for %q, want %q", got, c.asks)
			}
			if got := strings.Join(said, "\n"); !strings.Contains(got, c.says) || c.says == "" && got != "" {
				t.Errorf("the console says %q, want %q", got, c.says)
			}
		})
	}
}
