package packet

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/domsnapshot"
	"github.com/chromedp/chromedp"

	"calibrate/analysis"
)

// TestFilterCountsRows: under a table stands how many of its rows a filter leaves.
func TestFilterCountsRows(t *testing.T) {
	table, people := peopleTable(tallRows)
	s := newStore(t)
	add(t, s, "in/roster.xlsx", append(people, rosterLine("Q", "Not in the table", "Other", 1, 0)), nil)
	ctx := openBrowser(t)
	openAt(ctx, t, address(write(t, bundleOf(t, s, analysis.HR, []analysis.Result{{Job: "made", Title: "Made", Tables: []analysis.Table{table}}})), "index.html"))
	for _, step := range []struct{ filter, text, want string }{ // 30 rows, a sixth of them at each level
		{"l", "SRE1", "5"}, {"l", "all", ""}, {"o", "Other", "none"}, {"o", "Infra", "30"}, {"l", "SRE2", "5"},
	} {
		do(ctx, t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`{
			const list = document.querySelector("#pick-%s")
			list.selectedIndex = [...list.options].findIndex(o => o.text == %q)
			document.querySelector("#table-%s").scrollIntoView()
		}`, step.filter, step.text, table.Name)))
		got := ""
		if found := countedRows.FindStringSubmatch(written(ctx, t)); found != nil {
			got = found[1]
		}
		if got != step.want {
			t.Errorf("of %s the page counts %q rows, want %q", step.text, got, step.want)
		}
	}
}

// countedRows is what stands under a filtered table.
var countedRows = regexp.MustCompile(`Rows with this filter: (\d+|none)`)

// written is the text of the page as it is laid out, with what the style sheet adds.
func written(ctx context.Context, t *testing.T) string {
	t.Helper()
	got, err := chromedp.Call(ctx, domsnapshot.CaptureSnapshot, domsnapshot.CaptureSnapshotParams{ComputedStyles: []string{}})
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, document := range got.Documents {
		for _, text := range document.Layout.Text {
			if text >= 0 {
				all.WriteString(got.Strings[text])
			}
		}
	}
	return all.String()
}
