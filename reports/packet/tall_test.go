package packet

import (
	"context"
	"fmt"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// peopleTable is a table with a row for each of n people, and its people.
func peopleTable(n int) (table analysis.Table, people []ladder.Person) {
	table = analysis.Table{Name: fmt.Sprintf("of_%d", n), Title: fmt.Sprintf("Of %d", n),
		Columns: []analysis.Column{{Name: "employee", Head: "Employee", Kind: analysis.Text}, {Name: "x", Head: "X", Kind: analysis.Count}}}
	for i := range n {
		p := rosterLine(fmt.Sprintf("P%03d", i), fmt.Sprintf("Person %d", i), "Infra", i%6+1, 0)
		people = append(people, p)
		table.Add([]analysis.Value{analysis.T(p.ID), analysis.I(i)})
	}
	return table, people
}

// A scrolled is how a table scrolls in its own window.
type scrolled struct {
	Screen, Height, Inside        float64 // of the screen, of the window, and of what scrolls in it
	Head, HeadEnd, Focus, RowsEnd float64 // from its top: the head, once a row is in focus; that row; the last one
}

// scrollDown scrolls a table to its last row, and focuses a link above.
func scrollDown(ctx context.Context, t *testing.T, table string) scrolled {
	return ask[scrolled](ctx, t, fmt.Sprintf(`{
		const table = document.querySelector("#table-%s"), window = table.closest(".scroll"), rows = table.tBodies[0].rows
		window.scrollIntoView(), window.scrollTop = 1e6
		const at = e => e.getBoundingClientRect().top - window.getBoundingClientRect().top
		const end = at(rows[rows.length-1])
		rows[20].querySelector("a").focus()
		const head = table.tHead.querySelector("th");
		({screen: innerHeight, height: window.clientHeight, inside: window.scrollHeight, head: at(head), headEnd: at(head) + head.offsetHeight, focus: at(rows[20].querySelector("a")), rowsEnd: end})
	}`, table))
}

// TestHeadStaysInSight: a table of many rows scrolls in a window under its head, which
// covers nothing that is in focus; one that a screen about holds does not, and on paper
// none does.
func TestHeadStaysInSight(t *testing.T) {
	long, people := peopleTable(4 * tallRows)
	short, _ := peopleTable(tallRows)
	s := newStore(t)
	add(t, s, "in/roster.xlsx", people, nil)
	b := bundleOf(t, s, analysis.HR, []analysis.Result{{Job: "gap", Title: "Long", Tables: []analysis.Table{{Name: "assessed", Title: long.Title, Columns: long.Columns, Rows: long.Rows}}},
		{Job: "short", Title: "Short", Tables: []analysis.Table{short}}})
	ctx := openBrowser(t)
	openAt(ctx, t, address(write(t, b), "index.html"))
	got := scrollDown(ctx, t, "assessed")
	if got.Height >= got.Screen || got.Inside <= got.Height || got.RowsEnd >= got.Height {
		t.Errorf("the long table scrolls %v px within %v of %v, its last row at %v; want it within the screen", got.Inside, got.Height, got.Screen, got.RowsEnd)
	}
	if got.Head < 0 || got.Head > 1 || got.Focus < got.HeadEnd {
		t.Errorf("with a row above in focus at %v the head stands from %v to %v, want it at the top and the row under it", got.Focus, got.Head, got.HeadEnd)
	}
	if got := scrollDown(ctx, t, short.Name); got.Inside != got.Height {
		t.Errorf("a table of %d rows scrolls %v px within %v, want all of it", tallRows, got.Inside, got.Height)
	}
	show(ctx, t, "print", "light")
	if got := scrollDown(ctx, t, "assessed"); got.Inside != got.Height || got.Head <= 0 {
		t.Errorf("on paper %v px of %v stand in a window, the head at %v; want all, under the title", got.Height, got.Inside, got.Head)
	}
}

// TestReasonStaysInSight: of a table scrolled sideways, the sentence under it that says
// why there is no figure is read whole.
func TestReasonStaysInSight(t *testing.T) {
	table := analysis.Table{Name: "broad", Title: "Broad"}
	var row []analysis.Value
	for i := range 40 {
		table.Columns = append(table.Columns, analysis.Column{Name: fmt.Sprint("x", i), Head: fmt.Sprint("Figure ", i), Kind: analysis.Count})
		row = append(row, analysis.Why("nobody rated"))
	}
	table.Add(row)
	s := newStore(t)
	add(t, s, "in/roster.xlsx", []ladder.Person{rosterLine("E1", "Ana Lima", "Infra", 2, 0)}, nil)
	ctx := openBrowser(t)
	openAt(ctx, t, address(write(t, bundleOf(t, s, analysis.HR, []analysis.Result{{Job: "made", Title: "Made", Tables: []analysis.Table{table}}})), "index.html"))
	if !ask[bool](ctx, t, `{
		const window = document.querySelector("#table-broad").closest(".scroll"), left = e => e.getBoundingClientRect().left
		window.scrollIntoView(), window.scrollLeft = 1e6
		window.scrollLeft > 0 && left(window.querySelector(".left")) >= left(window)
	}`) {
		t.Error("scrolled to the last column, the reason begins outside the window of its table")
	}
}
