package stats

import (
	"errors"
	"fmt"
	"slices"
)

// Connection describes the graph whose nodes are employees and raters and whose edges are the pairs with at least one
// rating. Severities and adjusted scores compare only inside one subset of it: between subsets, how strict the raters
// are and how good the people are cannot be told apart (Linacre 1989, subset connectedness).
type Connection struct {
	Employees, Raters, Edges, Ratings int
	Subsets                           []Subset // largest first (by ratings), then by first employee
	EmployeeSubset                    []int    // by employee code: index into Subsets, -1 when the code has no rating
	RaterSubset                       []int    // by rater code, likewise
	CutRaters                         []CutRater
	Bridges                           []Bridge
	RankDeficiency                    int   // columns the additive fixed model (employee + rater) loses beyond a connected design
	Isolated                          []int // rater codes all of whose employees have no other rater
	Notes                             []string
}

// Subset is one connected component of the graph: the codes of its employees and raters in ascending order.
type Subset struct {
	Employees, Raters []int
	Edges, Ratings    int
}

// CutRater is a rater (an articulation point) without whom its subset falls into Parts pieces.
// Stranded counts the employees nobody else rated; Teams counts the pieces that still hold a rater, so Teams >= 2 means
// that groups which others rate can be compared only through this rater.
type CutRater struct {
	Rater, Parts, Stranded, Teams int
}

// Bridge is a single employee-rater pair whose loss would split its subset.
// Pendant says that one side is a lone person (an employee with one rater, or a rater with one employee).
type Bridge struct {
	Employee, Rater int
	Pendant         bool
}

// Connect finds the connected subsets, cut raters and bridges of the design (Tarjan 1972; time linear in ratings).
// Codes must be the same length, one per rating.
func Connect(employee, rater Factor) (Connection, error) {
	if err := sameLength(employee, rater); err != nil {
		return Connection{}, err
	}
	if len(employee.Code) == 0 {
		return Connection{}, errors.New("connect: no ratings")
	}
	for _, f := range []Factor{employee, rater} {
		if slices.Min(f.Code) < 0 {
			return Connection{}, fmt.Errorf("connect: a rating has no %s: leave it out", f.Name)
		}
	}
	g := newPairGraph(employee.Code, rater.Code)
	c := Connection{Ratings: len(employee.Code), Edges: len(g.to) / 2}
	c.labelSubsets(g, employee.Code, rater.Code)
	s := newCutSearch(g)
	s.run()
	c.CutRaters, c.Bridges = s.cutRaters(), s.bridges()
	c.RankDeficiency = len(c.Subsets) - 1
	c.Isolated = isolatedRaters(g)
	c.note()
	return c, nil
}

func (c *Connection) note() {
	if n := len(c.Subsets); n > 1 {
		c.Notes = append(c.Notes, fmt.Sprintf("the ratings fall into %d unconnected subsets: severities and adjusted scores "+
			"compare only within a subset; between subsets they lean on the assumption that people and raters of all "+
			"subsets are draws from one population", n))
	}
	if n := len(c.Isolated); n == 1 {
		c.Notes = append(c.Notes, "one rater rated only people whom nobody else rated: that severity cannot be told from the level of those people")
	} else if n > 1 {
		c.Notes = append(c.Notes, fmt.Sprintf("%d raters rated only people whom nobody else rated: their severity "+
			"cannot be told from the level of those people", n))
	}
}

func sameLength(factors ...Factor) error {
	n := len(factors[0].Code)
	for _, f := range factors[1:] {
		if len(f.Code) != n {
			return fmt.Errorf("%s has %d rows and %s has %d: give one code per rating", factors[0].Name, n, f.Name, len(f.Code))
		}
	}
	return nil
}
