package packet

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"calibrate/analysis"
)

// With colours forced on pages, as for people who see little, the strips of dots are
// still drawn: they are backgrounds, which else go.
func TestForcedColours(t *testing.T) {
	ctx := openBrowser(t)
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}}); err != nil {
		t.Fatal(err)
	}
	openAt(ctx, t, address(write(t, madeBundle(t, analysis.HR)), "index.html"))
	if got := ask[string](ctx, t, `getComputedStyle(document.querySelector(".evidence .s")).forcedColorAdjust`); got != "none" {
		t.Errorf("colours of a strip are forced: %q", got)
	}
}

// On a phone, a table scrolled aside says whose each row is, and keeps its caption.
func TestAsideOnAPhone(t *testing.T) {
	b := madeBundle(t, analysis.HR)
	made := analysis.Table{Name: "agenda", Title: "What to talk about, in the order of the rules file", Columns: []analysis.Column{
		{Name: "place", Head: "No.", Kind: analysis.Count}, {Name: "employee", Head: "Employee", Kind: analysis.Text}, {Name: "name", Head: "Name", Kind: analysis.Text}}}
	row := []analysis.Value{analysis.I(1), analysis.T("E1"), analysis.T("Ana Lima")}
	for range 8 {
		made.Columns = append(made.Columns, analysis.Column{Name: "reason", Head: "Reason", Kind: analysis.Text})
		row = append(row, analysis.T("The line of the level is in doubt, and so is all that follows from it in the meeting."))
	}
	made.Add(row)
	b.Results = append(b.Results, analysis.Result{Job: "agenda", Title: "Agenda", Tables: []analysis.Table{made}})
	ctx := openBrowser(t)
	openAt(ctx, t, address(write(t, b), "index.html"))
	do(ctx, t, chromedp.EmulateViewport(390, 800), chromedp.Evaluate[chromedp.Void](`document.querySelector("#table-agenda").closest(".scroll").scrollIntoView()`))
	ask[bool](ctx, t, `new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))`)
	do(ctx, t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#table-agenda").closest(".scroll").scrollLeft = 900`))
	for _, part := range []string{"tbody th", "thead .whose", "caption span"} {
		at := ask[[]float64](ctx, t, `(box => [box.left, box.right])(document.querySelector("#table-agenda `+part+`").getBoundingClientRect())`)
		if at[0] < 0 || at[1] > 390 {
			t.Errorf("scrolled aside, %s stands from %.0f to %.0f px of 390", part, at[0], at[1])
		}
	}
	if got := ask[string](ctx, t, `document.querySelector("#table-agenda tbody th").innerText`); got != "Ana Lima E1" {
		t.Errorf("rows are named %q", got)
	}
}
