package vocab

import (
	"regexp"
	"strings"
)

// personFields gives the field for a part of a person's identity, by the field
// that names the person and the one that names the part. Nobody lists all the
// ways to say "the manager's number" in five languages.
var personFields = map[[2]string]string{
	{"employee", "id"}: "employee_id", {"employee", "email"}: "employee_email", {"employee", "name"}: "employee",
	{"employee", "first_name"}: "first_name", {"employee", "last_name"}: "last_name",
	{"rater", "id"}: "rater_id", {"rater", "email"}: "rater_email", {"rater", "name"}: "rater",
	{"rater", "first_name"}: "rater_first_name", {"rater", "last_name"}: "rater_last_name",
	{"manager", "id"}: "manager_id", {"manager", "email"}: "manager_email", {"manager", "name"}: "manager",
	{"manager", "first_name"}: "manager_first_name", {"manager", "last_name"}: "manager_last_name",
}

// ofPerson joins the heading of a person with that of a part of who they are, in
// either order: "Vorgesetzter – E-Mail", "Número de empleado del jefe". A number
// or address headed as the employee's is the person's whom the other word names.
func ofPerson(a, b Heading) (Heading, bool) {
	if a.Kind != Field || b.Kind != Field {
		return Heading{}, false
	}
	for _, pair := range [][2]string{{a.Field, b.Field}, {b.Field, a.Field}} {
		if field := personFields[[2]string{pair[0], strings.TrimPrefix(pair[1], "employee_")}]; field != "" {
			return Heading{Kind: Field, Field: field}, true
		}
	}
	return Heading{}, false
}

// linking are the words between a part and its person, by their keys.
var linking = wordSet("of of the des der de del de la du von vom")

var possessive = regexp.MustCompile(`['’]s(\s)|\b[dlDL]['’]`)

// apart parts words that some languages write together or with a mark, so that a
// heading of a person's part falls into words: "上長の番号", "Manager's ID",
// "e-mail de l'évaluateur".
func apart(text string) string {
	return strings.ReplaceAll(possessive.ReplaceAllString(text, "$1"), "の", " ")
}

// beingRated recognises the heading of whom a row is about as forms phrase it:
// "Person being reviewed", "Name of the colleague you are rating".
var beingRated = regexp.MustCompile(`(?i)^(?:full )?(?:name of (?:the )?)?(?:person|employee|colleague|co-?worker|team ?member|team ?mate|engineer|individual|staff member|peer|direct report)` +
	`(?: (?:who|that) (?:is|are))? (?:being|to be|you are|you're) (?:rat|review|assess|evaluat|apprais)(?:ed|ing|d)\s*[?:]*$`)

// rated reads a heading that says in a phrase whom a row is about.
func (v *Vocab) rated(text string) (Heading, bool) {
	return Heading{Kind: Field, Field: "employee"}, strings.Contains(text, " ") && beingRated.MatchString(text)
}

// numbered reads a heading with the sign for "number", such as "Emp. #".
func (v *Vocab) numbered(text string) (Heading, bool) {
	if !strings.Contains(text, " #") {
		return Heading{}, false
	}
	field, ok := v.fields.one(strings.ReplaceAll(text, " #", " No"))
	return Heading{Kind: Field, Field: field}, ok && strings.HasSuffix(field, "_id")
}

// person reads a heading made of a person and a part of who they are.
func (v *Vocab) person(text string) (Heading, bool) {
	fields := strings.Fields(apart(text))
	if len(fields) > maxWords {
		return Heading{}, false
	}
	for cut := 1; cut < len(fields); cut++ {
		left := v.part(strings.Join(fields[:cut], " "))
		for skip := 0; left.Kind == Field && skip <= 2 && cut+skip < len(fields); skip++ {
			if skip > 0 && !linking[Key(fields[cut+skip-1])] {
				break
			}
			if h, ok := ofPerson(left, v.part(strings.Join(fields[cut+skip:], " "))); ok {
				return h, true
			}
		}
	}
	return Heading{}, false
}
