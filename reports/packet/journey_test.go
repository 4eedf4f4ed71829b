package packet

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tabTo presses the Tab key until a part whose name begins so is in focus.
func tabTo(ctx context.Context, t *testing.T, name string) stop {
	t.Helper()
	for range ask[int](ctx, t, `stops.length`) {
		do(ctx, t, chromedp.KeyEvent(kb.Tab))
		if strings.HasPrefix(ask[string](ctx, t, `named(document.activeElement)`), name) {
			return ask[stop](ctx, t, `focus()`)
		}
	}
	t.Fatalf("the Tab key never leads to %q", name)
	return stop{}
}

// follow presses Enter on a link, and the Tab key where it led to.
func follow(ctx context.Context, t *testing.T, link string) stop {
	t.Helper()
	tabTo(ctx, t, "<a> "+link)
	do(ctx, t, chromedp.KeyEvent(kb.Enter))
	ask[bool](ctx, t, fmt.Sprintf("until(() => location.hash == %q)", link))
	return press(ctx, t, kb.Tab)
}

// testJourney reads the packet by keys alone: past the contents, to the people, to one
// person's page and the cells there, and back to the top.
func testJourney(ctx context.Context, t *testing.T, url string) {
	openAt(ctx, t, url)
	if s := follow(ctx, t, "#main"); !slices.Contains(s.Within, "main") {
		t.Errorf("the first link of the page skips to %s, which is not in its content", s.Name)
	}
	openAt(ctx, t, url)
	for _, step := range []struct{ link, leads string }{{"#people", "people"}, {"#person-3", "person-3"}, {"#top", "top"}, {"#person-1", "person-1"}} {
		s := follow(ctx, t, step.link)
		if !slices.Contains(s.Within, step.leads) {
			t.Errorf("behind the link %s the Tab key leads to %s in %q, want what is in %s", step.link, s.Name, s.Within, step.leads)
		}
		if step.link == "#top" && s.At != 0 {
			t.Errorf("back at the top, the Tab key leads to %s, number %d, want the first", s.Name, s.At)
		}
	}
	// Of a table wider than a phone every cell is reached.
	do(ctx, t, chromedp.EmulateViewport(390, 800))
	if s := tabTo(ctx, t, "<div> Ratings of Ana Lima, E1"); !slices.Contains(s.Within, "person-1") {
		t.Errorf("her ratings stand in %q", s.Within)
	}
	do(ctx, t, chromedp.KeyEvent(kb.ArrowRight))
	ask[bool](ctx, t, `until(() => document.activeElement.scrollLeft > 0)`)
}

// testFilterByKeys chooses org, level and flag by keys, one after the other and
// together: whoever is left is shown wherever people are, and nobody else is.
func testFilterByKeys(ctx context.Context, t *testing.T, url string) {
	openAt(ctx, t, url)
	// In both lists, in the table but for Zoë Quill, and each on the own page.
	all := map[string]int{"person-1": 4, "person-2": 4, "person-3": 4, "person-4": 3}
	const org, level, flag = "pick-o", "pick-l", "pick-f"
	at := press(ctx, t, kb.Tab)
	for _, step := range []struct {
		list, keys, chosen string
		left               []string
	}{
		{org, kb.ArrowDown, "Infra", []string{"person-1", "person-2", "person-3", "person-4"}}, // it is the widest
		{org, kb.ArrowDown, "<b>Edge</b>", []string{"person-2"}},
		{org, kb.End, "Storage", []string{"person-1", "person-4"}},
		{level, kb.End, "SRE5", []string{"person-4"}},
		{flag, kb.ArrowDown, "nominated", nil},
		{level, kb.Home, "all", []string{"person-1"}},
		{org, kb.Home, "all", []string{"person-1"}},
		{flag, kb.ArrowDown, "Outcome: not ready", []string{"person-2", "person-3"}},
		{flag, kb.Home, "all", []string{"person-1", "person-2", "person-3", "person-4"}},
	} {
		if !slices.Contains(at.Within, step.list) {
			tabTo(ctx, t, "<select> "+step.list)
		}
		at = press(ctx, t, step.keys)
		if chosen := ask[string](ctx, t, `document.activeElement.selectedOptions[0].text.trim()`); chosen != step.chosen {
			t.Fatalf("%s has chosen %q, want %q", step.list, chosen, step.chosen)
		}
		want := map[string]int{}
		for _, person := range step.left {
			want[person] = all[person]
		}
		if got := ask[map[string]int](ctx, t, `shown()`); !maps.Equal(got, want) {
			t.Errorf("after %s, %s: shown are %v, want %v", step.list, step.chosen, got, want)
		}
	}
}

// testDimensionByKeys looks at one dimension alone, person after person, and at all again.
func testDimensionByKeys(ctx context.Context, t *testing.T, url string) {
	openAt(ctx, t, url)
	all := ask[[]string](ctx, t, `dimensions("person-1")`)
	if len(all) != 26 {
		t.Fatalf("%d dimensions are shown, want 26", len(all))
	}
	for _, step := range []struct {
		link string
		want []string
	}{{"#dim-2", all[1:2]}, {"#dimensions", all}} {
		follow(ctx, t, step.link)
		for _, person := range []string{"person-1", "person-4"} {
			if got := ask[[]string](ctx, t, fmt.Sprintf("dimensions(%q)", person)); !slices.Equal(got, step.want) {
				t.Errorf("%s shows %q of %s, want %q", step.link, got, person, step.want)
			}
		}
	}
}
