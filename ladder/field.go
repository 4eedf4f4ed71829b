package ladder

// FieldNames lists what a column of a sheet can be about. A heading that is
// ambiguous on its own ("Name", "Level", "ID") maps to the plain field; the
// layout that reads the sheet decides by context whose name it is.
var FieldNames = []string{
	"employee", "employee_id", "employee_email",
	"rater", "rater_id", "rater_email", "rater_first_name", "rater_last_name", "relation",
	"dimension", "category", "rating", "level", "comment", "cycle", "date",
	"id", "name", "first_name", "last_name", "email",
	"manager", "manager_id", "manager_email", "manager_first_name", "manager_last_name",
	"org", "ladder", "proposed", "hired", "level_since", "group",
	"operator", "share", "upper",
	"agreed", "reason", "decided_by",
}
