// Package vocab reads the words of a spreadsheet: a heading into a dimension,
// a category or a field; a cell into a level or a state, naming the rule that
// read it; level names, dates, shares and relations.
//
// It follows one law: a text is read only when it can mean one thing. Whatever
// else stands in a cell comes back as a problem that says what was seen, what
// was expected and, where there is one, what was probably meant. The words come
// from the ladder, so users extend them in their ladder file.
//
// Two spellings are the same word when they agree after Unicode compatibility
// folding, without regard to case, diacritics, spaces and punctuation. An exact
// spelling always wins over a folded one, so that two names which fold together
// are told apart where they can be and reported as ambiguous where they cannot.
package vocab
