package packet

import (
	"fmt"
	"strings"
)

// rules is the style sheet of a filter. Any choice hides everybody, by a property of the
// filter's own, and then the line of that choice shows again whom it holds for: of
// hundreds of lines a browser so weighs the few whose class an element has. It has
// numbers only, no text of a file.
func (f facet) rules() string {
	var css strings.Builder
	chosen := func(option, whom, display string) {
		for _, within := range []string{" ", "~main "} {
			fmt.Fprintf(&css, ".filter:has(#pick-%s option%s:checked)%s%s{--%s:%s}\n", f.Key, option, within, whom, f.Key, display)
		}
	}
	chosen(`:not([value="0"])`, ":is(.p,.g)", "none")
	for _, c := range f.Choices {
		chosen(fmt.Sprintf(`[value="%d"]`, c.Number), "."+f.class(c.Number), "initial")
	}
	return css.String()
}

// filteredRules put the filters together. While any is on, rows that wait to be unfolded
// are among those filtered, and what says so is shown, on paper too.
const filteredRules = `.p,.g,.more{display:var(--o,var(--l,var(--f,var(--more,var(--as)))))}
.p,.g{--as:block}
li.p{--as:list-item}
i.p{--as:inline}
thead.g{--as:table-header-group}
tr.p,tr.more{--as:table-row}
.more{--more:none}
.fold[open]~table .more,.filter:has(option:not([value="0"]):checked)~main .more{--more:initial}
.on,.found,.cut{display:none}
.filter:has(option:not([value="0"]):checked) .on,.filter:has(option:not([value="0"]):checked)~main :is(.found,.cut){display:block}
.filter:has(option:not([value="0"]):checked){display:flex}
.fold[open]~.rest,.fold[open]~table caption small,.filter:has(option:not([value="0"]):checked)~main :is(.fold,.rest,.index small,caption small){display:none}
`
