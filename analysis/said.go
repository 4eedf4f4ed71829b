package analysis

import "fmt"

// Said is fmt.Sprintf for sentences that people read: whole numbers have commas, as
// they have in tables and charts.
func Said(format string, args ...any) string {
	said := make([]any, len(args))
	for i, arg := range args {
		if n, ok := arg.(int); ok && (n >= 1000 || n <= -1000) {
			said[i] = grouped(n)
		} else {
			said[i] = arg
		}
	}
	return fmt.Sprintf(format, said...)
}

// A grouped number is written with commas, whatever verb asks for it.
type grouped int

// Format writes the number.
func (n grouped) Format(f fmt.State, _ rune) { fmt.Fprint(f, FormatNumber(Count, float64(n))) }
